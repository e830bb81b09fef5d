"""What is reported of a public body's year, and of all bodies of a county together."""

from collections.abc import Mapping

from anye.law.levy.facts import EMPLOYER_YEAR
from anye.law.rule import Fact, Subject

DISTRICT_YEAR = Subject("district_year", "县乡机关事业单位合计", "The bodies of a county together")

FACTS: Mapping[str, Fact] = {
    "is_school": Fact(EMPLOYER_YEAR, "truth", "中小学或幼儿园", "Is a school or kindergarten"),
    "established_posts": Fact(EMPLOYER_YEAR, "posts", "编制数", "Posts of the establishment"),
    "persons_at_year_end": Fact(
        EMPLOYER_YEAR, "persons", "年末安排残疾人数", "Persons whose month of December counts"
    ),
    "posts_of_bodies": Fact(
        DISTRICT_YEAR, "posts", "机关事业单位编制总数", "Posts of all its bodies and institutions"
    ),
    "counted_months_of_bodies": Fact(
        DISTRICT_YEAR, "person_months", "机关事业单位计入人月", "Person-months that count there"
    ),
}
