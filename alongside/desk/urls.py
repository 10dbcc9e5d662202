"""Addresses of the desk, topic by topic."""

from django.urls import include, path

from alongside.desk import (
    appointments,
    calendar,
    check_ins,
    documents,
    frame_texts,
    frames,
    meetings,
    members,
    messages,
    mirror,
    note_templates,
    notes,
    practice,
    steps,
    today,
)

app_name = "desk"
urlpatterns = [
    # today
    path("", today.today, name="today"),
    # clients
    path("", include("alongside.desk.clients.urls")),
    # mirror
    path("mirror/", mirror.mirror, name="mirror"),
    path("mirror/<uuid:finding_id>/", mirror.finding, name="finding"),
    # calendar
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/hours/<uuid:member_id>/", calendar.hours, name="hours"),
    path("book/", appointments.book, name="book"),
    path("appointments/<uuid:appointment_id>/", appointments.appointment, name="appointment"),
    path("appointments/<uuid:appointment_id>/move/", appointments.move, name="appointment_move"),
    path("appointments/<uuid:appointment_id>/cancel/", appointments.cancel, name="appointment_cancel"),
    path("appointments/<uuid:appointment_id>/missed/", appointments.missed, name="appointment_missed"),
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
    # meetings
    path("appointments/<uuid:appointment_id>/prepare/", meetings.prepare, name="prepare"),
    path("appointments/<uuid:appointment_id>/start/", meetings.start, name="start_meeting"),
    path("meetings/<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/greeted/", meetings.greeted, name="greeted"),
    path("meetings/<uuid:meeting_id>/end/", meetings.end, name="end_meeting"),
    path("meetings/<uuid:meeting_id>/wrap-up/", meetings.wrap_up, name="wrap_up"),
    path("meetings/<uuid:meeting_id>/wrap-up/ended/", meetings.how_it_ended, name="how_it_ended"),
    path("meetings/<uuid:meeting_id>/wrap-up/longer/", meetings.why_longer, name="why_longer"),
    path("meetings/<uuid:meeting_id>/wrap-up/step/", meetings.wrap_up_step, name="wrap_up_step"),
    path("meetings/<uuid:meeting_id>/wrap-up/next/", meetings.book_next, name="book_next"),
    path("meetings/<uuid:meeting_id>/wrap-up/done/", meetings.wrapped_up, name="wrapped_up"),
    # notes
    path("clients/<uuid:client_id>/notes/", notes.client_notes, name="notes"),
    path("clients/<uuid:client_id>/notes/last/", notes.last_note, name="last_note"),
    path("clients/<uuid:client_id>/notes/new/", notes.note_new, name="note_new"),
    path("notes/<uuid:note_id>/", notes.note, name="note"),
    path("notes/<uuid:note_id>/save/", notes.note_save, name="note_save"),
    path("notes/<uuid:note_id>/sign/", notes.note_sign, name="note_sign"),
    path("notes/<uuid:note_id>/discard/", notes.note_discard, name="note_discard"),
    path("notes/<uuid:note_id>/add/", notes.note_add, name="note_add"),
    path("notes/<uuid:note_id>/print/", notes.note_print, name="note_print"),
    path("note-templates/", note_templates.note_templates, name="note_templates"),
    path("note-templates/<uuid:template_id>/", note_templates.note_template, name="note_template"),
    path(
        "note-templates/<uuid:template_id>/remove/",
        note_templates.note_template_remove,
        name="note_template_remove",
    ),
    # documents and letters
    path("clients/<uuid:client_id>/documents/", documents.documents, name="documents"),
    path("clients/<uuid:client_id>/letters/new/", documents.letter_new, name="letter_new"),
    path("documents/<uuid:document_id>/", documents.document, name="document"),
    path("documents/<uuid:document_id>/change/", documents.document_change, name="document_change"),
    path("letters/<uuid:document_id>/", documents.letter, name="letter"),
    # steps
    path("clients/<uuid:client_id>/steps/", steps.client_steps, name="steps"),
    path("steps/<uuid:step_id>/change/", steps.change_step, name="change_step"),
    # messages
    path("messages/", messages.threads, name="messages"),
    path("clients/<uuid:client_id>/messages/", messages.thread, name="thread"),
    path("clients/<uuid:client_id>/messages/draft/", messages.draft, name="thread_draft"),
    path("clients/<uuid:client_id>/messages/settle/", messages.settle, name="settle"),
    # agreements
    path("agreements/imported/", frame_texts.imported, name="frames_imported"),
    path("agreements/usual/<str:kind>/<str:language>/", frame_texts.usual, name="frame_usual"),
    path("agreements/<uuid:engagement_id>/", frames.frame, name="frame"),
    path("agreements/<uuid:engagement_id>/write/", frames.write, name="frame_write"),
    path("agreements/<uuid:engagement_id>/outside/", frames.deviation, name="deviation"),
    path("agreements/versions/<uuid:frame_id>/", frames.version, name="frame_version"),
    path("agreements/versions/<uuid:frame_id>/edit/", frames.edit, name="frame_edit"),
    path("agreements/versions/<uuid:frame_id>/drop/", frames.drop, name="frame_drop"),
    path("agreements/versions/<uuid:frame_id>/withdraw/", frames.withdraw, name="frame_withdraw"),
    path("agreements/versions/<uuid:frame_id>/on-paper/", frames.on_paper, name="frame_on_paper"),
    path("agreements/versions/<uuid:frame_id>/pdf/", frames.version_pdf, name="frame_pdf"),
    path("agreements/questions/<uuid:question_id>/", frames.answer, name="frame_answer"),
]
