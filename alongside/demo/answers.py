"""Many answers of one client, for the benchmark: five measures, a hundred times each, with words here and there."""

import random
from datetime import datetime, timedelta

from alongside.clients.models import Client, Engagement
from alongside.lib.ids import new_id
from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.notation import plain
from alongside.voice.measuring.scoring import Scorer
from alongside.voice.measuring.symptom_keys import CORE_10, GAD_7, PHQ_9, WHO_5, WSAS
from alongside.voice.models import CheckIn, Measure, MeasureVersion, Occasion, Way

MEASURES = (PHQ_9, GAD_7, WHO_5, CORE_10, WSAS)
TIMES = 100
WORDS = "A better week than the last one; mornings are still hard, and I walked every day but one."
WEEK = timedelta(weeks=1)


def answer_often(client: Client, engagement: Engagement | None, now: datetime, seed: int = 1) -> int:
    """Write the check-ins; returns how many. One of four brings words, one of thirty was skipped."""
    chance = random.Random(seed)  # noqa: S311 (no secrets)
    rows = [row for measure in MEASURES for row in _of(measure, client, engagement, now, chance)]
    return len(CheckIn.objects.bulk_create(rows, batch_size=100))


def _of(
    definition: Definition,
    client: Client,
    engagement: Engagement | None,
    now: datetime,
    chance: random.Random,
) -> list[CheckIn]:
    measure, _new = Measure.objects.get_or_create(
        practice_id=client.practice_id, key=definition.id, defaults={"name": definition.name}
    )
    version, _new = MeasureVersion.objects.get_or_create(
        measure=measure,
        number=1,
        defaults={"practice_id": client.practice_id, "definition": plain(definition), "source": "own"},
    )
    scorer = Scorer(definition)
    return [
        _row(version, scorer, definition, client, engagement, now - WEEK * (TIMES - at), at, chance)
        for at in range(TIMES)
    ]


def _row(
    version: MeasureVersion,
    scorer: Scorer,
    definition: Definition,
    client: Client,
    engagement: Engagement | None,
    when: datetime,
    at: int,
    chance: random.Random,
) -> CheckIn:
    row = CheckIn(
        pk=new_id(),
        practice_id=client.practice_id,
        client=client,
        engagement=engagement,
        version=version,
        occasion=Occasion.REGULAR,
        way=Way.PORTAL,
        asked_at=when,
    )
    if at % 30 == 17:
        row.declined_at = when
        return row
    well = min(0.95, 0.3 + at / 200)  # it slowly gets better
    given = {
        item.id: float(_answer([o.value for o in item.options], well, chance)) for item in definition.items
    }
    row.answered_at = row.seen_at = when + timedelta(hours=5)
    row.answers = given
    row.scores = {scale: score._asdict() for scale, score in scorer.score(given).items()}
    row.words = WORDS if at % 4 == 0 else ""
    return row


def _answer(values: list[float], well: float, chance: random.Random) -> float:
    """One of the values: the lower the better it is, with some chance in it."""
    place = (1 - well) * (len(values) - 1) + chance.uniform(-1, 1)
    return values[min(len(values) - 1, max(0, round(place)))]
