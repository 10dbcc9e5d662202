"""The sections of a frame, in the order in which they are read, and what must be said before it is proposed.

No Django here. A term is named as its column is.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the agreement: its terms, and whom it protects: "client", "practitioner" or "both" (A09)."""

    name: str
    terms: tuple[str, ...]
    protects: str = "both"


SECTIONS = (
    Section("time", ("minutes", "every_weeks", "weekday", "at_time", "timezone")),
    Section("place", ("place_kind", "room_id", "place", "seating")),
    Section("payment", ("fee", "currency", "payment_method", "payment_period")),
    Section("cancelling", ("cancel_hours", "late_percent", "free_late", "missed_percent", "lateness")),
    Section("contact", ("contact_channels", "contact_hours", "reply_hours", "daily_contact_agreed")),
    Section("confidentiality", ("confidentiality", "confidentiality_limits"), "client"),
    Section("stop", ("stop_rule",), "client"),
    Section("recording", ("recording",), "client"),
    Section("duties", ("client_duties", "practitioner_duties")),
    Section(
        "how_we_work", ("what_you_get", "how_it_goes", "what_to_expect", "limits", "your_voice"), "client"
    ),
    Section("ending", ("how_it_ends",)),
    Section("review", ("review_on",)),
)

TERMS = tuple(term for section in SECTIONS for term in section.terms)
TEXTS = frozenset(
    {
        "place",
        "seating",
        "lateness",
        "contact_hours",
        "confidentiality",
        "confidentiality_limits",
        "stop_rule",
        "client_duties",
        "practitioner_duties",
        "what_you_get",
        "how_it_goes",
        "what_to_expect",
        "limits",
        "your_voice",
        "how_it_ends",
    }
)
MANDATORY = (
    "confidentiality",
    "stop_rule",
    "what_you_get",
    "how_it_goes",
    "what_to_expect",
    "limits",
    "your_voice",
)

# Sections that say how these two work together; what differs here was written for the person (A12).
OF_THE_TWO = ("duties", "how_we_work", "ending")

_OF_TERM = {term: section.name for section in SECTIONS for term in section.terms}
NAMES = frozenset(section.name for section in SECTIONS)


def section_of(term: str) -> str:
    """The name of the section in which a term stands. KeyError for what is no term."""
    return _OF_TERM[term]


def is_as_template(terms: Mapping[str, object], usual: Mapping[str, object]) -> bool:
    """Whether how the two work together is said just as for everybody (A12); numbers, times and places aside."""
    names = [name for section in SECTIONS if section.name in OF_THE_TWO for name in section.terms]
    return all(str(terms.get(name) or "").strip() == str(usual.get(name) or "").strip() for name in names)


def missing(terms: Mapping[str, object]) -> list[str]:
    """Terms that must be filled before the frame is proposed, in reading order.

    Time, place and payment (A01); confidentiality and stop (A05); how we work (A10).
    """
    empty = {name for name in MANDATORY if not str(terms[name] or "").strip()}
    if not terms["minutes"]:
        empty.add("minutes")
    if terms["place_kind"] == "room" and not terms["room_id"] and not str(terms["place"] or "").strip():
        empty.add("place")
    if terms["fee"] is None:
        empty.add("fee")
    return [term for term in TERMS if term in empty]
