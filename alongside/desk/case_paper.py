"""What stands on a case sheet: the frame in short, curves by week, what was shared; nothing that says whose it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.mirror_words import words_for
from alongside.mirror.anonymous import without
from alongside.voice.queries import version_of
from alongside.voice.results.shapes import GoalLine, Results, Series
from alongside.web.agreement import label_of, said
from alongside.web.charts.curve import Curve, Point
from alongside.web.charts.picture import Sheet, draw
from alongside.web.charts.svg import svg
from alongside.web.client_words import ENGAGEMENT_NAMES, STAGES
from alongside.web.measure_words import Texts, texts_of

# What of the agreement is said: numbers and choices, none of its words.
TERMS = (
    "minutes",
    "every_weeks",
    "fee",
    "cancel_hours",
    "contact_channels",
    "reply_hours",
    "daily_contact_agreed",
)
SHEET = Sheet("paper", 640, 130, 40, 0)
MOST_PICTURES = 12
NEAREST = 10


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a sheet is made from. `names`: all that could tell whose it is; none of it is printed."""

    code: str
    names: Sequence[str]
    work: Any
    frame: Any
    results: Results
    shared: Sequence[Any]
    question: str = ""


def paper(case: Case, now: datetime) -> dict[str, object]:
    """The data of templates/pdf/case_sheet.typ."""
    began = _ordinal(case.work.opened_at if case.work else now)
    question = {"label": _("What I would like to ask"), "text": case.question} if case.question else None
    return {
        "title": _("Case sheet %(code)s") % {"code": case.code},
        "practice": "",
        "foot": _("For supervision. Without names; weeks in place of days."),
        "question": question,
        "work": {"title": _("The work"), "lines": _about(case, _ordinal(now) - began)},
        "parts": [
            _part(_("What the mirror showed"), findings=_findings(case.shared), none=_("Nothing is shared.")),
            _part(_("Goals"), _goals(case.results.goals.lines, began), none=_("No goal was rated yet.")),
            _part(_("What was answered"), _series(case, began), none=_("Nothing was answered yet.")),
        ],
    }


def _part(title: str, pictures: Any = (), findings: Any = (), *, none: str) -> dict[str, object]:
    given = {"pictures": list(pictures), "findings": list(findings)}
    return {"title": title, **given, "none": "" if any(given.values()) else none}


def _about(case: Case, days: int) -> list[dict[str, str]]:
    lines = []
    if case.work:
        kind = _("%(kind)s, %(stage)s") % {
            "kind": ENGAGEMENT_NAMES[case.work.kind],
            "stage": STAGES[case.work.stage],
        }
        weeks = max(0, days) // 7
        lines = [
            {"label": _("Kind of work"), "text": kind},
            {"label": _("Since"), "text": ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}},
        ]
    if case.frame is None:
        return [*lines, {"label": _("Agreement"), "text": _("Nothing is agreed yet.")}]
    terms = ((label_of(term), str(said(case.frame, term))) for term in TERMS)
    return [*lines, *({"label": label, "text": text} for label, text in terms if text)]


def _findings(shared: Iterable[Any]) -> list[dict[str, str]]:
    found = (words_for(each.finding.kind, each.facts) for each in shared)
    return [{"observation": each.observation, "question": each.question} for each in found]


def _goals(lines: Sequence[GoalLine], began: int) -> list[dict[str, str]]:
    """Each goal that the client rated, by its number: its words could tell whose it is."""
    found = []
    for number, goal in enumerate(lines, start=1):
        near = [(each.at, each.near) for each in goal.ratings if each.by_client and each.near is not None]
        if near:
            title = _("Goal %(number)d") % {"number": number}
            found.append(_picture(title, near, (0, NEAREST), began))
    return found


def _series(case: Case, began: int) -> list[dict[str, str]]:
    shown = [each for each in case.results.series if each.rater == "client" and each.is_newest]
    drawn = ((title_of(_texts(each), each.scale, case.names), each) for each in shown if each.scale)
    found = [
        _picture(title, points, (each.lowest, each.highest), began)
        for title, each in drawn
        if (points := [(p.at, p.score) for p in each.points[each.since :] if p.score is not None])
    ]
    return found[:MOST_PICTURES]


def _texts(series: Series) -> Texts:
    return texts_of(version_of(series.version_id))


def title_of(texts: Texts, scale: str, names: Sequence[str]) -> str:
    """What was asked, as the practice calls it, but for names: a practice may call it after somebody."""
    parts = (texts.title, texts.scale(scale) if scale else "")
    return without(" · ".join(each for each in parts if each), names)


def _picture(
    title: str, given: Sequence[tuple[datetime, float]], span: tuple[float, float], began: int
) -> dict[str, str]:
    points = tuple(Point(_ordinal(at), value) for at, value in given)
    words = _("%(first)s at first, %(last)s now, of %(highest)s; n = %(n)d.") % {
        "first": _number(given[0][1]),
        "last": _number(given[-1][1]),
        "highest": _number(span[1]),
        "n": len(given),
    }
    picture = draw(Curve(points, *span), SHEET, _weeks_since(began), _number)
    return {"title": title, "svg": svg(picture), "words": words}


def _weeks_since(began: int) -> Callable[[int], str]:
    return lambda day: _("week %(n)d") % {"n": max(0, day - began) // 7}


def _ordinal(at: datetime) -> int:
    return timezone.localtime(at).toordinal()


def _number(value: float) -> str:
    return number_format(round(value, 1), 0 if round(value, 1) == int(value) else 1)
