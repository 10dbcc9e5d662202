"""Several meetings paid as one; actor first."""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.money import verbs
from alongside.money.actions.billing import check_amount, check_service
from alongside.money.actions.charging import make_charge
from alongside.money.models import Charge, ChargeKind, Package
from alongside.money.queries.access import handled, today_of
from alongside.money.queries.charges import prepaid
from alongside.trail.actions import record
from alongside.trail.actors import Actor

MOST_MEETINGS = 500


def sell_package(
    actor: Actor,
    *,
    client_id: UUID,
    meetings: int,
    amount: Decimal,
    currency: str | None = None,
    service_id: UUID | None = None,
    bought_on: date | None = None,
    expires_on: date | None = None,
) -> Package:
    """Sell so many meetings for one amount, which becomes an open charge. The expiry day itself still counts.

    Refused: out_of_range beside "meetings" or "amount", too_precise, expires_before beside "expires_on".
    """
    client = handled(actor, client_id)
    counted_in, day = currency or client.practice.currency, bought_on or today_of(client.practice)
    if not 1 <= meetings <= MOST_MEETINGS:
        raise Refused("out_of_range", "meetings")
    check_amount(amount, counted_in, "amount")
    check_service(actor, service_id)
    if expires_on is not None and expires_on < day:
        raise Refused("expires_before", "expires_on")
    with transaction.atomic():
        row = Package.objects.create(
            practice=client.practice,
            client=client,
            service_id=service_id,
            meetings=meetings,
            amount=amount,
            currency=counted_in,
            bought_on=day,
            expires_on=expires_on,
        )
        make_charge(
            actor,
            Charge(
                practice=client.practice,
                client=client,
                member_id=actor.id if actor.is_member else None,
                service_id=service_id,
                kind=ChargeKind.PACKAGE,
                subject_id=row.pk,
                fee=amount,
                amount=amount,
                currency=counted_in,
                happened_at=_moment(day, client.practice.timezone),
            ),
        )
        record(
            actor,
            verbs.PACKAGE_SOLD,
            client_id=client.pk,
            subject=row,
            meetings=meetings,
            amount=str(amount),
            currency=counted_in,
        )
    return row


def _moment(day: date, zone: str) -> datetime:
    """Noon of that day by the clock of the practice."""
    return datetime.combine(day, time(12), ZoneInfo(zone))


def end_package(actor: Actor, *, package_id: UUID) -> Package:
    """It covers no more meetings. Money that goes back is a credit note and a payment of their own.

    Refused already_ended.
    """
    found = Package.objects.filter(pk=package_id, practice_id=actor.practice_id).first()
    if found is None:
        raise NotYours
    handled(actor, found.client_id)
    with transaction.atomic():
        row = Package.objects.select_for_update().get(pk=found.pk)
        if row.ended_at is not None:
            raise Refused("already_ended")
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        left = next(each.left for each in prepaid(row.client_id) if each.id == row.pk)
        record(actor, verbs.PACKAGE_ENDED, client_id=row.client_id, subject=row, left=left)
    return row
