"""Clients with many answers, as the actions would have kept them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.practice.models import Practice
from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.notation import plain
from alongside.voice.measuring.scoring import Scorer
from alongside.voice.measuring.symptom_keys import PHQ_9
from alongside.voice.models import CheckIn, Measure, MeasureVersion

WEEK = timedelta(weeks=1)


def make_version(practice: Practice, definition: Definition = PHQ_9, number: int = 1) -> MeasureVersion:
    """A version of a known measure; a later number is another version of the same one."""
    measure, _new = Measure.objects.get_or_create(
        practice=practice, key=definition.id, defaults={"name": definition.name}
    )
    return MeasureVersion.objects.create(
        practice=practice, measure=measure, number=number, definition=plain(definition), source="own"
    )


def of_total(definition: Definition, total: float) -> dict[str, float | None]:
    """Answers that sum up to this, spread over the items."""
    count = len(definition.items)
    return {
        item.id: float(round((number + 1) * total / count) - round(number * total / count))
        for number, item in enumerate(definition.items)
    }


def rows(
    version: MeasureVersion,
    definition: Definition,
    client: Client,
    totals: Sequence[float | None],
    *,
    engagement: Engagement | None = None,
    since: datetime | None = None,
    **also: Any,
) -> list[CheckIn]:
    """Weekly check-ins, not saved yet, the last one today; None: asked and not answered."""
    scorer, now = Scorer(definition), timezone.now()
    first = since or now - WEEK * len(totals)
    return [
        CheckIn(
            practice_id=client.practice_id,
            client=client,
            engagement=engagement,
            version=version,
            occasion=also.get("occasion", "regular"),
            asked_at=first + WEEK * at,
            answered_at=None if total is None else first + WEEK * at,
            answers={} if total is None else of_total(definition, total),
            scores={}
            if total is None
            else {
                scale: score._asdict() for scale, score in scorer.score(of_total(definition, total)).items()
            },
            words=also.get("words", "") if total is not None else "",
        )
        for at, total in enumerate(totals)
    ]
