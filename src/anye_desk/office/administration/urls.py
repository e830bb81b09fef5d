"""Addresses of the administrators, and of those who come in."""

from django.urls import path

from anye_desk.office.administration import coming, web

urlpatterns = [
    path("accounts/", web.accounts, name="accounts"),
    path("accounts/invite/", web.invitation_new, name="invitation_new"),
    path("accounts/<int:number>/<slug:deed>/", web.account_deed, name="account_deed"),
    path("rights/", web.rights, name="rights"),
    path("rights/invitations/<int:number>/", web.confirmation, name="confirmation"),
    path("rights/<int:number>/", web.role, name="role"),
    path("access-log/", web.access_log, name="access_log"),
    path("invitations/<str:token>/", coming.come, name="invitation"),
    path("join/", coming.join, name="join"),
    path("join/code/", coming.code, name="join_code"),
]
