"""Charges: made from ordinary work by the agreement, added by hand, voided, waived for a reason (A04)."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.money import balances, fees, verbs
from alongside.money.actions.billing import check_amount
from alongside.money.models import Billing, Charge, ChargeKind, ChargeStatus
from alongside.money.queries.access import handled
from alongside.money.queries.charges import prepaid
from alongside.money.queries.fees import agreed_at, fee_at
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

LONGEST = 200
LONGEST_REASON = 2000


def charge_for_appointment(
    actor: Actor,
    *,
    subject_id: UUID,
    client_id: UUID,
    kind: str,
    happened_at: datetime,
    engagement_id: UUID | None = None,
    member_id: UUID | None = None,
    service_id: UUID | None = None,
    minutes: int | None = None,
    is_first: bool = False,
    earlier_late: Callable[[], int] = lambda: 0,
) -> Charge | None:
    """Charge an appointment that was kept ("meeting"), cancelled late ("late") or missed, evenly for everybody.

    Whoever acts: it follows from what happened, not from who wrote it down. The fee and the percentage are
    those of the agreement in force at `happened_at`, the time of the appointment. None: nothing is due (no
    fee known, nothing agreed about it, or the work is paid as a project). Called again it returns the charge
    there is. A package with meetings left covers it, the oldest first; late and missed meetings use one up
    only where the agreement asks for the whole fee: a part of it is charged as money. `earlier_late` counts
    the client's late cancellations before this one, and is asked only where the agreement excepts some.
    """
    with transaction.atomic():
        client = _locked_client(actor, client_id)
        made = Charge.objects.filter(practice_id=actor.practice_id, subject_id=subject_id)
        before = made.exclude(status=ChargeStatus.VOID).first()
        if before is not None:
            return before
        agreed = agreed_at(engagement_id, happened_at)
        fee = fee_at(client, service_id=service_id, at=happened_at, is_first=is_first, agreed=agreed)
        due = fees.due(kind, agreed, fee, earlier_late)
        if due is None or due.is_excepted:
            return None
        row = Charge(
            practice=client.practice,
            client=client,
            engagement_id=engagement_id,
            member_id=member_id,
            service_id=service_id,
            kind=kind,
            subject_id=subject_id,
            minutes=minutes,
            fee=due.fee.amount,
            percent=due.percent,
            amount=due.amount,
            currency=due.fee.currency,
            happened_at=happened_at,
        )
        if due.percent == 100:
            _cover(row, client)
        return make_charge(actor, row)


def _locked_client(actor: Actor, client_id: UUID) -> Client:
    """The client's row, so that two charges never take the last meeting of one package.

    It keeps nobody from writing other rows of the client meanwhile.
    """
    rows = Client.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=client_id, practice_id=actor.practice_id)
    client = found.select_related("practice").first()
    if client is None:
        raise NotYours
    return client


def _cover(row: Charge, client: Client) -> None:
    on = row.happened_at.astimezone(ZoneInfo(client.practice.timezone)).date()
    package = balances.covering(prepaid(client.pk), row.service_id, on)
    if package is not None:
        row.package_id, row.status = package.id, ChargeStatus.COVERED


def make_charge(actor: Actor, row: Charge) -> Charge:
    """Save a new charge with the practice's VAT of today, and remember it. Inside the caller's transaction."""
    percent = (
        Billing.objects.filter(practice_id=row.practice_id).values_list("vat_percent", flat=True).first()
    )
    row.vat_percent = percent or Decimal(0)
    row.save(force_insert=True)
    record(
        actor,
        verbs.CHARGE_MADE,
        client_id=row.client_id,
        engagement_id=row.engagement_id,
        subject=row,
        kind=str(row.kind),
        amount=str(row.amount),
        currency=row.currency,
        percent=row.percent,
        status=str(row.status),
    )
    return row


def void_charge_for(actor: Actor, *, subject_id: UUID, unless: str | None = None) -> Charge | None:
    """It turned out otherwise: the charge of an appointment falls away, and a package gets its meeting back.

    `unless`: the kind it may stay. Returns the charge that still stands: that one, or one on an invoice,
    which people put right by a credit note. Whoever acts, as for `charge_for_appointment`.
    """
    with transaction.atomic():
        found = Charge.objects.select_for_update().filter(
            practice_id=actor.practice_id, subject_id=subject_id
        )
        row = found.exclude(status=ChargeStatus.VOID).first()
        if row is None or row.kind == unless or row.status == ChargeStatus.INVOICED:
            return row
        row.status, row.package = ChargeStatus.VOID, None
        row.save(update_fields=["status", "package"])
        _remember(actor, verbs.CHARGE_VOIDED, row)
        return None


def add_charge(
    actor: Actor,
    *,
    client_id: UUID,
    words: str,
    amount: Decimal,
    currency: str | None = None,
    happened_at: datetime | None = None,
    engagement_id: UUID | None = None,
) -> Charge:
    """Charge something else: a report, a book. Its words come to stand on the invoice.

    Refused: required or too_long beside "words", out_of_range, too_precise. NotYours: not their client.
    """
    client = handled(actor, client_id)
    counted_in = currency or client.practice.currency
    if is_blank(words):
        raise Refused("required", "words")
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    check_amount(amount, counted_in, "amount")
    if engagement_id and not Engagement.objects.filter(pk=engagement_id, client=client).exists():
        raise NotYours
    with transaction.atomic():
        return make_charge(
            actor,
            Charge(
                practice=client.practice,
                client=client,
                engagement_id=engagement_id,
                member_id=actor.id if actor.is_member else None,
                kind=ChargeKind.OTHER,
                words=words.strip(),
                fee=amount,
                amount=amount,
                currency=counted_in,
                happened_at=happened_at or timezone.now(),
            ),
        )


def waive_charge(actor: Actor, *, charge_id: UUID, reason: str) -> Charge:
    """Let an open charge go, for a reason that is kept; the trail says that, not why (A04).

    Refused: reason beside "reason" when it is empty, too_long, not_open.
    """
    if is_blank(reason):
        raise Refused("reason", "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused("too_long", "reason", most=LONGEST_REASON)
    with transaction.atomic():
        row = locked_charge(actor, charge_id)
        if row.status != ChargeStatus.OPEN:
            raise Refused("not_open", status=str(row.status))
        row.status, row.waive_reason = ChargeStatus.WAIVED, reason.strip()
        row.waived_at, row.waived_by_id = timezone.now(), actor.id if actor.is_member else None
        row.save(update_fields=["status", "waive_reason", "waived_at", "waived_by"])
        _remember(actor, verbs.CHARGE_WAIVED, row)
        return row


def locked_charge(actor: Actor, charge_id: UUID) -> Charge:
    """One charge of a client whose money the actor handles, locked. NotYours otherwise."""
    row = Charge.objects.select_for_update().filter(pk=charge_id, practice_id=actor.practice_id).first()
    if row is None:
        raise NotYours
    handled(actor, row.client_id)
    return row


def _remember(actor: Actor, verb: Verb, row: Charge) -> None:
    record(
        actor,
        verb,
        client_id=row.client_id,
        engagement_id=row.engagement_id,
        subject=row,
        kind=str(row.kind),
        amount=str(row.amount),
        currency=row.currency,
    )
