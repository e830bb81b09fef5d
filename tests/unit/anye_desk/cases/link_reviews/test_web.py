"""The queue and one question, as an officer meets them."""

import csv
import io
import re

import openpyxl
import pytest
from django.urls import reverse
from tests.made import sample

from anye.sources.store.durable import only_writer
from anye_desk.cases.link_reviews.models import LinkDecision, LinkReview
from anye_desk.office.ledger.models import Event
from anye_desk.office.parties.models import Person
from anye_desk.office.parties.search import tokens_between_spaces


@pytest.fixture
def officer(client_of):
    return client_of("officer")


def page_of(client, address):
    return client.get(address).content.decode()


def answer(client, review, deed, *, version=None, rank=1, note=""):
    review.refresh_from_db()
    said = {"deed": deed, "version": version or review.version, "candidate": rank, "note": note}
    return client.post(reverse("link_review_answer", args=[review.pk]), said)


def test_the_queue_says_how_many_wait_and_how_many_rows_they_hold_up(linked, officer):
    page = page_of(officer, "/links/")
    assert re.search(r"共\s+3\s+条，等待\s+6\s+行", page)
    page = page.partition("<tbody>")[2]  # persons before employers, then most rows first
    assert page.index("章伟") < page.index("李娜</span>") < page.index("渔阳食品公司")
    event = Event.objects.filter(action="link_review:list").last()
    assert event.readings.count() == 3  # 张伟, 王芳, 李娜; the employer is nobody


def test_an_empty_queue_says_what_fills_it(published, officer):
    assert "没有需要核对的记录" in page_of(officer, "/links/")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"q": "章伟"}, ["章伟"]),
        ({"q": "zhangwei"}, ["章伟"]),
        ({"q": "lina"}, ["章伟", "李娜"]),  # 李娜 is a candidate of the first, too
        ({"q": "yy", "kind": "employer"}, ["渔阳食品公司"]),
        ({"q": "0001001"}, ["渔阳食品公司"]),  # a part of the candidate's code
        ({"q": "9800101"}, ["章伟"]),  # a part of an ID as sent
        ({"kind": "employer"}, ["渔阳食品公司"]),
        ({"feed": "wage_months"}, []),
        ({"township": "120119100", "kind": "person"}, ["章伟", "李娜"]),
        ({"township": "120119100", "kind": "employer"}, ["渔阳食品公司"]),  # the candidate's
        ({"state": "accepted"}, []),
        ({"q": "？"}, []),
        ({"sort": "weight"}, ["章伟", "李娜", "渔阳食品公司"]),
    ],
)
def test_the_queue_is_searched_and_the_search_is_in_no_address(linked, officer, said, found):
    response = officer.post("/links/", said)
    assert response["Location"] == "/links/"
    page = page_of(officer, "/links/")
    body = page.partition("<tbody>")[2]
    assert re.findall(r'<th scope="row".*?<span >(.*?)</span>', body) == found
    if not found:
        assert "没有符合条件的" in page
    officer.post("/links/", {"clear": "1"})
    assert page_of(officer, "/links/").partition("<tbody>")[2].count("<tr>") == 3


def test_two_records_stand_side_by_side_with_words_signs_and_weights(zhang, officer):
    page = page_of(officer, f"/links/{zhang.pk}/")
    assert "章伟" in page
    assert "张伟" in page
    assert "天津渔阳食品有限公司、蓟州张伟商贸有限公司" in page
    for sign, word in (("＝", "相同"), ("≈", "读音相同"), ("≈", "错一位"), ("–", "缺失")):
        assert re.search(rf"{sign}</span> {word}", page)
    assert "+9.0" in page
    assert "+12.4" in page
    assert "2025年1月" in page
    assert "这些行说的是这个人吗？" in page
    assert re.search(r'class="threshold".*>确定</text>', page)
    event = Event.objects.get(action="link_review:read")
    assert (event.subject, event.readings.count()) == (f"link_review:{zhang.pk}", 3)


