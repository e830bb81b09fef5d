import pytest
from django.test import Client, RequestFactory

from anye_desk.frame import web


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_that_is_not_there_says_so(empty, client_of, language):
    client = client_of("officer")
    client.cookies["language"] = language
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert {"zh-hans": "没有此页", "en": "Page not found"}[language] in response.content.decode()


def test_when_all_fails_the_page_needs_no_database():
    response = web.went_wrong(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "这是系统的问题" in response.content.decode()


def test_a_request_that_makes_no_sense_gets_words(db):
    request = RequestFactory().get("/")
    assert web.not_understood(request, ValueError()).status_code == 400


def test_a_form_from_elsewhere_is_refused_with_words(db):
    response = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a"})
    assert response.status_code == 403
    assert "页面已过期" in response.content.decode()


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    "address",
    [
        "/sign-in/?next=%00",
        "/years/2025/employers/000000RT/?persons=%00",
        "/years/2025/employers/?before=%00",
        "/quality/2025/contradictions/?page=1&x%00=1",
        "/links/?q=a%2500%00",
        "/loads/%00/",
    ],
)
def test_an_address_that_holds_nul_is_refused_before_any_query(
    address, client_of, django_assert_num_queries
):
    client = client_of("officer")
    with django_assert_num_queries(0):
        response = client.get(address)
    assert response.status_code == 400
    assert "请求无法识别" in response.content.decode()


@pytest.mark.usefixtures("published")
def test_a_refusal_is_as_long_as_it_says(client_of):
    response = client_of("officer").post("/years/2025/employers/000000RT/workbook/")
    assert response.status_code == 405
    assert int(response["Content-Length"]) == len(response.content) > 0
