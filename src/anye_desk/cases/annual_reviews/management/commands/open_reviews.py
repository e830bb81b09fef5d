"""``python -m anye_desk open_reviews``: opens the window of a year."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from anye_desk.cases.annual_reviews.kind import KIND
from anye_desk.cases.annual_reviews.models import Window
from anye_desk.cases.annual_reviews.prefilling import NoYearError, OtherDaysError, open_window


class Command(BaseCommand):
    """Open them; twice is once."""

    help = "开放一个年度的联网认证，为每个单位预填一件。Opens the certification of a year."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the year and the days."""
        parser.add_argument("year", type=int, help="年度 year")
        for name, dest, words in (
            ("--from", "opens_on", "开始日期 first day, 2026-03-01"),
            ("--until", "closes_on", "截止日期 last day, 2026-10-31"),
        ):
            parser.add_argument(name, dest=dest, type=date.fromisoformat, required=True, help=words)
        parser.add_argument(
            "--unless-open", action="store_true", help="已开放的保持不变 leave one that is open"
        )
        parser.add_argument("--dry-run", action="store_true", help="只列数，不开放 count only")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 (Django's own)
        """Open them and say how many."""
        year = options["year"]
        if options["closes_on"] < options["opens_on"]:
            raise CommandError("截止日期早于开始日期。The last day is before the first.")
        window = Window(year=year, opens_on=options["opens_on"], closes_on=options["closes_on"])
        is_dry = options["dry_run"]
        try:
            opened = open_window(KIND, window, at=timezone.now(), is_dry=is_dry)
        except NoYearError:
            raise CommandError(
                f"{year} 年度尚未发布；请先 publish。Publish {year} first."
            ) from None
        except OtherDaysError as error:
            [there] = error.args
            if options["unless_open"]:
                return
            raise CommandError(
                f"{year} 年度已按 {there.opens_on} 至 {there.closes_on} 开放。"
                f"{year} is open already, from {there.opens_on} until {there.closes_on}."
            ) from None
        verb = "将开放 would open" if is_dry else "已开放 opened"
        self.stdout.write(
            f"{verb}：{opened.reviews} 件 reviews；"
            f"{opened.with_persons} 件有残疾职工 with persons；"
            f"{opened.months} 个人员月份 person-months；原有 already open {opened.already}"
        )
