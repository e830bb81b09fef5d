"""Addresses of jobs."""

from django.urls import path

from anye_desk.office.jobs import web

urlpatterns = [
    path("", web.job_list, name="jobs"),
    path("<int:number>/", web.job_page, name="job"),
    path("<int:number>/confirm/", web.job_confirmed, name="job_confirm"),
    path("<int:number>/cancel/", web.job_cancelled, name="job_cancel"),
    path("<int:number>/rows.<slug:ending>", web.job_rows_file, name="job_rows"),
]
