"""Reads about meetings, notes and documents; actor first."""

from alongside.meetings.queries.documents import document, documents
from alongside.meetings.queries.meetings import (
    appointment_to_hold,
    meeting,
    meeting_for,
    meetings_of,
    not_wrapped_up,
    running_meeting,
)
from alongside.meetings.queries.notes import (
    client_notes,
    last_note_id,
    last_note_lines,
    latest_notes,
    newest_draft,
    note,
    note_of_meeting,
    note_template,
    note_templates,
    sections_of,
)
from alongside.meetings.queries.whole_file import export_client

__all__ = [
    "appointment_to_hold",
    "client_notes",
    "document",
    "documents",
    "export_client",
    "last_note_id",
    "last_note_lines",
    "latest_notes",
    "meeting",
    "meeting_for",
    "meetings_of",
    "newest_draft",
    "not_wrapped_up",
    "note",
    "note_of_meeting",
    "note_template",
    "note_templates",
    "running_meeting",
    "sections_of",
]
