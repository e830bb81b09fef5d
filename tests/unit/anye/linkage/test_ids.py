"""What an ID says, whatever it begins with."""

import narwhals as nw
import pytest

from anye.linkage.ids import resident_id_of
from anye.tables.duckdb_engine import DuckDBEngine


@pytest.mark.parametrize(
    ("person", "resident_id"),
    [
        (11010519491231002, "11010519491231002X"),  # the standard's own example
        (2027420030224456, "020274200302244568"),  # a slip that the check character lets through
    ],
)
def test_a_persons_number_gives_back_the_resident_id(person, resident_id):
    engine = DuckDBEngine()
    made = engine.small({"person_id": [person]}).select(found=resident_id_of(nw.col("person_id")))
    assert engine.fetch(made) == [{"found": resident_id}]
