"""Addresses of what asks for care; part of the desk."""

from django.urls import path

from alongside.desk.caring import alarm, concerns, critical, unspoken

urlpatterns = [
    # answers to see at once
    path("at-once/", alarm.alarm, name="alarm"),
    path("at-once/phone/", alarm.alarm_phone, name="alarm_phone"),
    path("at-once/<uuid:check_in_id>/", critical.critical, name="critical"),
    path("at-once/<uuid:check_in_id>/seen/", critical.critical_seen, name="critical_seen"),
    # worth a conversation
    path("clients/<uuid:client_id>/conversations/", concerns.concerns, name="concerns"),
    path("conversations/<uuid:concern_id>/", concerns.concern, name="concern"),
    path("conversations/<uuid:concern_id>/close/", concerns.concern_close, name="concern_close"),
    # the unspoken
    path("clients/<uuid:client_id>/unspoken/", unspoken.unspoken, name="unspoken"),
    path("clients/<uuid:client_id>/unspoken/feeling/", unspoken.feeling, name="feeling"),
    path("clients/<uuid:client_id>/unspoken/talked/", unspoken.feelings_answered, name="feelings_answered"),
    path("conflicts/<uuid:conflict_id>/", unspoken.conflict, name="conflict"),
    path("conflicts/<uuid:conflict_id>/plan/", unspoken.conflict_plan, name="conflict_plan"),
    path("conflicts/<uuid:conflict_id>/close/", unspoken.conflict_close, name="conflict_close"),
]
