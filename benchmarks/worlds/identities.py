"""Write who is known and who is spoken of, as linkage compares them, with the truth.

``people.parquet`` and ``person_identities.parquet`` in the shapes of
``anye.tables.links.identities``;
``records_with_id.parquet``: the records whose ID is valid and need no comparison;
``identity_truth.parquet``: whom each identity speaks of in truth and what is wrong in it.
Equal arguments give equal rows. Files of feeds are not written: ``district`` does that.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from anye.codes import resident_id
from anye.codes.divisions import TOWNSHIPS
from anye.synthetic.chance import IntArray, chance, chosen_of, mixed_numbers
from anye.synthetic.days import birthdays, dates
from anye.synthetic.identifiers import person_ids, resident_ids, sequences
from anye.synthetic.mistakes.mixing import with_mistakes
from anye.synthetic.mistakes.persons import PERSON_MISTAKES
from anye.synthetic.names import draw_names
from anye.synthetic.workforce import REGION_SHARES, REGIONS, births
from anye.tables.links.identities import OF_A_PERSON, PEOPLE, PERSON_IDENTITIES
from anye.tables.shape import Shape
from benchmarks.worlds.addresses import draw_addresses
from benchmarks.worlds.mixes import PERSON_MIX

SEED = 20261124
AMBIGUOUS = "two_persons_say_the_same"
_BORN = ((1930, 1975), (1965, 2012))  # older and younger halves
_HOUSEHOLD = (0, 800)  # sequence numbers of a day
_AT_WORK = 0.125  # of the registered, as in the made-up town
_STRANGERS = 0.3  # of the records speak of nobody who is known
_ADDRESS_KNOWN, _ADDRESS_GIVEN = 0.85, 0.7
_BIRTH_GIVEN_WITH_ID = 0.3  # where there is an ID, few ask for the birth date too
_EMPLOYER_AS_KNOWN = 0.9
_OF_TOWNSHIPS = "disability_certificates"  # names the township; the others name the employer
_FEEDS = (_OF_TOWNSHIPS, "insured_months", "wage_months", "labour_contracts")
_TYPES = {"int64": pl.Int64, "int32": pl.Int32, "int8": pl.Int8, "text": pl.String, "date": pl.Date}


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many are known and how many records speak of persons."""

    registered: int  # with a certificate
    contracted: int  # without one, but with a contract under a valid ID
    records: int
    employers: int


CITY_CROWD = Crowd(400_000, 100_000, 1_000_000, 100_000)


def write_identities(folder: Path, crowd: Crowd = CITY_CROWD, *, seed: int = SEED) -> None:
    """Write the people, the identities without a valid ID, the others, and the truth."""
    rng = chance(seed, "identities")
    strangers = max(round(crowd.records * _STRANGERS), 1)
    everyone = _persons(rng, crowd.registered + crowd.contracted + strangers)
    known = everyone[: crowd.registered + crowd.contracted]
    employer = _employers(rng, crowd)
    folder.mkdir(parents=True, exist_ok=True)
    _write(PEOPLE, _people(rng, known, employer, crowd.registered), folder)
    said = _said(rng, everyone, employer, crowd)
    with_id = pl.Series(resident_id.valid(said["given_id"]))
    said.filter(with_id).write_parquet(folder / "records_with_id.parquet")
    identities, truth = _identities(said.filter(~with_id))
    _write(PERSON_IDENTITIES, identities, folder)
    truth.write_parquet(folder / "identity_truth.parquet")


def _persons(rng: np.random.Generator, n: int) -> pl.DataFrame:
    """Return invented persons in no order, with all that is true of them."""
    old = rng.random(n) < 0.5  # noqa: PLR2004 (half of them)
    born = np.sort(np.where(old, births(rng, n, _BORN[0]), births(rng, n, _BORN[1])))
    region = chosen_of(rng, REGIONS, REGION_SHARES, n)
    ids = person_ids(region, born, sequences(born, _HOUSEHOLD))[rng.permutation(n)]
    is_male = ids % 2 == 1
    township = chosen_of(rng, list(TOWNSHIPS), [31, 71, *[35] * 24, 13, 1], n)
    return pl.DataFrame(
        {
            "person_id": ids,
            "resident_id": resident_ids(ids),
            "name": draw_names(rng, is_male).text(slice(None)),
            "sex": np.where(is_male, 1, 2).astype(np.int8),
            "born_on": dates(birthdays(ids)),
            "township": township.astype(np.int32),
            "address": draw_addresses(rng, township),
        }
    )


def _employers(rng: np.random.Generator, crowd: Crowd) -> IntArray:
    """Draw where each known person works, 0 for nowhere; the contracted all do."""
    n = crowd.registered + crowd.contracted
    at = 1 + rng.integers(0, crowd.employers, n)
    idle = (np.arange(n) < crowd.registered) & (rng.random(n) >= _AT_WORK)
    return np.where(idle, 0, at)


