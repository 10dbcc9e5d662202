"""Writes about time; actor first, then keywords."""

from alongside.scheduling.actions.booking import book_appointment
from alongside.scheduling.actions.by_clients import (
    acknowledge_change,
    move_own_appointment,
    undo_booking,
)
from alongside.scheduling.actions.changing import (
    cancel_appointment,
    mark_kept,
    mark_missed,
    move_appointment,
    release_future,
)
from alongside.scheduling.actions.first import book_first_meeting, make_key
from alongside.scheduling.actions.hours import (
    remove_exception,
    remove_working_hours,
    set_exception,
    set_working_hours,
)
from alongside.scheduling.actions.keeping import close_engagement, erase_client, move_rows
from alongside.scheduling.actions.series import Occurrence, book_series, preview_series
from alongside.scheduling.actions.series_changes import (
    SCOPES,
    Change,
    Moving,
    cancel_series,
    change_series,
    preview_change,
)

__all__ = [
    "SCOPES",
    "Change",
    "Moving",
    "Occurrence",
    "acknowledge_change",
    "book_appointment",
    "book_first_meeting",
    "book_series",
    "cancel_appointment",
    "cancel_series",
    "change_series",
    "close_engagement",
    "erase_client",
    "make_key",
    "mark_kept",
    "mark_missed",
    "move_appointment",
    "move_own_appointment",
    "move_rows",
    "preview_change",
    "preview_series",
    "release_future",
    "remove_exception",
    "remove_working_hours",
    "set_exception",
    "set_working_hours",
    "undo_booking",
]
