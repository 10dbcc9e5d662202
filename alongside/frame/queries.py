"""Reads of the frame; actor first. Its words only for who works with the client, and the client (law 3)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from alongside.clients import queries as clients
from alongside.clients.models import Engagement, Stage
from alongside.frame.models import Deviation, Frame, FrameQuestion, FrameStatus, FrameTemplate
from alongside.frame.texts import starting_texts
from alongside.lib.errors import NotYours
from alongside.practice import queries as practice
from alongside.trail.actors import Actor

UNFINISHED = (FrameStatus.DRAFT, FrameStatus.PROPOSED)


def readable_frames(actor: Actor) -> QuerySet[Frame]:
    """Every version that the actor may read. A client sees what was put before them, never a draft."""
    found = Frame.objects.filter(client__in=clients.readable_clients(actor))
    if actor.is_client:
        found = found.exclude(proposed_at=None)
    return found.select_related("client", "engagement__practitioner", "room", "practice")


def frame(actor: Actor, frame_id: UUID) -> Frame:
    """One version. NotYours otherwise."""
    found = readable_frames(actor).filter(pk=frame_id).first()
    if found is None:
        raise NotYours
    return found


def versions(actor: Actor, engagement_id: UUID) -> QuerySet[Frame]:
    """All versions of an engagement's agreement, newest first."""
    return readable_frames(actor).filter(engagement=engagement_id).order_by("-version")


def in_force() -> QuerySet[Frame]:
    """Every frame that holds now, imported ones too: they count, though nobody has said yes to them."""
    return Frame.objects.filter(status=FrameStatus.AGREED, ended_at=None)


def frame_in_force(actor: Actor, engagement_id: UUID) -> Frame | None:
    """The agreement that holds for an engagement. NotYours when the engagement is not theirs to read."""
    clients.engagement(actor, engagement_id)
    found = in_force().filter(engagement=engagement_id)
    return found.select_related("room", "client", "engagement__practitioner").first()


def frame_of_client(actor: Actor, client_id: UUID) -> Frame | None:
    """The agreement in force in the newest work with a client. NotYours when their words are not the actor's."""
    clients.readable_client(actor, client_id)
    found = in_force().filter(client=client_id).exclude(engagement__stage=Stage.ENDED)
    return (
        found.select_related("room", "client", "engagement__practitioner")
        .order_by("-engagement__opened_at")
        .first()
    )


def proposed_frame(actor: Actor, engagement_id: UUID) -> Frame | None:
    """The version that waits for the client's yes."""
    return versions(actor, engagement_id).filter(status=FrameStatus.PROPOSED).first()


def draft_frame(actor: Actor, engagement_id: UUID) -> Frame | None:
    """The version being written; none for a client."""
    return versions(actor, engagement_id).filter(status=FrameStatus.DRAFT).first()


def version_before(actor: Actor, version: Frame) -> Frame | None:
    """The version that the client had said yes to before this one."""
    found = versions(actor, version.engagement_id).exclude(agreed_at=None)
    return found.filter(version__lt=version.version).first()


def engagements_with_frames(actor: Actor) -> list[Engagement]:
    """A client's own pieces of work in which something was proposed or agreed, newest first."""
    found = Engagement.objects.filter(client__in=clients.readable_clients(actor))
    put_before = Frame.objects.filter(engagement=OuterRef("pk")).exclude(proposed_at=None)
    return list(found.filter(Exists(put_before)).select_related("practitioner").order_by("-opened_at"))


def questions(actor: Actor, engagement_id: UUID) -> QuerySet[FrameQuestion]:
    """What the client asked about any version, oldest first."""
    found = FrameQuestion.objects.filter(
        frame__engagement=engagement_id, client__in=clients.readable_clients(actor)
    )
    return found.select_related("frame", "answered_by").order_by("asked_at")


def question(actor: Actor, question_id: UUID) -> FrameQuestion:
    """One question. NotYours otherwise."""
    found = FrameQuestion.objects.filter(pk=question_id, client__in=clients.readable_clients(actor))
    one = found.select_related("frame__engagement", "client").first()
    if one is None:
        raise NotYours
    return one


