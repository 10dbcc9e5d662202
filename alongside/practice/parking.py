"""Forms that came in after the sign-in had ended: kept for their writer, so that nothing typed is lost."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.practice.models import Parked

KEPT_FOR = timedelta(days=3)
MOST = 200_000  # characters


def park(practice_id: UUID, account_id: UUID, *, path: str, fields: Mapping[str, list[str]]) -> None:
    """Keep a form. One form a path: a second attempt replaces the first. Too large a form is not kept."""
    if sum(len(value) for values in fields.values() for value in values) > MOST:
        return
    with transaction.atomic():
        Parked.objects.filter(account_id=account_id, path=path).delete()
        Parked.objects.create(practice_id=practice_id, account_id=account_id, path=path, fields=dict(fields))


def parked_forms(account_id: UUID) -> list[Parked]:
    """What waits for this account, the newest first; what is older than three days is gone."""
    found = Parked.objects.filter(account_id=account_id, at__gte=timezone.now() - KEPT_FOR)
    return list(found.order_by("-at"))


def take_back(account_id: UUID, parked_id: UUID) -> None:
    """It was sent again, or is not wanted any more. NotYours: somebody else's."""
    if not Parked.objects.filter(account_id=account_id, pk=parked_id).delete()[0]:
        raise NotYours


def forget_old() -> int:
    """Remove what nobody came back for; returns how many."""
    return Parked.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()[0]
