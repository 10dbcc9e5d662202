"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import THE_TWO, Audience, verb

# `channel`: events from before it was known have none; they came by the portal.
MESSAGE_SENT = verb(
    "message.sent",
    THE_TWO,
    by=str,
    channel=str,
    lines=int,
    answers_lines=int | None,
    is_unasked=bool,
)
QUESTION_SETTLED = verb("message.settled", frozenset({Audience.SELF, Audience.PRACTITIONER}), messages=int)
CONTACT_CORRECTED = verb("message.corrected", THE_TWO, channel=str, lines=int)