def open_questions(actor: Actor) -> QuerySet[FrameQuestion]:
    """Questions about agreements that wait for this member's answer (A10), oldest first; for Today."""
    found = FrameQuestion.objects.filter(
        clients.of_readable(actor),
        practice_id=actor.practice_id,
        answered_at=None,
        frame__engagement__practitioner__in=actor.stands_for,
    )
    return found.select_related("client", "frame").order_by("asked_at")


def reviews_due(actor: Actor, today: date) -> QuerySet[Frame]:
    """Agreements in force whose review day or end of trial has come (A11), for this member's own clients."""
    found = in_force().filter(engagement__practitioner__in=actor.stands_for)
    due = found.filter(review_on__lte=today) | found.filter(trial_until__lte=today)
    mine = due.filter(clients.of_readable(actor), practice_id=actor.practice_id)
    return mine.select_related("client").order_by("review_on")


def reply_hours(actor: Actor, client_id: UUID) -> int | None:
    """Within how many hours an answer to the client's message was agreed; None: nothing was."""
    found = frame_of_client(actor, client_id)
    return found.reply_hours if found else None


def imported_frames(actor: Actor) -> QuerySet[Frame]:
    """Agreements that came with an import and that nobody has put before the client yet, by client."""
    unfinished = Frame.objects.filter(engagement=OuterRef("engagement"), status__in=UNFINISHED)
    found = in_force().filter(is_imported=True, agreed_at=None).exclude(Exists(unfinished))
    mine = found.filter(clients.of_readable(actor), practice_id=actor.practice_id).exclude(
        engagement__stage=Stage.ENDED
    )
    return mine.select_related("client", "engagement").order_by("client__search_name")


def deviations(actor: Actor, engagement_id: UUID) -> QuerySet[Deviation]:
    """What happened outside the frame, newest first (A07). The practitioner's log: not for the client."""
    if actor.is_client:
        raise NotYours
    found = Deviation.objects.filter(engagement=engagement_id, client__in=clients.readable_clients(actor))
    return found.order_by("-at")


def template(actor: Actor, language: str, kind: str) -> FrameTemplate:
    """The practice's usual terms; the house's starting texts (a row not yet saved) where it has none."""
    found = FrameTemplate.objects.filter(practice_id=actor.practice_id, language=language, kind=kind).first()
    return found or _first_template(actor, language, kind)


def _first_template(actor: Actor, language: str, kind: str) -> FrameTemplate:
    house = practice.the_practice(actor)
    return FrameTemplate(
        practice=house,
        language=language,
        kind=kind,
        timezone=house.timezone,
        currency=house.currency,
        contact_channels=["portal"],
        **starting_texts(language, kind),
    )


@dataclass(frozen=True, slots=True)
class BookingTerms:
    """What booking and charging need to know; nothing of the agreement's words."""

    engagement_id: UUID
    minutes: int
    every_weeks: int | None
    weekday: int | None
    at_time: time | None
    timezone: str
    place_kind: str
    room_id: UUID | None
    fee: Decimal | None
    currency: str
    cancel_hours: int
    late_percent: int
    free_late: int
    missed_percent: int
    is_agreed: bool


def booking_terms(actor: Actor, client_id: UUID) -> BookingTerms | None:
    """The numbers in force for a client, for everybody who may see the client's times. NotYours otherwise."""
    clients.client(actor, client_id)
    found = in_force().filter(client=client_id).exclude(engagement__stage=Stage.ENDED)
    newest = found.order_by("-engagement__opened_at").first()
    return _booking_terms(newest) if newest else None


def _booking_terms(found: Frame) -> BookingTerms:
    names = [name for name in BookingTerms.__slots__ if name != "is_agreed"]
    return BookingTerms(
        **{name: getattr(found, name) for name in names}, is_agreed=found.agreed_at is not None
    )


def deviation_times(actor: Actor, engagement_id: UUID, *, since: datetime) -> list[datetime]:
    """When something happened outside the frame since a moment; for arithmetic."""
    return list(deviations(actor, engagement_id).filter(at__gte=since).values_list("at", flat=True))
