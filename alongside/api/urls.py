"""Addresses for machines."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from alongside.api import calendars, door


class Anything(StringConverter):
    """The rest of an address, also with a line break in it: what is not there is said as the API says it."""

    regex = r"[\s\S]+"


register_converter(Anything, "anything")

app_name = "api"
urlpatterns = [
    path("calendar/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("api/v1/", door.about, name="about"),
    path("api/v1/openapi.json", door.description, name="description"),
    path("api/v1/<anything:rest>", door.enter, name="v1"),
]
