"""How a client comes into the portal: by accepting the invitation that was sent to them."""

from django.db import transaction

from alongside.clients.models import Client, ClientStatus, ContactKind
from alongside.lib.errors import NotYours
from alongside.practice.actions import account_for, find_key, subject_of, use_key
from alongside.practice.models import Account


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
