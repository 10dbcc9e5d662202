"""What closed work taught about the course of a measure: kept in the process until another night."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from uuid import UUID

from alongside.voice.models import CourseArchive
from alongside.voice.queries.around_rows import ArchiveRow
from alongside.voice.results.archives import Kept, from_plain
from alongside.voice.results.reading import Archives

REMEMBERED = 12  # archives; one of 5,000 closed engagements takes about 2 MB
_known: OrderedDict[UUID, Kept] = OrderedDict()
_lock = Lock()


def kept(rows: Iterable[ArchiveRow]) -> Archives:
    """These archives by measure and scale: a question for each that the process does not know yet.

    Who asks has been let in to a client of the practice.
    """
    found = ((row, _kept(row)) for row in rows)
    return {(row.measure_id, row.scale): archive for row, archive in found if archive is not None}


def _kept(row: ArchiveRow) -> Kept | None:
    """None when the night has just taken it away."""
    name = (row.id, row.made_at)
    with _lock:
        found = _known.get(row.id)
    if found is None or found.name != name:
        values = CourseArchive.objects.filter(pk=row.id).values_list("archive", flat=True).first()
        if values is None:
            return None
        found = Kept(from_plain(values), row.count, name)
    with _lock:
        _known[row.id] = found
        _known.move_to_end(row.id)
        if len(_known) > REMEMBERED:
            _known.popitem(last=False)
    return found
