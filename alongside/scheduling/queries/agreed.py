"""What the agreement says about bookings (A01, A02)."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.clients.models import Client, Engagement, Stage
from alongside.frame.models import Frame, FrameStatus
from alongside.frame.queries import in_force
from alongside.lib.prepared import Prepared
from alongside.scheduling import terms
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor

LIVE = (AppointmentStatus.PLANNED, AppointmentStatus.KEPT, AppointmentStatus.UNKNOWN)


def frame_in_force(engagement_id: UUID | None) -> Frame | None:
    """The agreement that bookings obey, imported ones too; whoever may book needs its numbers (A01)."""
    if engagement_id is None:
        return None
    return next(iter(_in_force(engagement_id=engagement_id)), None)


@Prepared
def _in_force(engagement_id: UUID) -> QuerySet[Frame]:
    return in_force().filter(engagement_id=engagement_id).select_related("room")


def open_engagement(client: Client, member_id: UUID | None = None) -> Engagement | None:
    """The work that a new appointment belongs to: with this member if there is one, else the newest."""
    rows: list[Engagement] = _open_work(client_id=client.pk)
    with_member = [row for row in rows if row.practitioner_id == member_id]
    return next(iter(with_member or rows), None)


@Prepared
def _open_work(client_id: UUID) -> QuerySet[Engagement]:
    return Engagement.objects.filter(client=client_id).exclude(stage=Stage.ENDED).order_by("-opened_at")


def needs_no_yes(actor: Actor, client: Client, work: Engagement | None, frame: Frame | None) -> bool:
    """Whether one more meeting may be booked: the first always, a second only within an agreed frame (A02).

    Clients who were imported come with work that goes on; nobody is stopped by our arrival.
    """
    if frame is not None or client.origin == "import" or actor.is_trusted:
        return True
    rows = Appointment.objects.filter(client=client, status__in=LIVE)
    if work is not None:
        rows = rows.filter(Q(engagement=work) | Q(engagement=None))
    return not rows.exists()


def frame_at(engagement_id: UUID | None, moment: datetime) -> Frame | None:
    """The version that holds at a moment, as things stand now: what an appointment then obeys (A04).

    None before the first one was agreed. An imported one held ever since; an ended one holds no more.
    """
    if engagement_id is None:
        return None
    agreed = Q(agreed_at__lte=moment) | Q(is_imported=True, agreed_at=None)
    found = Frame.objects.filter(
        agreed,
        Q(ended_at=None) | Q(ended_at__gt=moment),
        engagement_id=engagement_id,
        status__in=(FrameStatus.AGREED, FrameStatus.REPLACED),
    )
    return found.select_related("room").order_by("-version").first()


def frame_of(appointment: Appointment) -> Frame | None:
    """The agreement that an appointment obeys: the version in force when it starts (A04)."""
    return frame_at(appointment.engagement_id, appointment.starts_at)


def cancel_hours(appointment: Appointment) -> int | None:
    """The window in which the client may cancel; None: until it starts (A04).

    Nothing binds them where nothing is agreed, where they only asked, or where we moved it and they have not
    said to have seen it: a change by us costs nobody anything (A06).
    """
    is_unseen = appointment.moved_from is not None and appointment.acknowledged_at is None
    if is_unseen or appointment.status == AppointmentStatus.REQUESTED:
        return None
    frame = frame_of(appointment)
    return frame.cancel_hours if frame else None


def free_to_cancel_until(appointment: Appointment) -> datetime:
    """Until when a client may cancel in time; its start, when nothing else is agreed (A04)."""
    return terms.last_free_cancel(appointment.starts_at, cancel_hours(appointment))
