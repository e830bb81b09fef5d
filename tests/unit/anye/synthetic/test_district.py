"""The feeds of a made-up town: whole, valid, repeatable, each file in its dress."""

import csv
import filecmp
import itertools
import subprocess
import sys

import openpyxl
import polars as pl
import pytest
from stdnum.cn import ric

from anye.codes import credit_code, resident_id
from anye.codes.divisions import TOWNSHIPS
from anye.synthetic.district import draw_town, write_district
from anye.synthetic.sizes import SAMPLE, Size, Town, YearsNotInARowError
from anye.tables.contracts import CONTRACTS
from anye.tables.matching.profiles import PROFILES_FOLDER

TINY = Size("tiny", registered=120, employers=40, insured=800)
YEARS = (2024, 2025)
TYPES = {
    "int64": pl.Int64,
    "int32": pl.Int32,
    "int8": pl.Int8,
    "bool": pl.Boolean,
    "date": pl.Date,
    "text": pl.String,
}


@pytest.fixture(scope="module")
def feeds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("feeds")
    write_district(folder, size=TINY, years=YEARS)
    return folder


def rows(file, encoding="utf-8"):
    with file.open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_feed_is_written_with_its_headings(feeds):
    for name, contract in CONTRACTS.items():
        files = sorted((feeds / name).iterdir())
        assert files
        headings = ",".join(field.heading for field in contract.fields)
        for file in files:
            if file.suffix == ".csv":
                encoding = "gbk" if file.name == "employers-1.csv" else "gb18030"
                text = file.read_bytes().split(b"\n", 1)[0]
                assert headings in {
                    text.decode("utf-8", "replace"),
                    text.decode(encoding, "replace"),
                }


def test_same_seed_gives_the_same_bytes(feeds, tmp_path):
    write_district(tmp_path, size=TINY, years=YEARS)
    names = sorted(str(file.relative_to(feeds)) for file in feeds.rglob("*") if file.is_file())
    assert names == sorted(
        str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()
    )
    same, different, missing = filecmp.cmpfiles(feeds, tmp_path, names, shallow=False)
    assert (same, different, missing) == (names, [], [])


def test_another_seed_gives_another_town(feeds, tmp_path):
    write_district(tmp_path, size=TINY, years=YEARS, seed=7)
    name = "insured_months/insured_months-202501.csv"
    assert (feeds / name).read_bytes() != (tmp_path / name).read_bytes()


def test_monthly_feeds_come_in_one_file_a_month(feeds):
    months = [f"{year}{number:02d}" for year in YEARS for number in range(1, 13)]
    for feed in ("insured_months", "wage_months"):
        found = [file.stem for file in (feeds / feed).iterdir() if "correction" not in file.stem]
        assert sorted(found) == [f"{feed}-{month}" for month in months]


def test_files_are_dressed_as_departments_dress_them(feeds):
    certificates = feeds / "disability_certificates"
    book = openpyxl.load_workbook(certificates / "disability_certificates-1.xlsx", read_only=True)
    cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]
    assert {type(cell) for cell in cells if cell is not None} == {str}
    full_width = (certificates / "disability_certificates-2.csv").read_text("utf-8")
    assert "１２０" in full_width
    assert not any(digit in full_width for digit in "0123456789")
    assert rows(feeds / "employers" / "employers-1.csv", "gbk")
    december = feeds / "wage_months" / "wage_months-202512.csv"
    assert "张䶮𬎆" in december.read_text("gb18030")
    with pytest.raises(UnicodeDecodeError):
        december.read_text("utf-8")


def test_plain_formats_are_utf8_csv_only(tmp_path):
    write_district(tmp_path, size=TINY, years=(2025,), formats="plain")
    files = [file for feed in CONTRACTS for file in (tmp_path / feed).iterdir()]
    assert {file.suffix for file in files} == {".csv"}
    assert all(file.read_text("utf-8") for file in files)


def test_who_seeks_and_what_is_offered_lies_beside_the_feeds(feeds):
    names = {file.stem for file in (feeds / PROFILES_FOLDER).rglob("*.parquet")}
    assert {"seekers", "posts", "courses", "orders"} <= names
    text = pl.read_parquet(feeds / PROFILES_FOLDER / "seekers.parquet").write_csv()
    certified = rows(feeds / "disability_certificates" / "disability_certificates-3.csv")
    assert not any(row["公民身份号码"][:17] in text for row in certified)


