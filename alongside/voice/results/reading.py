"""From plain rows to everything that a page of results shows."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from alongside.voice.measuring.definitions import Cutoff, Definition, Direction, Scale
from alongside.voice.measuring.talking_therapies import Outcome, phq9_and_gad7
from alongside.voice.results.archives import Kept
from alongside.voice.results.changes import change, reliable_change, smallest
from alongside.voice.results.goals import goals
from alongside.voice.results.norms import Norms, norms_of
from alongside.voice.results.rows import FOLLOW_UP, AskedRow, VersionRow, WorkRow
from alongside.voice.results.shapes import (
    TALKING_THERAPIES,
    Ahead,
    Change,
    Event,
    GoalLine,
    Phases,
    Point,
    Results,
    Series,
    Track,
)
from alongside.voice.results.standing import better as better_of
from alongside.voice.results.standing import norms_with, standing
from alongside.voice.results.statistics import overlap, sudden, usual
from alongside.voice.results.stretches import Stretch, completeness, points, stretches
from alongside.voice.series.course import Course
from alongside.voice.series.enough import Result, too_few

CLIENT = "client"
Archives = Mapping[tuple[UUID, str], Kept]


def read(
    client_id: UUID,
    *,
    asked: Sequence[AskedRow],
    versions: Mapping[UUID, VersionRow],
    work: Sequence[WorkRow],
    lines: Sequence[GoalLine],
    archives: Archives,
    now: datetime,
) -> Results:
    """Everything about one client (C01, C02, C04, C09). `archives` by measure and scale, where there is one."""
    found = [_series(each, versions, work, archives, now) for each in stretches(asked, versions)]
    found.sort(key=_newest, reverse=True)
    found.sort(key=lambda each: (each.rater != CLIENT, not each.is_newest))
    own = [row for row in asked if row.rater == CLIENT]
    return Results(
        client_id=client_id,
        series=tuple(found),
        events=events(work),
        goals=goals(lines),
        talking_therapies=_talking_therapies(found),
        completeness=completeness(own, now),
    )


def _newest(series: Series) -> datetime:
    return series.points[-1].at if series.points else datetime.min.replace(tzinfo=UTC)


def events(work: Sequence[WorkRow]) -> tuple[Event, ...]:
    """What happened to the work and to its agreements, the oldest first."""
    found = []
    for each in work:
        found.append(Event(each.opened_at, "opened", each.id))
        for number, (version, at) in enumerate(each.agreed):
            found.append(Event(at, "changed" if number else "agreed", each.id, version))
        if each.ended_at is not None:
            found.append(Event(each.ended_at, "ended", each.id))
    return tuple(sorted(found, key=lambda event: event.at))


def _series(
    stretch: Stretch,
    versions: Mapping[UUID, VersionRow],
    work: Sequence[WorkRow],
    archives: Archives,
    now: datetime,
) -> Series:
    """One series with its statistics."""
    version, scale = stretch.version, stretch.scale or _none(stretch.version.definition)
    drawn, better = points(stretch, versions), better_of(scale)
    begin = _begin(work)
    since = next((at for at, point in enumerate(drawn) if begin is None or point.at >= begin), len(drawn))
    asked = _asked(stretch, drawn, begin)
    scored = [(at, score) for at, score in asked if at is not None and score is not None]
    is_followed = stretch.is_newest and stretch.rater == CLIENT  # archives are of clients' own answers
    kept = archives.get((version.measure_id, scale.id)) if is_followed else None
    norms = norms_with(norms_of(version.key, scale.id), kept)
    changed = change(scored, scale, norms)
    phases = _phases(work, drawn, [at for at, _score in scored])
    low, high = version.facts[stretch.scale_id].span
    return Series(
        measure_id=version.measure_id,
        version_id=version.id,
        key=version.key,
        name=version.name,
        definition=version.definition,
        scale=stretch.scale_id,
        rater=stretch.rater,
        rater_id=stretch.rater_id,
        direction=scale.direction,
        lowest=low,
        highest=high,
        bands=scale.bands,
        cutoff=_drawn_cutoff(changed, scale),
        is_validated=version.definition.is_validated,
        is_newest=stretch.is_newest,
        completeness=completeness(stretch.asked, now),
        points=drawn,
        since=since,
        change=changed,
        sudden=sudden(asked, smallest(reliable_change(scale, norms)), better),
        overlap=overlap(scored, len(phases.before), phases, better),
        usual=usual(scored),
        track=_track(asked, scale, norms, kept),
    )


def _none(definition: Definition) -> Scale:
    """What stands for the scale of a measure without any."""
    return Scale("", (), Direction.HIGHER_IS_BETTER, definition.licence.source)


def _begin(work: Sequence[WorkRow]) -> datetime | None:
    """When the present work may have begun: at the end of what came before it; None when nothing did."""
    if not work:
        return None
    newest = _present(work)
    ends = [each.ended_at for each in work if each is not newest and each.ended_at is not None]
    return max((end for end in ends if end <= newest.opened_at), default=None)


def _present(work: Sequence[WorkRow]) -> WorkRow:
    return max(work, key=lambda each: each.opened_at)


def _asked(
    stretch: Stretch, drawn: Sequence[Point], begin: datetime | None
) -> list[tuple[int | None, float | None]]:
    """(position, score) of what was asked in the present work, in order; None for what was not answered."""
    places = {point.id: at for at, point in enumerate(drawn)}
    counted = [
        row for row in stretch.asked if row.occasion != FOLLOW_UP and (begin is None or row.at >= begin)
    ]
    at = [places.get(row.id) for row in counted]
    return [(each, None if each is None else drawn[each].score) for each in at]


def _phases(work: Sequence[WorkRow], drawn: Sequence[Point], positions: Sequence[int]) -> Phases:
    if not work:
        return Phases(None, None, (), tuple(positions))
    newest = _present(work)
    boundary = newest.agreed[0][1] if newest.agreed else newest.opened_at
    before = tuple(at for at in positions if drawn[at].at < boundary)
    return Phases("agreed" if newest.agreed else "opened", boundary, before, tuple(positions[len(before) :]))


def _drawn_cutoff(changed: Result[Change], scale: Scale) -> Cutoff | None:
    if changed.value is not None and changed.value.chosen is not None:
        return changed.value.chosen.cutoff
    return next(iter(scale.cutoffs), None)


def _track(
    asked: Sequence[tuple[int | None, float | None]], scale: Scale, norms: Norms, kept: Kept | None
) -> Result[Track]:
    found = standing(tuple(score for _at, score in asked), scale, norms, kept)
    value = None if found.value is None else _placed(found.value, asked, kept)
    return Result(
        found.n, found.formula, value, found.interval, found.level, reason=found.reason, needs=found.needs
    )


def _placed(found: Course, asked: Sequence[tuple[int | None, float | None]], kept: Kept | None) -> Track:
    ahead = tuple(
        Ahead(number, asked[number][0] if number < len(asked) else None, expected)
        for number, expected in enumerate(found.expected)
    )
    return Track(found.judged, ahead, found.neighbours, kept.count if kept and ahead else 0)


def _talking_therapies(found: Sequence[Series]) -> Result[Outcome] | None:
    """By PHQ-9 and GAD-7 where both were asked: the first and last scores of the present work."""
    pair = [_of(found, "phq-9"), _of(found, "gad-7")]
    if pair[0] is None or pair[1] is None:
        return None
    first, second = (_ends(each) for each in pair if each is not None)
    n = min(each.change.n for each in pair if each is not None)
    if first is None or second is None:
        return too_few(n, 2, TALKING_THERAPIES)
    return Result(n, TALKING_THERAPIES, phq9_and_gad7(phq9=first, gad7=second))


def _of(found: Sequence[Series], key: str) -> Series | None:
    mine = (each for each in found if each.key == key and each.scale == "total" and each.rater == CLIENT)
    return next((each for each in mine if each.is_newest), None)


def _ends(series: Series) -> tuple[float, float] | None:
    changed = series.change.value
    if changed is None:
        return None
    first, last = series.points[changed.first].score, series.points[changed.last].score
    return None if first is None or last is None else (first, last)