def _people(
    rng: np.random.Generator, known: pl.DataFrame, employer: IntArray, registered: int
) -> pl.DataFrame:
    """Return the known as their rows name them: of a certificate, of a contract, or of both."""
    silent = rng.random(known.height) >= _ADDRESS_KNOWN
    rows = known.with_columns(
        address=pl.when(pl.Series(silent)).then(pl.lit("")).otherwise("address"),
        employer_id=pl.Series(employer),
        of_register=pl.int_range(known.height) < registered,
    )
    certificates = rows.filter("of_register").with_columns(employer_id=pl.lit(0, pl.Int64))
    contracts = rows.filter(pl.col("employer_id") > 0).with_columns(township=pl.lit(0, pl.Int32))
    return pl.concat([certificates, contracts])


def _said(
    rng: np.random.Generator, everyone: pl.DataFrame, employer: IntArray, crowd: Crowd
) -> pl.DataFrame:
    """Return one row per record: what it says, of whom in truth, and what is wrong in it."""
    who, employs = _spoken_of(rng, employer, everyone.height, crowd)
    feed = pl.Series([_FEEDS[n] for n in rng.integers(0, len(_FEEDS), crowd.records)])
    by_township = feed == _OF_TOWNSHIPS
    address_given = pl.Series(rng.random(crowd.records) < _ADDRESS_GIVEN)
    right = everyone[who].select(
        person_id=pl.when(pl.Series(who < len(employer))).then("person_id").otherwise(0),
        given_id="resident_id",
        given_name="name",
        given_sex="sex",
        given_born_on="born_on",
        given_address=pl.when(address_given).then("address").otherwise(pl.lit("")),
        township=pl.when(by_township).then("township").otherwise(0),
    )
    said, kind = with_mistakes(rng, right.drop("person_id"), PERSON_MISTAKES, PERSON_MIX)
    silent = pl.Series(rng.random(said.height) >= _BIRTH_GIVEN_WITH_ID) & (said["given_id"] != "")
    return said.with_columns(
        pl.when(silent).then(None).otherwise("given_born_on").alias("given_born_on"),
        pl.when(silent).then(0).otherwise("given_sex").cast(pl.Int8).alias("given_sex"),
        person_id=_whom(said, right["person_id"]),
        employer_id=pl.select(pl.when(by_township).then(0).otherwise(employs)).to_series(),
        kind=kind,
        feed=feed,
        rows=pl.Series(rng.integers(1, 13, said.height), dtype=pl.Int32),
    )


def _whom(said: pl.DataFrame, person_id: pl.Series) -> pl.Series:
    """Return whom each record is to be linked with: nobody where it names neither ID nor name."""
    says_nobody = (said["given_id"] == "") & (said["given_name"] == "")
    return pl.select(pl.when(says_nobody).then(0).otherwise(person_id)).to_series()


def _spoken_of(
    rng: np.random.Generator, employer: IntArray, everyone: int, crowd: Crowd
) -> tuple[IntArray, IntArray]:
    """Draw of whom each record speaks and under which employer."""
    known, n = len(employer), crowd.records
    of_known = rng.random(n) >= _STRANGERS
    who = np.where(of_known, rng.integers(0, known, n), rng.integers(known, everyone, n))
    same = of_known & (rng.random(n) < _EMPLOYER_AS_KNOWN)
    other = 1 + rng.integers(0, crowd.employers, n)
    return who, np.where(same, employer[np.minimum(who, known - 1)], other)


def _identities(said: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the records as identities, each once per employer, and the truth of each."""
    says = [*OF_A_PERSON, "township"]
    numbered = (
        said.group_by(says, maintain_order=True)
        .agg(
            "employer_id",
            "rows",
            feed=pl.col("feed").first(),
            person_id=pl.when(pl.col("person_id").n_unique() == 1)
            .then(pl.col("person_id").first())
            .otherwise(0),
            kind=pl.when(pl.col("person_id").n_unique() == 1)
            .then(pl.col("kind").first())
            .otherwise(pl.lit(AMBIGUOUS)),
        )
        .with_row_index("number")
    )
    number = mixed_numbers(numbered["number"].to_numpy().astype(np.int64), 0) >> np.uint64(2)
    numbered = numbered.with_columns(identity=pl.Series(number.astype(np.int64)))
    by_employer = numbered.explode("employer_id", "rows").group_by(
        ["identity", "employer_id"], maintain_order=True
    )
    identities = by_employer.agg(
        *(pl.col(name).first() for name in (*says, "feed")), rows=pl.col("rows").sum()
    )
    return identities, numbered.select("identity", "person_id", "kind").sort("identity")


def _write(shape: Shape, frame: pl.DataFrame, folder: Path) -> None:
    columns = [pl.col(name).cast(_TYPES[column.dtype]) for name, column in shape.columns.items()]
    whole = frame.select(columns).sort(shape.key)
    whole.write_parquet(folder / f"{shape.name}.parquet")
