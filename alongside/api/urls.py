"""Addresses for machines."""

from django.urls import path

from alongside.api import calendars

app_name = "api"
urlpatterns = [
    path("calendar/<str:secret>.ics", calendars.calendar, name="calendar"),
]
