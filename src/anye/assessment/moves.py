"""Who is staff elsewhere than the insurance says, and takes head and wages along.

A holder moves to the host where the dispatch agreement says so, and to the employer of the only
lasting contract where one employer pays and another insures. Head and wages go together, so that
whoever is in the count is in the staff, and whoever is in the staff is in the wages.
"""

import narwhals as nw

from anye.assessment.person_months import CERTIFIED, HOSTED, LASTING, MOVED
from anye.codes.lists import EmploymentForm
from anye.tables.engines.engine import Table

HEADS = ("contract_staff", "short_staff", "moved_in", "moved_out")
WAGES = ("staff_wages", "wages_moved_in", "wages_moved_out", "other_wages")
CHANGES = (*HEADS, *WAGES)
PERSON = ("month", "person_id")


def moves_of(judged: Table) -> list[Table]:
    """Return what is to be added to the figures of employers, by ``month`` and ``employer_id``.

    Args:
        judged: person-months, with what the law says of each.
    """
    rows = judged.filter(nw.col(CERTIFIED)).with_columns(is_staff=_is_staff())
    lasting = rows.filter(
        nw.col("is_staff"), nw.col("insured_form") == EmploymentForm.SHORTER_CONTRACT
    )
    moving = _moving(rows)
    going = moving.filter(nw.col("is_staff"), nw.col("home") != nw.col("employer_id"))
    others = moving.filter(~nw.col("is_staff"))
    coming = nw.concat([going, others])
    return [
        _part(lasting, "employer_id", heads={"contract_staff": 1, "short_staff": -1}),
        _part(lasting, "employer_id", wages={"staff_wages": 1, "other_wages": -1}),
        _part(going, "employer_id", heads={"moved_out": 1}, wages={"wages_moved_out": 1}),
        _part(others, "employer_id", wages={"other_wages": -1}),
        _part(coming, "home", wages={"wages_moved_in": 1}),
        _part(_heads_in(moving), "home", heads={"moved_in": 1}),
    ]


def _is_staff() -> nw.Expr:
    """Tell who is staff where insured; of a holder the contract itself says how long it lasts."""
    by_form = nw.col("insured_form") != EmploymentForm.SHORTER_CONTRACT
    return (nw.col("insured_form") > 0) & (by_form | nw.col(LASTING))


def _moving(rows: Table) -> Table:
    """Return the rows of those who move, with ``home``: the employer whose staff they are."""
    insured = rows.filter(nw.col("insured_form") > 0).select(*PERSON).unique()
    by_contract = (
        rows.filter(nw.col(MOVED))
        .join(insured, on=[*PERSON], how="semi")
        .select(*PERSON, home="employer_id")
    )
    hosted = (
        rows.filter(nw.col(HOSTED), nw.col("is_staff"))
        .join(by_contract, on=[*PERSON], how="anti")
        .with_columns(home=nw.col("credit_to"))
    )
    at_host = hosted.select(*PERSON, employer_id="home").unique()
    of_host = rows.join(at_host, on=[*PERSON, "employer_id"], how="semi")
    columns = (*PERSON, "employer_id", "home", "is_staff", "wage")
    return nw.concat(
        [
            hosted.select(*columns),
            of_host.with_columns(home=nw.col("employer_id")).select(*columns),
            rows.join(by_contract, on=[*PERSON]).select(*columns),
        ]
    )


def _heads_in(moving: Table) -> Table:
    """Return person and home where the home does not have the person on its own list."""
    at_home = moving.filter(nw.col("is_staff"), nw.col("home") == nw.col("employer_id"))
    new = moving.join(at_home, on=[*PERSON, "home"], how="anti")
    return new.select(*PERSON, "home").unique().with_columns(wage=nw.lit(0, nw.Int64))


def _part(
    rows: Table,
    employer: str,
    *,
    heads: dict[str, int] | None = None,
    wages: dict[str, int] | None = None,
) -> Table:
    ones, sums = heads or {}, wages or {}
    return rows.select(
        "month",
        nw.col(employer).alias("employer_id"),
        *(nw.lit(ones.get(name, 0), nw.Int64).alias(name) for name in HEADS),
        *((nw.col("wage") * sums.get(name, 0)).cast(nw.Int64).alias(name) for name in WAGES),
    )
