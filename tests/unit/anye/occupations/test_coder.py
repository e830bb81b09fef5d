"""The coder proposes, with reasons; people choose."""

import csv
from pathlib import Path

import numpy as np
import pytest
from sklearn.kernel_ridge import KernelRidge

from anye.occupations import coder, lexicon, titles, tree, votes
from anye.occupations.lexicon import Example, SourceOfName
from anye.occupations.tree import NotAnOccupationError

COURIER, DELIVERY, CLEANER, SORTER = 4020708, 4100801, 4090801, 4020709


def codes(found):
    return [one.occupation.code for one in found]


def test_an_alias_comes_first_and_says_so():
    (found,) = coder.likely_occupations(["外卖小哥"])
    assert codes(found)[0] == DELIVERY
    assert found[0].reason == coder.NearestExample("外卖小哥", SourceOfName.ALIAS, is_same=True)
    assert len(found) == len(set(codes(found))) == coder.SHOWN


def test_pay_perks_and_brackets_do_not_hide_an_alias():
    (found,) = coder.likely_occupations(["急招外卖小哥（包住）8千起"])
    assert codes(found)[0] == DELIVERY
    assert found[0].reason.is_same


def test_the_several_codes_of_an_alias_come_in_the_order_of_its_row():
    (found,) = coder.likely_occupations(["盲人按摩"])
    assert codes(found)[:2] == [2051000, 4100402]


def test_every_candidate_names_an_example_that_shares_its_words_with_the_title():
    (found,) = coder.likely_occupations(["物流小件分拣夜场"])
    assert SORTER in codes(found)
    for one in found:
        assert one.reason.shared
        assert not one.reason.is_same
        assert all(word in titles.key(one.reason.text) for word in one.reason.shared)


def test_titles_have_the_same_candidates_alone_and_among_others():
    asked = ["物流分拣工", "保洁", "", "养鸡场饲养", "sales"]
    together = coder.likely_occupations(asked)
    assert together == [coder.likely_occupations([title])[0] for title in asked]
    assert together == coder.Coder(lexicon.examples()).candidates(asked)


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("", "empty"),
        (" ！？ ", "empty"),
        ("分拣" * 60, "too_long"),
        ("sales manager", "not_chinese"),
        ("12345", "not_chinese"),
        ("保洁", None),
        ("Java", None),
    ],
)
def test_a_title_that_cannot_be_read_has_a_fault_and_no_candidates(title, fault):
    assert coder.of_package().fault(title) == fault
    assert bool(coder.likely_occupations([title])[0]) == (fault is None)


def test_letters_that_no_example_has_yield_nothing():
    assert coder.likely_occupations(["龘靐齉"]) == [()]


def test_what_staff_chose_comes_first_next_time_the_commoner_before():
    learned = coder.with_choices([("跑片员", COURIER), ("跑片员", SORTER), ("跑片员", SORTER)])
    (found,) = learned.candidates(["跑片员"])
    assert codes(found)[:2] == [SORTER, COURIER]
    assert found[0].reason.source == SourceOfName.CHOICE
    assert SORTER in codes(learned.candidates(["夜班跑片员"])[0])


def test_a_choice_of_an_unlisted_code_is_refused():
    with pytest.raises(NotAnOccupationError):
        coder.with_choices([("保洁", 9999999)])


def test_votes_are_scikit_learns_ridge_regression_among_the_texts_each_doubted_by_its_examples():
    texts = ["看大门", "看大门", "看车棚", "大门保安", "洗碗"]
    judges = votes.Judges(texts, [1, 1, 2, 1, 3])
    near = judges.similarities(["看小区大门"])
    theirs = KernelRidge(alpha=votes.DOUBT, kernel="precomputed").fit(
        (judges._read @ judges._read.T).toarray(),
        [[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]],
        sample_weight=[2, 1, 1, 1],
    )
    assert np.allclose(judges._neighbours(near), theirs.predict(near.toarray()), atol=1e-5)


def test_twenty_advertisements_for_one_job_do_not_drown_two_for_another():
    judges = votes.Judges(["包装工"] * 20 + ["检查包装箱", "包装检查员"], [1] * 20 + [2] * 2)
    near = judges.similarities(["包装检查"])
    packer, *checkers = near.toarray()[0]
    assert 20 * packer > sum(checkers)
    found = judges._neighbours(near)
    assert found[0, 1] > found[0, 0]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("看 门", ["看", "^看", "看$", "^看$", "门", "^门", "门$", "^门$"]),
        ("看门", ["看", "门", "^看", "看门", "门$", "^看门", "看门$"]),
        ("", []),
    ],
)
def test_where_words_begin_and_end_counts_but_a_mark_alone_does_not(text, runs):
    assert list(votes.marked_runs(text)) == runs


def test_a_title_given_with_the_list_does_not_come_before_what_most_labels_say():
    engineer, seller = 2023010, 2060702
    known = [Example("销售工程师", engineer, SourceOfName.TITLE)]
    known += [
        Example(f"销售工程师{where}", seller, SourceOfName.LABEL) for where in ("", "甲", "乙")
    ]
    (found,) = coder.Coder(known).candidates(["销售工程师"])
    assert codes(found) == [seller, engineer]
    assert found[0].reason == coder.NearestExample("销售工程师", SourceOfName.LABEL, is_same=True)
    assert found[1].reason == coder.NearestExample("销售工程师", SourceOfName.TITLE, is_same=True)


def test_the_work_is_found_behind_the_words_round_it():
    for said in ("看大门", "看大门的", "在看大门", "专门看大门的活"):
        (found,) = coder.likely_occupations([said])
        assert found[0].occupation.code == 4070501
        assert found[0].reason.is_same


def test_every_alias_names_listed_codes_once_and_says_what_the_list_does_not():
    rows = Path(lexicon.__file__).with_name("aliases.csv").read_text("utf-8").splitlines()
    found = list(csv.DictReader(rows))
    assert len({titles.key(row["title"]) for row in found}) == len(found) >= 5000
    assert found == sorted(found, key=lambda row: int(row["codes"].split("|")[0]))
    occupations, told = tree.occupations().keys(), {}
    for one in lexicon.examples():
        if one.source in {SourceOfName.NAME, SourceOfName.TITLE}:
            told.setdefault(titles.key(one.text), set()).add(one.code)
    for row in found:
        named = [int(code) for code in row["codes"].split("|")]
        assert set(named) <= occupations
        assert len(set(named)) == len(named)
        assert told.get(titles.key(row["title"])) != set(named), row["title"]


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("某某餐饮招聘洗碗工", "洗碗工"),
        ("外卖骑手（海淀）6000-8000元/月", "外卖骑手"),
        ("保安+包吃住+双休", "保安"),
        ("招聘专员", "专员"),
        ("ＵＩ设计师", "ui设计师"),
        ("急招", "急招"),
        ("急招生产工", "生产工"),
        ("招待所前台", "招待所前台"),
        ("招生老师", "招生老师"),
        ("在超市摆货的", "超市摆货"),
        ("在线客服", "在线客服"),
        ("带孩子的活儿", "带孩子"),
        ("开摩的", "开摩的"),
    ],
)
def test_the_bare_title_is_the_work(title, bare):
    assert titles.bare(title) == bare
