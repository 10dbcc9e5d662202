"""Every statistic of a series as a row of a table: what it says, n, interval, formula and source."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.voice.measuring.definitions import Source
from alongside.voice.measuring.goals import GoalProgress
from alongside.voice.measuring.talking_therapies import Outcome
from alongside.voice.results import shapes
from alongside.voice.results.shapes import Series
from alongside.voice.series.breaks import Break
from alongside.voice.series.enough import Result
from alongside.voice.series.overlap import MINIMUM
from alongside.web import measure_words
from alongside.web import result_saying as saying
from alongside.web.result_cards import change_words
from alongside.web.result_words import BECAUSE, CRITERIA, PEOPLE, STATUSES, Words

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Number:
    """One row. `said` is the result, or why there is none; `is_recalled`: its source was not read again."""

    name: Words
    said: Words
    n: int
    interval: str = ""
    formula: str = ""
    source: str = ""
    is_recalled: bool = False
    is_missing: bool = False
    note: Words = ""


def numbers(series: Series) -> list[tuple[Words, list[Number]]]:
    """All rows, group by group."""
    return [
        (_("From the beginning to now"), [_change(series), *_criteria(series), _index(series)]),
        (_("Where it is expected to go"), [_track(series)]),
        (_("Large steps that stayed"), [_sudden(series), *_levels(series)]),
        (_("Before and after the beginning"), _overlap(series)),
        (_("What is usual for this person"), _usual(series)),
    ]


def together(found: shapes.Results) -> list[tuple[Words, list[Number]]]:
    """What goes beyond one measure: goals, and the rules for two measures at once. Only what was asked."""
    groups: list[tuple[Words, list[Number]]] = []
    if found.goals.lines:
        groups.append((_("Goals"), _goals(found.goals)))
    if found.talking_therapies is not None:
        rule = row(_("PHQ-9 and GAD-7 together"), found.talking_therapies, _outcome)
        groups.append((_("Two measures at once"), [rule]))
    return groups


def _goals(goals: shapes.Goals) -> list[Number]:
    return [
        row(_("How near, 0 to 10, as the client says"), goals.progress, _progress),
        row(_("How near, 0 to 10, as the member says"), goals.progress_by_member, _progress),
        row(_("Goal attainment, first"), goals.t_first, saying.number),
        row(_("Goal attainment, last"), goals.t_last, saying.number, _("50 means: as expected.")),
    ]


def _progress(found: GoalProgress) -> str:
    return _("From %(first)s to %(last)s.") % {
        "first": saying.number(found.first),
        "last": saying.number(found.last),
    }


def _outcome(found: Outcome) -> str:
    """The rules of the health service, in its terms but plainly."""
    if found.reliably_recovered:
        return _("Reliably recovered.")
    if found.recovered:
        return _("Below both cut-offs now, but the change may be chance.")
    if found.reliably_improved:
        return _("Reliably better.")
    if found.reliably_deteriorated:
        return _("Reliably worse.")
    if not found.was_case:
        return _("Below both cut-offs from the beginning, and no reliable change.")
    return _("No reliable change.")


def row(name: Words, result: Result[Value], say: Callable[[Value], Words], note: Words = "") -> Number:
    """A statistic as a row; its value in words by `say`."""
    value = result.value
    return Number(
        name=name,
        said=saying.reason(result) if value is None else say(value),
        n=result.n,
        interval=saying.between(*result.interval, result.level) if result.interval else "",
        formula=result.formula.name,
        source=result.formula.source,
        is_recalled=not result.formula.is_verified,
        is_missing=value is None,
        note=note,
    )


def _change(series: Series) -> Number:
    found = series.change.value
    said = row(
        _("How much it changed"), series.change, lambda each: _points(each, series), _reliable_note(found)
    )
    is_sure = found is None or found.reliable is None or found.reliable.source.is_verified
    return said if is_sure else replace(said, is_recalled=True)


def _points(change: shapes.Change, series: Series) -> str:
    size = saying.number(abs(change.points))
    if change.points == 0:
        return str(change_words(series))
    said = _("%(size)s points better.") if change.points > 0 else _("%(size)s points worse.")
    return f"{said % {'size': size}} {change_words(series)}"


def _reliable_note(change: shapes.Change | None) -> str:
    """From how many points a change counts, of whom that was found, and where."""
    if change is None or change.reliable is None or change.smallest is None:
        return ""
    return _("Counts from %(points)s points on (%(people)s; %(source)s).") % {
        "points": saying.number(change.smallest, 2),
        "people": people(change.reliable.population),
        "source": change.reliable.source.citation,
    }


def _criteria(series: Series) -> list[Number]:
    change = series.change.value
    return [_criterion(each, series, change) for each in change.criteria] if change else []


def _criterion(each: shapes.Criterion, series: Series, change: shapes.Change) -> Number:
    """A line that parts two ranges, and on which side the first and the last score lie."""
    cutoff = each.cutoff
    groups = "; ".join(
        _("%(who)s: mean %(mean)s, SD %(sd)s (%(source)s)")
        % {
            "who": people(group.who),
            "mean": saying.number(group.mean, 2),
            "sd": saying.number(group.sd, 2),
            "source": group.source.citation,
        }
        for group in each.groups
    )
    return Number(
        name=_("Cut-off %(value)s") % {"value": saying.number(cutoff.value, 2)},
        said=_sides(each),
        n=series.change.n,
        formula=str(CRITERIA[each.name]),
        source=cutoff.source.citation,
        is_recalled=not all(source.is_verified for source in (cutoff.source, *_sources(each))),
        note=f"{_chosen(each, change)}{groups}",
    )


def _sources(each: shapes.Criterion) -> list[Source]:
    return [group.source for group in each.groups]


def people(code: str) -> Words:
    """Of whom a number was found."""
    return PEOPLE.get(code) or measure_words.population(code)


def _chosen(each: shapes.Criterion, change: shapes.Change) -> str:
    return _("This one decides. ") if each == change.chosen else ""


def _index(series: Series) -> Number:
    change = series.change.value
    if change is None:
        return row(_("Reliable change index"), series.change, lambda _each: "")
    return row(_("Reliable change index"), change.index, lambda value: saying.number(value, 2))


def _track(series: Series) -> Number:
    return row(_("Course"), series.track, _course, _course_note(series.track.value))


def _course(track: shapes.Track) -> str:
    return f"{STATUSES[track.judged.status]}. {BECAUSE[track.judged.because]}"


def _course_note(track: shapes.Track | None) -> str:
    if track is None or not track.archive:
        return ""
    return ngettext(
        "Compared with the %(near)d most similar of %(count)d finished course of this practice.",
        "Compared with the %(near)d most similar of %(count)d finished courses of this practice.",
        track.archive,
    ) % {"near": track.neighbours, "count": track.archive}


def _sudden(series: Series) -> Number:
    def say(steps: tuple[shapes.Step, ...]) -> str:
        return " ".join(_step(step, series) for step in steps) or _("None.")

    return row(_("Sudden gains and losses"), series.sudden, say)


def _step(step: shapes.Step, series: Series) -> str:
    said = {
        "size": saying.number(step.size),
        "from": _day(series, step.before),
        "to": _day(series, step.after),
    }
    if step.kind == "gain":
        return _("%(size)s points better between %(from)s and %(to)s.") % said
    return _("%(size)s points worse between %(from)s and %(to)s.") % said


def _levels(series: Series) -> list[Number]:
    usual = series.usual

    def say(found: tuple[Break, ...]) -> str:
        return " ".join(_level(each, series) for each in found) or _("None.")

    return [
        row(_("New levels"), usual.breaks, say),
        row(_("A new level just now"), usual.moved_lately, saying.percent),
    ]


def _level(found: Break, series: Series) -> str:
    return _("From %(day)s on: %(after)s instead of %(before)s (%(sure)s sure).") % {
        "day": _day(series, found.at),
        "before": saying.number(found.before),
        "after": saying.number(found.after),
        "sure": saying.percent(found.probability),
    }


def _overlap(series: Series) -> list[Number]:
    found, phases = series.overlap, series.overlap.phases
    note = _("Points of one person depend on each other, so that the true interval is wider.")
    return [
        _apart(row(_("Better after than before"), found.nap, saying.percent, f"{_phases(phases)} {note}")),
        _apart(row(_("The same from −1 to 1"), found.tau, _two)),
        _apart(row(_("Less the trend before"), found.tau_u, _two)),
        _apart(row(_("Less the line before"), found.tau_bc, _two)),
        _apart(row(_("Points that do not overlap"), found.pand, saying.percent)),
    ]


def _apart(number: Number) -> Number:
    """Here too few means: on one side."""
    if not number.is_missing:
        return number
    return replace(
        number, said=_("Too few points: at least %(least)d before and after.") % {"least": MINIMUM}
    )


def _phases(phases: shapes.Phases) -> str:
    """How many points lie before and after, and what the boundary is."""
    said = {"before": len(phases.before), "after": len(phases.after)}
    if phases.boundary == "agreed":
        return _("%(before)d before the agreement, %(after)d after it.") % said
    return _("%(before)d before the work began, %(after)d after it.") % said


def _usual(series: Series) -> list[Number]:
    usual = series.usual
    return [
        row(_("Usual range"), usual.limits, lambda each: saying.between(each.lower, each.upper, digits=1)),
        row(_("Outside it"), usual.outside, lambda found: _days(series, found)),
        row(
            _("Slow drift"),
            usual.smoothed,
            lambda found: _days(
                series,
                tuple(at for at, each in zip(usual.smoothed_at, found, strict=False) if each.is_signal),
            ),
        ),
    ]


def _days(series: Series, found: tuple[int, ...]) -> str:
    return ", ".join(_day(series, at) for at in found) or _("None.")


def _day(series: Series, at: int) -> str:
    return saying.day(saying.local_day(series.points[at].at))


def _two(value: float) -> str:
    return saying.number(value, 2)


def _sides(each: shapes.Criterion) -> str:
    """On which side of the line the first and the last score lie."""
    if each.was_clinical and each.is_clinical:
        return _("Among people who seek help, then and now.")
    if each.was_clinical:
        return _("Was among people who seek help, and is not now.")
    if each.is_clinical:
        return _("Was not among people who seek help, and is now.")
    return _("Not among people who seek help, then or now.")
