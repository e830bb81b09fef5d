"""Addresses of the registers. Persons appear by their number alone."""

from django.urls import path

from anye_desk.registers import ledger, web

urlpatterns = [
    path("persons/", web.persons, name="persons"),
    path("my-file/", web.own_file, name="own_file"),
    path("persons/<slug:number>/", web.person_file, name="person_file"),
    path("employers/<organisation:employer_id>/", web.employer_file, name="employer_file"),
    path("employments/", ledger.employments_now, name="employments_now"),
    path("years/<int:year>/employments/", ledger.employments, name="employments"),
    path("years/<int:year>/employments.xlsx", ledger.download_ledger, name="employments_file"),
    path("years/<int:year>/employments/save/", ledger.save_view, name="save_view"),
    path("years/<int:year>/employments/take-away/", ledger.take_view_away, name="take_away_view"),
]
