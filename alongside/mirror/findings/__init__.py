"""One file per finding. Each is a pure function of a client's facts, the frame, thresholds and now."""

from types import ModuleType

from alongside.mirror.facts import Find
from alongside.mirror.findings import meetings_over, replies_too_long, unasked_contact

# In order of harm if unseen: what Today shows first when there is more than it shows.
IN_ORDER: tuple[ModuleType, ...] = (
    unasked_contact,
    meetings_over,
    replies_too_long,
)

FINDINGS: dict[str, Find] = {each.KIND: each.find for each in IN_ORDER}
READ: frozenset[str] = frozenset().union(*(each.READS for each in IN_ORDER))
