"""Invoices and the credit notes that put them right; actor first. What was issued never changes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from alongside.clients.models import Client, ContactKind
from alongside.lib.errors import NotYours, Refused
from alongside.money import verbs
from alongside.money.actions.numbers import CREDIT_NOTE, INVOICE, next_number
from alongside.money.letters import tell_client
from alongside.money.models import (
    Billing,
    Charge,
    ChargeStatus,
    Invoice,
    InvoiceKind,
    InvoiceLine,
)
from alongside.money.queries.access import handled, may_run_money, today_of
from alongside.money.references import reference_for
from alongside.money.vat import contained
from alongside.practice.models import Language, Practice
from alongside.trail.actions import record
from alongside.trail.actors import Actor

MOST_LINES = 200


def issue_invoice(
    actor: Actor,
    *,
    client_id: UUID,
    charge_ids: Sequence[UUID],
    language: str | None = None,
    to_name: str | None = None,
    to_address: str | None = None,
    due_on: date | None = None,
) -> Invoice:
    """Put open charges of one client on an invoice with the next number; names and sums are kept as of today.

    Language and name are the client's, the address their post address, the day due by the practice's days,
    where nothing else is said. Refused: nothing (no charge), not_open, currencies (more than one), too_many,
    before_today beside "due_on", too_long. NotYours: a client or charge that is not the actor's to bill.
    """
    client = handled(actor, client_id)
    today = today_of(client.practice)
    if not charge_ids:
        raise Refused("nothing", "charge_ids")
    if len(set(charge_ids)) > MOST_LINES:
        raise Refused("too_many", "charge_ids", most=MOST_LINES)
    if due_on is not None and due_on < today:
        raise Refused("before_today", "due_on")
    if language is not None and language not in Language.values:
        raise Refused("unknown_language", "language")
    spoken = language or client.language
    with transaction.atomic():
        charges = _open_charges(client, charge_ids)
        billing = Billing.objects.filter(practice=client.practice).first() or Billing(
            practice=client.practice
        )
        number = next_number(client.practice_id, INVOICE)
        amounts = [each.amount for each in charges]
        currency = charges[0].currency
        row = Invoice(
            practice=client.practice,
            client=client,
            number=number,
            label=f"{billing.prefix}{number}",
            language=spoken,
            issued_on=today,
            due_on=due_on or today + timedelta(days=billing.due_days),
            to_name=_said("to_name", to_name, 160) or client.name,
            to_address=_address(client) if to_address is None else _said("to_address", to_address, 300),
            sender=sender(client.practice, billing, spoken),
            amount=sum(amounts, Decimal(0)),
            currency=currency,
            reference=reference_for(number, country=client.practice.country, iban=billing.iban),
            issued_by_id=actor.id if actor.is_member else None,
        )
        zone = ZoneInfo(client.practice.timezone)
        _write(row, [_line(row, each, at, zone) for at, each in enumerate(charges, start=1)])
        Charge.objects.filter(pk__in=[each.pk for each in charges]).update(status=ChargeStatus.INVOICED)
        _remember(actor, verbs.INVOICE_ISSUED, row, len(charges))
        tell_client(row, client)
    return row


def _open_charges(client: Client, charge_ids: Sequence[UUID]) -> list[Charge]:
    """The charges, locked, the oldest first."""
    found = Charge.objects.select_for_update().filter(pk__in=charge_ids, client=client).order_by("pk")
    charges = sorted(found, key=lambda each: (each.happened_at, each.pk))
    if len(charges) != len(set(charge_ids)):
        raise NotYours
    if any(each.status != ChargeStatus.OPEN for each in charges):
        raise Refused("not_open", "charge_ids")
    if len({each.currency for each in charges}) > 1:
        raise Refused("currencies", "charge_ids")
    return charges


def _said(field: str, value: str | None, longest: int) -> str:
    text = (value or "").strip()
    if len(text) > longest:
        raise Refused("too_long", field, most=longest)
    return text


def _address(client: Client) -> str:
    found = client.contact_points.filter(kind=ContactKind.POST).order_by("pk")
    return found.values_list("value", flat=True).first() or ""


def sender(practice: Practice, billing: Billing, language: str) -> dict[str, str]:
    """Who sends an invoice, as it is printed: words in its language, else in the practice's."""
    return {
        "payee": billing.payee or practice.name,
        "address": billing.address or practice.address,
        "country": practice.country,
        "email": practice.email,
        "phone": practice.phone,
        "business_id": billing.business_id,
        "vat_id": billing.vat_id,
        "iban": billing.iban,
        "bic": billing.bic,
        "bank_details": billing.bank_details,
        "exempt_words": _in(billing.exempt_words, language, practice.language),
        "footer": _in(billing.footer, language, practice.language),
    }


