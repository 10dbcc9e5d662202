"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import HOUSE, PRIVATE, THE_TWO, Audience, verb

# `rater`: of whom; events from before it was known have none.
CHECK_IN_ASKED = verb("checkin.asked", THE_TWO, measure=str, rater=str)
# `answered`, `asked`, `off_course` (scales off the expected course): events from before they were known have none.
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
    answered=int,
    asked=int,
    off_course=list,
)
CHECK_IN_DECLINED = verb("checkin.declined", THE_TWO)
CHECK_IN_ADDED_TO = verb("checkin.added_to", THE_TWO)
CHECK_IN_SEEN = verb("checkin.seen", THE_TWO)
CHECK_IN_TAKEN_BACK = verb("checkin.taken_back", THE_TWO)
CHECK_IN_REMINDED = verb("checkin.reminded", THE_TWO)
# plans of asking
PLAN_SET = verb("plan.set", THE_TWO, rhythm=str, every=int, rater=str)
PLAN_CHANGED = verb("plan.changed", THE_TWO, rhythm=str, every=int)
PLAN_STOPPED = verb("plan.stopped", THE_TWO, by=str)
PLAN_FOLLOWED = verb("plan.as_everybody", THE_TWO)
PLAN_LESS_OFTEN = verb("plan.less_often", THE_TWO, every=int | None)
PLAN_ASKED_AGAIN = verb("plan.asked_again", THE_TWO)
PRACTICE_PLAN_SET = verb("practice_plan.set", HOUSE, rhythm=str, every=int, rater=str)
PRACTICE_PLAN_CHANGED = verb("practice_plan.changed", HOUSE, rhythm=str, every=int)
PRACTICE_PLAN_STOPPED = verb("practice_plan.stopped", HOUSE)
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
OWN_SIDE_SAID = verb("own_side.said", PRIVATE)
ARRIVAL_SEEN = verb("arrival.seen", WHO_WORKS_WITH_THEM)
ARRIVAL_ASKED = verb("arrival.asked", WHO_WORKS_WITH_THEM, has_words=bool)
ASSESSMENT_CHANGED = verb("assessment.changed", WHO_WORKS_WITH_THEM, task=str)
ASSESSMENT_DONE = verb("assessment.done", WHO_WORKS_WITH_THEM)
# a member's own weeks and talks; findings read them, so they carry the numbers (D06, D07)
PULSE_SAID = verb(
    "pulse.said",
    PRIVATE,
    week=str,
    energy=int | None,
    joy=int | None,
    rest=int | None,
    own=int | None,
    pressure=int | None,
    doubt=int | None,  # it and `shown`: older events have neither
    shown=int | None,
)
PULSE_REMOVED = verb("pulse.removed", PRIVATE)
SUPERVISION_WRITTEN = verb("supervision.written", PRIVATE, minutes=int, about=list)
SUPERVISION_REMOVED = verb("supervision.removed", PRIVATE)
# ways round a need (B04)
WORKAROUND_SEEN = verb("workaround.seen", WHO_WORKS_WITH_THEM, by_client=bool, way=str)
WORKAROUND_TALKED = verb("workaround.talked", WHO_WORKS_WITH_THEM)
# for whom, and in which tone (D04, D05, B13)
SELF_CHECKED = verb("self_check.answered", PRIVATE)
TONE_TYPE_SAVED = verb("tone_type.saved", HOUSE, is_in_use=bool)
TONE_PICKED = verb("tone.picked", PRIVATE)
TONE_CONFIRMED = verb("tone.confirmed", PRIVATE)
TONE_DROPPED = verb("tone.dropped", PRIVATE)

CRITICAL_RAISED = verb("critical.raised", THE_TWO, item=str, told=list)
CRITICAL_ESCALATED = verb("critical.escalated", HOUSE, told=list)
CRITICAL_SEEN = verb("critical.seen", THE_TWO)
CRITICAL_SETTLED = verb("critical.settled", THE_TWO)
CONCERN_RAISED = verb("concern.raised", THE_TWO, part=str, why=str)
CONCERN_TALKED = verb("concern.talked", THE_TWO, is_shared=bool)
CONCERN_RECHECK_WANTED = verb("concern.recheck_wanted", THE_TWO)
CONCERN_CLOSED = verb("concern.closed", THE_TWO, outcome=str)
FEELING_NAMED = verb("feeling.named", THE_TWO, by_client=bool)
FEELINGS_ANSWERED = verb("feeling.answered", THE_TWO, count=int)
CONFLICT_OPENED = verb("conflict.opened", THE_TWO, feelings=int, is_with_circle=bool)
CONFLICT_PLANNED = verb("conflict.planned", THE_TWO)
CONFLICT_TALKED = verb("conflict.talked", THE_TWO)
CONFLICT_CLOSED = verb("conflict.closed", THE_TWO, outcome=str)
RESULT_COMMENTED = verb("result.commented", THE_TWO, by=str)
# the library of measures
MEASURE_KEPT = verb("measure.kept", HOUSE, number=int, source=str)
MEASURE_RETIRED = verb("measure.retired", HOUSE, is_retired=bool)
