"""No person's month is paid twice: not at two employers, nor by two schemes unless a text lets two.

Of several that would pay the one that pays most does, which is best for whoever claims; no text was
seen that says which has to.
"""

from collections.abc import Sequence
from itertools import combinations

import narwhals as nw

from anye.law.scheme import Scheme, may_both_pay
from anye.law.schemes.facts import SUPPORTED_MONTH
from anye.tables.engines.engine import Table
from anye.tables.year.entitled import ANOTHER_PAYS


def paid_once(found: Table, schemes: Sequence[Scheme]) -> Table:
    """Let one employer and, unless a text lets two, one scheme pay for a person's month."""
    of_months = [scheme.name for scheme in schemes if scheme.of == SUPPORTED_MONTH]
    for name in of_months:
        found = _the_best_pays(found, [name], by="employer_id")
    for one, other in combinations(schemes, 2):
        if one.of == other.of == SUPPORTED_MONTH and may_both_pay(one, other) is None:
            found = _the_best_pays(found, [one.name, other.name], by="scheme")
    return found


def _the_best_pays(found: Table, of: Sequence[str], *, by: str) -> Table:
    """Let the row of a person's month hold that pays most; of equals the last by a column."""
    month = ["period", "person_id"]
    asked = nw.col("scheme").is_in([*of]) & nw.col("is_entitled")
    best = found.filter(asked).unique(month, keep="last", order_by=("amount", by))
    loses = asked & (nw.col(by) != nw.col("best"))
    unmet, amount = nw.col("unmet"), nw.col("amount")
    return (
        found.join(best.select(*month, best=by), on=month, how="left")
        .with_columns(loses=loses.fill_null(value=False))
        .with_columns(
            unmet=nw.when(nw.col("loses")).then(unmet + (1 << ANOTHER_PAYS)).otherwise(unmet),
            amount=nw.when(nw.col("loses")).then(nw.lit(0, nw.Int64)).otherwise(amount),
            is_entitled=nw.col("is_entitled") & ~nw.col("loses"),
        )
        .drop("best", "loses")
    )
