"""Two districts, each a process with its own data and key: question out, answer back, certified."""

import os
import subprocess
import sys
from pathlib import Path

from tests.made import sample

from anye.codes.resident_id import whole_ids
from anye_desk.office.ledger import keys
from anye_desk.office.ledger.notes import LOG

JIZHOU, XINGLONG = "cdpf-120119", "cdpf-130822"
STRANGER, NAME = whole_ids(13082219850707002), "韩雪梅"
MOBILE, MOBILE_NAME = whole_ids(13082219900303003), "马小云"
BEGUN = """
import sys
from datetime import datetime, UTC
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from anye_desk.office.access.actions import keep_account
from anye_desk.office.access.models import Account
from anye_desk.office.casework import pages
from anye_desk.office.casework.models import Case
from anye_desk.office.casework.performing import Order, perform, row_of
from anye_desk.office.casework.registry import kinds
from anye_desk.office.parties.models import Person
from anye_desk.cases.province_inquiries.models import ProvinceInquiry
from anye_desk.office.peers.models import Peer
AT = datetime(2026, 6, 1, 2, tzinfo=UTC)
store, ours, mail, key = (Path(one) for one in sys.argv[1:5])

def begun():
    call_command("migrate", verbosity=0)
    call_command("publish", store=store)
    call_command("peer", "外省残联", "--key", key, "--since", "2020-01-01")
    for name, role, own in (("officer", "officer", None), ("clerk", "clerk", {mill})):
        keep_account(username=name, password="x" * 12, display_name=name, role=role, own=own,
                     natural=name)

def move(kind, name, by, case=None, /, **said):
    kind, by = kinds()[kind], Account.objects.get(username=by)
    wanted, row = kind.move(name), row_of(kind, case) if case else None
    form = pages.form_of(wanted, case, row, {{"version": case.version if case else 0, **said}})
    assert form.is_valid(), form.errors
    done = Order(name, by, AT, case=case.pk if case else None, said=form.cleaned_data,
                 version=case.version if case else 0)
    return Case.objects.get(pk=perform(kind, done).pk)

def take_all(sender):
    for file in sorted(mail.glob(f"{{sender}}-*.jsonl")):
        call_command("exchange_in", file, by="officer", to=mail)
        file.rename(file.with_suffix(".done"))
"""
ASKS = """
begun()
peer = str(Peer.objects.get().pk)
months = {{"year": "2025", "first": "1", "last": "3", "peer": peer, "code": "{code}"}}
asked = {{"{name}": "{stranger}", "{mobile_name}": "{mobile}", "无此人": "{nobody}"}}
for name, number in asked.items():
    move("province_inquiries", "ask_for", "officer", holder_name=name, holder_id=number, **months)
call_command("exchange_out", "{xinglong}", by="officer", to=mail)
"""
REPLIES = """
begun()
Person.objects.filter(pk={wang}).update(name="{name}", resident_id="{stranger}")
Person.objects.filter(pk={zhang}).update(name="{mobile_name}", resident_id="{mobile}")
take_all("{jizhou}")
for one in ProvinceInquiry.objects.select_related("case"):
    move("province_inquiries", "reply", "officer", one.case, level="2", valid_from="2020-01-01",
         valid_until="")
call_command("exchange_out", "{jizhou}", by="officer", to=mail)
"""
CERTIFIES = """
take_all("{xinglong}")
states = {{one.name: one.case.state for one in ProvinceInquiry.objects.select_related("case")}}
assert states == {{"{name}": "answered", "{mobile_name}": "answered", "无此人": "refused"}}, states
for one in ProvinceInquiry.objects.filter(case__state="answered").order_by("pk"):
    settled = {{"settled": "there"}} if one.counted_months else {{}}
    assert bool(settled) == (one.name == "{mobile_name}")
    move("province_inquiries", "take", "officer", one.case, **settled)
from anye_desk.cases.annual_reviews.models import AnnualReview, Window
Window.objects.create(year=2025, opens_on="2026-03-01", closes_on="2026-10-31")
case = move("annual_reviews", "open", "officer", year="2025", code="{code}")
for name, number in (("{name}", "{stranger}"), ("{mobile_name}", "{mobile}")):
    case = move("annual_reviews", "claim", "clerk", case, who="", name=name, resident_id=number,
                first="1", last="3", claim="1", reason="certificate")
case = move("annual_reviews", "file", "clerk", case)
review = AnnualReview.objects.get(case=case)
claimed = list(review.months.filter(claim__isnull=False).select_related("person"))
from anye_desk.office.casework.performing import SaidWrongError
every = {{f"month_{{one.pk}}": "2" for one in claimed}}
try:
    move("annual_reviews", "check", "officer", case, **every)
    raise AssertionError("counted in both provinces")
except SaidWrongError as error:
    assert "外省" in error.words.zh
mobile = {{f"month_{{one.pk}}": "elsewhere" for one in claimed if one.person.name != "{name}"}}
move("annual_reviews", "check", "officer", case, **{{**every, **mobile}})
verdicts = [one.verdict for one in review.months.filter(person__name="{name}")]
assert verdicts == [2, 2, 2], verdicts
print("certified")
"""


def instance(data: Path, script: str, *args: object) -> str:
    """Run a script as another desk would: own process, own database, own key."""
    said = {
        "jizhou": JIZHOU, "xinglong": XINGLONG, "name": NAME, "stranger": STRANGER,
        "mobile": MOBILE, "mobile_name": MOBILE_NAME, "nobody": whole_ids(13082219700101001),
        "code": sample.credit_code(sample.MILL), "mill": sample.MILL,
        "wang": sample.WANG, "zhang": sample.ZHANG,
    }  # fmt: skip
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = {**kept, "ANYE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "anye_desk.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", (BEGUN + script).format(**said), *map(str, args)],
        capture_output=True, text=True, timeout=120, env=env, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_question_goes_to_another_district_and_its_answer_decides_a_year(assessed, tmp_path):
    places = {name: tmp_path / name for name in (JIZHOU, XINGLONG)}
    for name, place in places.items():
        keys.make(place / "keys", "exchange", LOG, name)
    mail = tmp_path / "mail"
    mail.mkdir()
    store = assessed[0]

    def run(name, script):
        other = next(one for one in places if one != name)
        key = places[other] / "keys" / "exchange.pub"
        return instance(places[name], script, store, name, mail, key)

    run(JIZHOU, ASKS)
    run(XINGLONG, REPLIES)
    assert "certified" in run(JIZHOU, CERTIFIES)
