"""Addresses that need no seat: the front page, the doors, and each practice's public page."""

from django.urls import path

from alongside.public import (
    appointments,
    booking,
    check_ins,
    doors,
    feedback,
    intake,
    offers,
    pages,
    tablet,
    waiting,
)

app_name = "public"
urlpatterns = [
    # the doors
    path("", doors.front, name="front"),
    path("in/", doors.come_in, name="come_in"),
    path("in/kept/", doors.parked, name="parked"),
    path("in/kept/<uuid:parked_id>/", doors.let_go, name="let_go"),
    path("in/link/<str:secret>/", doors.sign_in_link, name="sign_in_link"),
    path("in/work/<str:secret>/", doors.member_invitation, name="member_invitation"),
    path("in/portal/<str:secret>/", doors.invitation, name="invitation"),
    path("in/circle/<str:secret>/", doors.circle_invitation, name="circle_invitation"),
    path("in/demo/<str:kind>/<uuid:who>/", doors.demo_door, name="demo_door"),
    path("in/intake/<str:secret>/", intake.intake, name="intake"),
    # a practice's public page
    path("p/<slug:slug>/", pages.practice_page, name="practice"),
    path("p/<slug:slug>/write/", pages.enquire, name="enquire"),
    path("p/<slug:slug>/thanks/", pages.enquired, name="enquired"),
    # how it was, at a touchpoint; and what came of it
    path("p/<slug:slug>/f/<slug:code>/", feedback.tap, name="feedback"),
    path("p/<slug:slug>/f/<slug:code>/thanks/", feedback.thanks, name="feedback_thanks"),
    path("p/<slug:slug>/f/<slug:code>/<str:secret>/", feedback.tap, name="feedback_ticket"),
    path("p/<slug:slug>/you-said/", feedback.you_said, name="you_said"),
    path("feedback/<str:secret>/", feedback.answer, name="feedback_answer"),
    # a first meeting, and the link in its letters
    path("p/<slug:slug>/book/", booking.book_first, name="book_first"),
    path("appointment/<str:secret>/", appointments.appointment, name="appointment"),
    path("appointment/<str:secret>/move/", appointments.move, name="appointment_move"),
    path("p/<slug:slug>/wait/", waiting.wait, name="wait"),
    # an offered time, through the link of a letter
    path("offer/<str:secret>/", offers.offer, name="offer"),
    # how it was, through a link without sign-in
    path("how-was-it/<str:secret>/", check_ins.check_in, name="check_in"),
    # the same on a tablet of the practice, behind a key for one answer
    path("tablet/thanks/", tablet.tablet_done, name="tablet_done"),
    path("tablet/<str:secret>/", tablet.tablet, name="tablet"),
]
