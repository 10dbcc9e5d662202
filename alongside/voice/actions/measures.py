"""Measures that a practice may ask."""

from uuid import UUID

from alongside.voice.measuring.notation import plain
from alongside.voice.models import Measure, MeasureVersion
from alongside.voice.sets import SETS


def ready_version(practice_id: UUID, key: str) -> MeasureVersion:
    """A ready-made set as a version of this practice's own, made at its first use. KeyError for an unknown set."""
    definition = SETS[key]
    number = int(definition.version)
    known = MeasureVersion.objects.filter(
        practice_id=practice_id, measure__key=key, number=number, source="ready"
    )
    found = known.select_related("measure").first()
    if found is not None:
        return found
    measure, _new = Measure.objects.get_or_create(practice_id=practice_id, key=key, defaults={"name": key})
    version, _new = MeasureVersion.objects.get_or_create(
        measure=measure,
        number=number,
        defaults={"practice_id": practice_id, "definition": plain(definition), "source": "ready"},
    )
    return version
