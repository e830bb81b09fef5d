"""The operator's guide: its files say what the desk understands; it is typed on a bare Debian."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from tests.integration import no_systemd
from tests.integration.bare_debian import NotBareError, make
from tests.integration.how_tos import FOLDER, steps

from anye_desk.config import serve
from anye_desk.office.ledger import witness

ROOT = Path(__file__).parents[2]
DEPLOY, GUIDE = ROOT / "deploy", FOLDER / "operate-the-desk.md"
SERVICES = sorted((DEPLOY / "units").glob("*.service"))
READ_BY_THE_DESK = re.compile(r'environ\.get\(\s*"([A-Z_]+)"')
IN_PYTHON = re.compile(r"/srv/\w+/program/\.venv/bin/python -m (\S+) ?(.*)")
HARDENED = {
    "UMask": "0077",
    "NoNewPrivileges": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "ProtectKernelTunables": "yes",
    "ProtectKernelModules": "yes",
    "ProtectKernelLogs": "yes",
    "ProtectControlGroups": "yes",
    "ProtectClock": "yes",
    "ProtectHostname": "yes",
    "RestrictNamespaces": "yes",
    "RestrictRealtime": "yes",
    "RestrictSUIDSGID": "yes",
    "LockPersonality": "yes",
    "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6",
    "SystemCallArchitectures": "native",
    "SystemCallFilter": "@system-service",
    "CapabilityBoundingSet": "",
}
PARSERS = {"anye_desk.config.serve": serve, "anye_desk.office.ledger.witness": witness}


def unit(path):
    found = configparser.ConfigParser(strict=False, interpolation=None)
    found.optionxform = str
    found.read_string(path.read_text("utf-8"))
    return found


def understood(words):
    """Let a command of the desk read what it is told; it ends with an error if it does not."""
    name, *arguments = words
    command = load_command_class(get_commands()[name], name)
    command.create_parser("desk", name).parse_args(arguments)


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_every_service_is_hardened_and_runs_what_the_desk_understands(path):
    service = unit(path)["Service"]
    assert {name: service.get(name) for name in HARDENED} == HARDENED
    assert service["User"] in {"anye", "witness"}
    assert service["ReadWritePaths"].startswith("/srv/")
    for name in ("ExecStartPre", "ExecStart"):
        if name not in service:
            continue
        module, arguments = IN_PYTHON.fullmatch(service[name]).groups()
        if module == "anye_desk":
            understood(arguments.split())
        else:
            assert vars(PARSERS[module].arguments().parse_args(arguments.split()))


def test_systemd_understands_every_unit(tmp_path):
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        assert not Path("/run/systemd/system").exists()  # a machine without systemd
        return
    for path in (DEPLOY / "units").iterdir():
        text = re.sub(r"/srv/\w+/program/\.venv/bin/python", sys.executable, path.read_text())
        (tmp_path / path.name).write_text(text, "utf-8")
    done = subprocess.run(
        [analyze, "verify", *sorted(tmp_path.iterdir())],
        check=False,
        capture_output=True,
        text=True,
    )
    ours = [line for line in done.stderr.splitlines() if "anye-" in line]
    assert (done.returncode, ours) == (0, [])


def test_every_timer_has_its_service_and_every_unit_stands_in_the_guide():
    said = GUIDE.read_text("utf-8")
    for path in (DEPLOY / "units").iterdir():
        if path.suffix == ".timer":
            assert path.with_suffix(".service").is_file()
        assert path.stem in said, path.name


def test_every_setting_is_one_that_the_desk_reads():
    settings = (ROOT / "src/anye_desk/config/settings.py").read_text("utf-8")
    lines = (DEPLOY / "environment.example").read_text("utf-8").splitlines()
    given = {line.partition("=")[0] for line in lines if not line.startswith("#")}
    assert given <= set(READ_BY_THE_DESK.findall(settings))
    assert "ANYE_DEMO" not in given
    assert [line for line in lines if "CHANGE-ME" in line] == ["ANYE_SECRET_KEY=CHANGE-ME"]


def test_both_proxies_pass_requests_to_the_port_that_is_served():
    [port] = re.findall(r"--port (\d+)", (DEPLOY / "units/anye-desk.service").read_text())
    for proxy in ("nginx.conf", "Caddyfile"):
        said = (DEPLOY / proxy).read_text("utf-8")
        assert f"127.0.0.1:{port}" in said
        assert "X-Forwarded-For" in said


def typed_by_hand():
    return [line for step in steps(GUIDE) for line in step.commands]


def test_every_command_of_the_desk_in_the_guide_is_understood():
    lines = [re.sub(r"\$\([^)]*\)", "X", line) for line in typed_by_hand()]
    desk = [line.split()[1:] for line in lines if line.startswith("desk ")]
    assert {words[0] for words in desk} >= {"migrate", "ledger_key", "backup", "verify_ledger"}
    for words in desk:
        understood(words)


# --- on a bare Debian, word by word

CHECKED = """
set -eu
[ "$(desk verify_ledger | grep -c 'VERIFIED')" = 1 ]
python3 - <<'END'
from http.client import HTTPConnection
asked = HTTPConnection("127.0.0.1", 8000)
by = {"X-Forwarded-Proto": "https", "Host": "anye.example.gov.cn"}
asked.request("GET", "/sign-in/", headers=by)
answer = asked.getresponse()
assert answer.status == 200, answer.status
assert "安业" in answer.read().decode()
END
"""
AN_HOUR = 3600


@pytest.fixture
def bare(tmp_path):
    root = tmp_path / "debian"
    try:
        yield make(root, ROOT)
    except NotBareError as error:
        pytest.fail(str(error))
    finally:
        shutil.rmtree(root, ignore_errors=True)


def whole(lines):
    """Return what is typed as one script: what a service is, lives as long as the machine."""
    said = ["set -eu", "export DEBIAN_FRONTEND=noninteractive"]
    for line in lines:
        said += [f"echo '+ {line.replace(chr(39), '')}'", line]
        if "start anye-desk" in line or line.startswith("systemctl status"):
            said.append("sh /root/checked.sh")
    return "\n".join(said)


@pytest.mark.long
def test_the_guide_is_typed_on_a_bare_debian(bare):
    """From nothing to an upgrade and back; the root of the ledger is the same each time."""
    shutil.copy(no_systemd.__file__, bare.root / "usr/local/bin/systemctl")
    (bare.root / "usr/local/bin/systemctl").chmod(0o755)
    lines = [line.replace("REPOSITORY", "/srv/repository") for line in typed_by_hand()]
    lines = [line for line in lines if not line.startswith("journalctl")]
    made = lines.index("chmod 700 /srv/anye")
    repository = [
        "cp -r /root/anye /srv/repository",
        "git init -q /srv/repository",
        "git -C /srv/repository add -A",
        "git -C /srv/repository -c user.name=x -c user.email=x@x commit -q -m first",
        "chown -R anye: /srv/repository",
    ]
    at = next(n for n, line in enumerate(lines) if "pull --ff-only" in line)
    as_anyone = "runuser -u anye -- git -C /srv/repository -c user.name=x -c user.email=x@x"
    newer = [f"{as_anyone} commit -q --allow-empty -m newer"]
    lines = [*lines[:made], *repository, *lines[made:at], *newer, *lines[at:]]
    (bare.root / "root/checked.sh").write_text(CHECKED, "utf-8")
    (bare.root / "root/typed.sh").write_text(whole(lines), "utf-8")
    done = bare.type("sh /root/typed.sh", timeout=AN_HOUR)
    assert done.returncode == 0, done.stdout[-6000:]
    roots = re.findall(r"backup/(\S+)\n文件 .*根 ([0-9a-f]{64})", done.stdout)
    assert len(roots) >= 2
    restored = re.findall(r"核验通过：账本 \d+ 条，根 ([0-9a-f]{64})", done.stdout)
    assert len(restored) == 2
    assert set(restored) <= {root for _, root in roots}
    assert "Traceback" not in done.stdout
