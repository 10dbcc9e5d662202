"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import HOUSE, THE_TWO, WITH_OWNER, Audience, verb

# `is_as_template`: how the two work is said as for everybody; events from before it was known have none.
FRAME_PROPOSED = verb("frame.proposed", WITH_OWNER, version=int, changed=list, is_as_template=bool)
FRAME_WITHDRAWN = verb("frame.withdrawn", WITH_OWNER, version=int)
FRAME_AGREED = verb("frame.agreed", WITH_OWNER, version=int)
FRAME_ASKED = verb("frame.asked", THE_TWO, section=str)
FRAME_ANSWERED = verb("frame.answered", THE_TWO, section=str)
FRAME_CLOSED = verb("frame.closed", WITH_OWNER, version=int)
FRAME_TEXTS_CHANGED = verb("frame.texts_changed", HOUSE, language=str, kind=str)
DEVIATION_LOGGED = verb(
    "deviation.logged", frozenset({Audience.SELF, Audience.PRACTITIONER}), kind=str, started_by=str
)
CHANGE_ASKED = verb("change.asked", frozenset({Audience.SELF, Audience.CLIENT}), what=str)
CHANGE_WITHDRAWN = verb("change.withdrawn", frozenset({Audience.SELF, Audience.CLIENT}), what=str)
CHANGE_ANSWERED = verb("change.answered", WITH_OWNER, what=str, outcome=str)
TOPIC_STOPPED = verb("topic.stopped", THE_TWO, by=str)
TOPIC_LIFTED = verb("topic.lifted", THE_TWO, by=str)
BREACH_NOTED = verb("breach.noted", THE_TWO, by=str, section=str)
BREACH_ANSWERED = verb("breach.answered", THE_TWO, by=str)
FORMAT_SAID = verb("format.said", THE_TWO, place_kind=str)
