"""The address root: each part of the desk keeps its own addresses."""

from django.urls import URLPattern, URLResolver

from anye_desk.parties import organisations

organisations.register()

urlpatterns: list[URLPattern | URLResolver] = []
