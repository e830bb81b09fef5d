import polars as pl
import pytest
from django.urls import reverse
from stdnum.cn import uscc
from tests.made import sample
from tests.unit.anye.sources.feed_files import a_code

from anye.codes import credit_code
from anye.codes.organisation_code import organisation
from anye_desk.office.parties.lookups import FEW, SQLITE_FEW
from anye_desk.office.parties.matching import first_of, matching
from anye_desk.office.parties.models import Employer
from anye_desk.office.parties.organisations import identifier
from anye_desk.office.parties.search import tokens_of, wanted

OTHERS = {
    1: "重庆张为民火锅店",
    2: "西安食品厂",
    3: "䶮龙科技（天津）有限公司",
    4: "IBM中国有限公司",
    5: "𬎆玉行",
    6: "华长机械厂",
    7: "单氏中医馆",
}


@pytest.fixture
def employers(empty):
    for number, name in {**sample.NAMES, **OTHERS}.items():
        Employer.objects.create(
            employer_id=number,
            name=name,
            credit_code=sample.credit_code(number),
            is_registered=True,
            search_tokens=tokens_of(name, (sample.credit_code(number), organisation(number))),
        )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("张伟", {sample.SHOP}),  # two characters: a trigram index finds nothing
        ("渔阳", {sample.MILL}),
        ("渔", {sample.MILL}),
        ("天津 有限", {sample.MILL, 3}),
        ("yuyang", {sample.MILL}),
        ("yu yang", {sample.MILL}),
        ("yysp", {sample.MILL}),  # initials of 渔阳食品
        ("zhangwei", {sample.SHOP, 1}),
        ("shuiwu", {sample.OFFICE}),
        ("水务局", {sample.OFFICE}),
        ("xianshipin", {2}),  # xi-an, not xian
        ("xian", {sample.MILL, sample.SHOP, sample.AGENCY, 2, 3, 4}),  # 有限 too
        ("chongqing", {1}),  # the place's own reading of 重
        ("䶮龙", {3}),
        ("𬎆", {5}),
        ("huachang", {6}),
        ("huazhang", {6}),
        ("shanshi", {7}),
        ("danshi", {7}),
        ("ss", {7}),
        (sample.credit_code(sample.MILL)[-5:], {sample.MILL}),
        (f"A{sample.MILL:08d}", {sample.MILL}),
        ("0000RT", {sample.MILL}),
        ("0RZ9", set()),
        ("ibm", {4}),
        ("ＩＢＭ", {4}),
        ("伟张", set()),
        ("没有这家", set()),
        ("！？", set()),
        ("", set()),
        ("' OR 1=1 --", set()),
        ('"*" NEAR(', set()),
        (sample.credit_code(sample.MILL), {sample.MILL}),
        (sample.credit_code(sample.MILL).lower(), {sample.MILL}),
        ("000000RT", {sample.MILL}),
    ],
)
def test_a_query_finds_the_employers_it_means(employers, query, found):
    assert set(matching(query).values_list("pk", flat=True)) == found


def test_a_renamed_employer_is_found_by_its_new_name_alone(employers):
    Employer.objects.filter(pk=sample.MILL).update(search_tokens=tokens_of("盘山食品厂"))
    assert not matching("渔阳").exists()
    assert matching("盘山").get().pk == sample.MILL


def test_a_closed_employer_taken_out_is_not_found(employers):
    Employer.objects.filter(pk=sample.MILL).delete()
    assert not matching("渔阳").exists()


def test_tokens_are_letters_and_digits_so_no_query_can_break_out():
    for name in ("a'b\"c(d)*", "甲；DROP TABLE", "－－"):
        assert all(token.isalnum() for token in tokens_of(name).split())
    parts = wanted("a'b\"c*甲")
    assert all(
        token.removesuffix("*").isalnum() for part in parts for tokens in part for token in tokens
    )


@pytest.mark.parametrize("number", [0, 1001, 36**8 - 1, 36**8, 36**8 + 36**9 - 1])
def test_an_organisation_identifier_reads_back(number):
    assert identifier(organisation(number)) == number


@pytest.mark.parametrize("text", [None, "", "abc", "0000000", "0000000000", "../../etc"])
def test_what_is_no_identifier_is_nothing(text):
    assert identifier(text) is None


@pytest.mark.usefixtures("employers")
@pytest.mark.parametrize("query", ["天津", "渔阳 食品", "zhangwei", "没有这家"])
def test_asking_each_employer_finds_what_gathering_them_finds(query):
    gathered = Employer.objects.filter(search_tokens__bear=query)
    each = Employer.objects.filter(search_tokens__bear_each=query)
    assert set(each) == set(gathered)


@pytest.mark.usefixtures("employers")
def test_of_a_common_word_only_some_employers_are_gathered(monkeypatch):
    monkeypatch.setattr("anye_desk.office.parties.matching.FEW", 1)
    assert len(first_of("天津")) == 2
    assert len(first_of("渔阳")) == 1


def test_of_very_many_only_some_more_than_few_are_gathered():
    assert f"LIMIT {FEW + 1})" in SQLITE_FEW


@pytest.mark.usefixtures("empty")
def test_an_odd_credit_code_is_found_by_all_it_may_be_asked_by():
    even, odd = a_code(7), a_code(7)[:16] + "0"
    odd += uscc.calc_check_digit(odd)
    keys = credit_code.employer_ids(pl.Series([even, odd])).tolist()
    for key, code in zip(keys, (even, ""), strict=True):  # no register knows the odd one
        Employer.objects.create(
            employer_id=key,
            name="",
            credit_code=code,
            is_registered=bool(code),
            search_tokens=tokens_of("", (code, organisation(key))),
        )
    assert organisation(keys[1]) == odd[8:17]
    assert [matching(asked).get().pk for asked in (even, odd, odd[8:17], odd[10:17])] == [
        keys[0],
        *(keys[1:] * 3),
    ]
    assert reverse("employer", args=(sample.YEAR, keys[1])).split("/")[-2] == odd[8:17]


@pytest.mark.usefixtures("empty")
def test_an_identifier_of_letters_alone_is_found():
    key = identifier("MAKLMNPQ")
    Employer.objects.create(
        employer_id=key,
        name="",
        credit_code="",
        is_registered=False,
        search_tokens=tokens_of("", (organisation(key),)),
    )
    assert matching("maklmnpq").get().pk == key
