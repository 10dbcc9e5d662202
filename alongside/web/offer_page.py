"""What a client sees of an offered time, in the portal and behind the link of a letter."""

from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.web.places import PLACE_WORDS_FOR_CLIENTS

OVER: dict[str, str | Promise] = {
    "accepted": _("You have taken this time. It is booked."),
    "declined": _("You have given this time back. You go on waiting for another."),
    "expired": _("This offer has run out. You go on waiting for another."),
    "withdrawn": _("This offer does not hold any more. You go on waiting for another."),
}
ANSWERS: dict[str, str | Promise] = {
    "accepted": _("The time is booked. A letter is on its way to you."),
    "declined": _("All right. You go on waiting for another time."),
}
REFUSED: dict[str, str | Promise] = {
    "offer_over": _("This offer cannot be answered any more."),
    "not_agreed": _(
        "Before a second meeting we need our agreement. Read and accept it, then take this time."
    ),
    "taken": _("You have another appointment at this time, or it was taken. Please write to us."),
    "archived": _("We cannot book this for you. Please write to us."),
}


def facts(offer: Any, practice: Any) -> dict[str, Any]:
    """For the page: the offer, its place in words, and whether it can still be answered."""
    is_late = offer.expires_at <= timezone.now()
    status = "expired" if offer.status == "open" and is_late else offer.status
    return {
        "offer": offer,
        "practice": practice,
        "minutes": int((offer.ends_at - offer.starts_at).total_seconds() // 60),
        "place": PLACE_WORDS_FOR_CLIENTS[offer.place_kind],
        "is_open": status == "open",
        "over": OVER.get(status, ""),
    }
