"""Addresses of the desk, topic by topic."""

from django.urls import path

from alongside.desk import check_ins, members, mirror, practice, today

app_name = "desk"
urlpatterns = [
    # today
    path("", today.today, name="today"),
    # mirror
    path("mirror/", mirror.mirror, name="mirror"),
    path("mirror/<uuid:finding_id>/", mirror.finding, name="finding"),
    # practice and members
    path("practice/", practice.practice, name="practice"),
    path("practice/mirror/", practice.thresholds, name="thresholds"),
    path("practice/rooms/new/", practice.room, name="room_new"),
    path("practice/rooms/<uuid:room_id>/", practice.room, name="room"),
    path("practice/units/new/", practice.unit, name="unit_new"),
    path("practice/page/", practice.public_page, name="public_page"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/<uuid:member_id>/", members.member, name="member"),
    path("members/<uuid:member_id>/invite/", members.invite_again, name="invite_again"),
    path("members/<uuid:member_id>/suspend/", members.suspend, name="suspend"),
    path("members/<uuid:member_id>/resume/", members.resume, name="resume"),
    path("members/<uuid:member_id>/replace/", members.replace, name="replace"),
    path("members/<uuid:member_id>/absence/", members.absence, name="absence"),
    path("absences/<uuid:absence_id>/remove/", members.remove_absence, name="remove_absence"),
    # how it was
    path("clients/<uuid:client_id>/check-ins/seen/", check_ins.seen, name="check_ins_seen"),
]
