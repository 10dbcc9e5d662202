"""Writes about meetings, notes and documents; actor first. Each is lock, check, write, remember, tell."""

from alongside.meetings.actions.documents import (
    LETTER,
    add_document,
    remove_document,
    share_document,
    unshare_document,
    write_letter,
)
from alongside.meetings.actions.meetings import (
    correct_times,
    end_meeting,
    explain_overrun,
    mark_greeted,
    say_how_it_ended,
    start_meeting,
    wrap_up,
)
from alongside.meetings.actions.notes import (
    add_addendum,
    discard_draft,
    remove_note_template,
    save_note,
    save_note_template,
    sign_note,
)
from alongside.meetings.actions.whole_file import close_engagement, erase_client, move_rows

__all__ = [
    "LETTER",
    "add_addendum",
    "add_document",
    "close_engagement",
    "correct_times",
    "discard_draft",
    "end_meeting",
    "erase_client",
    "explain_overrun",
    "mark_greeted",
    "move_rows",
    "remove_document",
    "remove_note_template",
    "save_note",
    "save_note_template",
    "say_how_it_ended",
    "share_document",
    "sign_note",
    "start_meeting",
    "unshare_document",
    "wrap_up",
    "write_letter",
]
