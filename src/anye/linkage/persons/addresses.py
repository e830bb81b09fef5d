"""Which village or street does an address name, and which house, however much else it says?"""

import polars as pl

_ABOVE = r"^(.{2,8}?(省|自治区|市))?(.{1,6}?(市|区|县))?"
_TOWNSHIP = r"^.{1,8}?(镇|乡|街道办事处|街道)"
_OFFICES = r"(村)?(村委会|村民委员会)"
_VILLAGE = r"^(.+?(?:村|社区|小区|里|街|路|道|巷|屯|庄|营))"
ADDRESS_PARTS = ("village", "home")  # home: the village and what follows, as the house


def address_parts(addresses: pl.Series) -> pl.DataFrame:
    """Return the village and the home of each address; a blank has none."""
    tidy = pl.col("address").str.normalize("NFKC").str.replace_all(r"\s", "")
    below = tidy.str.replace(_OFFICES, "村").str.replace(_ABOVE, "").str.replace(_TOWNSHIP, "")
    village = pl.coalesce(below.str.extract(_VILLAGE), below)
    house = below.str.extract(r"(\d+)[^\d]*$").fill_null("")
    return pl.DataFrame({"address": addresses}).with_columns(
        village=pl.when(village != "").then(village),
        home=pl.when((village != "") & (house != "")).then(pl.concat_str(village, house)),
    )
