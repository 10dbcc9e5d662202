"""Money in the demo: what the meetings of the last months cost, a package, a fee of one's own. All invented."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from alongside.clients.models import Client
from alongside.demo.bills import CREDITED, DUE_DAYS, IBAN, MONTHS, PARTLY, UNPAID, Books, invoice_months, rows
from alongside.demo.builder import Builder
from alongside.demo.people import Company, actor_of
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.spans import Span
from alongside.money import fees, verbs
from alongside.money.models import (
    Billing,
    Charge,
    ChargeKind,
    ChargeStatus,
    Concession,
    Counter,
    Package,
)
from alongside.practice.models import Member
from alongside.scheduling.models import Appointment, AppointmentStatus

KINDS = {
    AppointmentStatus.KEPT: ChargeKind.MEETING,
    AppointmentStatus.CANCELLED_LATE: ChargeKind.LATE,
    AppointmentStatus.MISSED: ChargeKind.MISSED,
}
BIC = "NDEAFIHH"
EXEMPT = {
    "en": "No VAT: health care.",
    "fi": "Ei arvonlisäveroa: terveydenhuolto.",
    "ja": "非課税(医療)。",
    "ru": "НДС не облагается: медицинская помощь.",
}
FOOTER = {
    "en": "Thank you.",
    "fi": "Kiitos.",
    "ja": "ありがとうございます。",
    "ru": "Спасибо.",
}
PACKAGE, CONCESSION, PROJECT = ("en", "team"), ("fi", "everyday"), ("en", "bakery")


def build_money(builder: Builder, owner: Member, companies: Mapping[tuple[str, str], Company]) -> None:
    """Everything about money; call it last, when all meetings are known."""
    books = _open_books(builder, owner)
    package = _sell_package(books, companies[PACKAGE])
    _set_concession(books, companies[CONCESSION])
    _charge_meetings(books, package)
    _charge_project(books, companies[PROJECT])
    _waive_one(books)
    ours = {name: companies[name].client.pk for name in (UNPAID, PARTLY, CREDITED)}
    invoice_months(books, ours)
    for kind, last in books.numbers.items():
        builder.add(Counter(practice=builder.practice, kind=kind, last=last))


def _open_books(builder: Builder, owner: Member) -> Books:
    start = builder.now.astimezone(builder.zone).date().replace(day=1)
    for _ in range(MONTHS):
        start = (start - timedelta(days=1)).replace(day=1)
    billing = Billing(
        practice=builder.practice,
        payee="Northlight Oy",
        business_id="1234567-1",
        iban=IBAN,
        bic=BIC,
        due_days=DUE_DAYS,
        exempt_words=EXEMPT,
        footer=FOOTER,
    )
    builder.add(billing)
    changed = ["bic", "business_id", "exempt_words", "footer", "iban", "payee"]
    at = datetime.combine(start, time(8), builder.zone)
    builder.tell(actor_of(owner), verbs.BILLING_CHANGED, at=at, subject=billing, changed=changed)
    return Books(builder, owner, billing, start)


def _sell_package(books: Books, company: Company) -> Package:
    """Ten meetings paid as one; a few are used."""
    bought_on = books.builder.now.astimezone(books.builder.zone).date() - timedelta(days=38)
    row = Package(
        practice=books.builder.practice,
        client=company.client,
        meetings=10,
        amount=Decimal(1100),
        currency="EUR",
        bought_on=bought_on,
        expires_on=bought_on + timedelta(days=365),
    )
    books.builder.add(row)
    at = books.moment(bought_on, 12)
    books.tell(verbs.PACKAGE_SOLD, row, at, meetings=10, amount="1100", currency="EUR")
    charge = _charge(
        books, company.client, ChargeKind.PACKAGE, at, Decimal(1100), member=company.member, subject_id=row.pk
    )
    _tell_charge(books, charge, at)
    return row


def _set_concession(books: Books, company: Company) -> None:
    client = company.client
    row = Concession(
        practice=client.practice,
        client=client,
        fee=Decimal(80),
        currency="EUR",
        reason="Opiskelija.",
        valid_from=client.since.date(),
    )
    books.builder.add(row)
    at = client.since + timedelta(hours=1)
    books.tell(verbs.CONCESSION_SET, row, at, fee="80", currency="EUR")


def _charge_meetings(books: Books, package: Package) -> None:
    """As the scheduling room does it, from the first day on."""
    since = datetime.combine(books.start, time(), books.builder.zone)
    frames: dict[UUID, list[Frame]] = defaultdict(list)
    for frame in rows(books.builder, Frame):
        frames[frame.engagement_id].append(frame)
    left = package.meetings
    for made in sorted(rows(books.builder, Appointment), key=lambda row: (row.starts_at, row.client.name)):
        kind = KINDS.get(AppointmentStatus(made.status))
        if kind is None or made.starts_at < since:
            continue
        charge = _charge_meeting(books, made, kind, frames.get(made.engagement_id or made.pk, []))
        if charge is None:
            continue
        is_after = made.starts_at.date() > package.bought_on
        if left and is_after and made.client_id == package.client_id and charge.percent == 100:
            charge.status, charge.package, left = ChargeStatus.COVERED, package, left - 1
        _tell_charge(books, charge, _learned_at(made))


def _learned_at(made: Appointment) -> datetime:
    """When it was known what became of it."""
    if made.status == AppointmentStatus.MISSED:
        return made.ends_at
    return made.cancelled_at or made.starts_at


def _charge_meeting(books: Books, made: Appointment, kind: str, frames: list[Frame]) -> Charge | None:
    agreed = next((_agreed(each) for each in frames if _held(each, made.starts_at)), None)
    practice = books.builder.practice
    fee = fees.fee_of_meeting(
        agreed,
        (),
        on=made.starts_at.date(),
        currency=practice.currency,
        first_fee=practice.first_meeting_fee,
        is_first=made.is_first,
    )
    due = fees.due(kind, agreed, fee)
    if due is None:
        return None
    return _charge(
        books,
        made.client,
        kind,
        made.starts_at,
        due.amount,
        fee=due.fee.amount,
        percent=due.percent,
        engagement=made.engagement,
        member=made.member,
        minutes=Span(made.starts_at, made.ends_at).minutes,
        subject_id=made.pk,
    )


def _agreed(frame: Frame) -> fees.Agreed:
    return fees.Agreed(
        frame.fee, frame.currency, frame.late_percent, frame.missed_percent, frame.payment_period
    )


def _held(frame: Frame, at: datetime) -> bool:
    is_in = frame.status in (FrameStatus.AGREED, FrameStatus.REPLACED)
    is_begun = frame.agreed_at is not None and frame.agreed_at <= at
    return is_in and is_begun and (frame.ended_at is None or frame.ended_at > at)


def _charge(books: Books, client: Client, kind: str, at: datetime, amount: Decimal, **also: Any) -> Charge:
    row = Charge(
        practice=books.builder.practice,
        client=client,
        kind=kind,
        amount=amount,
        currency="EUR",
        happened_at=at,
        made_at=at,
        **{"fee": amount, **also},
    )
    books.charges[client.pk].append(books.builder.add(row))
    return row


def _tell_charge(books: Books, row: Charge, at: datetime) -> None:
    row.made_at = at
    books.tell(
        verbs.CHARGE_MADE,
        row,
        at,
        kind=str(row.kind),
        amount=str(row.amount),
        currency=row.currency,
        percent=row.percent,
        status=str(row.status),
    )


def _charge_project(books: Books, company: Company) -> None:
    """Delivery is paid by the project, not by the meeting."""
    at = books.moment(books.start + timedelta(days=20))
    charge = _charge(
        books,
        company.client,
        ChargeKind.OTHER,
        at,
        Decimal(2400),
        member=company.member,
        engagement=company.work,
        words="The project, first half",
    )
    _tell_charge(books, charge, at)


def _waive_one(books: Books) -> None:
    """The newest missed or late meeting is let go, and why."""
    lost = [
        each
        for each in rows(books.builder, Charge)
        if each.kind in (ChargeKind.LATE, ChargeKind.MISSED) and each.status == ChargeStatus.OPEN
    ]
    row = max(lost, key=lambda each: (each.happened_at, each.client.name), default=None)
    if row is None:
        return
    row.status, row.waive_reason, row.waived_by = (
        ChargeStatus.WAIVED,
        "The trains did not run that day.",
        books.owner,
    )
    row.waived_at = min(row.made_at + timedelta(hours=3), books.builder.now)
    books.tell(
        verbs.CHARGE_WAIVED,
        row,
        row.waived_at,
        kind=str(row.kind),
        amount=str(row.amount),
        currency=row.currency,
    )
