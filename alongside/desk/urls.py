"""Addresses of the desk, topic by topic."""

from django.urls import path

from alongside.desk import mirror, today

app_name = "desk"
urlpatterns = [
    # today
    path("", today.today, name="today"),
    # mirror
    path("mirror/", mirror.mirror, name="mirror"),
    path("mirror/<uuid:finding_id>/", mirror.finding, name="finding"),
]
