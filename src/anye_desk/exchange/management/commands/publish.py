"""``python -m anye_desk publish RUN_ID``: show a finished run on the desk."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye.cli import terminal
from anye.tables.links.finished import all_links
from anye.tables.year.runs import RunNotFoundError, runs
from anye_desk.cases.link_reviews.publishing.links import publish_links
from anye_desk.exchange.actions import publish
from anye_desk.published.years.publishing import RowsMissingError, YearNotShownError

ACTOR = "command:publish"
WORDS = {
    "FeedLoad": "数据批次 feed loads",
    "Employer": "用人单位 employers",
    "Person": "持证人员 persons",
    "EmployerYear": "单位年度 employer years",
    "PersonMonth": "人员月度 person months",
    "Employment": "就业台账 employments",
    "Entitlement": "补贴资格 entitlements",
    "LinkReview": "关联核对 doubtful links",
    "QualityFigure": "数据质量指标 quality figures",
    "Contradiction": "数据矛盾 contradictions",
    "past": "清理旧结果 clearing past rows",
}


class Command(BaseCommand):
    """Show a finished run on the desk and ask what the latest links doubt; twice is once."""

    help = "把一次已完成的认定发布到工作台。Shows a finished run on the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the run and, if not the usual one, the store."""
        parser.add_argument("run_id", nargs="?", help="结果编号，默认最近一次 else the last run")
        parser.add_argument("--store", type=Path, default=settings.STORE, help="数据存储 folder")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Publish, saying what arrives."""
        with terminal.progress() as report:

            def progress(name: str, done: int) -> None:
                report(f"{WORDS[name]} {done:,}", 0, 0)

            try:
                year = publish(
                    options["store"],
                    options["run_id"] or _last(options["store"]),
                    actor=ACTOR,
                    at=timezone.now(),
                    progress=progress,
                )
                for links in all_links(options["store"])[-1:]:
                    publish_links(
                        options["store"],
                        links.manifest.links_id,
                        actor=ACTOR,
                        at=timezone.now(),
                        progress=progress,
                    )
            except RunNotFoundError:
                raise CommandError("存储中没有这次结果。The store has no such run.") from None
            except YearNotShownError as error:
                names = "、".join(error.args)
                raise CommandError(
                    f"该年度的下列数字未知，无法发布；先收录其规定，再认定：{names}。"
                    f"Not known in this year, so no page can be made: {names}."
                ) from error
            except RowsMissingError as error:
                raise CommandError(f"行数不符，未发布。Rows missing: {error}") from error
        self.stdout.write(f"已发布 {year} 年度结果。Published the year {year}.")


def _last(store: Path) -> str:
    found = runs(store)
    if not found:
        raise CommandError("存储中还没有结果；先 anye assess。No run yet; use anye assess first.")
    return found[-1].manifest.run_id
