"""Versions of measures; they never change, so the process remembers those it has read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.notation import from_plain
from alongside.voice.measuring.scoring import Scorer
from alongside.voice.models import MeasureVersion

REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a measure, to be asked, scored and shown. `texts` is {} for a ready-made set."""

    id: UUID
    measure_id: UUID
    key: str
    number: int
    source: str
    definition: Definition
    texts: dict[str, Any]
    scorer: Scorer


@lru_cache(REMEMBERED)
def version_of(version_id: UUID) -> Version:
    """Everything about one version. MeasureVersion.DoesNotExist: who asks has the id from a row of their own."""
    row = MeasureVersion.objects.select_related("measure").get(pk=version_id)
    definition = from_plain(row.definition)
    return Version(
        row.pk,
        row.measure_id,
        row.measure.key,
        row.number,
        row.source,
        definition,
        row.texts,
        Scorer(definition),
    )


def definition_of(version_id: UUID) -> Definition:
    """What one version asks and how it is scored."""
    return version_of(version_id).definition


def scorer_of(version_id: UUID) -> Scorer:
    """One version's scoring, ready to be used again and again."""
    return version_of(version_id).scorer
