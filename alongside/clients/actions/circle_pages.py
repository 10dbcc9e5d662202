"""Which pages somebody around a client may open, and their way in (N01). Only the client widens; both may narrow."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import verbs
from alongside.clients.actions import locks
from alongside.clients.actions.circle import CIRCLE_KEY, close_way_in, locked_person
from alongside.clients.circle_pages import PAGES, in_order
from alongside.clients.models import CirclePage, CirclePerson, Client, MayKnow
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post
from alongside.practice.actions import make_key
from alongside.practice.models import Key
from alongside.trail.actions import record
from alongside.trail.actors import Actor

VALID = timedelta(days=14)
A_WHILE = timedelta(minutes=10)  # between two invitations of the same person


def choose_pages(
    actor: Actor,
    *,
    client_id: UUID,
    person_id: UUID,
    pages: Collection[str],
    seen: Collection[str] | None = None,
) -> None:
    """Exactly these pages lie open to this person from now on.

    A member only takes away: NotYours for one that the client has not allowed. `seen`: what lay open when the form
    was shown (None: no form). Refused page_unknown beside "pages"; changed_meanwhile when a form that is no longer
    true would open a page (an older tab opens nothing that was just taken back).
    """
    wanted = set(pages)
    if wanted - set(PAGES):
        raise Refused("page_unknown", "pages")
    with transaction.atomic():
        client = locks.around(actor, client_id)
        person = locked_person(client, person_id)
        present = set(person.pages.values_list("page", flat=True))
        if wanted - present and not actor.is_client:
            raise NotYours
        if wanted - present and seen is not None and set(seen) != present:
            raise Refused("changed_meanwhile")
        _allow(actor, client, person, wanted - present)
        _revoke(actor, client, person, present - wanted)


def take_back_all(actor: Actor, *, client_id: UUID, person_id: UUID) -> None:
    """Nothing lies open to this person any more, nothing may be told, and their way in is gone."""
    with transaction.atomic():
        client = locks.around(actor, client_id)
        person = locked_person(client, person_id)
        _revoke(actor, client, person, set(person.pages.values_list("page", flat=True)))
        person.may_know, person.agreed_at = MayKnow.NOTHING, None
        person.revision += 1
        person.save(update_fields=["may_know", "agreed_at", "revision"])
        close_way_in(person)
        record(actor, verbs.CIRCLE_CHANGED, client_id=client.pk, subject=person, change="taken_back")


def invite_to_circle(actor: Actor, *, client_id: UUID, person_id: UUID) -> None:
    """Send a link that holds 14 days and makes their own way in; an older one stops working.

    Refused no_email, no_page (nothing is open to them), joined_already, invited_just_now.
    """
    now = timezone.now()
    with transaction.atomic():
        client = locks.around(actor, client_id)
        person = locked_person(client, person_id)
        if not person.email:
            raise Refused("no_email")
        if not person.pages.exists():
            raise Refused("no_page")
        if person.account_id:
            raise Refused("joined_already")
        if person.invited_at and now - person.invited_at < A_WHILE:
            raise Refused("invited_just_now")
        _send_link(client, person)
        person.invited_at = now
        person.save(update_fields=["invited_at"])
        record(actor, verbs.CIRCLE_INVITED, client_id=client.pk, subject=person)


def _allow(actor: Actor, client: Client, person: CirclePerson, pages: set[str]) -> None:
    for page in in_order(pages):
        CirclePage.objects.create(
            practice_id=client.practice_id,
            client=client,
            person=person,
            page=page,
            allowed_at=timezone.now(),
        )
        record(actor, verbs.CIRCLE_PAGE_ALLOWED, client_id=client.pk, subject=person, page=page)


def _revoke(actor: Actor, client: Client, person: CirclePerson, pages: set[str]) -> None:
    person.pages.filter(page__in=pages).delete()
    for page in in_order(pages):
        record(actor, verbs.CIRCLE_PAGE_REVOKED, client_id=client.pk, subject=person, page=page)


def _send_link(client: Client, person: CirclePerson) -> None:
    Key.objects.filter(purpose=CIRCLE_KEY, subject_id=person.pk, used_at=None).delete()
    secret = make_key(CIRCLE_KEY, valid_for=VALID, practice_id=client.practice_id, subject_id=person.pk)
    post(
        client.practice_id,
        "circle.invited",
        email=person.email,
        language=person.language or client.language,
        zone=client.timezone,
        client_id=client.pk,
        subject_id=person.pk,
        useless_after=timezone.now() + VALID,
        facts={"secret": secret},
    )
