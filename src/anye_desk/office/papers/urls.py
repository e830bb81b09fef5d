"""Addresses of papers. A code says nothing of anybody."""

from django.urls import path

from anye_desk.office.papers import web

urlpatterns = [
    path("papers/<int:number>.pdf", web.paper, name="paper"),
    path("check/", web.check, name="check"),
    path("check/<slug:code>/", web.check_code, name="check_code"),
]
