"""Asking somebody of a client's circle: only while the client agrees to it (N01). Actor first."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import verbs as client_verbs
from alongside.clients.models import CirclePerson
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice.actions.taking_back import take_back_rows
from alongside.voice.models import CheckIn


@transaction.atomic
def agree_to_asking(actor: Actor, *, client_id: UUID, person_id: UUID, is_agreed: bool) -> CirclePerson:
    """The client says that this person may be asked about them, or no longer; what is open is taken back then.

    The client themselves, or who works with them and was told so by the client.
    """
    client = readable_client(actor, client_id)
    found = CirclePerson.objects.select_for_update().filter(client=client, pk=person_id)
    person = found.defer("remark").first()
    if person is None:
        raise NotYours
    if is_agreed != (person.asking_agreed_at is not None):
        person.asking_agreed_at = timezone.now() if is_agreed else None
        person.save(update_fields=["asking_agreed_at"])
        change = "asking_agreed" if is_agreed else "asking_revoked"
        record(actor, client_verbs.CIRCLE_CHANGED, client_id=client.pk, subject=person, change=change)
    if not is_agreed:
        take_back_rows(actor, CheckIn.objects.filter(circle_person=person))
    return person
