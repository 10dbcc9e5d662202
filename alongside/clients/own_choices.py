"""What clients choose for themselves; actor first."""

from django.db import transaction

from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Language
from alongside.trail.actors import Actor


def choose_language(actor: Actor, language: str) -> None:
    """The language in which the client reads the portal and gets letters. Refused: not one of ours."""
    if not actor.is_client:
        raise NotYours
    if language not in Language.values:
        raise Refused("language_unknown", "language")
    with transaction.atomic():
        Client.objects.filter(pk=actor.myself).update(language=language)
