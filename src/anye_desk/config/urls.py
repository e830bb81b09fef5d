"""The address root: each part of the desk keeps its own addresses."""

from django.urls import URLPattern, URLResolver, include, path

from anye_desk.parties import organisations

organisations.register()

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("anye_desk.access.urls")),
    path("", include("anye_desk.years.urls")),
    path("loads/", include("anye_desk.loads.urls")),
    path("links/", include("anye_desk.link_reviews.urls")),
    path("quality/", include("anye_desk.quality.urls")),
]
handler404 = "anye_desk.layout.web.not_found"
handler400 = "anye_desk.layout.web.not_understood"
handler500 = "anye_desk.layout.web.went_wrong"
