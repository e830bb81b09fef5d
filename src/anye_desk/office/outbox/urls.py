"""Addresses of the outbox."""

from django.urls import path

from anye_desk.office.outbox import web

urlpatterns = [
    path("outbox/", web.outbox, name="outbox"),
]
