"""Whether an answer leaves the course that is to be expected; asked when it is given."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models.functions import Coalesce

from alongside.voice.models import CheckIn, Occasion, Rater
from alongside.voice.queries.archives import kept
from alongside.voice.queries.around_rows import archives_of
from alongside.voice.queries.measures import Version, version_of
from alongside.voice.results.reading import Archives
from alongside.voice.results.rows import facts_of
from alongside.voice.results.standing import is_off_course

Row = tuple[UUID, dict[str, dict[str, float | None]]]


def off_course(check_in: CheckIn) -> list[str]:
    """The scales on which this answer of the client's lies off the course (C02); two questions.

    Against similar clients of this practice where there are enough, else by the measure's own numbers, as the
    client's results say it. Nothing for other people's answers, after an ending, and outside a piece of work.
    """
    if check_in.rater != Rater.CLIENT or check_in.occasion == Occasion.FOLLOW_UP:
        return []
    work = check_in.engagement_id
    if work is None:
        return []
    version = version_of(check_in.version_id)
    rows = list(_asked(check_in, work, version.measure_id))
    if len(rows) < 2 or not version.definition.scales:
        return []
    return list(_off(version, rows, kept(archives_of(version.measure_id))))


def _asked(check_in: CheckIn, work: UUID, measure_id: UUID) -> Iterator[Row]:
    """What was asked of the client in this work, in the order in which it counts."""
    asked = CheckIn.objects.filter(
        client_id=check_in.client_id,
        engagement_id=work,
        version__measure_id=measure_id,
        rater=Rater.CLIENT,
    ).exclude(occasion=Occasion.FOLLOW_UP)
    ordered = asked.order_by(Coalesce("answered_at", "asked_at"), "pk")
    yield from ordered.values_list("version_id", "scores")


def _off(version: Version, rows: list[Row], archives: Archives) -> Iterator[str]:
    known = {pk: facts_of(version_of(pk).definition) for pk in {row[0] for row in rows}}
    own = known[version.id]
    for scale in version.definition.scales:
        like = own[scale.id].like
        scores = [
            row[1].get(scale.id, {}).get("value")
            for row in rows
            if scale.id in known[row[0]] and known[row[0]][scale.id].like == like
        ]
        if is_off_course(scores, version.key, scale, archives.get((version.measure_id, scale.id))):
            yield scale.id
