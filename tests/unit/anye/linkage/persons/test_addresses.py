import polars as pl
import pytest

from anye.linkage.persons.addresses import address_parts


@pytest.mark.parametrize(
    ("address", "village", "home"),
    [
        ("天津市蓟州区渔阳镇西大街12号", "西大街", "西大街12"),
        ("蓟州区渔阳镇西大街 12 号", "西大街", "西大街12"),
        ("渔阳镇西大街12号院3", "西大街", "西大街3"),
        ("官庄镇营房村委会8号", "营房村", "营房村8"),
        ("官庄镇营房村民委员会８号", "营房村", "营房村8"),
        ("营房村", "营房村", None),
        ("", None, None),
        ("  ", None, None),
    ],
)
def test_an_address_is_a_village_and_a_house_however_it_is_written(address, village, home):
    (found,) = address_parts(pl.Series([address])).to_dicts()
    assert found == {"address": address, "village": village, "home": home}
