"""Addresses of signing in and out."""

from django.urls import path

from anye_desk.office.access import web

urlpatterns = [
    path("sign-in/", web.sign_in, name="sign_in"),
    path("sign-out/", web.sign_out, name="sign_out"),
    path("language/", web.language, name="language"),
]
