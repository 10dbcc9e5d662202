"""Reads about the phases of work; actor first (B10)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.clients.models import Engagement, Stage
from alongside.clients.queries import engagement, readable_clients
from alongside.steps.models import Phase
from alongside.steps.phases import Code, Span, days_in
from alongside.trail.actors import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """One phase of a piece of work: whether it goes on, days so far (None: not begun), why it was passed over."""

    code: str
    is_now: bool
    began_at: datetime | None
    days: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Board:
    """Open work by phase; `code` "" holds what no phase was named for yet. `days`: in that phase."""

    code: str
    works: list[tuple[Engagement, int]]


def spans_of(actor: Actor, engagement_id: UUID) -> list[Span]:
    """The stretches of a piece of work, oldest first. NotYours for others' work."""
    return [Span(each.code, each.began_at, each.ended_at) for each in _rows(actor, engagement_id)]


def phases_of(actor: Actor, engagement_id: UUID, now: datetime | None = None) -> list[Standing]:
    """The three phases in their order. NotYours for others' work."""
    rows = _rows(actor, engagement_id)
    spans = [Span(each.code, each.began_at, each.ended_at) for each in rows]
    moment = now or timezone.now()
    return [_standing(code, [each for each in rows if each.code == code], spans, moment) for code in Code]


def _standing(code: str, rows: list[Phase], spans: list[Span], now: datetime) -> Standing:
    return Standing(
        code=code,
        is_now=any(each.ended_at is None for each in rows),
        began_at=rows[0].began_at if rows else None,
        days=days_in(spans, code, now),
        reason=next((each.skip_reason for each in rows if each.skip_reason), ""),
    )


def _rows(actor: Actor, engagement_id: UUID) -> list[Phase]:
    work = engagement(actor, engagement_id)
    return list(Phase.objects.filter(engagement=work.pk).order_by("began_at", "pk"))


def phase_board(actor: Actor, now: datetime | None = None) -> list[Board]:
    """All open work whose words the actor may read, by phase, the longest there first; two questions."""
    moment = now or timezone.now()
    open_work = Engagement.objects.filter(client__in=readable_clients(actor)).exclude(stage=Stage.ENDED)
    works = list(open_work.select_related("client"))
    current = {each.engagement_id: each for each in Phase.objects.filter(engagement__in=works, ended_at=None)}
    columns: dict[str, list[tuple[Engagement, int]]] = defaultdict(list)
    for work in works:
        phase = current.get(work.pk)
        since = phase.began_at if phase else work.opened_at
        columns[phase.code if phase else ""].append((work, max(0, (moment - since).days)))
    return [
        Board(code, sorted(columns[code], key=lambda pair: (-pair[1], pair[0].client.search_name)))
        for code in ("", *Code)
    ]
