"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import PRIVATE, THE_TWO, Audience, verb

CHECK_IN_ASKED = verb("checkin.asked", THE_TWO, measure=str)
CHECK_IN_ANSWERED = verb(
    "checkin.answered",
    THE_TWO,
    measure=str,
    rater=str,
    occasion=str,
    answers=dict,
    scores=dict,
    low=list,
    is_urgent=bool,
    has_words=bool,
)
CHECK_IN_DECLINED = verb("checkin.declined", THE_TWO)
CHECK_IN_ADDED_TO = verb("checkin.added_to", THE_TWO)
CHECK_IN_SEEN = verb("checkin.seen", THE_TWO)
# goals (C01, B12)
GOAL_SET = verb("goal.set", THE_TWO, set_by=str)
GOAL_AGREED = verb("goal.agreed", THE_TWO, by=str)
GOAL_CHANGED = verb("goal.changed", THE_TWO, by=str)
GOAL_RATED = verb("goal.rated", THE_TWO, by=str, near=int | None, level=int | None, has_words=bool)
GOAL_CLOSED = verb("goal.closed", THE_TWO, how=str)
GOAL_REOPENED = verb("goal.reopened", THE_TWO)
# ourselves (C10, E14, B11, B15)
WHO_WORKS_WITH_THEM = frozenset({Audience.SELF, Audience.PRACTITIONER})
REFLECTED = verb("reflection.written", PRIVATE)
ARRIVAL_SEEN = verb("arrival.seen", WHO_WORKS_WITH_THEM)
ARRIVAL_ASKED = verb("arrival.asked", WHO_WORKS_WITH_THEM, has_words=bool)
ASSESSMENT_CHANGED = verb("assessment.changed", WHO_WORKS_WITH_THEM, task=str)
ASSESSMENT_DONE = verb("assessment.done", WHO_WORKS_WITH_THEM)
