"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import THE_TWO, verb

CHECK_IN_ASKED = verb("checkin.asked", THE_TWO)
CHECK_IN_ANSWERED = verb(
    "checkin.answered",
    THE_TWO,
    heard=int | None,
    understood=int | None,
    accepted=int | None,
    useful=int | None,
    safe=int | None,
    has_words=bool,
)
CHECK_IN_DECLINED = verb("checkin.declined", THE_TWO)
CHECK_IN_ADDED_TO = verb("checkin.added_to", THE_TWO)
CHECK_IN_SEEN = verb("checkin.seen", THE_TWO)
