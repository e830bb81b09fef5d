"""Addresses of the pages on the kinds themselves."""

from django.urls import path

from anye_desk.office.casework.declared import web

urlpatterns = [
    path("kinds/", web.kinds_page, name="kinds"),
    path("kinds/matrix.<slug:ending>", web.kinds_file, name="kinds_file"),
    path("kinds/<slug:name>/", web.kind_page, name="kind"),
]
