"""Addresses of who looked."""

from django.urls import path

from anye_desk.office.looks import web

urlpatterns = [
    path("looks/", web.own, name="own_looks"),
    path("looks/<slug:number>/", web.of_person, name="looks"),
]
