"""What is said about a client when they are added or changed: plain values, checked by the actions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Details:
    """Names and how to speak with somebody. `reading` is how the name is said (kana)."""

    name: str
    timezone: str
    language: str = "en"
    reading: str = ""
    address_form: str = "formal"
    pronouns: str = ""
    born_on: date | None = None
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach somebody, with what it may be used for (peers.md 3, Reminders)."""

    kind: str
    value: str
    may_remind: bool = False
    may_message: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody around the client, and what they may know (N01)."""

    name: str
    kind: str = "relative"
    relation: str = ""
    phone: str = ""
    email: str = ""
    is_emergency: bool = False
    may_know: str = "nothing"
    remark: str = ""


@dataclass(frozen=True, slots=True)
class IntakeAnswers:
    """What somebody answers before the first meeting; everything may stay empty."""

    words: str = ""
    greeting: str = ""
    address_form: str = ""
    pronouns: str = ""
    support_needs: str = ""
    shares_support_needs: bool = False
    dual_ties: str = ""
    emergency_name: str = ""
    emergency_relation: str = ""
    emergency_phone: str = ""
