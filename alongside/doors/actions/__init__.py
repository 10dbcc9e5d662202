"""Writes at the doors for programs; actor first."""

from alongside.doors.actions.repeating import forget_repeatables, once
from alongside.doors.actions.tokens import forget_uses, make_token, note_use, revoke_token

__all__ = [
    "forget_repeatables",
    "forget_uses",
    "make_token",
    "note_use",
    "once",
    "revoke_token",
]
