"""Addresses for machines."""

from django.urls import path

from alongside.api import calendars, door

app_name = "api"
urlpatterns = [
    path("calendar/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("api/v1/", door.about, name="about"),
    path("api/v1/openapi.json", door.description, name="description"),
    path("api/v1/<path:rest>", door.enter, name="v1"),
]
