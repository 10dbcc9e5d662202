"""What became of what was asked: answered, skipped, left, open; to be shown beside every result. Actor first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.clients.models import ContactKind, ContactPoint, Stage
from alongside.clients.queries import readable_client
from alongside.trail.actors import Actor
from alongside.voice import asking
from alongside.voice.models import CheckIn, Rater
from alongside.voice.queries.check_ins import AFTER_THE_END, readable_check_ins


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of what was asked: answered, skipped, left without an answer, still open. What was taken back is left out."""

    asked: int
    answered: int
    skipped: int
    missed: int
    open: int


def open_check_ins(actor: Actor, client_id: UUID, now: datetime | None = None) -> list[CheckIn]:
    """What is asked about a client and still waits for its answer, the newest first."""
    readable_client(actor, client_id)
    return open_of(readable_check_ins(actor).filter(client_id=client_id), now or timezone.now())


def completeness(
    actor: Actor, client_id: UUID, now: datetime | None = None
) -> dict[tuple[UUID, str], Completeness]:
    """How much of what was asked of a client was answered, by measure and rater; to be shown beside results."""
    readable_client(actor, client_id)
    return completeness_of(readable_check_ins(actor).filter(client_id=client_id), now or timezone.now())


def open_of(found: QuerySet[CheckIn], now: datetime) -> list[CheckIn]:
    rows = found.filter(still_open(now)).select_related("version__measure", "circle_person", "member")
    return list(rows.order_by("-asked_at", "-pk"))


def completeness_of(found: QuerySet[CheckIn], now: datetime) -> dict[tuple[UUID, str], Completeness]:
    """How much of them was answered, by measure and rater."""
    counted = (
        found.filter(_counts())
        .values("version__measure", "rater")
        .annotate(
            asked=Count("pk"),
            answered=Count("pk", filter=Q(answered_at__isnull=False)),
            skipped=Count("pk", filter=Q(answered_at=None, declined_at__isnull=False)),
            open=Count("pk", filter=still_open(now)),
        )
    )
    return {(row["version__measure"], row["rater"]): _complete(row) for row in counted.order_by()}


def quiet_of(found: QuerySet[CheckIn], now: datetime) -> set[UUID]:
    """Measures that no letter asks any more: the client left two in a row without an answer."""
    lately: dict[UUID, list[bool]] = {}
    of_client = closed(found.filter(rater=Rater.CLIENT), now)
    for measure_id, answered_at in of_client.values_list("version__measure", "answered_at"):
        lately.setdefault(measure_id, []).append(answered_at is not None)
    return {measure_id for measure_id, answered in lately.items() if not asking.may_write(answered)}


def closed(check_ins: QuerySet[CheckIn], now: datetime) -> QuerySet[CheckIn]:
    """Those that were answered, skipped or are over, the newest first; what was taken back is left out."""
    return check_ins.filter(_is_over(now), _counts()).order_by("-asked_at", "-pk")


def still_asked(check_in_ids: Iterable[UUID], email: str, now: datetime) -> list[CheckIn]:
    """Those that still wait for the answer of whoever has this address, the oldest first.

    None of a client who no longer agrees to mails, or no longer agrees that this person is asked (N01).
    """
    mails = ContactPoint.objects.filter(
        client_id=OuterRef("client_id"), kind=ContactKind.EMAIL, value=email, may_message=True
    )
    agreed = Q(Exists(mails), rater=Rater.CLIENT)
    agreed |= Q(circle_person__email=email, circle_person__asking_agreed_at__isnull=False)
    over = Q(engagement__stage=Stage.ENDED) & ~Q(occasion__in=AFTER_THE_END)
    found = CheckIn.objects.filter(still_open(now), agreed, pk__in=list(check_in_ids)).exclude(over)
    return list(found.select_related("version__measure", "client").order_by("asked_at", "pk"))


def still_open(now: datetime) -> Q:
    """The condition for a check-in that may still be answered."""
    in_time = Q(expires_at__gt=now) | Q(expires_at=None, asked_at__gt=now - asking.WAITS)
    return Q(answered_at=None, declined_at=None) & in_time


def _is_over(now: datetime) -> Q:
    """The condition for the opposite."""
    late = Q(expires_at__lte=now) | Q(expires_at=None, asked_at__lte=now - asking.WAITS)
    return Q(answered_at__isnull=False) | Q(declined_at__isnull=False) | late


def _counts() -> Q:
    """The condition for what was not taken back: that was over when it was asked."""
    return Q(answered_at__isnull=False) | Q(expires_at=None) | Q(expires_at__gt=F("asked_at"))


def _complete(row: Mapping[str, Any]) -> Completeness:
    done = row["answered"] + row["skipped"] + row["open"]
    return Completeness(row["asked"], row["answered"], row["skipped"], row["asked"] - done, row["open"])
