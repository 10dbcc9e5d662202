"""Writes about time; actor first, then keywords."""

from alongside.scheduling.actions.booking import book_appointment
from alongside.scheduling.actions.busy import block_time, remove_block
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
from alongside.scheduling.actions.feeds import make_feed, note_read, revoke_feed
from alongside.scheduling.actions.first import book_first_meeting, make_key
from alongside.scheduling.actions.gathering_changes import (
    add_client,
    cancel_gathering,
    mark_attendance,
    move_gathering,
    remove_client,
    set_named,
)
from alongside.scheduling.actions.gatherings import book_gathering, book_gatherings, preview_gatherings
from alongside.scheduling.actions.holds import forget_old_holds, hold_for_newcomer
from alongside.scheduling.actions.hours import (
    remove_exception,
    remove_working_hours,
    set_exception,
    set_working_hours,
)
from alongside.scheduling.actions.keeping import close_engagement, erase_client, move_rows
from alongside.scheduling.actions.requests import answer_request
from alongside.scheduling.actions.series import Occurrence, book_series, preview_series
from alongside.scheduling.actions.series_changes import (
    SCOPES,
    Change,
    Moving,
    cancel_series,
    change_series,
    preview_cancel,
    preview_change,
)
from alongside.scheduling.actions.series_undo import undo_series
from alongside.scheduling.actions.sources import (
    accept_empty,
    add_source,
    refresh_due,
    refresh_source,
    remove_source,
    rename_source,
)

__all__ = [
    "SCOPES",
    "Change",
    "Moving",
    "Occurrence",
    "accept_empty",
    "acknowledge_change",
    "add_client",
    "add_source",
    "answer_request",
    "block_time",
    "book_appointment",
    "book_first_meeting",
    "book_gathering",
    "book_gatherings",
    "book_series",
    "cancel_appointment",
    "cancel_gathering",
    "cancel_series",
    "change_series",
    "close_engagement",
    "erase_client",
    "forget_old_holds",
    "hold_for_newcomer",
    "make_feed",
    "make_key",
    "mark_attendance",
    "mark_kept",
    "mark_missed",
    "move_appointment",
    "move_gathering",
    "move_own_appointment",
    "move_rows",
    "note_read",
    "preview_cancel",
    "preview_change",
    "preview_gatherings",
    "preview_series",
    "refresh_due",
    "refresh_source",
    "release_future",
    "remove_block",
    "remove_client",
    "remove_exception",
    "remove_source",
    "remove_working_hours",
    "rename_source",
    "revoke_feed",
    "set_exception",
    "set_named",
    "set_working_hours",
    "undo_booking",
    "undo_series",
]
