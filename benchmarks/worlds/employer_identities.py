"""Write which employers are registered and which are spoken of, with the truth.

``employers.parquet`` in the shape of the register; ``employer_identities.parquet``: what rows
without a valid credit code say of an employer, once each; ``employer_truth.parquet``: whom each
speaks of in truth and what is wrong in it. Equal arguments give equal rows.

Names are as diverse as a register's: characters of luck and of trades, each common or rare,
before a place, behind it or without one. A few employers share a name.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from anye.codes import credit_code
from anye.codes.divisions import DISTRICT, TOWNSHIPS
from anye.codes.letters import column
from anye.codes.lists import EmployerKind
from anye.synthetic.chance import IntArray, chance, chosen_of, mixed_numbers
from anye.synthetic.identifiers import credit_codes, organisations
from anye.synthetic.mistakes.employers import EMPLOYER_MISTAKES
from anye.synthetic.mistakes.mixing import with_mistakes
from anye.synthetic.pools import characters, pool_of
from anye.synthetic.text import joined, picked
from anye.tables.feeds.accepted import EMPLOYERS
from anye.tables.links.identities import OF_AN_EMPLOYER
from benchmarks.worlds.addresses import draw_addresses
from benchmarks.worlds.mixes import EMPLOYER_MIX

SEED = 20261124
AMBIGUOUS = "two_employers_say_the_same"
_STRANGERS = 0.3  # of the records speak of nobody who is registered
_SOLE_TRADERS, _NAMESAKES = 0.25, 0.01
_LETTERS_OF_A_BRAND = (0.75, 0.20, 0.05)  # two, three or four
_SPARE = 1.5  # names drawn for each that is needed, as many are drawn twice
_PLACES = {"天津市": 50, "天津": 18, "天津市蓟州区": 10, "蓟州区": 2, "": 20}
_INSIDE = {"": 50, "（天津）": 40, "（蓟州）": 10}  # where none comes first
_FORMS = {"有限公司": 90, "有限责任公司": 5, "股份有限公司": 2, "厂": 3}
_NAME_GIVEN, _TAX_NUMBER_GIVEN, _ADDRESS_GIVEN, _ADDRESS_KNOWN = 0.9, 0.1, 0.5, 0.85
_SAYS = ("given_code", "given_employer_name", "given_tax_number")


@dataclass(frozen=True, slots=True)
class EmployerCrowd:
    """How many employers are registered and how many records speak of employers."""

    registered: int
    records: int


def write_employer_identities(folder: Path, crowd: EmployerCrowd, *, seed: int = SEED) -> None:
    """Write the register, the identities and the truth."""
    rng = chance(seed, "employer identities")
    strangers = max(round(crowd.records * _STRANGERS), 1)
    everyone = _employers(rng, crowd.registered + strangers)
    said = _said(rng, everyone, crowd)
    identities, truth = _identities(said)
    folder.mkdir(parents=True, exist_ok=True)
    everyone[: crowd.registered].sort("employer_id").write_parquet(folder / "employers.parquet")
    identities.write_parquet(folder / "employer_identities.parquet")
    truth.write_parquet(folder / "employer_truth.parquet")


def _employers(rng: np.random.Generator, n: int) -> pl.DataFrame:
    """Return invented employers in no order, as the register knows them."""
    is_trader = rng.random(n) < _SOLE_TRADERS
    letters = np.where(is_trader[:, None], np.frombuffer(b"92", "u1"), np.frombuffer(b"91", "u1"))
    organisation = organisations(b"MA", rng.permutation(n))
    code = credit_codes(letters, np.full(n, DISTRICT), organisation)
    township = chosen_of(rng, list(TOWNSHIPS), [7, 7, *[1] * (len(TOWNSHIPS) - 2)], n)
    silent = pl.Series(rng.random(n) >= _ADDRESS_KNOWN)
    trader, private = EmployerKind.SOLE_TRADER, EmployerKind.PRIVATE_ENTERPRISE
    named = pl.DataFrame(
        {
            "employer_id": credit_code.numbers_of(code),
            "credit_code": column(code),
            "employer_name": _names(rng, is_trader),
            "kind": np.where(is_trader, trader, private).astype(np.int8),
            "township": township.astype(np.int32),
            "address": draw_addresses(rng, township),
        }
    ).with_columns(address=pl.when(silent).then(pl.lit("")).otherwise("address"))
    return named.select(
        name if name in named.columns else _blank(name).alias(name) for name in EMPLOYERS.columns
    )


def _blank(name: str) -> pl.Expr:
    blanks = {
        "text": pl.lit(""),
        "date": pl.lit(None, pl.Date),
        "bool": pl.lit(value=False),
        "int32": pl.lit(0, pl.Int32),
    }
    return blanks.get(EMPLOYERS.columns[name].dtype, pl.int_range(1, pl.len() + 1, dtype=pl.Int64))


def _names(rng: np.random.Generator, is_trader: np.ndarray) -> pl.Series:
    """Draw names that differ, but for a few; of shops where the employer is a sole trader."""
    traders = int(is_trader.sum())
    firms = _differing(_firms(rng, round(_SPARE * (len(is_trader) - traders)) + 1))
    shops = _differing(_shops(rng, round(_SPARE * traders) + 1))
    place = np.where(is_trader, np.cumsum(is_trader), np.cumsum(~is_trader)) - 1
    of_firms = picked(firms, place % len(firms))
    found = picked(shops, place % len(shops)).zip_with(pl.Series(is_trader), of_firms)
    again = pl.Series(rng.random(len(found)) < _NAMESAKES)
    return found.shift(1, fill_value=found[0]).zip_with(again, found)


def _differing(names: pl.Series) -> pl.Series:
    return names.unique(maintain_order=True)


def _firms(rng: np.random.Generator, n: int) -> pl.Series:
    place = _one_of(rng, _PLACES, n)
    return joined(
        place,
        _brands(rng, n),
        _one_of(rng, _INSIDE, n).zip_with(place == "", pl.Series([""])),
        _common_or_rare(rng, pool_of("trades_of_names"), n),
        _one_of(rng, _FORMS, n),
    )


def _shops(rng: np.random.Generator, n: int) -> pl.Series:
    towns = picked(list(TOWNSHIPS.values()), rng.integers(0, len(TOWNSHIPS), n))
    start = pl.repeat("天津市蓟州区", n, dtype=pl.String, eager=True)
    return joined(start, towns, _brands(rng, n), _common_or_rare(rng, pool_of("shops"), n))


def _brands(rng: np.random.Generator, n: int) -> pl.Series:
    length = 2 + chosen_of(rng, range(len(_LETTERS_OF_A_BRAND)), _LETTERS_OF_A_BRAND, n)
    pool = characters("brand_characters")
    letters = joined(*(_common_or_rare(rng, list(pool), n) for _ in range(4)))
    return letters.str.head(pl.Series(length))


def _common_or_rare(rng: np.random.Generator, pool: list[str], n: int) -> pl.Series:
    """Draw words of which the first are the most common."""
    return picked(pool, chosen_of(rng, range(len(pool)), 1 / (10.0 + np.arange(len(pool))), n))


def _one_of(rng: np.random.Generator, shares: dict[str, int], n: int) -> pl.Series:
    return picked(list(shares), chosen_of(rng, range(len(shares)), list(shares.values()), n))


def _said(rng: np.random.Generator, everyone: pl.DataFrame, crowd: EmployerCrowd) -> pl.DataFrame:
    """Return one row per record: what it says, of whom in truth, and what is wrong in it."""
    n, who = crowd.records, _spoken_of(rng, everyone.height, crowd)
    right = everyone[who].select(
        employer_id=pl.when(pl.Series(who < crowd.registered)).then("employer_id").otherwise(0),
        given_code="credit_code",
        given_employer_name=_given(rng, "employer_name", _NAME_GIVEN, n),
        given_tax_number=_given(rng, "credit_code", _TAX_NUMBER_GIVEN, n),
        given_employer_address=_given(rng, "address", _ADDRESS_GIVEN, n),
    )
    said, kind = with_mistakes(rng, right.drop("employer_id"), EMPLOYER_MISTAKES, EMPLOYER_MIX)
    says_nobody = pl.all_horizontal(pl.col(name) == "" for name in _SAYS)
    return said.with_columns(right["employer_id"], kind=kind).with_columns(
        employer_id=pl.when(says_nobody).then(0).otherwise("employer_id")
    )


def _spoken_of(rng: np.random.Generator, everyone: int, crowd: EmployerCrowd) -> IntArray:
    n, known = crowd.records, crowd.registered
    of_known = rng.random(n) >= _STRANGERS
    return np.where(of_known, rng.integers(0, known, n), rng.integers(known, everyone, n))


def _given(rng: np.random.Generator, name: str, share: float, n: int) -> pl.Expr:
    return pl.when(pl.Series(rng.random(n) < share)).then(name).otherwise(pl.lit(""))


def _identities(said: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return what is said, once each, and the truth of it."""
    is_one = pl.col("employer_id").n_unique() == 1
    found = said.group_by(list(OF_AN_EMPLOYER), maintain_order=True).agg(
        employer_id=pl.when(is_one).then(pl.col("employer_id").first()).otherwise(0),
        kind=pl.when(is_one).then(pl.col("kind").first()).otherwise(pl.lit(AMBIGUOUS)),
        rows=pl.len().cast(pl.Int32),
    )
    number = mixed_numbers(np.arange(found.height), 0) >> np.uint64(2)
    numbered = found.with_columns(employer_identity=pl.Series(number.astype(np.int64)))
    truth = numbered.select("employer_identity", "employer_id", "kind")
    return numbered.drop("employer_id", "kind"), truth
