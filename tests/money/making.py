"""Charges and people for the tests of money."""

from datetime import UTC, datetime
from decimal import Decimal

from alongside.clients.models import Client
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.ids import new_id
from alongside.money import actions
from alongside.money.models import Charge, Invoice
from alongside.practice.models import Member
from alongside.trail.actors import Role
from alongside.trail.models import Event
from tests.cast import Cast, make_member

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def make_bookkeeper(cast: Cast) -> Member:
    return make_member(cast.practice, "Bo", Role.BOOKKEEPER)


def agree(cast: Cast, since: datetime = datetime(2026, 1, 10, tzinfo=UTC), **terms: object) -> Frame:
    """An agreement of Vera's in force since a day, as a member wrote it."""
    usual = {
        "status": FrameStatus.AGREED,
        "version": 1,
        "fee": Decimal(85),
        "late_percent": 50,
        "missed_percent": 100,
    }
    return Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        agreed_at=since,
        **(usual | terms),
    )


def charge(cast: Cast, kind: str = "meeting", at: datetime = AT, **also: object) -> Charge | None:
    """Charge something of Vera's that just happened, as the scheduling room does."""
    facts = {
        "subject_id": new_id(),
        "client_id": cast.vera.pk,
        "engagement_id": cast.advice.pk,
        "minutes": 50,
    }
    facts |= {"member_id": cast.anna.pk, **also}
    return actions.charge_for_appointment(cast.actor(cast.anna), kind=kind, happened_at=at, **facts)


def charged(cast: Cast, amount: str = "85", client: Client | None = None, **also: object) -> Charge:
    """Something else that a client owes."""
    owes = client or cast.vera
    return actions.add_charge(
        cast.actor(cast.anna), client_id=owes.pk, words="A report", amount=Decimal(amount), **also
    )


def invoiced(cast: Cast, *amounts: str, **also: object) -> Invoice:
    rows = [charged(cast, each) for each in amounts or ("85",)]
    ids = [each.pk for each in rows]
    return actions.issue_invoice(cast.actor(cast.anna), client_id=cast.vera.pk, charge_ids=ids, **also)


def facts(verb: str) -> list[dict[str, object]]:
    return [event.facts for event in Event.objects.filter(verb=verb).order_by("pk")]
