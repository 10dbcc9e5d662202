"""What the practice writes on its invoices, and fees of one client's own; actor first."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.lib.money import digits, is_currency
from alongside.lib.texts import is_blank
from alongside.money import references, verbs
from alongside.money.models import Billing, Concession
from alongside.money.queries.access import check_runs, handled, today_of
from alongside.practice.models import Practice, Service
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LARGEST = Decimal("99999999.99")
LENGTHS = {"payee": 120, "address": 300, "business_id": 40, "vat_id": 40, "bank_details": 300, "prefix": 12}
LONGEST_WORDS = 1000


def set_billing(actor: Actor, **fields: Any) -> Billing:
    """Change what stands on invoices from now on; those that were sent stay as they are.

    `fields`: any of payee, address, business_id, vat_id, vat_percent, exempt_words, iban, bic, bank_details,
    due_days, prefix, footer. Refused beside its field: iban, bic, out_of_range, too_long. NotYours: see access.
    """
    check_runs(actor)
    values = {name: _tidy(name, value) for name, value in fields.items()}
    for name, value in values.items():
        _check(name, value)
    with transaction.atomic():
        practice = Practice.objects.select_for_update(no_key=True).get(pk=actor.practice_id)
        row = Billing.objects.filter(practice=practice).first() or Billing(practice=practice)
        changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
        if changed:
            for name in changed:
                setattr(row, name, values[name])
            row.save()
            record(actor, verbs.BILLING_CHANGED, subject=row, changed=changed)
    return row


def _tidy(name: str, value: Any) -> Any:
    if name in ("iban", "bic"):
        return references.tidy(value)
    return value.strip() if isinstance(value, str) else value


def _check(name: str, value: Any) -> None:
    if name in LENGTHS:
        if len(value) > LENGTHS[name]:
            raise Refused("too_long", name, most=LENGTHS[name])
        return
    rule = _RULES.get(name)
    if rule is None:
        raise TypeError(f"no part of an invoice: {name}")
    if not rule(value):
        raise Refused(name if name in ("iban", "bic") else "out_of_range", name)


def _words(value: Any) -> bool:
    return isinstance(value, dict) and all(len(str(text)) <= LONGEST_WORDS for text in value.values())


_RULES: dict[str, Callable[[Any], bool]] = {
    "iban": lambda value: not value or references.is_iban(value),
    "bic": lambda value: not value or references.is_bic(value),
    "vat_percent": lambda value: isinstance(value, Decimal) and 0 <= value < 100,
    "due_days": lambda value: isinstance(value, int) and 0 <= value <= 365,
    "exempt_words": _words,
    "footer": _words,
}


def check_amount(amount: Decimal, currency: str, field: str, *, may_be_zero: bool = False) -> None:
    """Refused beside the field: out_of_range, too_precise for the currency's coins; unknown_currency."""
    if not is_currency(currency):
        raise Refused("unknown_currency", "currency")
    if not amount.is_finite() or amount > LARGEST or amount < 0 or (amount == 0 and not may_be_zero):
        raise Refused("out_of_range", field)
    if amount != amount.quantize(Decimal(1).scaleb(-min(digits(currency), 2))):
        raise Refused("too_precise", field)


def check_service(actor: Actor, service_id: UUID | None) -> None:
    """NotYours for a service of another practice."""
    if service_id is None:
        return
    if not Service.objects.filter(pk=service_id, practice_id=actor.practice_id).exists():
        raise NotYours


def set_concession(
    actor: Actor,
    *,
    client_id: UUID,
    fee: Decimal,
    reason: str,
    service_id: UUID | None = None,
    currency: str | None = None,
    valid_from: date | None = None,
) -> Concession:
    """A fee of the client's own from a day on (today), in place of the one before for the same service.

    The agreement in force still wins (A02). Refused: reason beside "reason" when it is empty, out_of_range,
    too_precise, unknown_currency.
    """
    client = handled(actor, client_id)
    counted_in = currency or client.practice.currency
    check_amount(fee, counted_in, "fee", may_be_zero=True)
    check_service(actor, service_id)
    if is_blank(reason):
        raise Refused("reason", "reason")
    first_day = valid_from or today_of(client.practice)
    with transaction.atomic():
        before = Concession.objects.select_for_update().filter(client=client, ended_on=None)
        for each in [row for row in before if row.service_id == service_id]:
            each.ended_on = max(first_day, each.valid_from)
            each.save(update_fields=["ended_on"])
        row = Concession.objects.create(
            practice=client.practice,
            client=client,
            service_id=service_id,
            fee=fee,
            currency=counted_in,
            reason=reason.strip(),
            valid_from=first_day,
        )
        _remember(actor, verbs.CONCESSION_SET, row)
    return row


def end_concession(actor: Actor, *, concession_id: UUID) -> Concession:
    """From today on the usual fee counts again. Refused already_ended."""
    found = Concession.objects.filter(pk=concession_id, practice_id=actor.practice_id).first()
    if found is None:
        raise NotYours
    client = handled(actor, found.client_id)
    with transaction.atomic():
        row = Concession.objects.select_for_update().get(pk=found.pk)
        if row.ended_on is not None:
            raise Refused("already_ended")
        row.ended_on = max(today_of(client.practice), row.valid_from)
        row.save(update_fields=["ended_on"])
        _remember(actor, verbs.CONCESSION_ENDED, row)
    return row


def _remember(actor: Actor, verb: Any, row: Concession) -> None:
    record(actor, verb, client_id=row.client_id, subject=row, fee=str(row.fee), currency=row.currency)
