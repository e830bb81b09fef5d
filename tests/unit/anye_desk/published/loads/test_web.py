"""One feed load: its counts, its rejects, and the workbook that loads again."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import IntegrityError, transaction

from anye.sources.load import load
from anye.sources.store.held import loads
from anye.tables.contracts import CONTRACTS
from anye_desk.office.ledger.models import Event
from anye_desk.published.loads.models import FeedLoad
from anye_desk.published.loads.publishing import _load

MILITARY = CONTRACTS["military_certificates"]
ROWS = """公民身份号码,姓名,残疾军人证号,残疾等级,发证日期,注销日期
12010119900307001X,张伟,军1,5,2020-01-01,
120101199003070011,张伟,军2,5,2020-01-01,
"""


@pytest.fixture
def loaded(db, tmp_path, settings):
    """Load a file of which at least one row is rejected, and keep it on the desk."""
    settings.STORE = tmp_path / "store"
    file = tmp_path / "military.csv"
    file.write_text(ROWS, "utf-8")
    load(settings.STORE, file, MILITARY, today=date(2026, 1, 31))
    FeedLoad.objects.all().delete()
    [manifest] = loads(settings.STORE, MILITARY.name)
    kept = _load(manifest)
    kept.save()
    return kept


def test_a_load_shows_where_every_line_went(loaded, client_of):
    page = client_of("officer").get(f"/loads/{loaded.feed}/{loaded.load_id}/").content.decode()
    assert f"{loaded.lines} = {loaded.accepted} + {loaded.rejected} + 0" in page
    assert "身份号码校验位不符" in page
    assert "对照证件改正" in page


def test_the_rejects_come_as_a_workbook_and_the_download_is_written_down(loaded, client_of):
    response = client_of("officer").get(f"/loads/{loaded.feed}/{loaded.load_id}/rejects/")
    book = openpyxl.load_workbook(BytesIO(response.content))
    assert "公民身份号码" in [cell.value for cell in next(book.active.iter_rows())]
    event = Event.objects.get(action="load:download_rejects")
    assert (event.actor, event.details) == ("officer", {"rows": loaded.rejected})


def test_several_workbooks_come_as_one_archive(loaded, client_of, monkeypatch):
    def two(rejected, contract, out, language):
        files = (out, out.with_stem("more"))
        for file in files:
            file.write_bytes(b"x")
        return files

    monkeypatch.setattr("anye_desk.published.loads.rejects.write_rejects", two)
    response = client_of("officer").get(f"/loads/{loaded.feed}/{loaded.load_id}/rejects/")
    assert response["Content-Type"] == "application/zip"


def test_rejects_missing_from_the_store_are_said(loaded, client_of, settings, tmp_path):
    settings.STORE = tmp_path / "elsewhere"
    response = client_of("officer").get(f"/loads/{loaded.feed}/{loaded.load_id}/rejects/")
    assert response.status_code == 410
    assert "退回清单已不在存储中" in response.content.decode()


def test_a_long_row_of_loads_keeps_the_earlier_ones_folded(loaded, client_of):
    for n in range(2, 15):
        FeedLoad.objects.create(
            **{
                **{
                    f.name: getattr(loaded, f.name) for f in FeedLoad._meta.fields if f.name != "id"
                },
                "load_id": f"{n:016x}",
                "sequence": n,
            }
        )
    page = client_of("officer").get("/loads/").content.decode()
    assert "更早的批次：2" in page


def test_the_database_refuses_a_load_that_loses_a_line(loaded):
    with pytest.raises(IntegrityError), transaction.atomic():
        FeedLoad.objects.update(accepted=0, rejected=0)


def test_a_department_sees_the_loads_of_its_own_feeds_alone(published, client_of):
    page = client_of("registry").get("/loads/").content.decode()
    assert "/loads/employers/" in page
    assert "区税务局" not in page
    assert client_of("tax_office").get("/loads/").content.decode().count("区税务局") == 1


def test_only_the_owner_may_have_the_rejected_rows(loaded, client_of):
    address = f"/loads/{loaded.feed}/{loaded.load_id}/rejects/"
    assert client_of("tax_office").get(address).status_code == 404
    assert client_of("clerk").get(address).status_code == 404
    assert not Event.objects.filter(action="load:download_rejects").exists()


def test_a_departments_first_page_is_that_of_its_feeds(published, client_of):
    assert client_of("tax_office").get("/")["Location"] == "/loads/"