def test_resident_ids_are_valid_to_python_stdnum():
    _, workforce, registered = draw_town(Town(5, YEARS, TINY))
    from_people = itertools.chain(workforce.person_id[:400], registered.person_id)
    ids = [f"{number}" for number in from_people]
    bodies = pl.Series(ids)
    assert bodies.str.len_chars().unique().to_list() == [17]
    for body in ids:
        code = body + ric.calc_check_digit(f"{body}0")
        assert resident_id.person_ids(pl.Series([code]))[0] == int(body)


def test_credit_codes_are_valid_and_name_each_employer_once():
    firms, _, _ = draw_town(Town(5, YEARS, Size("many", 10, 50_000, 100)))
    codes = firms.codes()
    assert credit_code.valid(codes).all()
    assert (credit_code.employer_ids(codes) == firms.employer_id).all()
    assert len(set(firms.employer_id.tolist())) == len(codes) == 50_000


def test_persons_are_unique_and_planted_ones_apart(feeds):
    _, workforce, registered = draw_town(Town(5, YEARS, SAMPLE))
    drawn = workforce.person_id.tolist()
    assert len(set(drawn)) == len(drawn)
    insured = set(workforce.person_id[registered.insured].tolist())
    others = registered.person_id[len(insured) :].tolist()
    assert len(set(others)) == len(others)
    assert not set(others) & set(drawn)
    assert max(number % 1000 for number in (*drawn, *others)) < 800
    assert feeds.exists()


def test_town_is_like_a_town():
    firms, workforce, registered = draw_town(Town(5, YEARS, SAMPLE))
    assert set(firms.kind.tolist()) == {1, 2, 3, 4, 5, 6, 7}
    assert set(firms.township.tolist()) <= set(TOWNSHIPS)
    assert len(TOWNSHIPS) == 28
    year = registered.person_id // 10**7 % 10**4
    of_working_age = ((year > 2024 - 60) & (year <= 2024 - 16)).sum()
    assert 0.2 < len(registered.insured) / of_working_age < 0.35
    assert firms.staff.max() > 6 * firms.staff.mean()
    assert abs(firms.staff.sum() - SAMPLE.insured) < SAMPLE.insured / 4
    assert len(workforce) > SAMPLE.insured


def test_nobody_is_paid_before_the_employer_is_registered(feeds):
    opened = {
        row["统一社会信用代码"]: row["成立日期"][:7].replace("-", "")
        for number, encoding in ((1, "gbk"), (2, "utf-8"))
        for row in rows(feeds / "employers" / f"employers-{number}.csv", encoding)
    }
    paid = rows(feeds / "wage_months" / "wage_months-202406.csv")
    known = [row for row in paid if row["统一社会信用代码"] in opened]
    assert known
    assert all(opened[row["统一社会信用代码"]] <= row["月份"] for row in known)


@pytest.mark.parametrize("years", [(), (2023, 2025), (2025, 2024)])
def test_years_must_follow_one_another(years):
    with pytest.raises(YearsNotInARowError):
        Town(5, years, TINY)


def test_progress_is_told_to_the_end(tmp_path):
    told = []
    write_district(tmp_path, size=TINY, years=(2025,), progress=lambda *step: told.append(step))
    assert told[0] == ("registers", 0, 13)
    assert told[-1] == ("done", 13, 13)


def test_memory_does_not_grow_with_the_years(tmp_path):
    peaks = [peak_of(tmp_path / str(count), range(2025 - count + 1, 2026)) for count in (1, 3)]
    assert peaks[1] < peaks[0] * 1.25


def peak_of(folder, years):
    """Return the most memory, in MB, that writing these years takes."""
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from anye.synthetic.district import write_district\n"
        "from anye.synthetic.sizes import Size\n"
        "size = Size('town', 2000, 2000, 30000)\n"
        "write_district(Path(sys.argv[1]), size=size, years=[int(y) for y in sys.argv[2:]])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000)\n"
    )
    command = [sys.executable, "-c", script, str(folder), *map(str, years)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
