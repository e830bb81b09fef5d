"""Situations of labour dispatch: a person is counted on one side only, and staff there only."""

from dataclasses import dataclass

from anye.synthetic.planting.answers import RightAnswers, Why
from anye.synthetic.planting.feeds import ALL_YEAR, PAY, PlantedFeeds
from anye.synthetic.planting.people import PlantedEmployer, PlantedPerson
from anye.synthetic.planting.situations import situation

AGENCY, HOST = "派遣单位", "用工单位"


@dataclass(frozen=True, slots=True)
class _Trio:
    person: PlantedPerson
    agency: PlantedEmployer
    host: PlantedEmployer


def _dispatched(feeds: PlantedFeeds, level: int = 3) -> _Trio:
    """Let an agency employ a person and three others; the host has two of its own."""
    number = feeds.people.count
    agency = feeds.employer(
        f"天津市派遣{number:03d}有限公司", kind="劳务派遣单位", industry="L7263"
    )
    host = feeds.employer(f"天津市用工{number:03d}有限公司")
    person = feeds.holder(level)
    feeds.works(person, agency)
    feeds.staff(agency, 3)
    feeds.staff(host, 2)
    feeds.declares(agency)
    feeds.declares(host)
    return _Trio(person, agency, host)


@situation("派遣协议约定计入用工单位")
def dispatch_counts_for_host(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Count, head and wage all move to the host."""
    trio = _dispatched(feeds, 2)
    feeds.agreement(trio.person, trio.agency, trio.host, HOST)
    to_host = {"credit_to": trio.host.employer_id, "dispatch_side": 2}
    truth.counts(trio.person, trio.agency, ALL_YEAR, 2, **to_host)
    truth.month_of(trio.agency, ALL_YEAR, moved_out=1, headcount=3, counted=0)
    truth.month_of(trio.host, ALL_YEAR, moved_in=1, headcount=3, counted=2, counted_persons=1)
    truth.year_of(trio.agency, headcount_months=36, counted_months=0, wages_total=36 * PAY)
    truth.year_of(
        trio.host, headcount_months=36, counted_months=24, counted_persons=1, wages_total=36 * PAY
    )


@situation("派遣协议约定计入派遣单位")
def dispatch_counts_for_agency(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Nothing moves."""
    trio = _dispatched(feeds)
    feeds.agreement(trio.person, trio.agency, trio.host, AGENCY)
    truth.counts(trio.person, trio.agency, ALL_YEAR, 1, dispatch_side=1)
    truth.year_of(trio.agency, headcount_months=48, counted_months=12)
    truth.year_of(trio.host, headcount_months=24, counted_months=0)


@situation("派遣人员无协议，计入派遣单位")
def dispatch_without_agreement(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Without an agreement the agency keeps its person."""
    trio = _dispatched(feeds)
    truth.counts(trio.person, trio.agency, ALL_YEAR, 1, dispatch_side=0)
    truth.year_of(trio.agency, headcount_months=48, counted_months=12)
    truth.year_of(trio.host, headcount_months=24, counted_months=0)


@situation("两份派遣协议分别约定计入双方")
def dispatch_agreements_for_both(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """From July a second agreement says the contrary: uncounted, and still the agency's staff."""
    trio = _dispatched(feeds)
    feeds.agreement(trio.person, trio.agency, trio.host, AGENCY)
    feeds.agreement(trio.person, trio.agency, trio.host, HOST, starts_on=feeds.day(7))
    truth.counts(trio.person, trio.agency, range(1, 7), 1, dispatch_side=1)
    why = Why.DISPATCH_CONTRADICTORY
    truth.fails(trio.person, trio.agency, range(7, 13), why, dispatch_side=3)
    truth.year_of(trio.agency, headcount_months=48, counted_months=6)
    truth.year_of(trio.host, headcount_months=24, counted_months=0)


@situation("月中更换用工单位，两份协议均约定计入用工单位")
def dispatch_host_changes_in_mid_month(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """One host until 15 June, another from the 16th: nobody has said whose June it is."""
    trio = _dispatched(feeds)
    other = feeds.employer(f"天津市用工{feeds.people.count:03d}有限公司")
    feeds.agreement(trio.person, trio.agency, trio.host, HOST, ends_on=feeds.day(6, 15))
    feeds.agreement(trio.person, trio.agency, other, HOST, starts_on=feeds.day(6, 16))
    first, then = trio.host.employer_id, other.employer_id
    truth.counts(trio.person, trio.agency, range(1, 6), 1, credit_to=first)
    why = Why.DISPATCH_TO_TWO_HOSTS
    truth.fails(trio.person, trio.agency, [6], why, dispatch_side=4)
    truth.counts(trio.person, trio.agency, range(7, 13), 1, credit_to=then)


@situation("派遣协议年中生效")
def dispatch_agreement_from_mid_year(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The agency's until June, the host's from July."""
    trio = _dispatched(feeds)
    feeds.agreement(trio.person, trio.agency, trio.host, HOST, starts_on=feeds.day(7))
    truth.counts(trio.person, trio.agency, range(1, 7), 1)
    to_host = {"credit_to": trio.host.employer_id}
    truth.counts(trio.person, trio.agency, range(7, 13), 1, **to_host)
    truth.year_of(trio.agency, headcount_months=48 - 6, counted_months=6)
    truth.year_of(trio.host, headcount_months=24 + 6, counted_months=6)


@situation("派遣协议年中终止")
def dispatch_agreement_until_mid_year(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """Last day 15 September: September is still the host's, October the agency's again."""
    trio = _dispatched(feeds)
    feeds.agreement(trio.person, trio.agency, trio.host, HOST, ends_on=feeds.day(9, 15))
    to_host = {"credit_to": trio.host.employer_id}
    truth.counts(trio.person, trio.agency, range(1, 10), 1, **to_host)
    truth.counts(trio.person, trio.agency, range(10, 13), 1, dispatch_side=0)
    truth.year_of(trio.host, headcount_months=24 + 9, counted_months=9)


@situation("计入用工单位的派遣人员工资不达标")
def dispatched_person_underpaid(feeds: PlantedFeeds, truth: RightAnswers) -> None:
    """The person is the host's staff by agreement, though the month counts for nobody."""
    number = feeds.people.count
    agency = feeds.employer(f"天津市派遣{number:03d}有限公司", kind="劳务派遣单位")
    host = feeds.employer(f"天津市用工{number:03d}有限公司")
    person = feeds.holder()
    feeds.works(person, agency, ALL_YEAR, 100_000)
    feeds.staff(host, 2)
    feeds.declares(host)
    feeds.agreement(person, agency, host, HOST)
    to_host = {"credit_to": host.employer_id}
    truth.fails(person, agency, ALL_YEAR, Why.WAGE_BELOW_MINIMUM, **to_host)
    truth.year_of(host, headcount_months=36, counted_months=0)
