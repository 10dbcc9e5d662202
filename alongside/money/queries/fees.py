"""What a meeting of a client costs: agreements, concessions and services brought together (A02)."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from alongside.clients.models import Client
from alongside.frame.models import Frame, FrameStatus
from alongside.money import fees
from alongside.money.models import Billing, Concession
from alongside.money.queries.access import may_read_reasons, payer, today_of
from alongside.practice.models import Practice, Service
from alongside.practice.queries import the_practice
from alongside.trail.actors import Actor

NUMBERS = ("fee", "currency", "late_percent", "missed_percent", "payment_period", "free_late")
HELD = (FrameStatus.AGREED, FrameStatus.REPLACED)


def billing(actor: Actor) -> Billing:
    """What the practice writes on its invoices; a row not saved yet where it has written nothing.

    For everybody who may see an invoice; it holds nothing of a client.
    """
    practice = the_practice(actor)
    return Billing.objects.filter(practice=practice).first() or Billing(practice=practice)


def agreed_at(engagement_id: UUID | None, at: datetime) -> fees.Agreed | None:
    """What the agreement says that is in force at that moment, an imported one too (A04)."""
    if engagement_id is None:
        return None
    found = Frame.objects.filter(
        Q(agreed_at__lte=at) | Q(agreed_at=None, is_imported=True),
        Q(ended_at=None) | Q(ended_at__gt=at),
        engagement_id=engagement_id,
        status__in=HELD,
    )
    numbers = found.order_by("-version").values_list(*NUMBERS).first()
    return fees.Agreed(*numbers) if numbers else None


def fee_at(
    client: Client,
    *,
    service_id: UUID | None,
    at: datetime,
    is_first: bool,
    agreed: fees.Agreed | None,
) -> fees.Fee | None:
    """The whole fee of a meeting, for who has been let in already; `client` with its practice."""
    practice = client.practice
    own = [] if agreed and agreed.fee is not None else own_fees(client.pk)
    service = (
        Service.objects.filter(pk=service_id, practice=practice).only("fee").first() if service_id else None
    )
    return fees.fee_of_meeting(
        agreed,
        own,
        on=at.astimezone(ZoneInfo(practice.timezone)).date(),
        currency=practice.currency,
        service_id=service_id,
        service_fee=service.fee if service else None,
        first_fee=practice.first_meeting_fee,
        is_first=is_first,
    )


def fee_for(
    actor: Actor,
    *,
    client_id: UUID,
    at: datetime,
    engagement_id: UUID | None = None,
    service_id: UUID | None = None,
    is_first: bool = False,
) -> fees.Fee | None:
    """What a meeting at that moment would cost. NotYours: the client's money is not the actor's to see."""
    client = payer(actor, client_id)
    agreed = agreed_at(engagement_id, at)
    return fee_at(client, service_id=service_id, at=at, is_first=is_first, agreed=agreed)


def own_fees(client_id: UUID) -> list[fees.OwnFee]:
    """Every fee of a client's own, ended ones too."""
    found = Concession.objects.filter(client_id=client_id)
    rows = found.values_list("service_id", "fee", "currency", "valid_from", "ended_on")
    return [fees.OwnFee(*row) for row in rows]


def concessions(actor: Actor, client_id: UUID) -> list[Concession]:
    """Fees of the client's own that hold now or will, with their service; the one for all first.

    The reason is there only for who may read it.
    """
    client = payer(actor, client_id)
    today = today_of(client.practice)
    found = Concession.objects.filter(client=client).filter(Q(ended_on=None) | Q(ended_on__gt=today))
    rows = list(found.select_related("service").order_by("service__position", "valid_from", "pk"))
    if rows and not may_read_reasons(actor, client):
        for each in rows:
            each.reason = ""
    return rows


def concession_for(actor: Actor, client_id: UUID, service_id: UUID | None = None) -> Concession | None:
    """The one that counts today for a service: its own before that for all."""
    today = today_of(payer(actor, client_id).practice)
    holding = [each for each in concessions(actor, client_id) if _own(each).holds(service_id, today)]
    return max(holding, key=lambda each: (each.service_id is not None, each.valid_from), default=None)


def _own(row: Concession) -> fees.OwnFee:
    return fees.OwnFee(row.service_id, row.fee, row.currency, row.valid_from, row.ended_on)


def first_fee(practice: Practice) -> fees.Fee | None:
    """What a newcomer pays for a first meeting, as the public page says it."""
    if practice.first_meeting_fee is None:
        return None
    return fees.Fee(practice.first_meeting_fee, practice.currency, "first")
