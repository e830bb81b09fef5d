"""Give a desk its database, and a year of certification of as many employers as are asked for.

``python -m benchmarks.desk.fill CASES`` with ``ANYE_DATA``

The cases stand in all states of a year that is half done, most of them waiting for an officer; each
twenty-first employer has a person with twelve months.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (once Django is set up)
from django.db import transaction  # noqa: E402
from django.db.models import Model  # noqa: E402

from anye.codes.divisions import TOWNSHIPS  # noqa: E402
from anye.codes.organisation_code import organisation  # noqa: E402
from anye_desk.cases.annual_reviews.models import AnnualReview, ReviewMonth, Window  # noqa: E402
from anye_desk.office.access.models import Account  # noqa: E402
from anye_desk.office.casework.models import Case, Step  # noqa: E402
from anye_desk.office.parties.models import Employer, Person, Township  # noqa: E402
from anye_desk.office.parties.search import tokens_between_spaces, tokens_of  # noqa: E402
from anye_desk.published.years.models import PublishedRun  # noqa: E402

YEAR, FIRST = 2025, 1_000_000
AT = datetime(2026, 4, 1, 2, tzinfo=UTC)
DUE = date(2026, 6, 30)
OFFICERS = 50
AT_ONCE = 2_000
WITH_PERSONS = 21  # each so-many-th, through all states
PLACES = tuple(TOWNSHIPS)
WORDS = "渔阳 盘山 翠屏 州河 于桥 独乐 燕山 蓟运 白涧 穿芳 长城 建筑 东方 海河 新华 永安".split()  # noqa: SIM905
TRADES = "食品 商贸 建筑工程 机械 物流 服装 科技 印刷 园林 餐饮 电子 家具".split()  # noqa: SIM905
STATES = (
    ("filed",) * 4
    + ("checked", "prefilled", "prefilled", "prefilled", "sent_back")
    + ("not_filed",)
)


def main() -> None:
    """Fill it, and say how many cases there are."""
    cases = int(sys.argv[1])
    call_command("migrate", "--verbosity", "0")
    run = PublishedRun.objects.create(
        run_id="0" * 64, year=YEAR, jurisdiction="cn/tianjin/jizhou", law_version="0" * 8,
        method_version="0" * 8, state=PublishedRun.State.CURRENT, published_at=AT,
    )  # fmt: skip
    window = Window.objects.create(year=YEAR, opens_on=date(2026, 3, 1), closes_on=date(2099, 1, 1))
    Township.objects.bulk_create([Township(code=code, name=TOWNSHIPS[code]) for code in PLACES])
    numbers = iter(range(cases))
    while some := list(islice(numbers, AT_ONCE)):
        with transaction.atomic():
            _fill(some, run, window)
    _accounts()
    print(json.dumps({"cases": Case.objects.count()}))


def _fill(some: Sequence[int], run: PublishedRun, window: Window) -> None:
    _keep(Employer, (_employer(n) for n in some))
    _keep(Case, (_case(n) for n in some))
    _keep(Step, (Step(case_id=n + 1, version=1, move="open", end="prefilled", at=AT) for n in some))
    _keep(AnnualReview, (_review(n, run, window) for n in some))
    having = [n for n in some if not n % WITH_PERSONS]
    _keep(Person, (_person(n) for n in having))
    _keep(ReviewMonth, (month for n in having for month in _months(n)))


def _keep(model: type[Model], rows: Iterator[Model]) -> None:
    model._default_manager.bulk_create(list(rows), AT_ONCE)


def _employer(n: int) -> Employer:
    words = (WORDS[n % len(WORDS)], WORDS[n // 16 % len(WORDS)], TRADES[n // 256 % len(TRADES)])
    name, code = f"天津{''.join(words)}{n:07}有限公司", f"91120225MA{n:08}"
    return Employer(
        employer_id=FIRST + n, credit_code=code, name=name, industry="A", is_registered=True,
        search_tokens=tokens_of(name, (code, organisation(FIRST + n))),
    )  # fmt: skip


def _case(n: int) -> Case:
    state = STATES[n % len(STATES)]
    return Case(
        pk=n + 1, number=f"蓟残审〔2026〕{n + 1:07}", kind="annual_reviews", declared=1,
        state=state,
        opened_at=AT, due_on=None if state == "not_filed" else date(2026, 4 + n % 9, 1 + n % 28),
        closed_at=AT if state == "not_filed" else None, township=PLACES[n % len(PLACES)],
        employer_id=FIRST + n, risk=n % 7 if n % 5 == 0 else 0, money=n * 7919 % 10_000_000,
    )  # fmt: skip


def _review(n: int, run: PublishedRun, window: Window) -> AnnualReview:
    counted = 0 if n % WITH_PERSONS else 12
    return AnnualReview(
        case_id=n + 1, window=window, employer_id=FIRST + n, run=run, headcount_months=480,
        wages_total=288_000_000 + n, counted_months=counted, counted_persons=counted // 12,
        files_until=window.closes_on, filed_at=AT,
    )  # fmt: skip


def _person(n: int) -> Person:
    name = f"{'赵钱孙李周吴郑王'[n % 8]}{'伟芳娜敏静强磊军'[n // 8 % 8]}"
    return Person(
        person_id=FIRST + n, number=f"{n:016}", name=name, resident_id=f"{n:018}",
        township=120119100, search_tokens=tokens_between_spaces(name),
    )  # fmt: skip


def _months(n: int) -> Iterator[ReviewMonth]:
    for month in range(1, 13):
        yield ReviewMonth(
            review_id=n + 1, person_id=FIRST + n, month=YEAR * 100 + month, is_recorded=True,
            counts=1, failed=0,
        )  # fmt: skip


def _accounts() -> None:
    """Make the officers, and the clerk of an employer with a person."""
    those = [Account(username=f"officer{n}", role=Account.Role.OFFICER) for n in range(OFFICERS)]
    own = Case.objects.filter(state="prefilled", pk__in=range(1, AT_ONCE, WITH_PERSONS)).first()
    employer = own.employer_id if own else FIRST
    clerk = Account(username="clerk", role=Account.Role.CLERK, employer_id=employer)
    for account in (*those, clerk):
        account.display_name = account.natural = account.username
        account.set_unusable_password()
        account.save()


if __name__ == "__main__":
    main()