def _in(words: dict[str, str], language: str, usual: str) -> str:
    return words.get(language) or words.get(usual) or ""


def _line(invoice: Invoice, charge: Charge, position: int, zone: ZoneInfo) -> InvoiceLine:
    return InvoiceLine(
        practice_id=invoice.practice_id,
        client_id=invoice.client_id,
        invoice=invoice,
        charge=charge,
        position=position,
        kind=charge.kind,
        words=charge.words or "",
        happened_on=charge.happened_at.astimezone(zone).date(),
        minutes=charge.minutes,
        amount=charge.amount,
        vat_percent=charge.vat_percent,
        vat=contained(charge.amount, charge.vat_percent, charge.currency),
    )


def _write(row: Invoice, lines: list[InvoiceLine]) -> None:
    row.vat = sum((each.vat for each in lines), Decimal(0))
    row.save(force_insert=True)
    InvoiceLine.objects.bulk_create(lines)


def credit_invoice(
    actor: Actor, *, invoice_id: UUID, line_ids: Iterable[UUID] | None = None, reopen: bool = False
) -> Invoice:
    """A credit note with a number of its own, for the lines named or all that were not credited yet.

    A line keeps its place, so that it is known which one it takes back. The charges fall away; with `reopen`
    they are open again, to be invoiced anew. Money that was paid stays written down: paying it back is a
    payment of its own. Refused: not_an_invoice, already_credited, nothing.
    """
    with transaction.atomic():
        row = _locked(actor, invoice_id)
        lines = _lines_to_credit(row, None if line_ids is None else set(line_ids))
        number = next_number(row.practice_id, CREDIT_NOTE)
        billing = Billing.objects.filter(practice_id=row.practice_id).first() or Billing()
        note = Invoice(
            practice=row.practice,
            client_id=row.client_id,
            kind=InvoiceKind.CREDIT_NOTE,
            number=number,
            label=f"{billing.prefix}C{number}",
            language=row.language,
            issued_on=today_of(row.practice),
            to_name=row.to_name,
            to_address=row.to_address,
            sender=row.sender,
            amount=-sum((each.amount for each in lines), Decimal(0)),
            currency=row.currency,
            reference=row.reference,
            corrects=row,
            issued_by_id=actor.id if actor.is_member else None,
        )
        _write(note, [_credit_line(note, each) for each in lines])
        _let_go([each.charge_id for each in lines if each.charge_id], reopen=reopen)
        _remember(actor, verbs.INVOICE_CREDITED, note, len(lines))
        tell_client(note, row.client)
    return note


def _locked(actor: Actor, invoice_id: UUID) -> Invoice:
    found = Invoice.objects.select_for_update(of=("self",)).filter(
        pk=invoice_id, practice_id=actor.practice_id
    )
    row = found.select_related("practice", "client").first()
    if row is None:
        raise NotYours
    if row.client_id is not None:
        handled(actor, row.client_id)
    elif not may_run_money(actor):
        raise NotYours
    return row


def _lines_to_credit(row: Invoice, chosen: set[UUID] | None) -> list[InvoiceLine]:
    if row.kind != InvoiceKind.INVOICE:
        raise Refused("not_an_invoice")
    credited = set(InvoiceLine.objects.filter(invoice__corrects=row).values_list("position", flat=True))
    lines = list(row.lines.order_by("position"))
    if chosen is not None:
        if not chosen:
            raise Refused("nothing", "line_ids")
        lines = [each for each in lines if each.pk in chosen]
        if len(lines) != len(chosen):
            raise NotYours
        if any(each.position in credited for each in lines):
            raise Refused("already_credited", "line_ids")
    left = [each for each in lines if each.position not in credited]
    if not left:
        raise Refused("already_credited")
    return left


def _credit_line(note: Invoice, line: InvoiceLine) -> InvoiceLine:
    return InvoiceLine(
        practice_id=note.practice_id,
        client_id=note.client_id,
        invoice=note,
        charge_id=line.charge_id,
        position=line.position,
        kind=line.kind,
        words=line.words,
        happened_on=line.happened_on,
        minutes=line.minutes,
        amount=-line.amount,
        vat_percent=line.vat_percent,
        vat=-line.vat,
    )


def _let_go(charge_ids: list[UUID], *, reopen: bool) -> None:
    status = ChargeStatus.OPEN if reopen else ChargeStatus.VOID
    Charge.objects.filter(pk__in=charge_ids, status=ChargeStatus.INVOICED).update(status=status)


def _remember(actor: Actor, verb: Any, row: Invoice, lines: int) -> None:
    record(
        actor,
        verb,
        client_id=row.client_id,
        subject=row,
        number=row.label,
        amount=str(row.amount),
        currency=row.currency,
        lines=lines,
    )
