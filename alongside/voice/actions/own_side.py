"""How a meeting was for who led it; actor first. Theirs alone: neither client nor owner reads it (C10)."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.meetings.queries import meeting as one_meeting
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.actions.measures import ready_version
from alongside.voice.measuring.scoring import BadAnswer
from alongside.voice.models import CheckIn, Occasion, Rater, Way
from alongside.voice.queries.measures import definition_of, scorer_of

LONGEST = 2000


@transaction.atomic
def answer_own_side(
    actor: Actor, meeting_id: UUID, *, answers: Mapping[str, float | None], words: str = ""
) -> CheckIn:
    """Keep how this meeting was for me, who led it; once more replaces what I said before.

    NotYours for everybody else. Refused nothing_said, out_of_range beside the item, too_long beside "words".
    """
    meeting = one_meeting(actor, meeting_id)
    if not actor.is_member or meeting.member_id != actor.id:
        raise NotYours
    version = ready_version(meeting.practice_id, "own-side")
    known = {item.id for item in definition_of(version.pk).items}
    given = {name: value for name, value in answers.items() if value is not None and name in known}
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    if not given and is_blank(words):
        raise Refused("nothing_said")
    check_in = _mine(actor, meeting_id) or CheckIn(
        practice_id=meeting.practice_id,
        client_id=meeting.client_id,
        engagement_id=meeting.engagement_id,
        meeting=meeting,
        occasion=Occasion.AFTER,
        rater=Rater.MEMBER,
        member_id=actor.id,
        asked_at=timezone.now(),
        version=version,
    )
    check_in.answers, check_in.scores = given, _scores(version.pk, given)
    check_in.words = None if is_blank(words) else words.strip()
    check_in.answered_at = check_in.seen_at = timezone.now()
    check_in.way = Way.DESK
    check_in.save()
    record(actor, verbs.OWN_SIDE_SAID, client_id=meeting.client_id, subject=check_in)
    return check_in


def _mine(actor: Actor, meeting_id: UUID) -> CheckIn | None:
    found = CheckIn.objects.select_for_update().filter(
        meeting_id=meeting_id,
        rater=Rater.MEMBER,
        member_id=actor.myself,
        version__measure__key="own-side",
        occasion=Occasion.AFTER,
    )
    return found.first()


def _scores(version_id: UUID, given: Mapping[str, float | None]) -> dict[str, dict[str, object]]:
    try:
        found = scorer_of(version_id).score(given)
    except BadAnswer as no:
        raise Refused("out_of_range", no.item) from no
    return {scale: score._asdict() for scale, score in found.items()}
