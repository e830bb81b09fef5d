"""Addresses of data quality. Contradictions appear by number, never by whom they are about."""

from django.urls import path

from anye_desk.published.quality import downloads, web

urlpatterns = [
    path("", web.now, name="quality_now"),
    path("<int:year>/", web.overview, name="quality"),
    path("<int:year>/<slug:code>/<slug:feed>/", web.indicator, name="quality_indicator"),
    path("<int:year>/figures.<slug:kind>", downloads.figures, name="quality_file"),
    path(
        "<int:year>/<slug:code>/<slug:feed>.<slug:kind>",
        downloads.indicator,
        name="quality_indicator_file",
    ),
    path("<int:year>/<slug:code>/<slug:feed>/rows/", web.rows, name="quality_rows"),
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
