"""Addresses of a member's own weeks, resting findings, supervision, and ways round a need."""

from django.urls import path

from alongside.desk import case_sheet, mirror, mirror_counts, own_weeks, sharing, supervision, workarounds

urlpatterns = [
    path("mirror/<uuid:finding_id>/wake/", mirror.finding_wake, name="finding_wake"),
    path("mirror/<uuid:finding_id>/share/", sharing.finding_share, name="finding_share"),
    path("practice/mirror/", mirror_counts.mirror_counts, name="mirror_counts"),
    path("mirror/case-sheet/", case_sheet.case_sheet, name="case_sheet"),
    path("mirror/shared/", sharing.shared_findings, name="shared_findings"),
    path("mirror/shared/<uuid:shared_id>/", sharing.shared_finding, name="shared_finding"),
    path("mirror/shared/<uuid:shared_id>/withdraw/", sharing.finding_withdraw, name="finding_withdraw"),
    path("mirror/my-week/", own_weeks.own_week, name="own_week"),
    path("mirror/my-week/<uuid:pulse_id>/remove/", own_weeks.own_week_remove, name="own_week_remove"),
    path("mirror/supervision/", supervision.supervision, name="supervision"),
    path(
        "mirror/supervision/<uuid:supervision_id>/remove/",
        supervision.supervision_remove,
        name="supervision_remove",
    ),
    path("clients/<uuid:client_id>/workarounds/", workarounds.workarounds, name="workarounds"),
    path("workarounds/<uuid:workaround_id>/talked/", workarounds.workaround_talked, name="workaround_talked"),
]
