"""A person is found by name, sound, initials and part of an ID, however it is typed."""

import importlib

import pytest
from django.apps import apps
from tests.made import sample

from anye_desk.office.parties.matching import matching, persons_meant
from anye_desk.office.parties.models import Employer, Person
from anye_desk.office.parties.search import tokens_between_spaces, tokens_of


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("张伟", {"张伟"}),
        ("張偉", {"张伟"}),
        ("zhangwei", {"张伟"}),
        ("zw", {"张伟"}),
        ("\u3000张\u3000伟\u3000", {"张伟"}),
        ("wang", {"王芳"}),
        ("19800101", {"张伟"}),
        ("１９８００１０１", {"张伟"}),
        ("zhang 19800101", {"张伟"}),
        ("wang 19800101", set()),
        ("120119", {"张伟", "王芳", "李娜"}),
        ("没有这人", set()),
        ("", set()),
        ("？", set()),
        ("张 ？", set()),
        ("12", set()),  # too short to be part of an ID
    ],
)
def test_a_person_is_found_however_it_is_typed(query, names):
    assert {person.name for person in persons_meant(query)} == names


@pytest.mark.usefixtures("published")
def test_the_last_four_and_the_whole_of_an_id_find_its_person_also_in_small_letters():
    for person in Person.objects.all():
        assert person in persons_meant(person.tail)
        assert list(persons_meant(person.resident_id.lower())) == [person]


@pytest.mark.usefixtures("published")
def test_persons_who_came_before_the_tokens_get_them():
    Person.objects.update(search_tokens="")
    assert not persons_meant("zw")
    importlib.import_module("anye_desk.office.parties.migrations.0003_persons_by_name").fill(
        apps, None
    )
    assert persons_meant("zw").get().search_tokens == tokens_between_spaces("张伟")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("given", ["泰於橋", "泰于桥", "泰於桥"])
@pytest.mark.parametrize("query", ["泰於橋", "泰于桥", "taiyuqiao", "tyq", "于橋"])
def test_traditional_and_common_characters_find_each_other(given, query):
    Employer.objects.filter(pk=sample.MILL).update(search_tokens=tokens_of(f"天津{given}公司"))
    assert matching(query).get().pk == sample.MILL
