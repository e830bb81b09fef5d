# One door. `make` lists what it can do.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
SIZE ?= sample
DATA ?= $(if $(filter sample,$(SIZE)),var,var/$(SIZE))
PORT ?= 8000
YEAR ?= 2025

# The suite and make run start hundreds of commands; each would compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

define NO_PACKAGES
echo "软件包未能下载。若所在网络使用单位自己的证书，请用 SSL_CERT_FILE 和 PIP_CERT 指明证书文件，再执行一次。"; \
echo "Packages could not be fetched. Behind an office's own certificate, name its file with SSL_CERT_FILE and PIP_CERT, then type it again."
endef

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-12s %s\n", $$1, $$2}'

run: export ANYE_DATA = $(DATA)
run: $(VENV)/run ## set up, make a small sample, assess its year, serve the desk; SIZE=district: a whole one
	@$(BIN)/python -m anye_desk.config.sample --size $(SIZE) --year $(YEAR) --port $(PORT)

story: export ANYE_DATA = $(DATA)
story: $(VENV)/run ## play a whole year of certification, from the window to tax, and add it up; SIZE=district
	@$(BIN)/python -m benchmarks.story --size $(SIZE) --year $(YEAR)

test: $(VENV)/dev browser ## the whole suite, with a real browser and PostgreSQL; TESTS=tests/unit: a part
	@$(BIN)/python -m pytest -n 2 --dist loadscope --no-loadscope-reorder -m "not spark and not long" $(TESTS)

test-long: $(VENV)/dev $(VENV)/long browser ## the long tier: Spark, long property runs, kills
	@HYPOTHESIS_PROFILE=night $(BIN)/python -m pytest -m "spark or long"

check: $(VENV)/dev ## lint, format, types, contracts: what CI runs first
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev ## put the code in the house's format
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

docs: $(VENV)/dev ## write docs/law, feeds, quality, matching, cases and the table of packages anew from the code
	@$(BIN)/anye law --write docs/law
	@$(BIN)/anye template --docs docs/feeds
	@$(BIN)/anye quality docs docs/quality
	@$(BIN)/anye match docs docs/matching
	@$(BIN)/python -m anye_desk handbook docs/cases
	@$(BIN)/python -m tests.conventions.architecture

bench: $(VENV)/dev ## speed and memory as ratios; see benchmarks/README.md
	@$(BIN)/python -m benchmarks

lock: $(VENV)/uv ## resolve requirements/*.lock anew from pyproject.toml
	@for set in run dev long; do \
	  extras=$$(case $$set in run) echo "--extra desk";; dev) echo "--extra desk --extra dev";; long) echo "--extra desk --extra dev --extra long";; esac); \
	  $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    pyproject.toml --extra build $$extras -o requirements/$$set.lock; done

vendor: $(VENV)/run ## renew the desk's styles and scripts of others, after a change of package-lock.json; needs npm
	@$(BIN)/python -m anye_desk.config.vendor

clean: ## remove environments, data and build output
	@rm -rf $(VENV) node_modules build $(DATA) staticfiles

$(VENV)/uv: requirements/uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Anye needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up in $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null \
	  || { $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install -q pip; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.lock \
	  || { $(NO_PACKAGES); exit 1; }
	@touch $@

# Each environment is a superset of the one before; installing never removes.
$(VENV)/run $(VENV)/dev $(VENV)/long: $(VENV)/%: requirements/%.lock $(VENV)/uv pyproject.toml
	@echo "Installing what requirements/$*.lock names ..."
	@$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements/$*.lock \
	  || { $(NO_PACKAGES); exit 1; }
	@$(UV) pip install -q --python $(BIN)/python --no-build-isolation --no-deps -e .
	@touch $@

browser: $(VENV)/dev
	@$(BIN)/python -m tests.browser

.PHONY: help run story test test-long check format docs bench lock vendor clean browser
