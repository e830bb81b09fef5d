"""The tree of occupations."""

import pytest

from anye.occupations import tree

COURIER, DELIVERY = 4020708, 4020710
ANY_SALESPERSON, MARKETER = 4010200, 4010201


def test_a_code_has_a_name_a_definition_and_its_groups():
    courier = tree.occupation(COURIER)
    assert (courier.name, courier.written, courier.level) == ("快递员", "4-02-07-08", 4)
    assert courier.definition.startswith("从事快件")
    assert [(group.code, group.level) for group in tree.occupation_groups(COURIER)] == [
        (4000000, 1),
        (4020000, 2),
        (4020700, 3),
    ]


def test_a_group_that_the_list_lacks_is_left_out():
    assert [group.code for group in tree.occupation_groups(1060102)] == [1000000, 1060000]


def test_a_code_is_within_its_groups_and_within_itself_only():
    assert tree.is_within(MARKETER, ANY_SALESPERSON)
    assert tree.is_within(MARKETER, 4000000)
    assert tree.is_within(MARKETER, MARKETER)
    assert not tree.is_within(ANY_SALESPERSON, MARKETER)
    assert not tree.is_within(COURIER, ANY_SALESPERSON)


def test_a_code_that_is_not_listed_is_refused():
    assert tree.occupation(COURIER).code == COURIER
    assert tree.occupation(ANY_SALESPERSON).code == ANY_SALESPERSON
    with pytest.raises(tree.NotAnOccupationError):
        tree.occupation(9999999)


def test_the_list_is_whole_and_ordered():
    listed = list(tree.occupations().values())
    levels = [sum(one.level == level for one in listed) for level in (1, 2, 3, 4)]
    assert levels == [8, 72, 336, 1631]
    assert [one.code for one in listed] == sorted(tree.occupations())
    assert all(bool(one.definition) == (one.level == 4) for one in listed)
    assert all(10**6 <= one.code < 9 * 10**6 for one in listed)
    assert [one.name for one in listed if one.name.endswith(("L", "S"))] == []
