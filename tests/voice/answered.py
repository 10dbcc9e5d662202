"""Measures that were answered again and again: series to draw."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from alongside.clients.models import Client, Engagement
from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.notation import plain
from alongside.voice.measuring.scoring import Scorer
from alongside.voice.models import CheckIn, Measure, MeasureVersion, Occasion

FIRST = datetime(2026, 1, 12, 9, tzinfo=UTC)


def make_version(client: Client, definition: Definition) -> MeasureVersion:
    """A version of this definition in the client's practice, with the texts an import would have brought."""
    measure = Measure.objects.create(practice=client.practice, name=definition.name)
    return MeasureVersion.objects.create(
        practice=client.practice,
        measure=measure,
        number=1,
        definition=plain(definition),
        texts={"en": {"title": definition.name, "items": {}}},
        source="fhir",
    )


def answer_often(
    version: MeasureVersion,
    definition: Definition,
    client: Client,
    totals: Sequence[float | None],
    *,
    work: Engagement | None = None,
    every: int = 7,
    words: str = "",
    **also: object,
) -> list[CheckIn]:
    """Answered check-ins whose items sum to these totals, as evenly as may be; None: nothing but words."""
    scorer, rows = Scorer(definition), []
    for at, total in enumerate(totals):
        answers = {} if total is None else _spread(definition, total)
        moment = FIRST + timedelta(days=every * at)
        row = CheckIn(
            practice=client.practice,
            client=client,
            engagement=work,
            version=version,
            occasion=Occasion.REGULAR,
            asked_at=moment,
            answered_at=moment,
            answers=answers,
            scores={scale: score._asdict() for scale, score in scorer.score(answers).items()},
            words=f"{words} {at}" if words else None,
            **also,
        )
        rows.append(row)
    return CheckIn.objects.bulk_create(rows)


def _spread(definition: Definition, total: float) -> dict[str, float]:
    share, more = divmod(int(total), len(definition.items))
    return {item.id: float(share + (at < more)) for at, item in enumerate(definition.items)}
