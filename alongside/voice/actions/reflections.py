"""Looking at oneself; actor first. Nobody else reads it, by any way (E14)."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.models import Reflection
from alongside.voice.reflecting import CADENCES, HIGHEST, ITEMS

LONGEST = 2000


@transaction.atomic
def write_reflection(
    actor: Actor,
    *,
    answers: Mapping[str, int | None],
    words: str = "",
    intention: str = "",
    again_weeks: int | None = None,
) -> Reflection:
    """Keep what I see in the mirror, one intention for the week, and when I want to be asked again.

    Refused nothing_said, out_of_range beside the item, too_long.
    """
    if not actor.is_member:
        raise NotYours
    given = {item: value for item in ITEMS if (value := answers.get(item)) is not None}
    for item, value in given.items():
        if not 0 <= value <= HIGHEST:
            raise Refused("out_of_range", item)
    if again_weeks is not None and again_weeks not in CADENCES:
        raise Refused("out_of_range", "again_weeks")
    for field, said in (("words", words), ("intention", intention)):
        if len(said.strip()) > LONGEST:
            raise Refused("too_long", field, most=LONGEST)
    if not given and not words.strip() and not intention.strip():
        raise Refused("nothing_said")
    reflection = Reflection.objects.create(
        practice_id=actor.practice_id,
        member_id=actor.myself,
        answers={"items": given, "again_weeks": again_weeks},
        words=words.strip() or None,
        intention=intention.strip() or None,
        at=timezone.now(),
    )
    record(actor, verbs.REFLECTED, subject=reflection)
    return reflection


@transaction.atomic
def remove_reflection(actor: Actor, reflection_id: UUID) -> None:
    """Take it out of the mirror for good. NotYours for anybody else's."""
    found = Reflection.objects.filter(pk=reflection_id, practice_id=actor.practice_id)
    if not actor.is_member or not found.filter(member_id=actor.myself).delete()[0]:
        raise NotYours
