"""What is done to steps and phases; actor first."""

from alongside.steps.actions.phases import begin_phase, change_field
from alongside.steps.actions.steps import (
    LONGEST,
    SIZES,
    change_step,
    close_engagement,
    drop_step,
    finish_step,
    reopen_step,
    set_step,
)
from alongside.steps.actions.whole_file import erase_client, move_rows

__all__ = [
    "LONGEST",
    "SIZES",
    "begin_phase",
    "change_field",
    "change_step",
    "close_engagement",
    "drop_step",
    "erase_client",
    "finish_step",
    "move_rows",
    "reopen_step",
    "set_step",
]
