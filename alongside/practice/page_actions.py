"""Writes of the public page: texts by language, publishing when nothing is missing (A10)."""

from collections.abc import Mapping

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries, verbs
from alongside.practice.models import Practice, PublicText
from alongside.practice.page_sections import SECTIONS, missing
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def write_public_page(actor: Actor, *, language: str, texts: Mapping[str, str]) -> None:
    """Keep the page's texts in one language. NotYours: does not run the practice."""
    if not actor.runs_practice:
        raise NotYours
    with transaction.atomic():
        for section in SECTIONS:
            PublicText.objects.update_or_create(
                practice_id=actor.practice_id,
                language=language,
                section=section,
                defaults={"words": texts.get(section, "").strip()},
            )
        practice = queries.the_practice(actor)
        if practice.is_public and practice.language == language and missing(texts):
            _set_public(practice, False)
        record(actor, verbs.PRACTICE_CHANGED, subject=practice, changed=["public_page", language])


def publish_page(actor: Actor, *, is_public: bool) -> None:
    """Show the page to the world, or take it back. Refused while a section says nothing (A10)."""
    if not actor.runs_practice:
        raise NotYours
    with transaction.atomic():
        practice = Practice.objects.select_for_update().get(pk=actor.practice_id)
        if is_public and (holes := missing(queries.public_texts(practice, practice.language))):
            raise Refused("page_incomplete", sections=holes)
        _set_public(practice, is_public)
        record(actor, verbs.PRACTICE_CHANGED, subject=practice, changed=["is_public"])


def _set_public(practice: Practice, is_public: bool) -> None:
    practice.is_public = is_public
    practice.save(update_fields=["is_public"])
