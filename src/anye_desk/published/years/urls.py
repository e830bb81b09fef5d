"""Addresses of a year's pages. Persons appear by their number alone."""

from django.urls import path

from anye_desk.published.years import downloads, web

EMPLOYER = "years/<int:year>/employers/<organisation:employer_id>/"

urlpatterns = [
    path("employers/", web.employers_now, name="employers_now"),
    path("years/<int:year>/", web.district, name="district"),
    path("years/<int:year>/employers/", web.employers, name="employers"),
    path("years/<int:year>/flags/", web.flags, name="flags"),
    path("years/<int:year>/employers.<slug:kind>", downloads.employers, name="employers_file"),
    path("years/<int:year>/by-<slug:group>.<slug:kind>", downloads.groups, name="groups_file"),
    path("years/<int:year>/flags.<slug:kind>", downloads.flags, name="flags_file"),
    path(EMPLOYER, web.employer, name="employer"),
    path(f"{EMPLOYER}what-if/", web.what_if, name="what_if"),
    path(f"{EMPLOYER}workbook/", web.workbook, name="workbook"),
    path(f"{EMPLOYER}persons/<slug:number>/", web.person, name="person"),
    path(
        f"{EMPLOYER}persons/<slug:number>/<int:month>/<organisation:at>/",
        web.person_month,
        name="person_month",
    ),
]
