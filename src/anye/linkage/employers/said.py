"""What do the rows say of employers, and the register?"""

from pathlib import Path

import narwhals as nw
import polars as pl

from anye.tables.engines import parquet
from anye.tables.engines.engine import Feeds
from anye.tables.links.identities import OF_AN_EMPLOYER, REGISTERED_EMPLOYERS, UNIDENTIFIED

IDENTITY = "employer_identity"


def employer_identities(feeds: Feeds, beside: Path) -> pl.DataFrame:
    """Return what rows say of an employer they do not name by a valid code, once each."""
    rows = nw.concat(
        [
            feeds.unidentified(feed).filter(nw.col(IDENTITY) != 0).select(IDENTITY, *OF_AN_EMPLOYER)
            for feed in UNIDENTIFIED
        ]
    )
    given = rows.group_by(IDENTITY).agg(
        *(nw.col(name).max() for name in OF_AN_EMPLOYER), rows=nw.len()
    )
    feeds.engine.write(given, beside / "given.parquet", (IDENTITY,))
    return parquet.read(beside / "given.parquet")


def register_file(feeds: Feeds, folder: Path) -> Path:
    """Write the registered employers into a folder; return the file."""
    file = folder / f"{REGISTERED_EMPLOYERS.name}.parquet"
    rows = REGISTERED_EMPLOYERS.cast(feeds.current("employers"))
    feeds.engine.write(rows, file, REGISTERED_EMPLOYERS.key)
    return file
