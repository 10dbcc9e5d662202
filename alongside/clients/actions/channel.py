"""How a client likes best to be reached (H08)."""

from uuid import UUID

from django.db import transaction

from alongside.clients import verbs
from alongside.clients.models import Client
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor

CHANNELS = ("", "portal", "email", "phone", "letter", "sms", "visit")


@transaction.atomic
def choose_channel(actor: Actor, client_id: UUID, *, channel: str) -> None:
    """The client chooses, or a member writes down what the client said; "" takes the choice back.

    Refused beside "channel": channel_unknown.
    """
    client = readable_client(actor, client_id)
    if not (actor.is_client or actor.is_member):
        raise NotYours
    if channel not in CHANNELS:
        raise Refused("channel_unknown", "channel")
    if Client.objects.filter(pk=client.pk).exclude(channel=channel).update(channel=channel):
        record(actor, verbs.CLIENT_CHANGED, client_id=client.pk, subject=client, changed=["channel"])
