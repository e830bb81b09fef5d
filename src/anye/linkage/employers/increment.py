"""Which pairs must be compared, and which hold since earlier links?

A pair's weight rests on its two records alone. An identity is the hash of all that its rows say, so
an old one says what it said; a registered employer is stale once anything in its row is another.

What this saves is the work of a day without new identities, such as after an officer's answer.
For new ones the names of the whole register are read again, and that is most of the work: keeping
what they may be like would cost more disk than the register itself.
"""

from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import polars as pl
import pyarrow.parquet as pq

from anye.linkage.employers.pairs import compared, in_shape
from anye.linkage.employers.records import of_identities, of_register
from anye.tables import parquet
from anye.tables.engine import Engine
from anye.tables.identities import EMPLOYER_LINKS, EMPLOYER_PAIRS, REGISTERED_EMPLOYERS

IDENTITY, EMPLOYER = "employer_identity", "employer_id"


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since earlier links, and their pairs."""

    identities: pl.DataFrame  # those that were compared then
    pairs: pl.DataFrame  # those of employers whose row is as it was
    register: Path  # the rows that are new or changed


def employer_pairs(identities: pl.DataFrame, register: Path, since: Since | None) -> pl.DataFrame:
    """Return the pairs that are at least doubtful.

    Args:
        identities: what rows say of an employer they do not name by a valid code.
        register: the file of REGISTERED_EMPLOYERS.
        since: earlier links, if there are any.
    """
    if since is None:
        return _compared(identities, register)
    old = identities.join(since.identities, on=IDENTITY, how="semi")
    new = identities.join(since.identities, on=IDENTITY, how="anti")
    holding = since.pairs.join(old, on=IDENTITY, how="semi")
    found = [holding, _compared(new, register), _compared(old, since.register)]
    return in_shape(EMPLOYER_PAIRS, pl.concat(found))


def since_links(engine: Engine, base: Path, register: Path, beside: Path) -> Since:
    """Return what of earlier links still holds, and which registered employers are new.

    Args:
        engine: where the registers are held against each other.
        base: the folder of earlier links of the same method.
        register: the file of REGISTERED_EMPLOYERS of today.
        beside: a folder for what is worked out on the way.
    """
    now, then = (
        engine.scan(REGISTERED_EMPLOYERS, [file])
        for file in (register, base / f"{REGISTERED_EMPLOYERS.name}.parquet")
    )
    columns = list(REGISTERED_EMPLOYERS.columns)
    fresh, stale = beside / "fresh.parquet", beside / "stale.parquet"
    engine.write(now.join(then, on=columns, how="anti"), fresh, (EMPLOYER,))
    engine.write(
        then.join(now, on=columns, how="anti").select(nw.col(EMPLOYER)), stale, (EMPLOYER,)
    )
    pairs = parquet.read(base / f"{EMPLOYER_PAIRS.name}.parquet")
    return Since(
        identities=parquet.read(base / f"{EMPLOYER_LINKS.name}.parquet", columns=[IDENTITY]),
        pairs=pairs.join(parquet.read(stale), on=EMPLOYER, how="anti"),
        register=fresh,
    )


def _compared(identities: pl.DataFrame, register: Path) -> pl.DataFrame:
    if identities.is_empty() or not pq.read_metadata(register).num_rows:
        return in_shape(EMPLOYER_PAIRS, pl.DataFrame(schema=list(EMPLOYER_PAIRS.columns)))
    records = of_identities(identities)
    return compared(records, of_register(register, records))