def test_no_address_or_title_holds_a_name_or_an_id(zhang, officer):
    page = page_of(officer, f"/links/{zhang.pk}/") + page_of(officer, "/links/")
    links = " ".join(re.findall(r'(?:href|action)="([^"]*)"|<title>(.*?)</title>', page)[0])
    assert "章伟" not in links
    assert str(sample.ZHANG) not in links


def test_another_candidate_can_be_looked_at(zhang, officer):
    page = page_of(officer, f"/links/{zhang.pk}/?candidate=2")
    assert "候选 2 / 3" in page
    assert "−6.0" in page
    assert 'name="candidate" value="2"' in page


def test_an_answer_opens_the_next_question_and_leads_back_to_the_last(zhang, officer):
    response = answer(officer, zhang, "accept", note="查过")
    following = LinkReview.objects.get(name="李娜")  # persons first
    assert response["Location"] == f"/links/{following.pk}/"
    page = page_of(officer, response["Location"])
    assert "已认定相同" in page
    assert f'href="/links/{zhang.pk}/"' in page
    assert "已认定相同" not in page_of(officer, response["Location"])  # it is said once


def test_a_refusal_stays_and_shows_the_next_candidate(zhang, officer):
    response = answer(officer, zhang, "refuse")
    page = page_of(officer, response["Location"])
    assert "候选 2 / 3" in page
    assert "下一个候选" in page


def test_the_last_answer_leads_to_a_queue_that_says_so(linked, officer):
    while review := LinkReview.objects.filter(state="open").first():
        response = answer(officer, review, "refuse_all")
    assert response["Location"] == "/links/"
    assert "没有别的待办了" in page_of(officer, response["Location"])


def test_what_was_decided_shows_who_when_and_why_and_can_be_withdrawn(zhang, officer):
    answer(officer, zhang, "accept", note="查过档案")
    page = page_of(officer, f"/links/{zhang.pk}/")
    assert "查过档案" in page
    assert "已认定相同" in page
    assert 'value="accept"' not in page
    response = answer(officer, zhang, "withdraw")
    page = page_of(officer, response["Location"])
    assert "已撤回，本条重新待核对" in page
    assert 'value="accept"' in page


def test_the_second_officer_is_told_and_keeps_the_note(zhang, officer):
    seen = zhang.version
    answer(officer, zhang, "accept")
    response = answer(officer, zhang, "refuse_all", version=seen, note="看过照片")
    page = response.content.decode()
    assert response.status_code == 409
    assert "您的选择没有保存" in page
    assert 'value="看过照片"' in page
    assert LinkDecision.objects.count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"deed": "burn", "version": 1, "candidate": 1},
        {"deed": "accept", "candidate": 1},
        {"deed": "accept", "version": 1, "candidate": 1, "note": "长" * 501},
    ],
)
def test_an_answer_that_makes_no_sense_is_not_kept(zhang, officer, said):
    response = officer.post(reverse("link_review_answer", args=[zhang.pk]), said)
    assert response.status_code == 400
    assert not LinkDecision.objects.exists()


def test_a_candidate_that_is_not_there_is_not_found(zhang, officer):
    assert answer(officer, zhang, "accept", rank=9).status_code == 404


