"""A person's series as a table for a spreadsheet: a row for each answered check-in and scale (C09)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.voice.queries.measures import version_of
from alongside.voice.results.shapes import Point, Series
from alongside.web.measure_words import Texts, texts_of
from alongside.web.result_words import RATERS

NOT_APPLICABLE = "not_applicable"


def sheet(series: Iterable[Series]) -> list[list[object]]:
    """A heading and rows, by measure and scale, the oldest first; words beside the numbers."""
    return [_heading(), *(line for each in series for line in _lines(each))]


def _heading() -> list[object]:
    return [
        _("Measure"),
        _("Part"),
        _("Who"),
        _("Date"),
        _("Score"),
        _("Interval from"),
        _("Interval to"),
        _("Meaning"),
        _("Answered"),
        _("Left open"),
        _("Questions answered"),
        _("Own words"),
    ]


def _lines(series: Series) -> Iterator[list[object]]:
    texts = texts_of(version_of(series.version_id))
    part = texts.scale(series.scale) if series.scale else ""
    for point in series.points:
        yield [
            texts.title,
            part,
            str(RATERS[series.rater]),
            timezone.localtime(point.at).strftime("%Y-%m-%d"),
            *_score(point),
            texts.band(point.band) if point.band else "",
            point.answered,
            point.missing,
            _answers(point, texts),
            _words(point, texts),
        ]


def _score(point: Point) -> list[object]:
    """The score and the range that was possible; nothing where there is none."""
    if point.score is None:
        return ["", "", ""]
    return [_number(value) for value in (point.score, point.lowest, point.highest)]


def _number(value: float) -> Decimal:
    return Decimal(f"{value:.6g}")


def _answers(point: Point, texts: Texts) -> str:
    """Each answer with its question, as it was given."""
    given = ((item, value) for item, value in point.answers.items() if value is not None)
    return "; ".join(f"{texts.item(item)} {_said(value)}" for item, value in given)


def _said(value: float | str) -> str:
    if value == NOT_APPLICABLE:
        return _("does not apply")
    return f"{value:g}" if isinstance(value, int | float) else value


def _words(point: Point, texts: Texts) -> str:
    said = [f"{texts.item(item)} {words}" for item, words in point.texts.items()]
    return "\n".join([*said, *([point.words] if point.words else [])])
