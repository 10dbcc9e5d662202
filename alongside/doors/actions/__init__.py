"""Writes at the doors for programs; actor first."""

from alongside.doors.actions.delivering import deliver, gather
from alongside.doors.actions.repeating import forget_repeatables, once
from alongside.doors.actions.tokens import forget_uses, make_token, note_use, revoke_token
from alongside.doors.actions.webhooks import (
    add_webhook,
    change_secret,
    change_webhook,
    forget_deliveries,
    remove_webhook,
    send_again,
    send_test,
)

__all__ = [
    "add_webhook",
    "change_secret",
    "change_webhook",
    "deliver",
    "forget_deliveries",
    "forget_repeatables",
    "forget_uses",
    "gather",
    "make_token",
    "note_use",
    "once",
    "remove_webhook",
    "revoke_token",
    "send_again",
    "send_test",
]
