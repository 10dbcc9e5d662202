"""The phases of a piece of work; actor first (B10)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Engagement
from alongside.clients.queries import engagement as one_engagement
from alongside.lib.errors import NotYours, Refused
from alongside.steps import verbs
from alongside.steps.models import Phase
from alongside.steps.phases import FIELDS, Code, skips
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST_REASON = 1000


@transaction.atomic
def begin_phase(actor: Actor, engagement_id: UUID, *, code: str, reason: str = "") -> Phase:
    """Go on to a phase, or back to one. A second press changes nothing.

    Refused unknown_phase beside "code"; reason_missing beside "reason" where a phase is passed over; too_long.
    """
    work = _locked(actor, engagement_id)
    if code not in set(Code):
        raise Refused("unknown_phase", "code")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused("too_long", "reason", most=LONGEST_REASON)
    now, current = timezone.now(), Phase.objects.filter(engagement=work, ended_at=None).first()
    if current is not None and current.code == code:
        return current
    is_skipped = skips(current.code if current else None, code)
    if is_skipped and not reason.strip():
        raise Refused("reason_missing", "reason")
    if current is not None:
        current.ended_at = now
        current.save(update_fields=["ended_at"])
    phase = Phase.objects.create(
        practice_id=work.practice_id,
        client_id=work.client_id,
        engagement=work,
        code=code,
        began_at=now,
        began_by_id=actor.id,
        skip_reason=reason.strip() or None,
    )
    record(
        actor,
        verbs.PHASE_BEGUN,
        client_id=work.client_id,
        engagement_id=work.pk,
        subject=phase,
        code=code,
        is_skipped=is_skipped,
    )
    return phase


@transaction.atomic
def change_field(actor: Actor, engagement_id: UUID, *, field: str) -> Engagement:
    """In which field the work is done: it decides what its phases are called. Refused unknown_field."""
    work = _locked(actor, engagement_id)
    if field not in FIELDS:
        raise Refused("unknown_field", "field")
    work.field = field
    work.save(update_fields=["field"])
    return work


def _locked(actor: Actor, engagement_id: UUID) -> Engagement:
    if not actor.is_member:
        raise NotYours
    found = one_engagement(actor, engagement_id)
    return Engagement.objects.select_for_update().get(pk=found.pk)
