"""Reads of ways round a need, for who works with the client; actor first (B04)."""

from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.models import Workaround


def workarounds(actor: Actor, client_id: UUID) -> QuerySet[Workaround]:
    """All that were written down with one client, the newest first. NotYours for everybody but who works here."""
    if not actor.is_member:
        raise NotYours
    found = Workaround.objects.filter(client_id=client_id, client__in=readable_clients(actor))
    return found.select_related("client", "member").order_by("-at", "-pk")


def workaround(actor: Actor, workaround_id: UUID) -> Workaround:
    """One of them. NotYours for who does not work with the client."""
    if not actor.is_member:
        raise NotYours
    found = Workaround.objects.filter(pk=workaround_id, client__in=readable_clients(actor))
    one = found.select_related("client").first()
    if one is None:
        raise NotYours
    return one
