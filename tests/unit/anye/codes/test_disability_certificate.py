import polars as pl

from anye.codes import disability_certificate

ID = "110101199003072316"


def test_twenty_digits_and_a_tail_are_a_certificate():
    column = pl.Series([ID + "43", ID + "71B1", ID + "111", ID + "44B12"])
    assert disability_certificate.valid(column).all()


def test_a_wrong_id_category_or_level_is_not():
    wrong = [
        ID + "83",
        ID + "45",
        ID + "03",
        ID + "4",
        ID,
        "",
        None,
        ID[:-1] + "743",
        ID + "43B1234",
    ]
    assert not disability_certificate.valid(pl.Series(wrong, dtype=pl.String)).any()


def test_parts_are_read_where_the_form_is_right():
    found = disability_certificate.parts_of_numbers(pl.Series([ID + "43B1", "x"]))
    assert found.category.tolist() == [4, 0]
    assert found.level.tolist() == [3, 0]
    assert found.ids[0].tobytes().decode() == ID
