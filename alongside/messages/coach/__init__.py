"""The reply coach: `look` at a `Draft`, get `Mark`s. Rules are data for each language; nothing leaves the machine."""

from alongside.messages.coach.drafts import RULES, Draft, Mark
from alongside.messages.coach.looking import look

__all__ = ["RULES", "Draft", "Mark", "look"]
