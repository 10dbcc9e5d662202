"""What clients ask to change, topics they stopped, what was not kept, formats; actor first (A05, A09, A11, F02)."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.clients import queries as clients
from alongside.clients.models import Client, Engagement, Stage
from alongside.frame.asked import PRACTITIONER
from alongside.frame.models import AskedChange, BreachNote, FormatView, StoppedTopic
from alongside.frame.telling import coordinating
from alongside.lib.errors import NotYours
from alongside.practice.models import Member
from alongside.trail.actors import Actor


def asked_changes(actor: Actor) -> QuerySet[AskedChange]:
    """What this actor may read of what clients ask for, newest first.

    A wish for another practitioner is read by who answers it; who works with the client reads it afterwards.
    """
    found = AskedChange.objects.filter(practice_id=actor.practice_id)
    if actor.is_client:
        found = found.filter(client__in=clients.readable_clients(actor))
    else:
        found = found.filter(_answers(actor) | Q(clients.of_readable(actor), answered_at__isnull=False))
    return found.select_related("client", "member", "answered_by").order_by("-asked_at")


def to_answer(actor: Actor) -> QuerySet[AskedChange]:
    """What waits for this member's answer, oldest first; for Today and the calm list."""
    found = AskedChange.objects.filter(
        _answers(actor), practice_id=actor.practice_id, answered_at=None, withdrawn_at=None
    )
    return found.select_related("client", "member").order_by("asked_at")


def asked_change(actor: Actor, change_id: UUID) -> AskedChange:
    """One thing asked for. NotYours otherwise."""
    found = asked_changes(actor).filter(pk=change_id).select_related("client", "member", "engagement").first()
    if found is None:
        raise NotYours
    return found


def may_answer(actor: Actor, change: AskedChange) -> bool:
    """Whether this member is who answers it."""
    found = AskedChange.objects.filter(_answers(actor), pk=change.pk)
    return actor.is_member and found.exists()


def _answers(actor: Actor) -> Q:
    about_work = Q(clients.of_readable(actor)) & ~Q(what=PRACTITIONER)
    if not actor.books_for_all:
        return about_work
    return about_work | Q(_is_impartial(actor), what=PRACTITIONER)


def _is_impartial(actor: Actor) -> Q:
    """The actor does not work with the client, or nobody else here is freer of it."""
    return ~Q(_works_with(actor.stands_for)) | ~Q(Exists(_freer(actor)))


def _works_with(members: Iterable[UUID]) -> Q:
    mine = Client.objects.filter(pk=OuterRef("client_id"), practitioner_id__in=members)
    engaged = Engagement.objects.filter(client_id=OuterRef("client_id"), practitioner_id__in=members)
    return Q(Exists(mine)) | Q(Exists(engaged.exclude(stage=Stage.ENDED)))


def _freer(actor: Actor) -> QuerySet[Member]:
    """Others who run or coordinate the practice and do not work with the client of the row."""
    of_row = OuterRef(OuterRef("client_id"))
    responsible = Client.objects.filter(pk=of_row, practitioner_id=OuterRef("pk"))
    engaged = Engagement.objects.filter(client_id=of_row, practitioner_id=OuterRef("pk"))
    others = coordinating(actor.practice_id).exclude(pk=actor.myself)
    return others.exclude(Exists(responsible)).exclude(Exists(engaged.exclude(stage=Stage.ENDED)))


def stopped_topics(actor: Actor, client_id: UUID) -> list[StoppedTopic]:
    """Topics the client stopped, those that hold first; lifted ones stay as the log of it (A05)."""
    found = StoppedTopic.objects.filter(client_id=client_id, client__in=clients.readable_clients(actor))
    return sorted(found.order_by("-stopped_at"), key=lambda each: each.lifted_at is not None)


def stopped_now(actor: Actor, client_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """What is stopped now, in the client's words, by client; for the minute before a meeting."""
    rows = StoppedTopic.objects.filter(
        client_id__in=list(client_ids), client__in=clients.readable_clients(actor), lifted_at=None
    )
    found: dict[UUID, list[str]] = {}
    for row in rows.order_by("-stopped_at"):
        found.setdefault(row.client_id, []).append(row.words or "")
    return found


def stopped_topic(actor: Actor, topic_id: UUID) -> StoppedTopic:
    """One stopped topic. NotYours otherwise."""
    found = StoppedTopic.objects.filter(pk=topic_id, client__in=clients.readable_clients(actor))
    one = found.select_related("client").first()
    if one is None:
        raise NotYours
    return one


def breach_notes(actor: Actor, engagement_id: UUID) -> QuerySet[BreachNote]:
    """What either side wrote about rules that were not kept, newest first (A09)."""
    found = BreachNote.objects.filter(engagement_id=engagement_id, client__in=clients.readable_clients(actor))
    return found.select_related("engagement__practitioner", "client").order_by("-at")


def breach_note(actor: Actor, note_id: UUID) -> BreachNote:
    """One of them. NotYours otherwise."""
    found = BreachNote.objects.filter(pk=note_id, client__in=clients.readable_clients(actor))
    one = found.select_related("engagement__practitioner", "client").first()
    if one is None:
        raise NotYours
    return one


def breaches_to_answer(actor: Actor) -> QuerySet[BreachNote]:
    """What a client wrote and this member has not answered; for Today."""
    return BreachNote.objects.filter(
        clients.of_readable(actor),
        practice_id=actor.practice_id,
        answered_at=None,
        written_by="client",
        engagement__practitioner__in=actor.stands_for,
    )


def format_views(actor: Actor, client_id: UUID) -> dict[str, FormatView]:
    """What the client likes and misses, the newest for each format (F02)."""
    found = FormatView.objects.filter(client_id=client_id, client__in=clients.readable_clients(actor))
    return {each.place_kind: each for each in found.order_by("at")}
