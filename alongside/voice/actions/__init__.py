"""Everything that changes what clients say and what becomes of it; actor first."""

from alongside.voice.actions.answering import (
    LONGEST,
    add_words,
    answer_check_in,
    decline_check_in,
    mark_seen,
)
from alongside.voice.actions.asking import ask, ask_check_in
from alongside.voice.actions.measures import ready_version
from alongside.voice.actions.whole_file import close_engagement, erase_client, move_rows

__all__ = [
    "LONGEST",
    "add_words",
    "answer_check_in",
    "ask",
    "ask_check_in",
    "close_engagement",
    "decline_check_in",
    "erase_client",
    "mark_seen",
    "move_rows",
    "ready_version",
]
