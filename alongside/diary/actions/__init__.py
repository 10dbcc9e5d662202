"""What is done in the diary, by topic."""

from alongside.diary.actions.entries import (
    LONGEST,
    change_entry,
    remove_entry,
    share_entry,
    write_entry,
)
from alongside.diary.actions.prompts import (
    LONGEST_PROMPT,
    add_prompt,
    agree_to_prompt,
    choose_reminder,
    propose_prompt,
    stop_prompt,
)
from alongside.diary.actions.reminding import due_prompts, remind, still_reminded

__all__ = [
    "LONGEST",
    "LONGEST_PROMPT",
    "add_prompt",
    "agree_to_prompt",
    "change_entry",
    "choose_reminder",
    "due_prompts",
    "propose_prompt",
    "remind",
    "remove_entry",
    "share_entry",
    "still_reminded",
    "stop_prompt",
    "write_entry",
]
