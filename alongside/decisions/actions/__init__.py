"""Everything that changes what both decide; actor first."""

from alongside.decisions.actions.beliefs import QUESTIONS, say_beliefs
from alongside.decisions.actions.locking import LONGEST
from alongside.decisions.actions.signing import (
    begin_again,
    make_steps,
    put_before,
    sign,
    take_back,
    withdraw,
)
from alongside.decisions.actions.whole_file import close_engagement, erase_client, move_rows
from alongside.decisions.actions.writing import (
    add_option,
    change_decision,
    change_option,
    choose,
    pause,
    remove_option,
    say_no_proposal,
    write_decision,
)

__all__ = [
    "LONGEST",
    "QUESTIONS",
    "add_option",
    "begin_again",
    "change_decision",
    "change_option",
    "choose",
    "close_engagement",
    "erase_client",
    "make_steps",
    "move_rows",
    "pause",
    "put_before",
    "remove_option",
    "say_beliefs",
    "say_no_proposal",
    "sign",
    "take_back",
    "withdraw",
    "write_decision",
]
