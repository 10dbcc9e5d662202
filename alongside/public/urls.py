"""Addresses that need no seat: the front page, the doors, and each practice's public page."""

from django.urls import path

from alongside.public import doors

app_name = "public"
urlpatterns = [
    # the doors
    path("", doors.front, name="front"),
    path("in/", doors.come_in, name="come_in"),
    path("in/link/<str:secret>/", doors.sign_in_link, name="sign_in_link"),
    path("in/work/<str:secret>/", doors.member_invitation, name="member_invitation"),
    path("in/portal/<str:secret>/", doors.invitation, name="invitation"),
    path("in/demo/<str:kind>/<uuid:who>/", doors.demo_door, name="demo_door"),
]
