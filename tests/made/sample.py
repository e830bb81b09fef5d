"""A small district whose year the core really works out, so pages show what the law says."""

from datetime import date
from pathlib import Path

from tests.made.hand_made import HandMade

from anye.kernel.months import months_of
from anye.pipeline.quality import measure_quality
from anye.pipeline.year import assess
from anye.rulebook.terms import Terms

YEAR = 2025
JIZHOU = "cn/tianjin/jizhou"
MONTHS = months_of(YEAR)
MILL, SHOP, OFFICE, AGENCY, TRADER, STRANGER = 1001, 1002, 1003, 1004, 1005, 1006
ZHANG, WANG, LI, ZHAO = 12011919800101001, 12011919800615002, 12011919900303003, 12022519850707004
NAMES = {
    MILL: "天津渔阳食品有限公司",
    SHOP: "蓟州张伟商贸有限公司",
    OFFICE: "天津市蓟州区水务局",
    AGENCY: "安顺劳务派遣有限公司",
    TRADER: "下营镇老王农家院",
}
KINDS = {MILL: 4, SHOP: 4, OFFICE: 1, AGENCY: 7, TRADER: 6}


def store(place: Path) -> Path:
    """Write the feeds of the small district."""
    made = HandMade(place / "hand_made")
    for n, (employer, name) in enumerate(NAMES.items()):
        made.add(
            "employers",
            employer_id=employer,
            employer_name=name,
            kind=KINDS[employer],
            township=120119100 + n,
            established_posts=80 if employer == OFFICE else 0,
            credit_code=credit_code(employer),
        )
    for person, name, level in (
        (ZHANG, "张伟", 2),
        (WANG, "王芳", 4),
        (LI, "李娜", 3),
        (ZHAO, "赵敏", 4),
    ):
        made.add("disability_certificates", person_id=person, name=name, level=level)
    made.add(  # the first one still in force
        "disability_certificates", person_id=LI, name="李娜", level=3, issued_on=date(2024, 1, 1)
    )
    made.staff(MILL, MONTHS, 40)
    made.works(ZHANG, MILL, MONTHS)
    made.works(WANG, MILL, MONTHS[:6], wage=100000)
    made.works(LI, SHOP, MONTHS)
    made.staff(SHOP, MONTHS, 3, start=100)
    made.staff(OFFICE, MONTHS, 35, form=1, start=200)
    made.works(ZHAO, AGENCY, MONTHS)
    made.staff(AGENCY, MONTHS, 2, start=300)
    made.add(
        "dispatch_agreements", person_id=ZHAO, agency_id=AGENCY, host_id=OFFICE, counts_for=2,
        starts_on=date(2025, 7, 1),
    )  # fmt: skip
    made.staff(STRANGER, MONTHS, 1, start=400)
    for employer in (MILL, SHOP, AGENCY):
        made.add("declarations", employer_id=employer, headcount_months=480, wages_total=100)
    return made.store(place)


def credit_code(employer: int) -> str:
    """Return a code that looks right; its check character is not."""
    return f"91120225MA{employer:08d}"


def run(place: Path) -> str:
    """Work the year out, measure its data, and return the run's name."""
    done = assess(place, YEAR, Terms(JIZHOU)).run
    measure_quality(place, done, on=date(2026, 6, 1))
    return done.manifest.run_id


def make(place: Path) -> None:
    """Write the feeds and work the year out."""
    run(store(place))
