"""Addresses of feedback; part of the desk."""

from django.urls import path

from alongside.desk.feedback import answers, board, improvements, moments, pulse, told, touchpoints

urlpatterns = [
    path("feedback/", board.board, name="feedback"),
    path("feedback/digest/", board.digest, name="feedback_digest"),
    path("feedback/said/<uuid:feedback_id>/", answers.feedback_one, name="feedback_one"),
    path("check-ins/<uuid:check_in_id>/take-over/", answers.take_over, name="take_over"),
    # touchpoints
    path("feedback/touchpoints/new/", touchpoints.touchpoint_new, name="touchpoint_new"),
    path("feedback/touchpoints/<uuid:touchpoint_id>/", touchpoints.touchpoint, name="touchpoint"),
    path("feedback/touchpoints/<uuid:touchpoint_id>/edit/", touchpoints.edit, name="touchpoint_edit"),
    path("feedback/touchpoints/<uuid:touchpoint_id>/poster/", touchpoints.poster, name="touchpoint_poster"),
    path("feedback/touchpoints/<uuid:touchpoint_id>/cards/", touchpoints.cards, name="touchpoint_cards"),
    # you said, we did
    path("feedback/told/", told.told, name="told"),
    path("feedback/told/new/", told.told_new, name="told_new"),
    path("feedback/told/<uuid:told_id>/", told.told_one, name="told_one"),
    path("feedback/told/<uuid:told_id>/remove/", told.remove, name="told_remove"),
    # making it better
    path("feedback/improvements/", improvements.improvements, name="improvements"),
    path("feedback/improvements/new/", improvements.improvement_new, name="improvement_new"),
    path("feedback/improvements/<uuid:improvement_id>/", improvements.improvement, name="improvement"),
    # small moments, and colleagues
    path("feedback/moments/", moments.moments, name="moments"),
    path("feedback/team/", pulse.pulse, name="pulse"),
]
