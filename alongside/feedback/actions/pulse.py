"""The team pulse: colleagues answer the five needs, without a name and without a trace (as anonymous.py)."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.feedback.figures import month_of
from alongside.feedback.models import PulseAnswer, PulseVoice
from alongside.feedback.queries.experience import NEEDS
from alongside.feedback.shuffling import Said, joined
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Member, Practice
from alongside.trail.actors import Actor

LONGEST = 2000
HIGHEST = 10


@transaction.atomic
def answer_pulse(actor: Actor, *, answers: Mapping[str, int | None], words: str = "") -> None:
    """One member's five needs, 0 to 10 each, once a month; shown by fives of a unit and month (N01, N02).

    Refused answered_already, nothing_said, out_of_range beside the need, too_long.
    """
    if not actor.is_member:
        raise NotYours
    given = _given(answers)
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    Practice.objects.select_for_update().get(pk=actor.practice_id)  # one answer at a time
    today = timezone.localdate()
    month = month_of(today)
    if PulseVoice.objects.filter(member_id=actor.myself, month=month).exists():
        raise Refused("answered_already")
    PulseVoice.objects.create(practice_id=actor.practice_id, member_id=actor.myself, month=month)
    unit_id = Member.objects.values_list("unit_id", flat=True).get(pk=actor.myself)
    rows = list(
        PulseAnswer.objects.filter(
            practice_id=actor.practice_id, unit_id=unit_id, month=month, is_shown=False
        )
    )
    waiting = [Said(month, row.answers, row.words) for row in rows]
    PulseAnswer.objects.filter(pk__in=[row.pk for row in rows]).delete()
    mixed = joined(waiting, Said(month, given, words.strip()))
    PulseAnswer.objects.bulk_create(_row(actor, unit_id, each) for each in mixed)


def _given(answers: Mapping[str, int | None]) -> dict[str, int]:
    given = {need: value for need in NEEDS if (value := answers.get(need)) is not None}
    for need, value in given.items():
        if not 0 <= value <= HIGHEST:
            raise Refused("out_of_range", need, lowest=0, highest=HIGHEST)
    if not given:
        raise Refused("nothing_said")
    return given


def _row(actor: Actor, unit_id: UUID | None, said: Said) -> PulseAnswer:
    return PulseAnswer(
        practice_id=actor.practice_id,
        unit_id=unit_id,
        month=said.day,
        answers=said.given,
        words=said.words,
        is_shown=said.is_shown,
    )
