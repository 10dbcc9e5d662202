"""Addresses of what is decided together."""

from django.urls import path

from alongside.portal import decisions

urlpatterns = [
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/beliefs/", decisions.beliefs, name="beliefs"),
    path("decisions/<uuid:decision_id>/", decisions.decision, name="decision"),
    path("decisions/<uuid:decision_id>/change/", decisions.change_decision, name="decision_change"),
    path("decisions/<uuid:decision_id>/pdf/", decisions.decision_pdf, name="decision_pdf"),
    path("decisions/options/<uuid:option_id>/", decisions.decision_option, name="decision_option"),
]
