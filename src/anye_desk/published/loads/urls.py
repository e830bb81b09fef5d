"""Addresses of feed loads."""

from django.urls import path

from anye_desk.published.loads import web

urlpatterns = [
    path("", web.loads, name="loads"),
    path("list.<slug:kind>", web.loads_file, name="loads_file"),
    path("<slug:feed>/<slug:load_id>/", web.load, name="load"),
    path("<slug:feed>/<slug:load_id>/rejects/", web.rejects, name="rejects"),
]
