"""What closed work taught about the course of a measure: kept in the process until another night."""

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.lib.prepared import Prepared
from alongside.voice.models import CourseArchive
from alongside.voice.results.archives import Kept, from_plain
from alongside.voice.results.reading import Archives

REMEMBERED = 12  # archives; one of 5,000 closed engagements takes about 2 MB
_known: OrderedDict[UUID, Kept] = OrderedDict()
_lock = Lock()


def kept(measures: Collection[UUID]) -> Archives:
    """The archives of these measures, by measure and scale: one question, and one more for each that is new.

    Who asks has been let in to a client who was asked these measures.
    """
    if not measures:
        return {}
    found = _rows(measures=tuple(measures))
    return {(measure, scale): _kept(pk, count, made_at) for pk, measure, scale, count, made_at in found}


@Prepared
def _rows(measures: tuple[UUID, ...]) -> QuerySet[CourseArchive, tuple[Any, ...]]:
    found = CourseArchive.objects.filter(measure__in=measures).order_by()
    return found.values_list("pk", "measure_id", "scale", "count", "made_at")


def _kept(pk: UUID, count: int, made_at: Any) -> Kept:
    name = (pk, made_at)
    with _lock:
        found = _known.get(pk)
    if found is None or found.name != name:
        values = CourseArchive.objects.values_list("archive", flat=True).get(pk=pk)
        found = Kept(from_plain(values), count, name)
    with _lock:
        _known[pk] = found
        _known.move_to_end(pk)
        if len(_known) > REMEMBERED:
            _known.popitem(last=False)
    return found
