"""Addresses of decisions taken together, of beliefs beforehand, and of looks at oneself and at tone."""

from django.urls import path

from alongside.desk import decisions, self_check, tones

urlpatterns = [
    path("decisions/", decisions.all_decisions, name="all_decisions"),
    path("clients/<uuid:client_id>/decisions/", decisions.decisions, name="decisions"),
    path("clients/<uuid:client_id>/beliefs/", decisions.beliefs, name="beliefs"),
    path("decisions/<uuid:decision_id>/", decisions.decision, name="decision"),
    path("decisions/<uuid:decision_id>/pause/", decisions.decision_pause, name="decision_pause"),
    path("decisions/<uuid:decision_id>/change/", decisions.change_decision, name="decision_change"),
    path("decisions/<uuid:decision_id>/steps/", decisions.decision_steps, name="decision_steps"),
    path("decisions/<uuid:decision_id>/pdf/", decisions.decision_pdf, name="decision_pdf"),
    path("decisions/options/<uuid:option_id>/", decisions.decision_option, name="decision_option"),
    path("mirror/for-whom/", self_check.self_checks, name="self_checks"),
    path("mirror/for-whom/ask/", self_check.self_check, name="self_check"),
    path(
        "mirror/for-whom/<uuid:self_check_id>/remove/", self_check.self_check_remove, name="self_check_remove"
    ),
    path("practice/tones/", tones.tone_types, name="tone_types"),
    path("practice/tones/<uuid:type_id>/", tones.tone_type, name="tone_type"),
    path("clients/<uuid:client_id>/tone/", tones.tone, name="tone"),
    path("clients/<uuid:client_id>/tone/change/", tones.tone_change, name="tone_change"),
]
