"""Takes the row lock of a client that the actor may change, and refuses what was changed meanwhile."""

from uuid import UUID

from django.db import models

from alongside.clients import queries
from alongside.clients.models import Client, Engagement, Profile
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import Actor


def visible(actor: Actor, client_id: UUID) -> Client:
    """A client whose names and contact points the actor may change, locked. NotYours otherwise."""
    if not queries.may_keep_records(actor):
        raise NotYours
    return _locked(queries.client(actor, client_id).pk)


def readable(actor: Actor, client_id: UUID) -> Client:
    """A client whose words this member may write, locked. NotYours otherwise."""
    if actor.is_client:
        raise NotYours
    return _locked(queries.readable_client(actor, client_id).pk)


def around(actor: Actor, client_id: UUID) -> Client:
    """A client whose circle the actor may change, locked: the client, or who works with them. NotYours otherwise."""
    return _locked(queries.readable_client(actor, client_id).pk)


def _locked(client_id: UUID) -> Client:
    return Client.objects.select_for_update().get(pk=client_id)


def engagement(actor: Actor, engagement_id: UUID) -> Engagement:
    """An engagement of a client whose words the actor may read, locked. NotYours otherwise."""
    found = queries.engagement(actor, engagement_id)
    return Engagement.objects.select_for_update().get(pk=found.pk)


def profile(client: Client) -> Profile:
    """The client's profile, locked; made when there is none yet (an import brings none)."""
    found, _ = Profile.objects.select_for_update().get_or_create(
        client=client, defaults={"practice_id": client.practice_id}
    )
    return found


def must_be_unchanged(row: models.Model, revision: int | None) -> None:
    """Refused("changed_meanwhile", saved=row) when somebody saved since the form was opened.

    None: the caller did not show a form (an import, the worker).
    """
    if revision is not None and revision != row.revision:  # type: ignore[attr-defined]
        raise Refused("changed_meanwhile", saved=row)
