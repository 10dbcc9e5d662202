"""Addresses below the calendar; part of the desk."""

from django.urls import path

from alongside.desk import booking_rules, calendar, feeds, hours, one_more, openings

urlpatterns = [
    path("", calendar.calendar, name="calendar"),
    path("free/", openings.openings, name="openings"),
    path("one-more/", one_more.one_more, name="one_more"),
    path("connections/", feeds.connections, name="connections"),
    path("connections/addresses/", feeds.feed_new, name="feed_new"),
    path("connections/addresses/<uuid:feed_id>/", feeds.feed_revoke, name="feed_revoke"),
    path("connections/sources/", feeds.source_new, name="source_new"),
    path("connections/sources/<uuid:source_id>/name/", feeds.source_rename, name="source_rename"),
    path("connections/sources/<uuid:source_id>/look/", feeds.source_refresh, name="source_refresh"),
    path("connections/sources/<uuid:source_id>/empty/", feeds.source_empty, name="source_empty"),
    path("connections/sources/<uuid:source_id>/remove/", feeds.source_remove, name="source_remove"),
    path("connections/own/", feeds.block_new, name="block_new"),
    path("connections/own/<uuid:busy_id>/remove/", feeds.block_remove, name="block_remove"),
    path("hours/<uuid:member_id>/", hours.hours, name="hours"),
    path("hours/<uuid:member_id>/remove/", hours.remove, name="hours_remove"),
    path("hours/<uuid:member_id>/day/", hours.exception, name="hours_day"),
    path("hours/days/<uuid:exception_id>/remove/", hours.exception_remove, name="hours_day_remove"),
    path("rules/", booking_rules.booking_rules, name="booking_rules"),
    path("rules/<uuid:member_id>/", booking_rules.booking_rules, name="booking_rules_of"),
    path("corridor/", booking_rules.corridor, name="corridor"),
]
