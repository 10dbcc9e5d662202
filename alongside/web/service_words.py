"""Words for what a practice offers: how it is booked, and what it is called in the reader's language."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alongside.practice.models import Practice, Service
from alongside.practice.service_queries import about_of, name_of, offered_by
from alongside.web.agreement import price
from alongside.web.places import PLACE_WORDS

BOOKING_WORDS: dict[str, str | Promise] = {
    "open": _("Anybody books a free time"),
    "approved": _("People ask for a time, we say yes"),
    "contact": _("People write to us first"),
    "members": _("Only we book it"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A service in words, for a page."""

    row: Service
    name: str
    about: str
    fee: str
    places: str
    people: str


def shown(service: Service, practice: Practice, language: str | None = None) -> Shown:
    """A service in the reader's language, else in the practice's own."""
    language = language or get_language() or practice.language
    return Shown(
        row=service,
        name=name_of(service, language, practice.language),
        about=about_of(service, language, practice.language),
        fee=price(service.fee, practice.currency),
        places=", ".join(str(PLACE_WORDS[kind]) for kind in service.place_kinds if kind in PLACE_WORDS),
        people=", ".join(member.name for member in offered_by(service)),
    )
