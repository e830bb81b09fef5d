"""``python -m anye_desk``: what is lacking is said in a sentence, by the real command."""

import os
import subprocess
import sys

import pytest


def desk(folder, *words, module="anye_desk", said=""):
    environment = {name: os.environ[name] for name in ("PATH",)} | {"ANYE_DATA": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=environment,
        input=said,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # no terminal
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    assert desk(folder, "migrate", "-v", "0")[0] == 0
    return folder


@pytest.mark.parametrize("command", ["publish", "demo_accounts", "export_decisions", "account x"])
def test_before_the_database_is_set_up_its_command_is_named(tmp_path, command):
    code, out, err = desk(tmp_path, *command.split())
    assert (code, out) == (2, "")
    assert "python -m anye_desk migrate" in err
    assert "Traceback" not in err


def test_several_processes_without_a_key_are_refused_in_words(tmp_path):
    code, out, err = desk(tmp_path, "--workers", "2", module="anye_desk.config.serve")
    assert (code, out) == (2, "")
    assert "export ANYE_SECRET_KEY=" in err
    assert "Traceback" not in err


def test_an_account_can_be_made_by_a_script(migrated):
    code, _, err = desk(migrated, "account", "wang")
    assert (code, "--password-stdin" in err, "Traceback" in err) == (1, True, False)
    given = ("account", "wang", "--password-stdin")
    code, _, err = desk(migrated, *given, said="short\n")
    assert (code, "Traceback" in err) == (1, False)
    code, out, _ = desk(migrated, *given, said="Xq7-lampe-Fluss\n")
    assert (code, "已保存账号 wang" in out) == (0, True)


def test_what_the_desk_can_be_told_is_listed(tmp_path):
    code, out, _ = desk(tmp_path)
    assert code == 0
    assert {"migrate", "publish", "account"} <= {
        line.split()[0] for line in out.splitlines() if line
    }
