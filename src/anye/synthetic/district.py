"""Write the raw feeds of a made-up town as its departments would send them, with the truth.

``<folder>/<feed>/<feed>-<part>.csv`` (one part an ``.xlsx``), to be loaded in the order of their
names, ``<folder>/truth.json`` of what is planted, and ``mistakes.txt`` of who is meant by the few
rows that say it wrongly. ``<folder>/profiles/`` holds who of the town seeks work and the posts its
employers offer, for matching. Equal arguments give equal bytes. The truths hold for the law of
2020 to 2027.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polars as pl

from anye.codes.lists import EMPLOYER_KINDS
from anye.kernel.months import MONTHS_OF_YEAR
from anye.kernel.progress import Progress, no_progress
from anye.synthetic.agreements import contract_frames, dispatch_rows
from anye.synthetic.days import dates
from anye.synthetic.declarations import Totals, declaration_rows, persons_of_year
from anye.synthetic.files import FeedFile, csv_file, file_name_of, headings_of, write_feed_workbook
from anye.synthetic.firms import INDUSTRIES, Firms, draw_firms, names_of
from anye.synthetic.mistakes.feeds import Spoiling
from anye.synthetic.months import monthly_frames, rows_of_month
from anye.synthetic.parts import (
    FULL_WIDTH_PART,
    GBK_PART,
    LARGEST_DRESSED,
    XLSX_PART,
    dress_of,
    plain_part,
)
from anye.synthetic.planting.situations import Planted, plant_all
from anye.synthetic.profiles.draw import draw_profiles, write_profiles
from anye.synthetic.registered import (
    Registered,
    certificate_rows,
    draw_registered,
    military_rows,
)
from anye.synthetic.sizes import DISTRICT, Size, Town
from anye.synthetic.text import picked
from anye.synthetic.truth import write_truths
from anye.synthetic.workforce import Workforce, draw_workforce
from anye.tables.matching.profiles import PROFILES_FOLDER

SEED = 20261123
YEARS = (2023, 2024, 2025)
BLOCK = 250_000  # employers a block

Formats = Literal["varied", "plain"]  # plain: every file UTF-8 CSV


@dataclass(frozen=True, slots=True)
class Written:
    """What was written where."""

    folder: Path
    truth: Path
    rows: int  # made-up rows of the monthly feeds; planted lines come on top


def write_district(
    folder: Path,
    *,
    seed: int = SEED,
    years: Sequence[int] = YEARS,
    size: Size = DISTRICT,
    formats: Formats = "varied",
    progress: Progress = no_progress,
) -> Written:
    """Write the feeds of a town and the truth of what is planted in them.

    Args:
        folder: where to write; made if need be.
        seed: what all chance follows from.
        years: consecutive years, the first first.
        size: how many persons and employers; DISTRICT, CITY, SAMPLE or any other.
        formats: "varied" with GBK, GB 18030, full-width digits and a workbook among the files.
        progress: called with step, done and total as the work goes on.

    Raises:
        YearsNotInARowError: if the years are not consecutive.
    """
    town = Town(seed, tuple(years), size)
    planted = plant_all(town.years, varied=formats == "varied")
    writing = _Writing(town, folder, planted, varied=formats == "varied")
    tell = progress
    total = len(town.months) + 1
    tell("registers", 0, total)
    firms, workforce, registered = draw_town(town)
    codes = firms.codes()
    writing.registers(firms, workforce, registered, codes)
    profiles = draw_profiles(town, firms, registered)
    write_profiles(folder / PROFILES_FOLDER, profiles, year=town.years[-1] + 1)
    rows = 0
    for number, year in enumerate(town.years):
        totals = Totals(len(codes))
        for place in range(number * MONTHS_OF_YEAR, (number + 1) * MONTHS_OF_YEAR):
            tell(str(town.months[place]), place + 1, total)
            rows += writing.month(workforce, codes, totals, place)
        persons = persons_of_year(firms, workforce, registered, number)
        writing.part(
            "declarations",
            str(year),
            [declaration_rows(town, firms, totals, persons, codes, year)],
        )
    writing.rest()
    truth = write_truths(folder, planted.truths)
    tell("done", total, total)
    return Written(folder, truth, rows)


def draw_town(town: Town) -> tuple[Firms, Workforce, Registered]:
    """Draw the employers, the insured and the registered persons of a town."""
    firms = draw_firms(town)
    workforce = draw_workforce(town, firms)
    return firms, workforce, draw_registered(town, firms, workforce)


class _Writing:
    """The files of one town; knows which planted lines are still to be written."""

    def __init__(self, town: Town, folder: Path, planted: Planted, *, varied: bool) -> None:
        self._town, self._folder, self._varied = town, folder, varied
        self._lines = dict(planted.lines)
        self._spoiling = Spoiling(town.seed)

    def registers(
        self, firms: Firms, workforce: Workforce, registered: Registered, codes: pl.Series
    ) -> None:
        """Write everything that does not come by month or year."""
        certificates = certificate_rows(self._town, registered)
        dressed = min(LARGEST_DRESSED, certificates.height // 4)
        self._dressed_certificates(certificates, dressed)
        self.part("military_certificates", "1", [military_rows(self._town, workforce)])
        gbk = min(LARGEST_DRESSED, len(codes) // 3)
        self.part("employers", GBK_PART, [registered_employers(firms, codes, slice(0, gbk))])
        rest = range(gbk, len(codes), BLOCK)
        blocks = (registered_employers(firms, codes, slice(start, start + BLOCK)) for start in rest)
        self.part("employers", plain_part("employers"), blocks)
        self.part("labour_contracts", "1", contract_frames(self._town, firms, workforce, codes))
        self.part(
            "dispatch_agreements",
            "1",
            [dispatch_rows(self._town, firms, workforce, registered, codes)],
        )

    def _dressed_certificates(self, certificates: pl.DataFrame, dressed: int) -> None:
        feed = "disability_certificates"
        first, second = certificates[:dressed], certificates[dressed : 2 * dressed]
        if self._varied:
            planted = self._lines.pop((feed, XLSX_PART), [])
            write_feed_workbook(self._folder, feed, XLSX_PART, planted, first)
        else:
            self.part(feed, XLSX_PART, [first])
        self.part(feed, FULL_WIDTH_PART, [second])
        self.part(feed, plain_part(feed), [certificates[2 * dressed :]])

    def month(self, workforce: Workforce, codes: pl.Series, totals: Totals, place: int) -> int:
        """Write both feeds of a month, block by block; return how many rows."""
        month = str(self._town.months[place])
        written = 0
        with (
            self._open("insured_months", month) as insured_file,
            self._open("wage_months", month) as wage_file,
        ):
            for rows in rows_of_month(self._town, workforce, place):
                insured, paid = monthly_frames(workforce, codes, rows)
                self._rows("insured_months", month, insured_file, insured)
                self._rows("wage_months", month, wage_file, paid)
                totals.add(rows)
                written += insured.height + paid.height
        return written

    def part(self, feed: str, part: str, frames: Iterable[pl.DataFrame]) -> None:
        """Write one part of a feed, its planted lines first."""
        with self._open(feed, part) as file:
            for frame in frames:
                self._rows(feed, part, file, frame.select(headings_of(feed)))

    def rest(self) -> None:
        """Write the parts that hold planted lines only, and the truth of mistakes."""
        for feed, part in sorted(self._lines):
            self.part(feed, part, [])

        self._spoiling.write(self._folder)

    def _rows(self, feed: str, part: str, file: FeedFile, frame: pl.DataFrame) -> None:
        name = file_name_of(feed, part, dress_of(feed, part, varied=self._varied))
        file.rows(self._spoiling.rows(feed, name, file.next_line, frame))

    def _open(self, feed: str, part: str) -> AbstractContextManager[FeedFile]:
        planted = self._lines.pop((feed, part), [])
        dress = dress_of(feed, part, varied=self._varied)
        return csv_file(self._folder, feed, part, planted, dress)


def registered_employers(firms: Firms, codes: pl.Series, where: slice) -> pl.DataFrame:
    """Return a block of the employer register."""
    kinds = [EMPLOYER_KINDS.get(code, "") for code in range(max(EMPLOYER_KINDS) + 1)]
    yes_no = ["否", "是"]
    posts = pl.Series(firms.posts[where])
    return pl.DataFrame(
        {
            "统一社会信用代码": codes[where],
            "单位名称": names_of(firms, where),
            "单位性质": picked(kinds, firms.kind[where]),
            "行业": picked(INDUSTRIES, firms.industry[where]),
            "乡镇街道代码": firms.township[where],
            "成立日期": dates(firms.registered_on[where]),
            "注销日期": dates(firms.closed_on[where]),
            "编制数": posts.set(posts == 0, None),
            "中小学或幼儿园": picked(yes_no, firms.is_school[where]),
            "小微企业": picked(yes_no, firms.is_small[where]),
        }
    )