def test_the_queue_comes_as_a_workbook_and_the_download_is_written_down(linked, officer):
    book = openpyxl.load_workbook(io.BytesIO(officer.get("/links/list.xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][:4] == ("编号", "问题", "状态", "报送的名称")
    assert [row[3] for row in rows[1:]] == ["章伟", "李娜", "渔阳食品公司"]
    assert [row[-1] for row in rows[1:]] == [12.4, 3.1, 9]  # numbers that can be sorted and summed
    assert Event.objects.filter(action="link_review:download").count() == 1


def test_the_queue_comes_as_csv_in_which_nothing_is_a_formula(linked, officer):
    LinkReview.objects.filter(name="章伟").update(name="=HYPERLINK(1)")
    text = officer.get("/links/list.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][3] == "'=HYPERLINK(1)"
    assert [row[-1] for row in rows[1:]] == ["12.400", "3.100", "9.000"]  # no mark on our own
    assert str(sample.ZHANG) not in text


def test_decisions_are_handed_over_by_a_button(zhang, officer):
    answer(officer, zhang, "accept")
    assert "交付给关联" in page_of(officer, "/links/")
    response = officer.post("/links/hand-over/")
    assert response["Location"] == "/links/"
    page = page_of(officer, response["Location"])
    assert "已交付决定" in page
    assert "交付给关联" not in page
    assert Event.objects.get(action="link_decisions:hand_over").details == {"decisions": 1}


def test_a_busy_store_is_said_and_loses_nothing(zhang, officer, linked):
    answer(officer, zhang, "accept")
    with only_writer(linked):
        response = officer.post("/links/hand-over/")
    assert "决定没有丢失" in page_of(officer, response["Location"])


def test_two_persons_are_found_put_side_by_side_merged_and_split(published, officer, numbers):
    address = f"/links/same-person/{numbers['李娜']}/"
    assert address in page_of(officer, f"/years/2025/employers/000000RU/persons/{numbers['李娜']}/")
    found = officer.post(address, {"query": "赵"}, follow=True).content.decode()
    assert "赵敏" in found
    response = officer.post(f"{address}{numbers['赵敏']}/")
    page = page_of(officer, response["Location"])
    assert "这两个人是同一个人吗？" in page
    assert "将并入的人" in page
    review = LinkReview.objects.get()
    answer(officer, review, "accept")
    flags = page_of(officer, "/years/2025/flags/")
    assert "蓟州张伟商贸有限公司" in flags
    shop = page_of(officer, "/years/2025/employers/000000RU/")
    assert "须重新认定：" in shop
    answer(officer, review, "withdraw")
    review.refresh_from_db()
    assert review.state == "open"


@pytest.mark.parametrize(
    ("query", "words"), [("", "请填写姓名或身份号码"), ("没有这人", "没有找到别的人")]
)
def test_a_search_for_nobody_says_so(published, officer, numbers, query, words):
    address = f"/links/same-person/{numbers['李娜']}/"
    assert words in officer.post(address, {"query": query}, follow=True).content.decode()


def test_a_whole_id_finds_its_person_alone(published, officer, numbers):
    whole = Person.objects.get(name="赵敏").resident_id
    address = f"/links/same-person/{numbers['李娜']}/"
    page = officer.post(address, {"query": whole}, follow=True).content.decode()
    assert page.count("与此人并排看") == 1


def test_namesakes_are_counted_turned_and_told_apart(published, officer, numbers, monkeypatch):
    monkeypatch.setattr("anye_desk.cases.link_reviews.web.FOUND_AT_ONCE", 1)
    for person in Person.objects.filter(name__in=("王芳", "赵敏")):
        Person.objects.filter(pk=person.pk).update(
            name="王敏", search_tokens=tokens_between_spaces("王敏")
        )
    address = f"/links/same-person/{numbers['李娜']}/"
    page = officer.post(address, {"query": "wangmin"}, follow=True)
    assert "共 2 人，按姓名排列，本页第 1–1 人" in page.content.decode()
    further = officer.get(address + page.context["page"].following)
    shown = {one.context["found"][0][0].born for one in (page, further)}
    assert shown == {"1980-06-15", "1985-07-07"}
    assert all(
        day in p.content.decode()
        for p in (page, further)
        for day in shown & {p.context["found"][0][0].born}
    )


def test_one_person_twice_is_not_put_side_by_side(published, officer, numbers):
    address = f"/links/same-person/{numbers['李娜']}/{numbers['李娜']}/"
    assert officer.post(address).status_code == 404


def test_the_page_is_english_for_who_reads_english(zhang, officer):
    officer.post("/language/", {"language": "en", "next": "/"})
    page = page_of(officer, f"/links/{zhang.pk}/")
    assert "Are these rows about this person?" in page
    assert "Same: it is this person" in page


def test_an_address_alone_announces_no_deed(zhang, officer):
    for address in (
        "/links/?handed_over=3",
        "/links/?done=accept",
        f"/links/{zhang.pk}/?done=accept",
    ):
        page = page_of(officer, address)
        assert "已交付决定" not in page
        assert 'role="status"><p class="govuk-body">已' not in page


def test_a_note_outlives_the_session_in_which_it_was_written(zhang, officer, accounts):
    signing_in = {"username": "officer", "password": "x" * 12}
    officer.logout()  # whoever a test signs in has not come through the page, as people do
    officer.post("/sign-in/", signing_in)
    officer.cookies.pop("sessionid")
    response = answer(officer, zhang, "accept", note="查过档案，电话核实")
    assert response["Location"].startswith("/sign-in/")
    said = {**signing_in, "next": f"/links/{zhang.pk}/answer/"}
    page = officer.post("/sign-in/", said, follow=True)
    assert page.redirect_chain[-1][0] == f"/links/{zhang.pk}/"
    assert 'value="查过档案，电话核实"' in page.content.decode()
    assert not LinkDecision.objects.exists()
    answer(officer, zhang, "refuse", note="查过档案，电话核实")
    assert '电话核实"' not in page_of(officer, f"/links/{zhang.pk}/")  # it was sent


def test_a_switch_of_language_on_an_error_keeps_place_and_note(zhang, officer):
    seen = zhang.version
    answer(officer, zhang, "doubt")
    wrong = answer(officer, zhang, "refuse_all", version=seen, note="看过照片")
    [here] = re.findall(r'name="next" value="([^"]*)"', wrong.content.decode())
    page = officer.post("/language/", {"language": "en", "next": here}, follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == f"/links/{zhang.pk}/"
    assert 'value="看过照片"' in page.content.decode()


def test_a_search_for_the_same_person_outlives_a_switch_of_language(published, officer, numbers):
    address = f"/links/same-person/{numbers['李娜']}/"
    officer.post(address, {"query": "赵"})
    page = officer.post("/language/", {"language": "en", "next": address}, follow=True)
    assert "赵敏" in page.content.decode()


@pytest.mark.parametrize(
    "note",
    [
        "120225198102191285",
        "身份证12022519810219128X的本人",
        "１２０２２５１９８１０２１９１２８５",
        "120225 19810219 1285",
        "12022519810219128543",
        "120225810219128",
    ],
)
def test_a_note_that_holds_an_id_is_refused_with_a_sentence(zhang, officer, note):
    response = answer(officer, zhang, "accept", note=note)
    assert response.status_code == 400
    assert "不要写身份号码" in response.content.decode()
    assert not LinkDecision.objects.exists()


@pytest.mark.parametrize("note", ["2025年3月5日电话13800138000核实", "见卷宗 津残2025-0311 第12页"])
def test_a_note_with_days_and_numbers_is_taken(zhang, officer, note):
    assert answer(officer, zhang, "accept", note=note).status_code == 302


def test_of_two_persons_only_one_is_merged_into_the_other(published, officer, numbers):
    li, zhao = numbers["李娜"], numbers["赵敏"]
    for one, other in ((li, zhao), (zhao, li)):
        officer.post(f"/links/same-person/{one}/{other}/")
    first, second = LinkReview.objects.order_by("pk")
    assert answer(officer, first, "accept").status_code == 302
    refused = answer(officer, second, "accept", note="反向")
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "两人只能一人并入另一人" in page
    assert 'value="反向"' in page
    assert LinkDecision.objects.count() == 1
    answer(officer, first, "withdraw")
    assert answer(officer, second, "accept").status_code == 302


def test_the_first_page_says_how_many_questions_wait(linked, officer):
    page = officer.get("/", follow=True).content.decode()
    section = page.partition('id="waiting"')[2].partition("</section>")[0]
    [count] = re.findall(r'href="/links/">待核对的关联：<strong>(\d+)</strong>', section)
    assert f"共 {count} 条" in " ".join(officer.get("/links/").content.decode().split())
