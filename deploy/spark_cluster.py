"""A Spark cluster on one machine: a master and its workers, started and stopped together.

``python -m deploy.spark_cluster [--workers 2] [--cores 1] [--memory-mb 2048] [COMMAND ...]``

PyPI's pyspark brings no start scripts; these are the commands that such scripts run. Everything
listens on this machine only, and a random secret keeps its other users out. Without a command
the cluster stays up until it is interrupted.
"""

import argparse
import ctypes
import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

HERE = "127.0.0.1"
MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"
STARTED = re.compile(r"Starting Spark master at (spark://\S+)")
REGISTERED = re.compile(r"Successfully registered with master (spark://\S+)")
PR_SET_PDEATHSIG = 1
SECONDS_TO_START = 120
SECONDS_TO_STOP = 20


class ClusterNotStartedError(Exception):
    """The master or a worker did not come up; its log says why."""


@dataclass(slots=True)
class Cluster:
    """A running master and its workers."""

    folder: Path  # logs, the settings and the scratch files of the workers
    cores: int  # of each worker
    memory_mb: int  # of each worker
    address: str = ""
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def settings(self) -> Path:
        """Return the folder that programs are told of by SPARK_CONF_DIR."""
        return self.folder / "conf"

    def environment(self) -> dict[str, str]:
        """Return the environment of a program that is to use the cluster."""
        return {**os.environ, "SPARK_CONF_DIR": str(self.settings), "SPARK_LOCAL_IP": HERE}

    def add_worker(self, name: str) -> None:
        """Start a worker and wait until the master knows it."""
        offer = ("--cores", str(self.cores), "--memory", f"{self.memory_mb}m")
        files = ("--work-dir", str(self.folder / name))
        self._run(name, WORKER, *offer, *files, self.address)
        self._said(name, REGISTERED)

    def add_master(self, port: int) -> None:
        """Start the master and remember its address."""
        self._run("master", MASTER, "--port", str(port))
        self.address = self._said("master", STARTED)

    def kill(self, name: str) -> None:
        """End a master or worker, and whatever it runs, at once."""
        process = self.started.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End everything: the workers let their programs end first."""
        for process in reversed(self.started.values()):
            process.terminate()
        for name, process in list(self.started.items()):
            with suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_TO_STOP)
            self.kill(name)

    def _run(self, name: str, what: str, *words: str) -> None:
        home = _spark_home()
        command = (str(home / "bin" / "spark-class"), what, "--host", HERE, "--webui-port", "0")
        local = {"SPARK_HOME": str(home), "SPARK_LOCAL_DIRS": str(self.folder / "scratch")}
        with self._log(name).open("wb") as log:
            self.started[name] = subprocess.Popen(
                (*command, *words),
                env=self.environment() | local,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a worker and its executors are ended as one group
                preexec_fn=_end_with_parent,  # noqa: PLW1509 (no threads here)
            )

    def _said(self, name: str, sentence: re.Pattern[str]) -> str:
        last = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < last and self.started[name].poll() is None:
            if found := sentence.search(self._log(name).read_text("utf-8", "replace")):
                return found[1]
            time.sleep(0.2)
        raise ClusterNotStartedError(f"{name}: see {self._log(name)}")

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"


@contextmanager
def cluster(
    folder: Path,
    *,
    workers: int = 2,
    cores: int = 1,
    memory_mb: int = 2048,
    port: int = 0,
    more: Mapping[str, str] | None = None,
) -> Iterator[Cluster]:
    """Lend a master and its workers; they end with the block, whatever happens in it.

    Args:
        folder: where settings, logs and scratch files go; they hold personal data.
        workers: how many.
        cores: of each worker.
        memory_mb: of each worker, all of it for its one executor.
        port: of the master; 0 takes a free one.
        more: settings of Spark besides those of the cluster.

    Raises:
        ClusterNotStartedError: if the master or a worker does not come up.
    """
    made = Cluster(folder.resolve(), cores, memory_mb)
    made.settings.mkdir(mode=0o700, parents=True, exist_ok=True)
    made.folder.chmod(0o700)
    settings = {
        "spark.authenticate": "true",
        "spark.authenticate.secret": secrets.token_hex(32),
        "spark.master.rest.enabled": "false",
        "spark.driver.host": HERE,
        "spark.driver.bindAddress": HERE,
        "spark.local.dir": str(made.folder / "scratch"),
        "spark.executor.memory": f"{memory_mb}m",
        **(more or {}),
    }
    try:
        _write(made.settings, settings)
        made.add_master(port)
        _write(made.settings, {**settings, "spark.master": made.address})
        for n in range(1, workers + 1):
            made.add_worker(f"worker-{n}")
        yield made
    finally:
        made.stop()


def main() -> int:
    """Bring a cluster up for one command, or until it is interrupted."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, _interrupted)
    sizes = {"workers": asked.workers, "cores": asked.cores, "memory_mb": asked.memory_mb}
    try:
        with cluster(asked.folder, **sizes, port=asked.port) as running:
            if asked.command:
                return subprocess.call(asked.command, env=running.environment())
            print(f"{running.address}  {asked.workers} workers")
            print(f"export SPARK_CONF_DIR={running.settings} SPARK_LOCAL_IP={HERE}", flush=True)
            signal.pause()
    except ClusterNotStartedError as error:
        print(f"Not started: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m deploy.spark_cluster", description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cores", type=int, default=1, help="of each worker")
    parser.add_argument("--memory-mb", type=int, default=2048, help="of each worker")
    parser.add_argument("--port", type=int, default=7077, help="of the master; 0: a free one")
    parser.add_argument("--folder", type=Path, default=Path("var/spark"))
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="COMMAND ...")
    return parser.parse_args()


def _interrupted(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _end_with_parent() -> None:
    """Ask Linux to end this process when the one that started it ends, even by kill -9."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _write(folder: Path, settings: Mapping[str, str]) -> None:
    file = folder / "spark-defaults.conf"
    file.touch(mode=0o600)
    file.write_text("".join(f"{name} {value}\n" for name, value in settings.items()), "utf-8")


def _spark_home() -> Path:
    if found := find_spec("pyspark"):
        return Path(str(found.origin)).parent
    raise ClusterNotStartedError("pyspark is not installed (pip install 'pyspark>=4,<5')")


if __name__ == "__main__":
    sys.exit(main())
