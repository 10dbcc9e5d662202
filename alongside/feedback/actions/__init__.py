"""Writes of feedback, by topic."""

from alongside.feedback.actions.anonymous import give_anonymously, make_tickets
from alongside.feedback.actions.moments import note_moment
from alongside.feedback.actions.named import (
    answer_feedback,
    give_feedback,
    take_check_in,
    visitor,
)
from alongside.feedback.actions.pulse import answer_pulse
from alongside.feedback.actions.telling import tell_of_groups
from alongside.feedback.actions.touchpoints import change_touchpoint, make_touchpoint
from alongside.feedback.actions.what_came import (
    begin_improvement,
    change_told,
    move_improvement,
    read_digest,
    remove_told,
    write_told,
)
from alongside.feedback.actions.whole_file import close_engagement, erase_client, move_rows

__all__ = [
    "answer_feedback",
    "answer_pulse",
    "begin_improvement",
    "change_told",
    "change_touchpoint",
    "close_engagement",
    "erase_client",
    "give_anonymously",
    "give_feedback",
    "make_tickets",
    "make_touchpoint",
    "move_improvement",
    "move_rows",
    "note_moment",
    "read_digest",
    "remove_told",
    "take_check_in",
    "tell_of_groups",
    "visitor",
    "write_told",
]
