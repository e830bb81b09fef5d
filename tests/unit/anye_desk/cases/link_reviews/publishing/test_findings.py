"""An ID under a clearly other name, and one person with two IDs, are asked about; nothing else."""

from datetime import date

import pytest
from tests.made.hand_made_links import PEOPLE, write

from anye.linkage.persons.not_theirs import name_key
from anye.tables.links.finished import Links, LinksManifest
from anye_desk.cases.link_reviews.publishing.findings import named_questions, twice_questions

HOLDER, TWIN = 12011919800101001, 12011919800101002


@pytest.fixture
def links_of_people(tmp_path):
    """Write people: each a person, a name, an employer or none, and an address."""

    def links(*people):
        rows = [
            {"person_id": person, "name": name, "employer_id": employer, "address": address,
             "born_on": date(1980, 1, 1), "resident_id": f"{person}X"}
            for person, name, employer, address in people
        ]  # fmt: skip
        write(tmp_path, PEOPLE, *rows)
        return Links(tmp_path, LinksManifest("l", "m", {}, [], {}))

    return links


@pytest.mark.parametrize("name", ["张伟", "章伟", "张玮", "伟张", "张 伟"])
def test_one_name_badly_written_is_not_asked_about(links_of_people, name):
    links = links_of_people((HOLDER, "张伟", 0, ""), (HOLDER, name, 7, ""))
    assert list(named_questions(links)) == []


def test_a_clearly_other_name_under_an_id_is_asked_about_once(links_of_people):
    links = links_of_people(
        (HOLDER, "张伟", 0, ""), (HOLDER, "王建国", 7, ""), (HOLDER, "王建国", 8, "")
    )
    [question] = named_questions(links)
    assert (question.asked_id, question.of_id) == (name_key("王建国"), HOLDER)
    assert question.says["employer"] == [7, 8]
    assert question.candidates[0].says["name"] == ["张伟"]


def test_the_id_of_nobody_with_a_certificate_is_not_asked_about(links_of_people):
    links = links_of_people((HOLDER, "张伟", 3, ""), (HOLDER, "王建国", 7, ""))
    assert list(named_questions(links)) == []


def test_two_holders_alike_in_all_but_the_id_are_asked_about(links_of_people):
    links = links_of_people((HOLDER, "张伟", 0, "城关村1号"), (TWIN, "张伟", 0, "城关村1号"))
    [question] = twice_questions(links)
    assert (question.asked_id, question.candidates[0].candidate_id) == (TWIN, HOLDER)


@pytest.mark.parametrize(
    ("name", "address"), [("张伟", ""), ("张伟", "别处"), ("张强", "城关村1号")]
)
def test_namesakes_and_neighbours_are_not_asked_about(links_of_people, name, address):
    links = links_of_people((HOLDER, "张伟", 0, address and "城关村1号"), (TWIN, name, 0, address))
    assert list(twice_questions(links)) == []
