"""One file per finding. Each is a pure function of a client's facts, the frame, thresholds and now."""

from types import ModuleType

from alongside.mirror.facts import Find
from alongside.mirror.findings import (
    contact_outside_hours,
    frame_missing,
    meetings_over,
    outside_the_frame,
    replies_too_long,
    review_due,
    silent_change,
    unasked_contact,
    waived_charges,
)

# In order of harm if unseen: what Today shows first when there is more than it shows.
IN_ORDER: tuple[ModuleType, ...] = (
    unasked_contact,
    meetings_over,
    outside_the_frame,
    contact_outside_hours,
    silent_change,
    replies_too_long,
    frame_missing,
    review_due,
    waived_charges,
)

FINDINGS: dict[str, Find] = {each.KIND: each.find for each in IN_ORDER}
READ: frozenset[str] = frozenset().union(*(each.READS for each in IN_ORDER))
