import pytest

from anye.linkage.persons.name_levels import name_levels

PAIRS = [
    ("王小明", "王小明", "same"),
    ("王小明", "王小明 ", "same"),
    ("張麗華", "张丽华", "same"),
    ("买买提·热合曼", "买买提热合曼", "same"),
    ("买买提·热合曼", "买买提.热合曼", "same"),
    ("买买提·热合曼", "买买提•热合曼", "same"),
    ("张伟", "章玮", "sound"),
    ("王小明", "Wang Xiaoming", "sound"),
    ("王小明", "WANGXIAOMING", "sound"),
    ("吕燕", "Lǚ Yàn", "sound"),
    ("曾丽", "Zeng Li", "sound"),
    ("单芳", "Shan Fang", "sound"),
    ("欧阳娜娜", "ouyang nana", "sound"),
    ("王小明", "王明小", "order"),
    ("刘娜", "刘拉", "dialect"),
    ("陈志强", "陈紫强", "dialect"),
    ("黄磊", "王磊", "dialect"),
    ("胡妍娜", "吴妍娜", "dialect"),
    ("王艳敏", "主艳敏", "shape"),
    ("李玲静", "季玲静", "shape"),
    ("李明", "李朋", "some_shape"),
    ("王小明", "王明", "one_missing"),
    ("王明", "王小明", "one_missing"),
    ("买买提·热合曼", "买买提", "one_missing"),
    ("王建明", "王小明", "one_other"),
    ("王小明", "王丽", "surname"),
    ("王小明", "陈丽华", "differs"),
    ("王伟", "李伟", "differs"),
    ("", "王小明", "nothing"),
    ("？", "王小明", "nothing"),
]


OF_ONE_SIDE = [  # known, spoken of
    ("孙小彧", "孙小?", "unreadable"),
    ("孙小彧", "孙小□", "unreadable"),
    ("孙小彧", "孙大?", "surname"),
    ("孙小彧", "孙小%", "unreadable"),
    ("王小明", "%", "nothing"),
    ("王小明", "___", "nothing"),
    ("张洁爽", "洁爽", "given_only"),
    ("张洁", "洁", "one_missing"),
    ("林强诺", "林景强诺", "one_added"),
    ("林强", "林景强", "one_missing"),
    ("徐伟喆", "徐伟吉吉", "taken_apart"),
    ("陈犇飞", "陈牛牛牛飞", "taken_apart"),
    ("陈飞飞", "陈牛牛牛", "surname"),
]


@pytest.mark.parametrize(("known", "spoken_of", "level"), OF_ONE_SIDE)
def test_what_is_left_out_or_unreadable_in_the_name_spoken_of(known, spoken_of, level):
    assert [found.name for found in name_levels([(known, spoken_of)])] == [level]


@pytest.mark.parametrize(("one", "other", "level"), PAIRS)
def test_two_names_are_as_near_as_they_look_and_sound(one, other, level):
    assert [found.name for found in name_levels([(one, other)])] == [level]


@pytest.mark.parametrize(("one", "other", "level"), PAIRS)
def test_it_does_not_matter_which_name_comes_first(one, other, level):
    assert [found.name for found in name_levels([(other, one)])] == [level]


def test_no_pairs_have_no_levels():
    assert name_levels([]) == []
