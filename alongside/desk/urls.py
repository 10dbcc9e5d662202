"""Addresses of the desk, topic by topic."""

from django.urls import path

from alongside.desk import today

app_name = "desk"
urlpatterns = [
    # today
    path("", today.today, name="today"),
]
