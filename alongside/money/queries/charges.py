"""Charges and packages, for who may see a client's money."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from alongside.clients.models import Client
from alongside.lib.errors import NotYours
from alongside.money.balances import Prepaid
from alongside.money.models import Charge, ChargeStatus, Package
from alongside.money.queries.access import may_read_reasons, of_payers, payer
from alongside.trail.actors import Actor

OWED = (ChargeStatus.OPEN, ChargeStatus.COVERED, ChargeStatus.INVOICED)


def charges_of_client(actor: Actor, client_id: UUID) -> list[Charge]:
    """Everything charged to a client, newest first. What turned out otherwise is left out for the client.

    Reasons are there only for who may read them.
    """
    return charges_of(actor, payer(actor, client_id))


def charges_of(actor: Actor, client: Client) -> list[Charge]:
    """The same of a client whom the actor was let in to see."""
    found = Charge.objects.filter(client=client)
    if actor.is_client:
        found = found.filter(status__in=(*OWED, ChargeStatus.WAIVED))
    rows = list(
        found.select_related("member", "service", "package", "waived_by").order_by("-happened_at", "-pk")
    )
    if any(each.status == ChargeStatus.WAIVED for each in rows) and not may_read_reasons(actor, client):
        for each in rows:
            _hide_reason(actor, each)
    return rows


def _hide_reason(actor: Actor, row: Charge) -> None:
    """From everybody but who wrote it."""
    if not actor.is_member or row.waived_by_id != actor.id:
        row.waive_reason = ""


def open_charges(actor: Actor, client_id: UUID | None = None) -> QuerySet[Charge]:
    """What waits to be invoiced, of one client or (None) of all whose money the actor handles; oldest first."""
    found = Charge.objects.filter(of_payers(actor), status=ChargeStatus.OPEN)
    if client_id is not None:
        found = found.filter(client=payer(actor, client_id))
    return found.select_related("client", "member", "service").order_by(
        "client__search_name", "happened_at", "pk"
    )


def charge(actor: Actor, charge_id: UUID) -> Charge:
    """One charge. NotYours otherwise."""
    found = Charge.objects.filter(of_payers(actor), pk=charge_id)
    one = found.select_related("client", "member", "service", "package").first()
    if one is None or (actor.is_client and one.status == ChargeStatus.VOID):
        raise NotYours
    if one.status == ChargeStatus.WAIVED and not may_read_reasons(actor, one.client):
        _hide_reason(actor, one)
    return one


def charge_of(actor: Actor, subject_id: UUID) -> Charge | None:
    """The charge of an appointment or a package, if it has one that the actor may see."""
    found = Charge.objects.filter(of_payers(actor), subject_id=subject_id).exclude(status=ChargeStatus.VOID)
    return found.select_related("package", "service").first()


def prepaid(client_id: UUID) -> list[Prepaid]:
    """A client's packages with what each has covered; for arithmetic."""
    rows = _counted(Package.objects.filter(client_id=client_id))
    return [as_prepaid(each) for each in rows]


def as_prepaid(package: Package) -> Prepaid:
    """A counted package (`used`) as plain values."""
    return Prepaid(
        package.pk,
        package.service_id,
        package.meetings,
        package.used,  # type: ignore[attr-defined]
        package.bought_on,
        package.expires_on,
        package.ended_at is not None,
    )


def packages_of_client(actor: Actor, client_id: UUID) -> list[Package]:
    """Newest first; each with `used` and `left`, the meetings it has covered and still can."""
    return packages_of(payer(actor, client_id))


def packages_of(client: Client) -> list[Package]:
    """The same of a client whom the actor was let in to see."""
    found = _counted(Package.objects.filter(client=client))
    rows = list(found.select_related("service").order_by("-bought_on", "-pk"))
    for each in rows:
        each.left = as_prepaid(each).left  # type: ignore[attr-defined]
    return rows


def _counted(packages: QuerySet[Package]) -> QuerySet[Package]:
    covered = Count("charges", filter=Q(charges__status=ChargeStatus.COVERED))
    return packages.annotate(used=covered)
