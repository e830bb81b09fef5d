"""``python -m anye_desk.config.serve``: the desk behind gunicorn; prints its address once up.

One process with threads, so a key that dies with the process is enough for a demonstration;
more processes need ``ANYE_SECRET_KEY``. The address is taken here and handed to gunicorn, so that
one that is in use is said in a sentence.
"""

import argparse
import errno
import os
import secrets
import socket
import sys
from typing import Any

from gunicorn.app.base import BaseApplication

from anye_desk.config.deadline import DEADLINE

SECRET = "ANYE_SECRET_KEY"  # noqa: S105 (its name, not the key)
PORT, THREADS = 8000, 8
PORTS_TRIED = 20
HIGHEST_PORT = 65535


class AddressNotFreeError(Exception):
    """The desk cannot listen where it was told to; the message says what to do."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn with settings given here instead of a file."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Keep the settings."""
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Hand the settings to gunicorn."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 (untyped library)
        """Return the desk."""
        from anye_desk.config.wsgi import application  # noqa: PLC0415 (in the worker)

        return application


def say_where(server: Any) -> None:  # noqa: ANN401 (untyped library)
    """Print the address once connections are accepted."""
    sys.stdout.write(f"安业工作台 Anye's desk: {server.LISTENERS[0]}/  （Ctrl-C 结束 ends it）\n")
    sys.stdout.flush()


def listening(host: str, port: int, *, tried: int) -> socket.socket:
    """Return a socket bound to the port, or to the next one that is free among those tried.

    Raises:
        AddressNotFreeError: if none is.
    """
    for candidate in range(port, min(port + tried, HIGHEST_PORT + 1)):
        try:
            return _bound(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise AddressNotFreeError(
                    f"不能在 {host}:{candidate} 上服务；请换 --host 或 --port。\n"
                    f"Cannot serve at {host}:{candidate}; choose another --host or --port."
                ) from error
    raise AddressNotFreeError(
        f"端口 {port} 已被占用；请换一个：make run PORT=8100，或 --port 8100。\n"
        f"Port {port} is in use; take another: make run PORT=8100, or --port 8100."
    )


def arguments() -> argparse.ArgumentParser:
    """Return what the command understands."""
    parser = argparse.ArgumentParser(prog="python -m anye_desk.config.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=PORT, help="0: any free one")
    parser.add_argument("--or-next", action="store_true", help="the next free port if it is in use")
    parser.add_argument("--workers", type=_positive, default=1, help="processes")
    return parser


def main(said: list[str] | None = None) -> None:
    """Serve until told to stop; several processes only where they have a key in common."""
    chosen = arguments().parse_args(said)
    if chosen.workers > 1 and not os.environ.get(SECRET):
        sys.stderr.write(
            f"多个进程须共用一个密钥：先 export {SECRET}=一串随机字符（至少50个）。\n"
            f"Several processes must sign with one key: export {SECRET}=SOMETHING_RANDOM first.\n"
        )
        sys.exit(2)
    # A worker that is started in another's place signs with the same key: nobody is signed out.
    os.environ.setdefault(SECRET, secrets.token_urlsafe(50))
    # PostgreSQL itself ends what no reader waits for any longer.
    os.environ.setdefault("PGOPTIONS", f"-c statement_timeout={DEADLINE}s")
    try:
        bound = listening(chosen.host, chosen.port, tried=PORTS_TRIED if chosen.or_next else 1)
    except AddressNotFreeError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    if chosen.port not in {0, bound.getsockname()[1]}:
        sys.stdout.write(f"端口 {chosen.port} 已被占用 Port {chosen.port} is in use.\n")
    Server(
        {
            "bind": f"fd://{bound.detach()}",
            "workers": chosen.workers,
            "worker_class": "anye_desk.config.worker.Worker",
            "threads": THREADS,
            "when_ready": say_where,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
    ).run()


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError("至少为 1 at least 1")
    return number


def _bound(host: str, port: int) -> socket.socket:
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    found = socket.socket(family, kind)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(address)
    except OSError:
        found.close()
        raise
    return found


if __name__ == "__main__":
    main()
