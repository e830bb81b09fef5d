"""A store that an older version made is refused in words."""

import pyarrow.parquet as pq
import pytest
from tests.made.hand_made import ANNA, SHOP, HandMade

from anye.tables.feeds.accepted import LINES_OF_A_LOAD


@pytest.fixture
def older(tmp_path):
    """Write a store whose last load of certificates keeps no address."""
    for number in (7, 8):
        made = HandMade(tmp_path / "unused", number)
        made.add("disability_certificates", person_id=ANNA)
        made.add("employers", employer_id=SHOP)
        place = made.store(tmp_path / "store")
    [file] = (place / "feeds/disability_certificates" / f"{8:016x}").glob("rows/*.parquet")
    pq.write_table(pq.read_table(file).drop_columns(["address"]), file)
    assert pq.read_table(file)["source_row"][0].as_py() // LINES_OF_A_LOAD == 8
    return place


@pytest.mark.parametrize("command", [("link",), ("assess", "--year", 2025)])
def test_what_an_older_version_made_is_to_be_loaded_again(anye, older, command):
    code, out, said = anye(*command, "--store", older)
    assert (code, out) == (2, "")
    assert "旧版本" in said
    assert "anye load" in said
    assert not (older / "links").exists()
