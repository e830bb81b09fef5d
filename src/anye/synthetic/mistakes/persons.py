"""The mistakes that are made in saying who a person is, by name."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from anye.synthetic.mistakes import ids, names, particulars
from anye.synthetic.mistakes.mixing import Kinds, Mistake


class IdInNameColumn:
    """The ID stands in the name's column and the name in the ID's."""

    zh = "身份证号与姓名列互换"

    def made(self, _rng: np.random.Generator, said: pl.DataFrame) -> pl.DataFrame:
        """Return the rows with both columns swapped."""
        return said.with_columns(given_id="given_name", given_name="given_id")


ID, NAME, SEX, BORN = "given_id", "given_name", "given_sex", "given_born_on"
ADDRESS, TOWNSHIP = "given_address", "township"
PERSON_MISTAKES: Kinds = {
    "id_missing": Mistake("缺身份证号", ID, ids.missing),
    "id_one_digit": Mistake("身份证号错一位", ID, ids.one_digit),
    "id_swapped": Mistake("身份证号相邻两位颠倒", ID, ids.neighbours_swapped),
    "id_two_digits": Mistake("身份证号错两位", ID, ids.two_digits),
    "id_fifteen": Mistake("15 位旧身份证号", ID, ids.fifteen),
    "id_spreadsheet": Mistake("身份证号被表格当作数字", ID, ids.spreadsheet_number),
    "id_borrowed": Mistake("用了他人的身份证号", ID, ids.another_person),
    "id_in_name_column": IdInNameColumn(),
    "name_homophone": Mistake("姓名同音字", NAME, names.homophone),
    "name_dialect": Mistake("姓名方言音近字", NAME, names.dialect),
    "name_input_method": Mistake("姓名输入法错选", NAME, names.input_method),
    "name_shape": Mistake("姓名形近字", NAME, names.similar_shape),
    "name_traditional": Mistake("姓名繁体或异体字", NAME, names.traditional),
    "name_rare": Mistake("姓名生僻字另写", NAME, names.rare_character),
    "name_missing_one": Mistake("姓名少一字", NAME, names.character_missing),
    "name_added_one": Mistake("姓名多一字", NAME, names.character_added),
    "name_order": Mistake("姓名字序颠倒", NAME, names.other_order),
    "name_pinyin": Mistake("姓名写成拼音", NAME, names.pinyin),
    "name_dot_missing": Mistake("少数民族姓名缺间隔号", NAME, names.dot_missing),
    "name_other_dot": Mistake("少数民族姓名间隔号不规范", NAME, names.other_dot),
    "name_one_part": Mistake("少数民族姓名只写一部分", NAME, names.one_part_only),
    "nameless": Mistake("缺姓名", NAME, names.missing),
    "birth_transposed": Mistake("出生月日颠倒", BORN, particulars.day_and_month_transposed),
    "birth_one_digit": Mistake("出生日期错一位", BORN, particulars.one_digit_of_birth),
    "birth_missing": Mistake("缺出生日期", BORN, particulars.birth_missing),
    "sex_wrong": Mistake("性别错误", SEX, particulars.other_sex),
    "township_neighbouring": Mistake("乡镇选错一行", TOWNSHIP, particulars.neighbouring_township),
    "township_missing": Mistake("缺乡镇", TOWNSHIP, particulars.township_missing),
    "address_variant": Mistake("住址写法不同", ADDRESS, particulars.address_variant),
}

WRONG_NAMES: Mapping[str, float] = {  # by how often; the rare ones hit only names that have them
    "name_homophone": 9,
    "name_dialect": 6,
    "name_input_method": 8,
    "name_shape": 8,
    "name_traditional": 6,
    "name_rare": 30,
    "name_missing_one": 3,
    "name_added_one": 2,
    "name_order": 3,
    "name_pinyin": 4,
    "name_dot_missing": 20,
    "name_other_dot": 20,
    "name_one_part": 20,
}
