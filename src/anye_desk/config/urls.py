"""The address root: each part of the desk keeps its own addresses."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from anye_desk.office.access import second_web
from anye_desk.office.access import web as access
from anye_desk.office.casework.api.web import api_of
from anye_desk.office.casework.registry import kinds
from anye_desk.office.casework.web import urls_of
from anye_desk.office.parties import organisations
from anye_desk.worklists import web as worklists

organisations.register()

urlpatterns: list[URLPattern | URLResolver] = [
    path("", worklists.home, name="home"),  # to these the frame of every page leads
    path("sign-out/", access.sign_out, name="sign_out"),
    path("second-factor/", second_web.second_set_up, name="second_set_up"),
    path("language/", access.language, name="language"),
    path("", include("anye_desk.office.access.urls")),
    path("", include("anye_desk.published.years.urls")),
    path("", include("anye_desk.office.papers.urls")),
    path("", include("anye_desk.worklists.urls")),
    path("", include("anye_desk.registers.urls")),
    path("", include("anye_desk.office.looks.urls")),
    path("", include("anye_desk.exchange.urls")),
    path("", include("anye_desk.office.outbox.urls")),
    path("", include("anye_desk.office.administration.urls")),
    path("", include("anye_desk.office.casework.declared.urls")),
    path("jobs/", include("anye_desk.office.jobs.urls")),
    path("loads/", include("anye_desk.published.loads.urls")),
    path("links/", include("anye_desk.cases.link_reviews.urls")),
    *(path(f"{kind.name.replace('_', '-')}/", include(urls_of(kind))) for kind in kinds().values()),
    path(settings.API_URL.lstrip("/"), api_of(kinds().values()).urls),
    path("quality/", include("anye_desk.published.quality.urls")),
    path("quality/", include("anye_desk.cases.contradictions.urls")),
]
handler404 = "anye_desk.frame.web.not_found"
handler400 = "anye_desk.frame.web.not_understood"
handler500 = "anye_desk.frame.web.went_wrong"
