"""One file per finding. Each is a pure function of a client's facts, the frame, thresholds and now."""

from types import ModuleType

from alongside.mirror.facts import Find
from alongside.mirror.findings import (
    alliance_falling,
    alliance_low,
    autonomy_growing,
    contact_outside_hours,
    dependence,
    ending_with_open,
    frame_missing,
    goal_reached_still_going,
    leaving_unsaid,
    meetings_over,
    much_better,
    no_progress,
    not_taken_up,
    outside_the_frame,
    polite_tens,
    practitioner_carries,
    pressure_to_stay,
    replies_too_long,
    request_not_looked_at,
    review_due,
    says_and_does,
    silent_change,
    unasked_contact,
    unspoken_conflict,
    waived_charges,
    worse,
)

# In order of harm if unseen: what Today shows first when there is more than it shows.
IN_ORDER: tuple[ModuleType, ...] = (
    pressure_to_stay,
    leaving_unsaid,
    ending_with_open,
    alliance_falling,
    alliance_low,
    unspoken_conflict,
    worse,
    not_taken_up,
    unasked_contact,
    meetings_over,
    outside_the_frame,
    contact_outside_hours,
    silent_change,
    replies_too_long,
    frame_missing,
    goal_reached_still_going,
    review_due,
    waived_charges,
    practitioner_carries,
    dependence,
    no_progress,
    says_and_does,
    request_not_looked_at,
    polite_tens,
    much_better,
    autonomy_growing,
)

FINDINGS: dict[str, Find] = {each.KIND: each.find for each in IN_ORDER}
READ: frozenset[str] = frozenset().union(*(each.READS for each in IN_ORDER))
