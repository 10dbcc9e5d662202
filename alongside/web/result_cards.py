"""The overview of a client's results: one card for each score, with the client's words beside the number (C09)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from alongside.voice.queries.measures import version_of
from alongside.voice.results import shapes
from alongside.web import result_saying as saying
from alongside.web.charts.small import Small, draw_small
from alongside.web.measure_words import Texts, texts_of
from alongside.web.result_curve import said, small_curve
from alongside.web.result_words import CATEGORIES, NO_CATEGORY, NO_SCORE, RATERS, Words


@dataclass(frozen=True, slots=True)
class Card:
    """One score of one measure, as a list shows it. `rater`: "" for the client's own answers."""

    measure_id: UUID
    part: str
    title: str
    scale: str
    rater: Words
    latest: str
    range: str
    band: str
    why_none: Words
    at: datetime | None
    change: Words
    about: str
    picture: Small | None
    picture_words: str
    words: str
    words_at: datetime | None
    completeness: str
    is_validated: bool


def cards(series: Sequence[shapes.Series]) -> list[Card]:
    """The newest stretch of every score, in the order in which they came."""
    scales = Counter((each.measure_id, each.rater, each.rater_id) for each in series if each.is_newest)
    return [
        card(each, names_scale=scales[each.measure_id, each.rater, each.rater_id] > 1)
        for each in series
        if each.is_newest
    ]


def card(series: shapes.Series, *, names_scale: bool = False) -> Card:
    """The card of one score. `names_scale`: when its measure has several."""
    words = title_of(series)
    newest = series.newest
    quote = next(((each.at, quoted) for each in reversed(series.points) if (quoted := said(each))), None)
    return Card(
        measure_id=series.measure_id,
        part=part_of(series),
        title=words.title,
        scale=words.scale(series.scale) if names_scale else "",
        rater="" if series.rater == "client" else RATERS[series.rater],
        latest=saying.number(newest.score) if newest and newest.score is not None else "",
        range=saying.between(series.lowest, series.highest) if newest else "",
        band=words.band(newest.band) if newest and newest.band else "",
        why_none="" if newest else why_no_score(series),
        at=newest.at if newest else (series.points[-1].at if series.points else None),
        change=change_words(series),
        about=change_about(series),
        picture=draw_small(small_curve(series)) if newest else None,
        picture_words=course_words(series),
        words=quote[1] if quote else "",
        words_at=quote[0] if quote else None,
        completeness=completeness_words(series.completeness),
        is_validated=series.is_validated,
    )


def part_of(series: shapes.Series) -> str:
    """What names one score among those of its measure: "total", "total.circle.<id>"."""
    parts = [series.scale]
    if series.rater != "client":
        parts += [series.rater, str(series.rater_id or "")]
    if not series.is_newest:
        parts += ["to", str(series.points[-1].version if series.points else 0)]
    return ".".join(parts)


def title_of(series: shapes.Series) -> Texts:
    """The words of the version that a series is shown by, in the reader's language."""
    return _texts(series.version_id, get_language() or "en")


@lru_cache(500)
def _texts(version_id: UUID, language: str) -> Texts:
    """Versions never change, so that their words are put together once."""
    return texts_of(version_of(version_id), language)


def change_words(series: shapes.Series) -> Words:
    """What became of it since the work began, in a sentence."""
    found = series.change.value
    if found is None:
        return saying.reason(series.change)
    return NO_CATEGORY if found.category is None else CATEGORIES[found.category]


def change_about(series: shapes.Series) -> str:
    """On how many points that rests, and by which formula."""
    if series.change.value is None:
        return ""
    facts = {"n": series.change.n, "formula": series.change.formula.name}
    return ngettext("n = %(n)d point, %(formula)s", "n = %(n)d points, %(formula)s", series.change.n) % facts


def course_words(series: shapes.Series) -> str:
    """The picture as a sentence: where it began and where it is now."""
    given = [point for point in series.points if point.score is not None]
    if not given:
        return _("No score yet.")
    first, last = given[0], given[-1]
    facts = {
        "n": len(given),
        "first": saying.number(first.score or 0),
        "last": saying.number(last.score or 0),
        "from": saying.day(saying.local_day(first.at)),
        "to": saying.day(saying.local_day(last.at)),
    }
    if len(given) == 1:
        return _("One score: %(last)s on %(to)s.") % facts
    return _("%(n)d scores: from %(first)s on %(from)s to %(last)s on %(to)s.") % facts


def completeness_words(found: shapes.Completeness) -> str:
    """How many were asked and answered; what was skipped is facts without reproach."""
    facts = {"asked": found.asked, "answered": found.answered, "skipped": found.skipped}
    if found.skipped:
        return _("%(answered)d of %(asked)d answered, %(skipped)d skipped") % facts
    return _("%(answered)d of %(asked)d answered") % facts


def why_no_score(series: shapes.Series) -> Words:
    """Why the newest answers have no score; "" where the measure has none at all."""
    last = series.points[-1] if series.points else None
    return NO_SCORE.get(last.reason or "", "") if last and series.scale else ""
