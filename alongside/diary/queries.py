"""Reads of the diary; actor first. Here, and only here, it is decided who reads which entry (B07)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from alongside.clients.models import CirclePerson
from alongside.clients.queries import readable_client, readable_clients
from alongside.diary.media import ENDINGS, PHOTO, SOUND
from alongside.diary.models import DiaryEntry, DiaryPrompt
from alongside.diary.themes import Day
from alongside.lib.errors import NotYours
from alongside.meetings.models import Meeting
from alongside.trail.actors import Actor, Kind

PAGE = 30
CIRCLE_PAGE = "diary"  # of clients.circle_pages.PAGES
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
SEALED_BYTES = (PHOTO, SOUND)


def readable_entries(actor: Actor) -> QuerySet[DiaryEntry]:
    """The entries that this actor may read; of all others nobody learns that they are there.

    The client: all of their own. Who works with them: what was shared with the work. Somebody of the circle: what
    was shared with just them. The house itself: no more than who works with the client.
    """
    found = DiaryEntry.objects.filter(practice_id=actor.practice_id)
    if actor.is_client and actor.id:
        return found.filter(client_id=actor.id)
    if actor.kind is Kind.CIRCLE and actor.id:
        return found.filter(shares__person_id=actor.id)
    if actor.is_member or actor.is_trusted:
        return found.filter(is_shared=True, client__in=readable_clients(actor))
    return found.none()


def entry(actor: Actor, entry_id: UUID) -> DiaryEntry:
    """One entry without the bytes of its photo and sound. NotYours otherwise."""
    found = readable_entries(actor).defer(*SEALED_BYTES).select_related("client", "prompt")
    one = found.filter(pk=entry_id).first()
    if one is None:
        raise NotYours
    return one


def entries(
    actor: Actor, client_id: UUID, *, before: UUID | None = None, limit: int = PAGE
) -> list[DiaryEntry]:
    """Entries of one client that the actor may read, the newest first; one more than `limit` says there are more."""
    found = readable_entries(actor).filter(client_id=client_id).defer(*SEALED_BYTES).select_related("prompt")
    if actor.is_client:
        found = found.prefetch_related("shares__person")
    if before is not None:
        at = entry(actor, before).at
        found = found.filter(Q(at__lt=at) | Q(at=at, pk__lt=before))
    return list(found.order_by("-at", "-pk")[: limit + 1])


def entries_for_circle(person_id: UUID, limit: int = PAGE) -> list[DiaryEntry]:
    """What the client shares with one person of their circle, the newest first. [] for nobody known."""
    person = CirclePerson.objects.filter(pk=person_id).first()
    if person is None:
        return []
    actor = Actor(Kind.CIRCLE, person.practice_id, person.pk)
    return entries(actor, person.client_id, limit=limit)[:limit]


@dataclass(frozen=True, slots=True)
class Medium:
    """A photo or a sound, with the name under which it is kept elsewhere."""

    content: bytes
    media_type: str
    name: str


def medium(actor: Actor, entry_id: UUID, kind: str) -> Medium:
    """The photo or the sound (`kind`) of an entry. NotYours otherwise, and where it has none."""
    found = readable_entries(actor).filter(pk=entry_id).first() if kind in SEALED_BYTES else None
    content = getattr(found, kind, None)
    if found is None or content is None:
        raise NotYours
    return Medium(content, getattr(found, f"{kind}_type"), medium_name(found, kind))


def medium_name(row: DiaryEntry, kind: str) -> str:
    """The day and the kind: no word of the entry stands in it."""
    return f"{row.at:%Y-%m-%d} {kind}.{ENDINGS[getattr(row, f'{kind}_type')]}"


def shared_since_meeting(actor: Actor, client_id: UUID) -> int:
    """How many shared entries were written or changed since the last meeting that ended, for who works with them."""
    ended = Meeting.objects.filter(client_id=client_id).exclude(ended_at=None).order_by("-started_at")
    since = Coalesce(Subquery(ended.values("started_at")[:1]), Value(LONG_AGO))
    return readable_entries(actor).filter(client_id=client_id, saved_at__gt=since).count()


def days(actor: Actor, client_id: UUID) -> list[Day]:
    """What counts of every entry that the actor may read: day, themes, mood."""
    zone = ZoneInfo(readable_client(actor, client_id).timezone)
    found = readable_entries(actor).filter(client_id=client_id)
    rows = found.only("pk", "practice_id", "client_id", "at", "mood", "themes").order_by("at", "pk")
    return [Day(each.at.astimezone(zone).date(), each.themes or (), each.mood) for each in rows]


def prompts(actor: Actor, client_id: UUID) -> list[DiaryPrompt]:
    """Prompts that have not been stopped: for the client all, for who works with them those we proposed."""
    found = readable_prompts(actor).filter(client_id=client_id, stopped_at=None)
    return list(found.select_related("set_by").order_by("set_at", "pk"))


def readable_prompts(actor: Actor) -> QuerySet[DiaryPrompt]:
    """A prompt that the client made is theirs alone."""
    found = DiaryPrompt.objects.filter(client__in=readable_clients(actor))
    return found if actor.is_client else found.exclude(set_by=None)


def prompt(actor: Actor, prompt_id: UUID) -> DiaryPrompt:
    """One prompt. NotYours otherwise."""
    found = readable_prompts(actor).filter(pk=prompt_id).first()
    if found is None:
        raise NotYours
    return found


def open_prompts(rows: Sequence[DiaryPrompt], now: datetime, zone: ZoneInfo) -> list[DiaryPrompt]:
    """Those among them that the client agreed to and that have not come to their end."""
    today = now.astimezone(zone).date()
    return [each for each in rows if each.agreed_at and (each.ends_on is None or each.ends_on >= today)]


def circle_to_share_with(actor: Actor) -> list[CirclePerson]:
    """People of the client's own circle with a way in of their own, to whom they opened this page."""
    if not actor.is_client:
        return []
    near = CirclePerson.objects.filter(client_id=actor.myself, pages__page=CIRCLE_PAGE).exclude(account=None)
    return list(near.order_by("name", "pk"))
