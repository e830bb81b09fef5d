"""Addresses of the worklists."""

from django.urls import path

from anye_desk.worklists import web

urlpatterns = [path("my-work/", web.work, name="work")]
