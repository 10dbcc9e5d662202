"""What file/ asks of every room that holds something of a client."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed
from alongside.scheduling import terms
from alongside.scheduling.actions.changing import release_future
from alongside.scheduling.models import (
    Appointment,
    Feed,
    Gathering,
    Hold,
    LifeSituation,
    Occupied,
    Offer,
    Series,
    Wish,
)
from alongside.trail.actors import Actor


def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """The work has ended: what was planned is let go, and nobody pays for it (G04); returns how many."""
    return release_future(actor, engagement_id=engagement_id, by=terms.CLIENT)


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete all that this room holds of a client. The caller (file/) has decided that it may be."""
    here = {"practice_id": actor.practice_id}
    mine = here | {"client_id": client_id}
    shared = list(Gathering.objects.filter(appointments__client=client_id, **here).distinct())
    Occupied.objects.filter(resource_id=client_id).delete()
    Appointment.objects.filter(**mine).delete()
    _leave(shared)
    Series.objects.filter(**mine).delete()
    Hold.objects.filter(offer__client_id=client_id, **here).delete()
    Wish.objects.filter(**mine).delete()  # and with them what was offered
    LifeSituation.objects.filter(**mine).delete()
    Feed.objects.filter(**mine).delete()


def _leave(shared: Iterable[Gathering]) -> None:
    """What they shared with others stays theirs, without words that may name who left; with nobody, it goes."""
    for each in shared:
        if each.appointments.exists():
            each.title, each.override_reason = "", None
            each.save(update_fields=["title", "override_reason"])
        else:
            each.delete()


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's times to another (they were the same person); inside file's transaction.

    Where both were planned at one time, that stays as it is: known, and blocking nothing.
    """
    move_all_sealed(Appointment, from_client.pk, to_client.pk)
    Series.objects.filter(client=from_client).update(client=to_client)
    move_all_sealed(Wish, from_client.pk, to_client.pk)
    Offer.objects.filter(client=from_client).update(client=to_client)
    _move_life_situation(from_client, to_client)
    # An address is a key: it does not open another file by itself. A new one is made in a moment.
    feeds = Feed.objects.filter(client=from_client)
    feeds.filter(revoked_at=None).update(revoked_at=timezone.now())
    feeds.update(client=to_client)
    for row in Occupied.objects.filter(resource_id=from_client.pk):
        others = Occupied.objects.filter(resource_id=to_client.pk, overridden=False)
        row.overridden = others.filter(starts_at__lt=row.ends_at, ends_at__gt=row.starts_at).exists()
        row.resource_id = to_client.pk
        row.save(update_fields=["resource_id", "overridden"])


def _move_life_situation(from_client: Client, to_client: Client) -> None:
    """Each has one: what was said last holds."""
    rows = {row.client_id: row for row in LifeSituation.objects.filter(client__in=(from_client, to_client))}
    said, kept = rows.get(from_client.pk), rows.get(to_client.pk)
    if said is None:
        return
    if kept is not None:
        older = min(said, kept, key=lambda each: each.said_at)
        LifeSituation.objects.filter(pk=older.pk).delete()
    move_all_sealed(LifeSituation, from_client.pk, to_client.pk)
