"""In which township is a row? Its own, else its employer's, else its person's, else unknown."""

from dataclasses import dataclass

import narwhals as nw

from anye.tables.engines.engine import Table
from anye.tables.quality.measured import UNKNOWN_TOWNSHIP

EMPLOYERS = ("employer_id", "agency_id")  # the column that says whose row it is


@dataclass(frozen=True, slots=True)
class Places:
    """Where employers and persons are: their keys with ``place``."""

    employers: Table
    persons: Table

    def of(self, rows: Table) -> Table:
        """Return the rows with ``place``."""
        has = rows.collect_schema().names()
        if "township" in has:
            return rows.with_columns(place=nw.col("township"))
        for name in EMPLOYERS:
            if name in has:
                return self._joined(rows, self.employers.rename({"employer_id": name}), name)
        return self._joined(rows, self.persons, "person_id")

    def of_either(self, rows: Table) -> Table:
        """Return rows of an employer or, where it is nought, a person, with ``place``."""
        found = rows.join(self.employers, on="employer_id", how="left").join(
            self.persons, on="person_id", how="left", suffix="_of_person"
        )
        place = nw.coalesce(nw.col("place"), nw.col("place_of_person"), _unknown())
        return found.with_columns(place=place).drop("place_of_person")

    def _joined(self, rows: Table, places: Table, by: str) -> Table:
        found = rows.join(places, on=by, how="left")
        return found.with_columns(place=nw.coalesce(nw.col("place"), _unknown()))


def places(employers: Table, persons: Table) -> Places:
    """Return where employers and persons are, from their tables."""
    return Places(
        employers.select("employer_id", place=nw.col("township")),
        persons.select("person_id", place=nw.col("township")),
    )


def _unknown() -> nw.Expr:
    return nw.lit(UNKNOWN_TOWNSHIP, nw.Int32)
