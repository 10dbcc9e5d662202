"""What happens to the people who work here."""

from alongside.trail.verbs import HOUSE, PRIVATE, verb

MEMBER_INVITED = verb("member.invited", HOUSE, role=str)
MEMBER_JOINED = verb("member.joined", HOUSE)
MEMBER_CHANGED = verb("member.changed", HOUSE, changed=list)
MEMBER_SUSPENDED = verb("member.suspended", HOUSE)
MEMBER_RESUMED = verb("member.resumed", HOUSE)
MEMBER_LEFT = verb("member.left", HOUSE, handed_over=int)
ABSENCE_NAMED = verb("absence.named", HOUSE, days=int, is_covered=bool)
ABSENCE_REMOVED = verb("absence.removed", HOUSE)
PRACTICE_OPENED = verb("practice.opened", HOUSE)
PRACTICE_CHANGED = verb("practice.changed", HOUSE, changed=list)
SIGNED_IN = verb("account.signed_in", PRIVATE, way=str)
SIGN_IN_LINK_MADE = verb("account.sign_in_link_made", HOUSE)
MEMBER_SESSIONS_ENDED = verb("member.sessions_ended", HOUSE, count=int)
EVERY_SESSION_ENDED = verb("practice.sessions_ended", HOUSE)
SERVICE_KEPT = verb("service.kept", HOUSE, is_new=bool)
SERVICE_USED = verb("service.used", HOUSE, is_in_use=bool)
SERVICES_ORDERED = verb("services.ordered", HOUSE)
INTRODUCTION_WRITTEN = verb("introduction.written", HOUSE, language=str)
