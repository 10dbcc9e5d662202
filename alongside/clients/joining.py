"""How somebody comes in: a client into their portal, or somebody around them, by the invitation sent to them."""

from django.db import transaction

from alongside.clients import verbs
from alongside.clients.actions.circle import CIRCLE_KEY
from alongside.clients.models import CirclePerson, Client, ClientStatus, ContactKind
from alongside.clients.queries import actor_for_circle
from alongside.lib.errors import NotYours
from alongside.practice.actions import account_for, find_key, subject_of, use_key
from alongside.practice.models import Account
from alongside.trail.actions import record


def join_portal(secret: str) -> tuple[Account, Client]:
    """Accept an invitation to the portal: the client's account is made, and the client is this account.

    Two clients may share an address, and so an account: then the account chooses its seat. NotYours: the link
    is spent, too old, or its client has no e-mail address any more.
    """
    with transaction.atomic():
        key = find_key(secret, "invitation")
        client = Client.objects.select_for_update().select_related("practice").get(pk=subject_of(key))
        point = client.contact_points.filter(kind=ContactKind.EMAIL).order_by("pk").first()
        if client.status == ClientStatus.MERGED or point is None:
            raise NotYours
        use_key(key)
        client.account = account_for(point.value, client.language)
        client.save(update_fields=["account"])
        return client.account, client


def join_circle(secret: str) -> tuple[Account, CirclePerson]:
    """Accept an invitation of somebody around a client: an account of their own, or the one of that address.

    NotYours: the link is spent or too old, or the client has taken everything back meanwhile.
    """
    with transaction.atomic():
        key = find_key(secret, CIRCLE_KEY)
        rows = CirclePerson.objects.select_for_update(of=("self",)).defer("remark")
        person = rows.select_related("practice", "client").filter(pk=subject_of(key)).first()
        if person is None or not person.email or not person.pages.exists():
            raise NotYours
        if person.client.status == ClientStatus.MERGED:
            raise NotYours
        use_key(key)
        person.account = account_for(person.email, person.language or person.client.language)
        person.save(update_fields=["account"])
        record(actor_for_circle(person), verbs.CIRCLE_JOINED, client_id=person.client_id, subject=person)
        return person.account, person
