"""Addresses of data quality."""

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
]
