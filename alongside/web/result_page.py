"""The whole page of one measure: the picture, what its letters and numbers mean, and the table behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.lib.errors import NotYours
from alongside.voice.measuring.definitions import Item
from alongside.voice.results import shapes
from alongside.web import measure_words
from alongside.web import result_saying as saying
from alongside.web.charts.curve import Curve
from alongside.web.charts.picture import NARROW, WIDE, Picture, draw
from alongside.web.charts.small import Small, draw_small
from alongside.web.measure_words import Texts
from alongside.web.result_cards import (
    Card,
    card,
    change_words,
    completeness_words,
    course_words,
    part_of,
    title_of,
)
from alongside.web.result_curve import (
    Happening,
    Quote,
    days_of,
    happenings,
    item_curve,
    quotes,
    said,
    whole_curve,
)
from alongside.web.result_words import NO_SCORE, RATERS

Tab = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One answered check-in, in the table behind the picture."""

    day: str
    score: str
    band: str
    answered: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question over time."""

    text: str
    first: str
    latest: str
    n: int
    picture: Small


@dataclass(frozen=True, slots=True)
class Key:
    """What one drawn thing means: the class and the path it is shown with."""

    shape: str
    path: str
    text: str


STROKE, PATCH = "M2 7H30", "M2 1H30V13H2Z"  # in a box of 32 x 14


@dataclass(frozen=True, slots=True)
class Page:
    """One score of one measure, whole."""

    measure_id: UUID
    card: Card
    title: str
    pictures: tuple[Picture, ...]
    picture_words: str
    keys: list[Key]
    happenings: list[Happening]
    quotes: list[Quote]
    lines: list[Line]
    has_gaps: bool
    questions: list[Question]
    completeness: str
    licence: str
    tabs: list[Tab]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The score that is shown, among all of its measure that this reader may see."""

    series: shapes.Series
    parts: list[shapes.Series]


def choose(parts: Sequence[shapes.Series], part: str, may_see: Callable[[shapes.Series], bool]) -> Chosen:
    """The score named `part`, else the first. NotYours when there is none that this reader may see."""
    seen = [each for each in parts if may_see(each)]
    if not seen:
        raise NotYours
    return Chosen(next((each for each in seen if part_of(each) == part), seen[0]), seen)


def page(found: shapes.Results, chosen: Chosen) -> Page:
    """Everything to show of one score; the others become tabs."""
    series = chosen.series
    texts, days = title_of(series), days_of(series)
    letters, numbers = happenings(series, found.events), quotes(series)
    curve = whole_curve(series, texts, letters, numbers)
    has_picture = series.newest is not None
    return Page(
        measure_id=series.measure_id,
        card=card(series),
        title=texts.title,
        pictures=_pictures(curve) if has_picture else (),
        picture_words=_picture_words(series, texts),
        keys=_keys(series, curve) if has_picture else [],
        happenings=letters,
        quotes=numbers,
        lines=[_line(*each, texts) for each in zip(series.points[::-1], days[::-1], strict=True)],
        has_gaps=any(point.missing for point in series.points),
        questions=_questions(series, texts, days),
        completeness=completeness_words(series.completeness),
        licence=series.definition.licence.owner if series.is_validated else "",
        tabs=_tabs(chosen),
    )


def _pictures(curve: Curve) -> tuple[Picture, ...]:
    say = partial(saying.number, digits=2)
    return tuple(draw(curve, sheet, saying.day, say) for sheet in (WIDE, NARROW))


def _picture_words(series: shapes.Series, texts: Texts) -> str:
    """The picture for who does not see it."""
    newest = series.newest
    parts = [course_words(series)]
    if newest and newest.band:
        parts.append(_("Now: %(band)s.") % {"band": texts.band(newest.band)})
    return " ".join([*parts, str(change_words(series))])


def _keys(series: shapes.Series, curve: Curve) -> list[Key]:
    """What is drawn, in words; only what is really there."""
    better = _("More is better.") if series.direction == "higher_is_better" else _("Less is better.")
    keys = [Key("line", STROKE, _("Answers. %(better)s") % {"better": better})]
    if series.cutoff:
        facts = {
            "value": saying.number(series.cutoff.value, 2),
            "means": measure_words.cutoff(series.cutoff.code),
        }
        keys.append(Key("cutoff", STROKE, _("Cut-off %(value)s: %(means)s") % facts))
    if curve.corridor:
        keys.append(
            Key("corridor", PATCH, _("Within this, the difference from the first answer may be chance"))
        )
    if curve.zones:
        keys.append(Key("zones", STROKE, _("Ranges: %(names)s") % {"names": _names(curve)}))
    if curve.expected:
        keys.append(Key("outer", PATCH, _("What similar people showed: 68 and 80 of 100 lie inside")))
    return keys


def _names(curve: Curve) -> str:
    """The ranges by name, from the lowest."""
    return ", ".join(f"{zone.text} {saying.between(zone.lowest, zone.highest)}" for zone in curve.zones)


def _line(point: shapes.Point, day: int, texts: Texts) -> Line:
    return Line(
        day=saying.day(day),
        score="·" if point.score is None else saying.number(point.score, 2),
        band=_range(point, texts),
        answered=_answered(point),
        words=said(point),
    )


def _range(point: shapes.Point, texts: Texts) -> str:
    """The range of the score, or why there is none."""
    if point.band:
        return texts.band(point.band)
    return "" if point.score is not None else str(NO_SCORE.get(point.reason or "", ""))


def _answered(point: shapes.Point) -> str:
    """How much was answered; said where something is missing."""
    if not point.missing:
        return str(point.answered)
    facts = {"answered": point.answered, "asked": point.answered + point.missing}
    if point.is_prorated:
        return _("%(answered)d of %(asked)d, the others stand for the rest") % facts
    return _("%(answered)d of %(asked)d") % facts


def _questions(series: shapes.Series, texts: Texts, days: Sequence[int]) -> list[Question]:
    found = (_question(series, item, texts, days) for item in series.definition.items if not item.is_words)
    return [question for question in found if question is not None]


def _question(series: shapes.Series, item: Item, texts: Texts, days: Sequence[int]) -> Question | None:
    """One question's line; None where nobody answered it."""
    curve = item_curve(series, item.id, item.span, days)
    given = [point.value for point in curve.points if point.value is not None]
    if not given:
        return None
    return Question(
        text=texts.item(item.id),
        first=_worded(item, given[0], texts),
        latest=_worded(item, given[-1], texts),
        n=len(given),
        picture=draw_small(curve),
    )


def _worded(item: Item, value: float, texts: Texts) -> str:
    """The option that was chosen, in words where it has some."""
    code = next((option.code for option in item.options if option.value == value), "")
    words = texts.option(item.id, code)
    return saying.number(value) if words == code else words


def _tabs(chosen: Chosen) -> list[Tab]:
    """Other scores of the measure, other people's answers, older stretches; none where there is one only."""
    if len(chosen.parts) < 2:
        return []
    return [
        (f"?{urlencode({'part': part_of(each)})}", _tab(each), each is chosen.series) for each in chosen.parts
    ]


def _tab(series: shapes.Series) -> str:
    texts = title_of(series)
    name = texts.scale(series.scale) if series.scale else texts.title
    if series.rater != "client":
        name = _("%(name)s, %(who)s") % {"name": name, "who": RATERS[series.rater]}
    if not series.is_newest:
        name = _("%(name)s, before the measure was changed") % {"name": name}
    return name
