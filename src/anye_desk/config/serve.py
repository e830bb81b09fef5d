"""``python -m anye_desk.config.serve``: the desk behind gunicorn; prints its address once up.

One process with threads, so a key that dies with the process is enough for a demonstration;
more processes need ``ANYE_SECRET_KEY``.
"""

import argparse
import os
import secrets
import sys
from typing import Any

from gunicorn.app.base import BaseApplication

from anye_desk.config.deadline import DEADLINE

SECRET = "ANYE_SECRET_KEY"  # noqa: S105 (its name, not the key)
PORT, THREADS = 8000, 8


class KeyMissingError(Exception):
    """Several processes would each sign with a key of their own."""


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
    sys.stdout.write(f"安业工作台 Anye's desk: {server.LISTENERS[0]}/\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> None:
    """Serve until told to stop.

    Raises:
        KeyMissingError: if several processes are asked for and no key is set.
    """
    parser = argparse.ArgumentParser(prog="python -m anye_desk.config.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=PORT, help="0: any free one")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    chosen = parser.parse_args(arguments)
    if chosen.workers > 1 and not os.environ.get(SECRET):
        raise KeyMissingError(SECRET)
    # A worker that is started in another's place signs with the same key: nobody is signed out.
    os.environ.setdefault(SECRET, secrets.token_urlsafe(50))
    # PostgreSQL itself ends what no reader waits for any longer.
    os.environ.setdefault("PGOPTIONS", f"-c statement_timeout={DEADLINE}s")
    Server(
        {
            "bind": f"{chosen.host}:{chosen.port}",
            "workers": chosen.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "when_ready": say_where,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
    ).run()


if __name__ == "__main__":
    main()
