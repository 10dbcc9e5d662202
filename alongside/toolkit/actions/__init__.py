"""Writes of the toolkit; actor first."""

from alongside.toolkit.actions.card import save_card, share_card
from alongside.toolkit.actions.library import add_library_tool, change_library_tool, use_library_tool
from alongside.toolkit.actions.skills import drop_skill, name_skill, rate_skill, try_skill
from alongside.toolkit.actions.texts import Texts, Upload
from alongside.toolkit.actions.tools import (
    add_own_tool,
    change_tool,
    give_tool,
    note_use,
    put_away,
    say_no_tool,
    take_out,
)
from alongside.toolkit.actions.whole_file import close_engagement, erase_client, move_rows

__all__ = [
    "Texts",
    "Upload",
    "add_library_tool",
    "add_own_tool",
    "change_library_tool",
    "change_tool",
    "close_engagement",
    "drop_skill",
    "erase_client",
    "give_tool",
    "move_rows",
    "name_skill",
    "note_use",
    "put_away",
    "rate_skill",
    "save_card",
    "say_no_tool",
    "share_card",
    "take_out",
    "try_skill",
    "use_library_tool",
]
