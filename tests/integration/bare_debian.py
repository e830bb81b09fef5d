"""A bare Debian 12 in a folder, and a way to type a command in it.

What is in it is what the README asks for (python3, venv, make, certificates) and nothing else, so
that whatever a new machine lacks is lacking here. From this machine it takes only how packages are
reached: pip's, uv's and apt's settings, proxies, and the office's own certificates.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("python3", "python3-venv", "make", "ca-certificates")
RELEASE, MIRROR = "bookworm", "http://deb.debian.org/debian"
OWN_CERTIFICATES = "usr/local/share/ca-certificates"
HOW_PACKAGES_ARE_REACHED = re.compile(
    r"(PIP|UV)_.*|.*_?(CERT|CERT_FILE|CERT_DIR|CA_BUNDLE)|(HTTPS?|NO|ALL)_PROXY", re.IGNORECASE
)
A_PLACE = re.compile(r"(?:file://)?(/[^\s',]+)")
CHECKOUT = "root/anye"  # root's home lets nobody else in
HALF_AN_HOUR = 1800


class NotBareError(Exception):
    """The bare machine cannot be made here; the message says why."""


@dataclass(frozen=True, slots=True)
class Bare:
    """The folder of a bare Debian, and what of this machine is seen in it."""

    root: Path
    environment: Mapping[str, str]
    seen: tuple[Path, ...]

    def command(self, typed: str) -> list[str]:
        """Return how to type a line in root's checkout; what is mounted goes with the process."""
        mounts = [f"mount -t proc proc {self.root}/proc", f"mount --rbind /dev {self.root}/dev"]
        for place in self.seen:
            inside = self.root / place.relative_to("/")
            mounts.append(f"mount --bind {place} {inside}")
        values = " ".join(f"{name}='{value}'" for name, value in self.environment.items())
        enter = f"exec chroot {self.root} env -i {values} sh -c 'cd /{CHECKOUT} && {typed}'"
        script = " && ".join([*mounts, enter])
        return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script]

    def type(self, line: str, timeout: int = HALF_AN_HOUR) -> "subprocess.CompletedProcess[str]":
        """Type a line and wait for its end."""
        return subprocess.run(
            self.command(line),
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
        )


def make(root: Path, checkout: Path) -> Bare:
    """Make the machine and put the checkout's files into root's home.

    Raises:
        NotBareError: if it cannot be made here.
    """
    if os.geteuid() or not shutil.which("debootstrap"):
        raise NotBareError("A bare machine is made by root with debootstrap; apt-get install it")
    made = subprocess.run(
        [
            "debootstrap",
            "--variant=minbase",
            f"--include={','.join(PACKAGES)}",
            RELEASE,
            root,
            _mirror(),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise NotBareError(made.stdout[-800:] + made.stderr[-800:])
    _copy_files(checkout, root / CHECKOUT)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    shutil.copytree(f"/{OWN_CERTIFICATES}", root / OWN_CERTIFICATES, dirs_exist_ok=True)
    (root / "etc/apt/apt.conf.d/90machine").write_text(_apt_settings(), "utf-8")
    pip = _pip_settings()
    lines = "".join(f"{name} = {value}\n" for name, value in pip.items())
    (root / "etc/pip.conf").write_text(f"[global]\n{lines}", "utf-8")
    environment = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        **{name: value for name, value in os.environ.items() if _says_how(name)},
    }
    bare = Bare(root, environment, _places([*pip.values(), *environment.values()], root))
    if (done := bare.type("update-ca-certificates")).returncode:
        raise NotBareError(done.stdout[-800:])
    return bare


def _says_how(name: str) -> bool:
    return bool(HOW_PACKAGES_ARE_REACHED.fullmatch(name))


def _mirror() -> str:
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(RELEASE) $(REPO_URI)", "Created-By: Packages"],
        check=False,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    of_release = [line.split()[1] for line in listed if line.split()[0] == RELEASE]
    return next(iter(of_release), MIRROR)


def _apt_settings() -> str:
    dumped = subprocess.run(
        ["apt-config", "dump", "Acquire"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    return "".join(f"{line}\n" for line in dumped if re.match(r"Acquire::https?::", line))


def _pip_settings() -> dict[str, str]:
    """Return what pip is told by files; what the environment tells it is handed on as it is."""
    listed = subprocess.run(
        ["python3", "-m", "pip", "config", "list"], check=False, capture_output=True, text=True
    ).stdout
    found = re.findall(r"^(?:global|user|site)\.([\w-]+)='(.*)'$", listed, re.MULTILINE)
    return dict(found)


def _places(values: list[str], root: Path) -> tuple[Path, ...]:
    """Return the files and folders that settings name and Debian lacks, with a place for each."""
    named = {Path(found) for value in values for found in A_PLACE.findall(value)}
    seen = sorted(
        place
        for place in named
        if place.exists()
        and not (root / place.relative_to("/")).exists()
        and "proc" not in place.parts
    )
    for place in seen:
        inside = root / place.relative_to("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.mkdir() if place.is_dir() else inside.touch()
    return tuple(seen)


def _copy_files(checkout: Path, place: Path) -> None:
    """Copy what git knows or would know, as it is now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        cwd=checkout,
        capture_output=True,
    ).stdout.split(b"\0")
    for name in filter(None, map(os.fsdecode, listed)):
        if (checkout / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(checkout / name, place / name)
