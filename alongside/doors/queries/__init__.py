"""Reads at the doors for programs; actor first."""

from alongside.doors.queries.tokens import Bearer, bearer, tokens, tokens_of_others
from alongside.doors.queries.webhooks import deliveries, offered_events, webhook, webhooks

__all__ = [
    "Bearer",
    "bearer",
    "deliveries",
    "offered_events",
    "tokens",
    "tokens_of_others",
    "webhook",
    "webhooks",
]
