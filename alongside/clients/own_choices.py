"""What clients, and people around them, choose for themselves; actor first."""

from django.db import transaction

from alongside.clients.models import CirclePerson, Client
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Language
from alongside.trail.actors import Actor, Kind


def choose_language(actor: Actor, language: str) -> None:
    """The language in which somebody reads their pages and gets letters. Refused: not one of ours."""
    if not (actor.is_client or actor.kind is Kind.CIRCLE):
        raise NotYours
    if language not in Language.values:
        raise Refused("language_unknown", "language")
    with transaction.atomic():
        table = Client if actor.is_client else CirclePerson
        table.objects.filter(pk=actor.myself).update(language=language)
