"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import THE_TWO, verb

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
