"""Writes about time; actor first, then keywords."""

from alongside.scheduling.actions.booking import book_appointment
from alongside.scheduling.actions.changing import (
    cancel_appointment,
    mark_kept,
    mark_missed,
    move_appointment,
    release_future,
)
from alongside.scheduling.actions.first import book_first_meeting, make_key
from alongside.scheduling.actions.hours import set_working_hours
from alongside.scheduling.actions.keeping import close_engagement, erase_client, move_rows
from alongside.scheduling.actions.series import Occurrence, book_series, preview_series

__all__ = [
    "Occurrence",
    "book_appointment",
    "book_first_meeting",
    "book_series",
    "cancel_appointment",
    "close_engagement",
    "erase_client",
    "make_key",
    "mark_kept",
    "mark_missed",
    "move_appointment",
    "move_rows",
    "preview_series",
    "release_future",
    "set_working_hours",
]
