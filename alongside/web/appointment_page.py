"""What a client sees of one appointment, in the portal and behind the link of a letter."""

from typing import Any

from django.utils import timezone

from alongside.scheduling.queries import free_to_cancel_until
from alongside.web.appointment_words import STATUS_WORDS
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS


def facts(appointment: Any, practice: Any) -> dict[str, Any]:
    """For the page: the appointment, its place in words, and what cancelling means now."""
    now, free_until = timezone.now(), free_to_cancel_until(appointment)
    return {
        "appointment": appointment,
        "practice": practice,
        "minutes": int((appointment.ends_at - appointment.starts_at).total_seconds() // 60),
        "place": PLACE_WORDS_FOR_CLIENTS[appointment.place_kind],
        "status_words": STATUS_WORDS[appointment.status],
        "is_planned": appointment.status == "planned",
        "can_cancel": appointment.status == "planned" and appointment.starts_at > now,
        "free_until": free_until,
        "is_late": now > free_until,
    }
