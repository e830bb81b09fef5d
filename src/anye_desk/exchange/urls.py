"""Address of what was exchanged."""

from django.urls import path

from anye_desk.exchange import web

urlpatterns = [path("exchange/", web.exchanged, name="exchange")]
