"""``python -m anye_desk worker``: does long work, one job at a time, until it is told to stop."""

import os
import signal
import socket
import threading
import time
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from anye_desk.office.jobs.actions import LAPSE, beat, next_chunk, release, take_job
from anye_desk.office.jobs.models import Job

BEATS = 6  # within the time after which a worker is taken for dead


class Command(BaseCommand):
    """Take a job, do it chunk by chunk, take the next."""

    help = (
        "办理耗时的任务，直到收到停止信号；可随时结束，另一个会接着办。"
        "Does long work until told to stop; another takes up what this one leaves."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say when to end, and after how long a silent worker is taken for dead."""
        parser.add_argument("--once", action="store_true", help="没有任务即结束 end if none waits")
        parser.add_argument(
            "--lapse",
            type=float,
            default=LAPSE.total_seconds(),
            help="多少秒没有动静即视为已中断 seconds of silence after which a worker is dead",
        )
        parser.add_argument(
            "--beside", type=int, default=0, help="随这个进程结束 end when this process does"
        )
        parser.add_argument("--every", type=float, default=1.0, help="每隔几秒看一次 seconds")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Work until told to stop, or, once, until nothing is left."""
        self.stopping = threading.Event()
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, self._stop)
        me, lapse = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex}", options["lapse"]
        beside = options["beside"]
        while not self.stopping.is_set() and beside in {0, os.getppid()}:
            try:
                job = take_job(me, timezone.now(), timedelta(seconds=lapse))
                if job:
                    self._do(job, lapse)
                    continue
            except OperationalError:  # busy or away; what was half done is undone
                self.stderr.write("数据库暂时不可用，稍后再试 the database is away; trying again")
                connection.close()
            if options["once"]:
                return
            close_old_connections()
            self.stopping.wait(options["every"])

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping.set()

    def _do(self, job: Job, lapse: float) -> None:
        """Do a job to its end, or until told to stop, with a heart beside it."""
        over = threading.Event()
        heart = threading.Thread(target=_beat, args=(job, lapse / BEATS, over), daemon=True)
        heart.start()
        try:
            while next_chunk(job, timezone.now()):
                if self.stopping.is_set():
                    release(job)
                    return
        finally:
            over.set()
            heart.join()


def _beat(job: Job, every: float, over: threading.Event) -> None:
    """Say every so often that the worker lives, on a connection of its own."""
    try:
        while not over.wait(every):
            try:
                beat(job, timezone.now())
            except OperationalError:  # the next beat may come through
                connection.close()
                time.sleep(every)
    finally:
        connection.close()
