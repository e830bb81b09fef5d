#!/usr/bin/env python3
"""What stands for systemctl on a machine without systemd: what a unit runs is run, as its user.

A service stays in the background until it is stopped, a oneshot is waited for, a timer's service is
run once. Copied to a bare machine as /usr/local/bin/systemctl; knows nothing but Python.
"""

import configparser
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

UNITS, RUNNING = Path("/etc/systemd/system"), Path("/run/no-systemd")
A_MOMENT = 60  # seconds in which a service has to be up


def unit(name):
    found = configparser.ConfigParser(strict=False, interpolation=None)
    found.optionxform = str
    found.read_string((UNITS / name).read_text("utf-8"))
    return found["Service"]


def told(service):
    lines = Path(service["EnvironmentFile"]).read_text("utf-8").splitlines()
    pairs = [line.split("=", 1) for line in lines if line and not line.startswith("#")]
    return {"PATH": os.environ["PATH"], **dict(pairs)}


def as_its_user(service, command):
    whole = ["runuser", "-u", service["User"], "--", *shlex.split(command)]
    return whole, {"cwd": service["WorkingDirectory"], "env": told(service)}


def start(name):
    if name.endswith(".timer"):
        name = name.replace(".timer", ".service")
    if name == "postgresql":
        subprocess.run(["service", "postgresql", "start"], check=True)
        return
    service = unit(name)
    if before := service.get("ExecStartPre"):
        command, how = as_its_user(service, before)
        subprocess.run(command, check=True, **how)
    command, how = as_its_user(service, service["ExecStart"])
    if service.get("Type") == "oneshot":
        subprocess.run(command, check=True, **how)
        return
    RUNNING.mkdir(exist_ok=True)
    log = RUNNING / f"{name}.log"
    with log.open("w", encoding="utf-8") as written:
        started = subprocess.Popen(
            command, stdout=written, stderr=written, start_new_session=True, **how
        )
    until = time.monotonic() + A_MOMENT
    while "http://" not in log.read_text("utf-8"):
        if started.poll() is not None or time.monotonic() > until:
            sys.exit(f"{name} is not up: {log.read_text('utf-8')}")
        time.sleep(0.2)
    (RUNNING / name).write_text(str(started.pid), "utf-8")


def stop(name):
    held = RUNNING / name
    if held.is_file():
        os.killpg(int(held.read_text("utf-8")), signal.SIGTERM)
        held.unlink()
        time.sleep(2)


def main():
    verb, *names = [word for word in sys.argv[1:] if not word.startswith("-")]
    if verb == "status" and not all((RUNNING / name).is_file() for name in names):
        sys.exit(3)
    for name in names:
        if verb in {"start", "enable"}:
            start(name)
        elif verb == "stop":
            stop(name)


if __name__ == "__main__":
    main()
