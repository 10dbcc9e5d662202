"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import HOUSE, PRIVATE, THE_TWO, WITH_OWNER, verb

CLIENT_ADDED = verb("client.added", WITH_OWNER, origin=str)
CLIENT_CHANGED = verb("client.changed", WITH_OWNER, changed=list)
CLIENT_INVITED = verb("client.invited", WITH_OWNER)
CLIENT_ARCHIVED = verb("client.archived", HOUSE)
CLIENT_REACTIVATED = verb("client.reactivated", HOUSE)
CLIENT_HANDED_OVER = verb("client.handed_over", WITH_OWNER, from_member=str | None, to_member=str)
FILE_OPENED = verb("file.opened", WITH_OWNER)

REQUEST_WRITTEN = verb("request.written", THE_TWO, is_first=bool)
HYPOTHESIS_WRITTEN = verb("hypothesis.written", PRIVATE)
HYPOTHESIS_ASKED = verb("hypothesis.asked", THE_TWO, count=int)
HYPOTHESIS_ANSWERED = verb("hypothesis.answered", THE_TWO, answer=str)
PROFILE_CHANGED = verb("profile.changed", THE_TWO, part=str, changed=list)
TIE_DECIDED = verb("tie.decided", HOUSE, decision=str)
CIRCLE_CHANGED = verb("circle.changed", THE_TWO, change=str)
INTAKE_SENT = verb("intake.sent", WITH_OWNER)
INTAKE_ANSWERED = verb("intake.answered", THE_TWO, answered=list)

ENGAGEMENT_OPENED = verb("engagement.opened", WITH_OWNER, kind=str)
ENGAGEMENT_CHANGED = verb("engagement.changed", WITH_OWNER, kind=str)
ENGAGEMENT_STARTED = verb("engagement.started", WITH_OWNER)
ENGAGEMENT_PAUSED = verb("engagement.paused", WITH_OWNER)
ENGAGEMENT_RESUMED = verb("engagement.resumed", WITH_OWNER)
ENDING_OFFERED = verb("engagement.ending_offered", THE_TWO, by=str)
ENGAGEMENT_ENDED = verb("engagement.ended", WITH_OWNER, by=str, kind=str)
