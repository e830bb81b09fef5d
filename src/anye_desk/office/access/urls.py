"""Addresses of signing in; those that every page leads to stand at the root."""

from django.urls import path

from anye_desk.office.access import second_web, web

urlpatterns = [
    path("sign-in/", web.sign_in, name="sign_in"),
    path("sign-in/second/", second_web.second, name="second"),
]
