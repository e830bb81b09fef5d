"""Which pairs hold since earlier links, and which employers must be compared anew?

A pair's weight rests on its two records alone. An identity is the hash of all that its rows say, so
an old one says what it said; a registered employer is stale once anything in its row is another.
"""

from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import polars as pl

from anye.linkage.employers.said import IDENTITY
from anye.tables.engines import parquet
from anye.tables.engines.engine import Engine
from anye.tables.links.identities import EMPLOYER_LINKS, EMPLOYER_PAIRS, REGISTERED_EMPLOYERS

EMPLOYER = "employer_id"


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since earlier links, and their pairs."""

    identities: pl.DataFrame  # those that were compared then
    pairs: pl.DataFrame  # those of employers whose row is as it was
    register: Path  # the rows that are new or changed


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
