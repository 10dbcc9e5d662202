"""Reads about clients; actor first. Here, and only here, it is decided whose client is whose (law 3)."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.clients.models import Client, ClientStatus, Engagement, Stage
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor, Kind


def visible_clients(actor: Actor) -> QuerySet[Client]:
    """Clients whose name, contact points and times this actor may see; merged ones left out.

    Owner, manager, coordinator, bookkeeper: all of the practice. A practitioner: their own and those of
    members they cover. A client: themselves.
    """
    found = Client.objects.filter(practice_id=actor.practice_id).exclude(status=ClientStatus.MERGED)
    if actor.sees_every_client:
        return found
    if actor.is_member:
        return found.filter(own_clients(actor))
    if actor.is_client and actor.id:
        return found.filter(pk=actor.id)
    return found.none()


def own_clients(actor: Actor) -> Q:
    """The condition for a client being this member's to work with: responsible, covering, or engaged."""
    mine = actor.stands_for
    engaged = Engagement.objects.filter(practitioner_id__in=mine).exclude(stage=Stage.ENDED)
    return Q(practitioner_id__in=mine) | Q(pk__in=engaged.values("client_id"))


def client(actor: Actor, client_id: UUID) -> Client:
    """One client that the actor may see. NotYours otherwise."""
    found = visible_clients(actor).filter(pk=client_id).select_related("practitioner").first()
    if found is None:
        raise NotYours
    return found


def readable_clients(actor: Actor) -> QuerySet[Client]:
    """Clients whose words (request, notes, answers, messages) this actor may read and write.

    Only who works with the client, who covers for them, and the client; running a practice is no reason.
    """
    found = Client.objects.filter(practice_id=actor.practice_id).exclude(status=ClientStatus.MERGED)
    if actor.is_trusted:
        return found
    if actor.is_member and actor.practises:
        return found.filter(own_clients(actor))
    if actor.is_client and actor.id:
        return found.filter(pk=actor.id)
    return found.none()


def readable_client(actor: Actor, client_id: UUID) -> Client:
    """One client whose words the actor may read. NotYours otherwise."""
    found = readable_clients(actor).filter(pk=client_id).select_related("practitioner").first()
    if found is None:
        raise NotYours
    return found


def may_read_words(actor: Actor, client_id: UUID) -> bool:
    """Whether this actor may read what this client said and what was written about them."""
    return readable_clients(actor).filter(pk=client_id).exists()


def engagement(actor: Actor, engagement_id: UUID) -> Engagement:
    """One engagement of a client whose words the actor may read. NotYours otherwise."""
    found = Engagement.objects.filter(pk=engagement_id, client__in=readable_clients(actor))
    one = found.select_related("client", "practitioner").first()
    if one is None:
        raise NotYours
    return one


def client_seats(account_id: UUID) -> Iterable[Client]:
    """Every client that this account is, in any practice."""
    found = Client.objects.filter(account_id=account_id).exclude(status=ClientStatus.MERGED)
    return found.select_related("practice").order_by("practice__name", "name")


def client_of_account(client_id: UUID, account_id: UUID) -> Client | None:
    """The client that this account is, if the seat is still theirs."""
    found = client_seats(account_id)
    return next((each for each in found if each.pk == client_id), None)


def actor_for_client(client: Client) -> Actor:
    """The actor that a client is in their portal."""
    return Actor(
        kind=Kind.CLIENT,
        practice_id=client.practice_id,
        id=client.pk,
        account_id=client.account_id,
        language=client.language,
        timezone=client.timezone,
        name=client.name,
    )
