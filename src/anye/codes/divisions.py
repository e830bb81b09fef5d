"""The townships of a district and their official codes.

``townships.csv`` lists the 28 units of Jizhou (120119) as the public data set
github.com/modood/Administrative-divisions-of-China gives them (dist/streets.csv, after the
National Bureau of Statistics); the last one, the development zone, is a statistical unit.
"""

import csv
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

DISTRICT = 120119  # 天津市蓟州区, GB/T 2260
DISTRICT_BEFORE_2016 = 120225  # 天津市蓟县: still in the resident IDs of its adults


def _townships() -> Mapping[int, str]:
    text = files("anye.codes").joinpath("townships.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({int(row["code"]): row["name_zh"] for row in rows})


TOWNSHIPS: Mapping[int, str] = _townships()
