"""A register of a few employers, and rows that name them badly."""

from datetime import date

import narwhals as nw
import polars as pl
from stdnum.cn import uscc

from anye.codes import credit_code
from anye.linkage.employers.links import link_employers
from anye.tables.engines.engine import WHOLE, Feeds, Part
from anye.tables.feeds.accepted import EMPLOYERS
from anye.tables.links.identities import LINK_DECISIONS, UNIDENTIFIED

YUYANG, XILONG = 120119100, 120119121
BLANKS = {"text": "", "bool": False, "date": date(2020, 1, 1)}
ADDRESS_OF_MILL = "天津市蓟州区渔阳镇人民西路十二号"


def code(organisation):
    """Return a credit code with both its check characters."""
    values = [int(letter, 36) for letter in organisation]
    total = sum(a * b for a, b in zip(values, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    body = "91120119" + organisation + "0123456789X0"[11 - total % 11]
    return body + uscc.calc_check_digit(body)


def key(text):
    return int(credit_code.employer_ids(pl.Series([text]))[0])


MILL_CODE, SHOP_CODE = code("MA05XK3A"), code("MA7K2P9Q")
SLIPPED = MILL_CODE[:13] + ("7" if MILL_CODE[13] != "7" else "8") + MILL_CODE[14:]
MILL, SHOP = key(MILL_CODE), key(SHOP_CODE)
MILL_OF_REGISTER = {
    "credit_code": MILL_CODE,
    "employer_name": "天津市华兴机械制造有限公司",
    "township": YUYANG,
}
SHOP_OF_REGISTER = {
    "credit_code": SHOP_CODE,
    "employer_name": "天津市瑞恒食品有限公司",
    "township": XILONG,
}


class Register:
    """Registered employers, rows that name none by a valid code, answers of officers."""

    def __init__(self, engine, folder):
        self.engine, self.folder = engine, folder
        self.registered = [MILL_OF_REGISTER, SHOP_OF_REGISTER]
        self.rows = []
        self.answers = []

    def row(self, identity=1, **given):
        self.rows.append({"employer_identity": identity, **given})

    def answer(self, answer, employer_id, identity=1, subject="employer"):
        self.answers.append(
            {
                "decision_id": len(self.answers) + 1,
                "subject": subject,
                "left_id": identity,
                "right_id": employer_id,
                "answer": answer,
            }
        )

    def feeds(self):
        registered = [{"employer_id": key(one["credit_code"]), **one} for one in self.registered]
        unidentified = self._file("rows", UNIDENTIFIED["labour_contracts"], self.rows)
        register = self._file("register", EMPLOYERS, registered)
        parts = {
            ("employers", WHOLE): Part(files=(register,)),
            ("labour_contracts", WHOLE): Part(unidentified=(unidentified,)),
        }
        return Feeds(self.engine, parts)

    def linked(self, into="links", base=None):
        """Return the links by identity."""
        folder = self.folder / into
        folder.mkdir(exist_ok=True)
        answers = self.engine.open([self._file("answers", LINK_DECISIONS, self.answers)])
        links = self.engine.fetch(link_employers(self.feeds(), answers, folder, base=base))
        return {link["employer_identity"]: link for link in links}

    def link(self):
        """Return the employer, band and reason of the only identity."""
        (link,) = self.linked().values()
        return link["employer_id"], link["band"], link["how"]

    def _file(self, name, shape, rows):
        columns = {
            column: [row.get(column, BLANKS.get(kind.dtype, 0)) for row in rows]
            for column, kind in shape.columns.items()
        }
        table = shape.cast(nw.from_native(pl.LazyFrame(columns)))
        file = self.folder / f"{name}.parquet"
        table.to_native().collect().write_parquet(file)
        return file
