"""A way in that leads nowhere any more goes (peers.md 2.14)."""

from uuid import UUID

from alongside.clients.models import CirclePerson, Client
from alongside.practice.models import Account, Member


def forget_accounts(accounts: set[UUID]) -> None:
    """Delete those of these accounts that have no seat left: member, client or somebody's circle.

    For actions that have just taken a seat away.
    """
    seats = [table.objects.filter(account__in=accounts) for table in (Client, Member, CirclePerson)]
    kept = {pk for found in seats for pk in found.values_list("account", flat=True)}
    Account.objects.filter(pk__in=accounts - kept).delete()
