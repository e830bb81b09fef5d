# One door. `make` lists what it can do.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
DATA ?= var
PORT ?= 8000
YEAR ?= 2025

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-12s %s\n", $$1, $$2}'

run: export ANYE_DATA = $(DATA)
run: export ANYE_DEMO = 1
run: $(VENV)/run assets ## set up, make the sample district, assess its year, serve the desk
	@test -f $(DATA)/feeds/truth.json || $(BIN)/anye synth $(DATA)/feeds
	@$(BIN)/anye run $(DATA)/feeds --store $(DATA)/store --rejects $(DATA)/rejects --year $(YEAR) || test $$? -eq 1
	@$(BIN)/anye quality --store $(DATA)/store --year $(YEAR) > $(DATA)/quality.txt
	@$(BIN)/python -m anye_desk migrate -v 0
	@$(BIN)/python -m anye_desk publish
	@$(BIN)/python -m anye_desk demo_accounts
	@$(BIN)/python -m anye_desk.config.serve --port $(PORT)

test: $(VENV)/dev assets browser ## the whole suite, with a real browser and PostgreSQL
	@$(BIN)/python -m pytest -n 2 --dist loadscope -m "not spark and not long"

test-long: $(VENV)/dev $(VENV)/long assets browser ## the long tier: Spark, long property runs, kills
	@HYPOTHESIS_PROFILE=night $(BIN)/python -m pytest -m "spark or long"

check: $(VENV)/dev ## lint, format, types, contracts: what CI runs first
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev ## put the code in the house's format
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

docs: $(VENV)/dev ## write docs/law, docs/feeds, docs/quality, docs/matching anew from law, contracts, tables
	@$(BIN)/anye law --write docs/law
	@$(BIN)/anye template --docs docs/feeds
	@$(BIN)/anye quality docs docs/quality
	@$(BIN)/anye match docs docs/matching

bench: $(VENV)/dev ## speed and memory as ratios; see benchmarks/README.md
	@$(BIN)/python -m benchmarks

lock: $(VENV)/uv ## resolve requirements/*.lock anew from pyproject.toml
	@for set in run dev long; do \
	  extras=$$(case $$set in run) echo "--extra desk";; dev) echo "--extra desk --extra dev";; long) echo "--extra desk --extra dev --extra long";; esac); \
	  $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    pyproject.toml --extra build $$extras -o requirements/$$set.lock; done

clean: ## remove environments, data and build output
	@rm -rf $(VENV) node_modules build $(DATA) staticfiles src/anye_desk/static/vendor

$(VENV)/uv: requirements/uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Anye needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null \
	  || { $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install -q pip; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.lock
	@touch $@

# Each environment is a superset of the one before; installing never removes.
$(VENV)/run $(VENV)/dev $(VENV)/long: $(VENV)/%: requirements/%.lock $(VENV)/uv pyproject.toml
	@echo "Installing what requirements/$*.lock names ..."
	@$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements/$*.lock
	@$(UV) pip install -q --python $(BIN)/python --no-build-isolation --no-deps -e .
	@touch $@

assets: src/anye_desk/static/vendor/.made
src/anye_desk/static/vendor/.made: package-lock.json | $(VENV)/run
	@$(BIN)/python -m anye_desk.config.vendor
	@touch $@

browser: $(VENV)/dev
	@$(BIN)/python -m tests.browser

.PHONY: help run test test-long check format docs bench lock clean assets browser
