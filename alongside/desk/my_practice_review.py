"""Work that may go on without end: one's own open findings to look at again, each with a question (L05)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.desk.mirror_words import words_for
from alongside.mirror.own_queries import Own

A_MONTH = timedelta(days=30)
QUESTIONS = {
    "dependence": _("What could they do next month without you, and what would they need for that?"),
    "goal_reached_still_going": _("What do you both still meet for, and have you said it to each other?"),
}


@dataclass(frozen=True, slots=True)
class Review:
    """One finding to look at again: with whom, for how many whole months the work has gone on, and the question."""

    finding: UUID
    client: Own
    months: int
    title: str
    question: Any


def without_end(found: Iterable[Any], clients: Sequence[Own], now: datetime) -> list[Review]:
    """Of these findings those of dependence, and of goals that are reached, with own clients; the oldest work first."""
    own = {each.client: each for each in clients}
    reviews = [
        _review(each, own[each.client_id], now)
        for each in found
        if each.kind in QUESTIONS and each.client_id in own
    ]
    return sorted(reviews, key=lambda each: (-each.months, each.client.name))


def _review(found: Any, client: Own, now: datetime) -> Review:
    months = max(0, (now - client.since) // A_MONTH)
    return Review(found.pk, client, months, words_for(found.kind, found.facts).title, QUESTIONS[found.kind])
