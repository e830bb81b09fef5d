"""What the tables of linkage say of their codes is what linkage writes."""

from inspect import getsource

from anye.linkage.decisions import UNSURE
from anye.linkage.employers import links as employer_links
from anye.linkage.persons import links as person_links
from anye.tables.links.identities import HOW, LINK_DECISIONS


def test_how_names_every_code():
    codes = {*person_links._HOW.values(), person_links.COMPARED, person_links.DECIDED, UNSURE}
    codes |= {code for code in ("tax_number", "code_repaired") if code in getsource(employer_links)}
    assert set(HOW.says.removeprefix("Code: ").split(", ")) == codes


def test_a_decision_says_which_two_it_is_about():
    said = LINK_DECISIONS.columns["subject"].says
    assert "named (hash of a name seen under an ID, its person)" in said
    assert "hash of the name" in LINK_DECISIONS.columns["left_id"].says
