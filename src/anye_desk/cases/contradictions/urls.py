"""Addresses of contradictions, which appear by number, never by whom they are about."""

from django.urls import path

from anye_desk.cases.contradictions import web

urlpatterns = [
    path("<int:year>/letters/", web.letters, name="quality_letters"),
    path(
        "<int:year>/letters/<int:month>/<slug:feed>.<slug:kind>", web.letter, name="quality_letter"
    ),
    path("<int:year>/contradictions/", web.contradictions, name="contradictions"),
    path("contradictions/", web.contradictions_now, name="contradictions_now"),
    path(
        "<int:year>/contradictions.<slug:kind>", web.contradictions_file, name="contradictions_file"
    ),
    path("contradictions/<int:number>/", web.contradiction, name="contradiction"),
]
