"""What happens to tools, skills and the card for hard days. What a draft of the card says is nobody's event."""

from alongside.trail.verbs import HOUSE, THE_TWO, verb

LIBRARY_TOOL_ADDED = verb("library_tool.added", HOUSE, kind=str)
LIBRARY_TOOL_CHANGED = verb("library_tool.changed", HOUSE, is_in_use=bool)
# `is_as_library`: what it says is as in the library, only when to use it is not; older events have none.
TOOL_GIVEN = verb("tool.given", THE_TWO, kind=str, is_as_library=bool)
TOOL_CHANGED = verb("tool.changed", THE_TWO, kind=str, is_as_library=bool)
TOOL_USED = verb("tool.used", THE_TWO, helped=int | None, by=str)
TOOL_PUT_AWAY = verb("tool.put_away", THE_TWO)
TOOL_TAKEN_OUT = verb("tool.taken_out", THE_TWO)
TOOL_NONE = verb("tool.none", THE_TWO)
SKILL_NAMED = verb("skill.named", THE_TWO, by=str)
SKILL_RATED = verb("skill.rated", THE_TWO, can_use=int)
SKILL_TRIED = verb("skill.tried", THE_TWO)
SKILL_DROPPED = verb("skill.dropped", THE_TWO, by=str)
CARD_SHARED = verb("card.shared", THE_TWO)
CARD_UNSHARED = verb("card.unshared", THE_TWO)
