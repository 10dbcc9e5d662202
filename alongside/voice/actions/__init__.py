"""Everything that changes what clients say and what becomes of it; actor first."""

from alongside.voice.actions.answering import (
    LONGEST,
    add_words,
    answer_check_in,
    decline_check_in,
    mark_seen,
)
from alongside.voice.actions.asking import ask
from alongside.voice.actions.asking_letters import key_of_asked, remind_due
from alongside.voice.actions.circle import agree_to_asking
from alongside.voice.actions.due import ask_after, ask_check_in, ask_due, ask_once
from alongside.voice.actions.handing_over import (
    answer_on_tablet,
    ask_now,
    hand_over,
    leave_tablet,
    next_link,
    skip_on_tablet,
)
from alongside.voice.actions.measures import ready_version
from alongside.voice.actions.plans import (
    ask_again,
    ask_as_everybody,
    ask_less,
    change_plan,
    set_plan,
    stop_plan,
    stop_usual,
)
from alongside.voice.actions.taking_back import take_back
from alongside.voice.actions.whole_file import close_engagement, erase_client, move_rows
from alongside.voice.queries.check_ins import TABLET

__all__ = [
    "LONGEST",
    "TABLET",
    "add_words",
    "agree_to_asking",
    "answer_check_in",
    "answer_on_tablet",
    "ask",
    "ask_after",
    "ask_again",
    "ask_as_everybody",
    "ask_check_in",
    "ask_due",
    "ask_less",
    "ask_now",
    "ask_once",
    "change_plan",
    "close_engagement",
    "decline_check_in",
    "erase_client",
    "hand_over",
    "key_of_asked",
    "leave_tablet",
    "mark_seen",
    "move_rows",
    "next_link",
    "ready_version",
    "remind_due",
    "set_plan",
    "skip_on_tablet",
    "stop_plan",
    "stop_usual",
    "take_back",
]
