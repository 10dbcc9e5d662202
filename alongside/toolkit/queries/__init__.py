"""Reads of the toolkit; actor first."""

from alongside.toolkit.queries.library import library, library_to_give, library_tool, may_keep_library
from alongside.toolkit.queries.skills import card, skill, skills, skills_at_ending
from alongside.toolkit.queries.tools import (
    ToolSeen,
    meetings_without,
    said_no_tool,
    tool,
    tools,
    tools_of_meeting,
)
from alongside.toolkit.queries.whole_file import export_client

__all__ = [
    "ToolSeen",
    "card",
    "export_client",
    "library",
    "library_to_give",
    "library_tool",
    "may_keep_library",
    "meetings_without",
    "said_no_tool",
    "skill",
    "skills",
    "skills_at_ending",
    "tool",
    "tools",
    "tools_of_meeting",
]
