"""One file per finding. Each is a pure function of a client's facts, the frame, thresholds and now."""

from collections.abc import Sequence
from datetime import datetime
from types import ModuleType

from alongside.mirror.facts import Fact, Find, Found, FrameFacts, Thresholds
from alongside.mirror.findings import (
    adhoc_over_plan,
    alliance_falling,
    alliance_low,
    autonomy_growing,
    avoidance,
    contact_outside_hours,
    dependence,
    ending_with_open,
    frame_blurring,
    frame_missing,
    goal_reached_still_going,
    leaving_unsaid,
    meetings_over,
    much_better,
    no_progress,
    not_taken_up,
    off_expected_course,
    outside_the_frame,
    plan_like_template,
    polite_tens,
    practitioner_carries,
    pressure_to_stay,
    replies_too_long,
    request_not_looked_at,
    review_due,
    says_and_does,
    silent_change,
    tie_undecided,
    unasked_contact,
    unspoken_conflict,
    waived_charges,
    workaround,
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
    off_expected_course,
    not_taken_up,
    tie_undecided,
    avoidance,
    unasked_contact,
    meetings_over,
    frame_blurring,
    outside_the_frame,
    contact_outside_hours,
    silent_change,
    replies_too_long,
    frame_missing,
    goal_reached_still_going,
    review_due,
    waived_charges,
    practitioner_carries,
    adhoc_over_plan,
    dependence,
    no_progress,
    says_and_does,
    workaround,
    request_not_looked_at,
    plan_like_template,
    polite_tens,
    much_better,
    autonomy_growing,
)

FINDINGS: dict[str, Find] = {each.KIND: each.find for each in IN_ORDER}
READ: frozenset[str] = frozenset().union(*(each.READS for each in IN_ORDER))
ADVICE, DELIVERY = WORKS = ("advice", "delivery")
AFTER_THE_END = (pressure_to_stay.KIND, tie_undecided.KIND)
# What is a sign in advice and the job itself in delivery (D09); these never speak there.
ADVICE_ONLY: frozenset[str] = frozenset(
    each.KIND
    for each in (
        adhoc_over_plan,
        autonomy_growing,
        contact_outside_hours,
        dependence,
        frame_blurring,
        goal_reached_still_going,
        meetings_over,
        much_better,
        no_progress,
        outside_the_frame,
        practitioner_carries,
        replies_too_long,
        unasked_contact,
    )
)


def what_speaks(
    facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime
) -> list[Found]:
    """Everything that is found about one client, but what the practice has switched off for such work.

    After the end only what is about the ending speaks: there is nothing to do any more about the rest. Before there
    is any work, only a tie that waits for a decision does.
    """
    kinds = AFTER_THE_END if frame.stage == "ended" else FINDINGS
    return [
        found
        for kind in kinds
        if f"{kind}:{kind_of_work(frame)}" not in thresholds.off
        for found in FINDINGS[kind](facts, frame, thresholds, now)
    ]


def kind_of_work(frame: FrameFacts) -> str:
    """Advice or delivery: of the work that runs, else of the one that ended last."""
    return ADVICE if frame.is_advice else DELIVERY
