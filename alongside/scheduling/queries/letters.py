"""What the worker and the links in letters ask."""

from uuid import UUID

from django.utils import timezone

from alongside.clients.models import ContactKind, ContactPoint
from alongside.lib.errors import NotYours
from alongside.notices.models import Notice
from alongside.practice.keys import digest
from alongside.practice.models import Key
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor, Kind

KEY_PURPOSE = "appointment"
OVER = {"appointment.cancelled", "appointment.client_cancelled", "appointment.refused"}
HOLDS_WHILE = {
    "appointment.missed": AppointmentStatus.MISSED,
    "appointment.requested": AppointmentStatus.REQUESTED,
}


def holder_of_key(secret: str) -> Actor:
    """Who holds the link of an appointment's mail. NotYours when it is unknown or over."""
    key = Key.objects.filter(
        digest=digest(secret), purpose=KEY_PURPOSE, expires_at__gt=timezone.now()
    ).first()
    if key is None or key.subject_id is None:
        raise NotYours
    row = Appointment.objects.select_related("client").filter(pk=key.subject_id).first()
    if row is None:
        raise NotYours
    return Actor(
        kind=Kind.LINK_HOLDER,
        practice_id=row.practice_id,
        id=row.pk,
        language=row.client.language,
        timezone=row.client.timezone,
    )


def reminder_still_holds(notice: Notice) -> bool:
    """Whether what a notice says is true at this moment: still planned, not moved since, still agreed to."""
    row = Appointment.objects.filter(pk=notice.subject_id).first() if notice.subject_id else None
    if row is None or row.sequence != notice.facts.get("sequence", row.sequence):
        return False
    if notice.client_id and not may_be_told(notice.client_id, notice.email or notice.phone):
        return False
    if notice.kind in OVER:
        return row.status not in (AppointmentStatus.PLANNED, AppointmentStatus.REQUESTED)
    return row.status == HOLDS_WHILE.get(notice.kind, AppointmentStatus.PLANNED)


def may_be_told(client_id: UUID, where: str) -> bool:
    """Whether a client still agrees to letters about times at this address or telephone."""
    kinds = (ContactKind.EMAIL, ContactKind.PHONE)
    points = ContactPoint.objects.filter(client_id=client_id, kind__in=kinds, value=where)
    return points.filter(may_remind=True).exists()
