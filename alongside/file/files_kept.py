"""Which files of ended work must be kept, until when and why; which may go; which are frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone

from alongside.clients.models import Client, Engagement, Stage
from alongside.file.keeping import must_be_kept, years
from alongside.file.kept_records import kept_of
from alongside.file.models import Freeze
from alongside.lib.errors import NotYours
from alongside.money.models import Invoice
from alongside.practice.models import Practice
from alongside.scheduling.models import Appointment
from alongside.trail.actors import Actor


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of ended work: until when which part must be kept, or why it is frozen."""

    client_id: UUID
    name: str
    last_work: date
    until: Mapping[str, date]  # part (record, invoices) to its last day
    is_frozen: bool

    @property
    def may_go(self) -> bool:
        return not self.until and not self.is_frozen


def files_kept(actor: Actor) -> list[KeptFile]:
    """Every file without open work, the longest untouched first. NotYours for who does not run the practice."""
    if not actor.runs_practice:
        raise NotYours
    kept, today = years(Practice.objects.get(pk=actor.practice_id).thresholds), timezone.localdate()
    worked = _newest(Appointment.objects.filter(starts_at__lte=timezone.now()), actor, "starts_at")
    billed = _newest(Invoice.objects.all(), actor, "issued_on")
    in_force = Freeze.objects.filter(practice_id=actor.practice_id, lifted_at=None)
    frozen = set(in_force.values_list("client_id", flat=True))
    open_work = Engagement.objects.filter(practice_id=actor.practice_id).exclude(stage=Stage.ENDED)
    ended = Client.objects.filter(practice_id=actor.practice_id, merged_into=None).exclude(
        pk__in=open_work.values("client_id")
    )
    found = []
    for client_id, name, since in ended.values_list("pk", "name", "since"):
        last = _day(worked.get(client_id) or since)
        until = must_be_kept(last_work=last, last_invoice=billed.get(client_id), kept=kept, today=today)
        found.append(KeptFile(client_id, name, last, until, client_id in frozen))
    return sorted(found, key=lambda each: (each.last_work, each.name))


def freezes(actor: Actor, client_id: UUID) -> list[Freeze]:
    """Why this file is frozen; none when it is not. The caller has decided that the actor may see the client."""
    return list(
        Freeze.objects.filter(practice_id=actor.practice_id, client=client_id, lifted_at=None).order_by("at")
    )


def is_frozen(client_id: UUID) -> bool:
    """Whether nothing of this file may be erased."""
    return Freeze.objects.filter(client=client_id, lifted_at=None).exists()


def must_still_be_kept(client: Client, today: date) -> bool:
    """Whether any part of this file has to stay: a duty that is not over, or a freeze."""
    last = must_be_kept(
        last_work=client.since.date(), last_invoice=None, kept=years(client.practice.thresholds), today=today
    )
    return bool(last or kept_of(client, today) or is_frozen(client.pk))


def _newest(rows: QuerySet[Any], actor: Actor, name: str) -> dict[UUID, date]:
    found = rows.filter(practice_id=actor.practice_id, client__isnull=False).order_by()
    return dict(found.values("client_id").annotate(newest=Max(name)).values_list("client_id", "newest"))


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at
