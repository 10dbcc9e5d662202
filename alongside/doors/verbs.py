"""What happens at the doors for programs."""

from alongside.trail.verbs import HOUSE, verb

TOKEN_MADE = verb("token.made", HOUSE, scopes=list, days=int)
TOKEN_REVOKED = verb("token.revoked", HOUSE)
WEBHOOK_ADDED = verb("webhook.added", HOUSE, events=list)
WEBHOOK_CHANGED = verb("webhook.changed", HOUSE, changed=list)
WEBHOOK_REMOVED = verb("webhook.removed", HOUSE)
WEBHOOK_STOPPED = verb("webhook.stopped", HOUSE, days=int)
