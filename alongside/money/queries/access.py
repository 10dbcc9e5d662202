"""Whose money this actor may see and handle: decided here and nowhere else (law 3)."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.clients.models import Client, ClientStatus
from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours
from alongside.practice.models import Practice
from alongside.trail.actors import Actor, Role

RUNS_MONEY = frozenset({Role.OWNER, Role.MANAGER, Role.BOOKKEEPER})


def may_run_money(actor: Actor) -> bool:
    """Who sees the money of the whole practice: owner, manager and bookkeeper; a coordinator sees none."""
    return actor.is_trusted or (actor.is_member and actor.role in RUNS_MONEY)


def may_handle_money(actor: Actor, client: Client) -> bool:
    """Who charges, waives, invoices and takes payments: those who run money, and who works with the client."""
    if may_run_money(actor):
        return client.practice_id == actor.practice_id
    return actor.is_member and readable_clients(actor).filter(pk=client.pk).exists()


def may_read_reasons(actor: Actor, client: Client) -> bool:
    """Why somebody pays less is a part of their life: who works with them reads it, a bookkeeper does not."""
    if actor.is_trusted or not (actor.is_member and actor.practises):
        return actor.is_trusted
    return client.practitioner_id in actor.stands_for or readable_clients(actor).filter(pk=client.pk).exists()


def check_runs(actor: Actor) -> None:
    """NotYours for who does not run the practice's money."""
    if not may_run_money(actor):
        raise NotYours


def payers(actor: Actor) -> QuerySet[Client]:
    """Clients whose money this actor may see; a client: themselves."""
    if may_run_money(actor):
        found = Client.objects.filter(practice_id=actor.practice_id)
        return found.exclude(status=ClientStatus.MERGED)
    return readable_clients(actor)


def payer(actor: Actor, client_id: UUID) -> Client:
    """One client whose money the actor may see. NotYours otherwise."""
    found = payers(actor).filter(pk=client_id).select_related("practice", "practitioner").first()
    if found is None:
        raise NotYours
    return found


def handled(actor: Actor, client_id: UUID) -> Client:
    """One client whose money the actor may change; never a client their own. NotYours otherwise."""
    if actor.is_client:
        raise NotYours
    return payer(actor, client_id)


def of_payers(actor: Actor) -> Q:
    """The condition for a row that its money is the actor's to see.

    Who runs money also sees what is kept of people who were erased.
    """
    mine = Q(practice_id=actor.practice_id)
    if may_run_money(actor):
        return mine
    return mine & Q(Exists(payers(actor).filter(pk=OuterRef("client_id"))))


def today_of(practice: Practice) -> date:
    """The day it is where the practice is."""
    return timezone.now().astimezone(ZoneInfo(practice.timezone)).date()
