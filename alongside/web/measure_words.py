"""Words of measures: of the ready-made sets, of stored texts, and of what known scoring keys name by codes.

The ready-made sets are our own wording, free to use, in every language of the house.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from alongside.voice.models import MeasureVersion
from alongside.voice.queries.measures import Version
from alongside.voice.sets import SETS

Word = str | Promise
READY = "ready"
OWN = "own"
NOT_AT_ALL, FULLY = _("not at all"), _("fully")
IN_YOUR_OWN_WORDS = _("In your own words")

TITLES: dict[str, Word] = {
    "after-meeting": _("After a meeting"),
    "before-meeting": _("Before a meeting"),
    "five-needs": _("Five needs"),
    "benefits": _("What working together brings"),
    "value": _("Useful and meaningful"),
    "own-side": _("The meeting from my side"),
    "place": _("Where we meet"),
}
ABOUT: dict[str, Word] = {
    "after-meeting": _("How was this meeting for you? There is no wrong answer."),
    "before-meeting": _("How have the last days been for you? There is no wrong answer."),
    "five-needs": _("How is it for you these days? There is no wrong answer."),
    "benefits": _("How do you see our work so far? There is no wrong answer."),
    "value": _("Only you can say what it was worth to you."),
    "own-side": _("How was this meeting for you, who led it?"),
    "place": _("You can change your mind at any time."),
}
ITEMS: dict[str, dict[str, Word]] = {
    "after-meeting": {
        "heard": _("I felt heard."),
        "understood": _("I felt understood."),
        "accepted": _("I felt accepted as I am."),
        "matters": _("We worked on what matters to me."),
        "way": _("The way we work suits me."),
        "comfortable": _("I felt comfortable."),
        "safe": _("I felt safe."),
        "valuable": _("It was valuable to me."),
        "useful": _("It was useful to me."),
    },
    "before-meeting": {
        "inside": _("I have been at ease with myself."),
        "close": _("It has been good with the people close to me."),
        "doing": _("I could do what I needed and wanted to do."),
        "overall": _("All in all, these days have been good to live."),
    },
    "five-needs": {
        "seen": _("I feel seen."),
        "heard": _("I feel heard."),
        "understood": _("I feel understood."),
        "noticed": _("I am noticed and taken into account."),
        "loved": _("I feel loved."),
    },
    "benefits": {
        "trust": _("I trust the person I work with."),
        "nearer": _("I am coming nearer to what I want."),
        "lasting": _("I would come again, or send a friend here."),
        "growing": _("We keep learning how to work well together."),
    },
    "value": {
        "useful": _("It was useful to me."),
        "meaningful": _("It was meaningful to me."),
    },
    "own-side": {
        "present": _("I was fully present."),
        "in_touch": _("I felt in touch with the person."),
        "worthwhile": _("It was worth the time."),
        "satisfied": _("I am satisfied with this meeting."),
    },
    "place": {"where": _("Where would you like to meet from now on?")},
}
OPTIONS: dict[str, dict[str, Word]] = {
    "where": {"in_person": _("In the same room"), "either": _("Either is fine"), "online": _("Online")}
}
WORDS_LABELS: dict[str, Word] = {"value": _("What do you take with you?")}

SCALES: dict[str, Word] = {
    "mean": _("Average"),
    "total": _("Total"),
    "percentage": _("Score out of 100"),
    "clinical_score": _("Score"),
    "well_being": _("Well-being"),
    "problems": _("Problems"),
    "functioning": _("Daily life"),
    "risk": _("Risk"),
    "without_risk": _("All except risk"),
    "goal": _("Agreement on goals"),
    "task": _("Agreement on the way"),
    "bond": _("Bond"),
    "compassion_satisfaction": _("Joy in helping"),
    "burnout": _("Burnout"),
    "secondary_traumatic_stress": _("Stress from what others lived through"),
    "personal": _("Tired in general"),
    "work": _("Tired from work"),
    "client": _("Tired from work with clients"),
}
BANDS: dict[str, Word] = {
    "none": _("hardly any"),
    "minimal": _("very little"),
    "healthy": _("in the healthy range"),
    "well": _("likely well"),
    "subclinical": _("below what calls for treatment"),
    "low": _("low"),
    "mild": _("mild"),
    "moderate": _("moderate"),
    "moderately_severe": _("moderately severe"),
    "severe": _("severe"),
    "significant": _("noticeable"),
    "average": _("average"),
    "high": _("high"),
    "below_top": _("below the highest score"),
    "top": _("the highest score"),
}
CUTOFFS: dict[str, Word] = {
    "caseness": _("counts as a case for treatment services"),
    "gad": _("generalised anxiety is likely"),
    "poor_well_being": _("low well-being"),
    "depression_likely": _("depression is likely"),
    "depression": _("depression is likely"),
    "distress": _("general distress"),
    "clinical": _("as in people who are in treatment"),
    "clinical_2002": _("as in people who are in treatment (2002)"),
    "burnout": _("burnout is likely"),
}
POPULATIONS: dict[str, Word] = {
    "adults": _("adults"),
    "men": _("men"),
    "women": _("women"),
    "United Kingdom": _("people in the United Kingdom"),
}


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one version of a measure in one language; what has no words shows its code."""

    language: str
    title: str
    about: str
    words_label: str
    items: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)  # words that stand before an item
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    bands: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    usual_ends: tuple[str, str] = ("", "")

    def item(self, item_id: str) -> str:
        """The question or statement."""
        return self.items.get(item_id, item_id)

    def option(self, item_id: str, code: str) -> str:
        """One answer to choose; its code where it is only a number."""
        return self.options.get(item_id, {}).get(code, code)

    def ends(self, item_id: str) -> tuple[str, str]:
        """What the lowest and the highest value of a slider mean; "" where nothing is said."""
        said = self.options.get(item_id, {})
        return said.get("low", self.usual_ends[0]), said.get("high", self.usual_ends[1])

    def band(self, code: str) -> str:
        """The name of a stretch of a score."""
        return self.bands.get(code, _plainly(code))

    def scale(self, scale_id: str) -> str:
        """The name of a score."""
        return self.scales.get(scale_id, _plainly(scale_id))


def texts(version: MeasureVersion, language: str | None = None) -> Texts:
    """The words of a version in this language (None: the reader's), else in English, else in any."""
    wanted = language or get_language() or "en"
    return of(version.definition["id"], version.source, version.texts, wanted, version_name(version))


def texts_of(version: Version, language: str | None = None) -> Texts:
    """The same for a version as the process remembers it (voice.queries.measures.version_of)."""
    wanted, found = language or get_language() or "en", version.definition
    return of(found.id, version.source, version.texts, wanted, found.name)


def of(key: str, source: str, stored: Mapping[str, Any], language: str, name: str = "") -> Texts:
    """The same for what is not kept yet: a set or known key, or texts just read from a file."""
    if source == READY and key in SETS:
        return ready_texts(key, language)
    return _stored(stored, language, source, name)


@cache
def ready_texts(key: str, language: str) -> Texts:
    """The words of a ready-made set. KeyError for an unknown one."""
    with override(language):
        return Texts(
            language=language,
            title=str(TITLES[key]),
            about=str(ABOUT[key]),
            words_label=str(WORDS_LABELS.get(key, IN_YOUR_OWN_WORDS)),
            items=_said(ITEMS[key]),
            options={item: _said(words) for item, words in OPTIONS.items() if item in ITEMS[key]},
            bands=_said(BANDS),
            scales=_said(SCALES),
            usual_ends=(str(NOT_AT_ALL), str(FULLY)),
        )


def version_name(version: MeasureVersion) -> str:
    """The name a definition carries in itself, for texts that have no title."""
    return str(version.definition.get("name", ""))


def languages(version: MeasureVersion) -> list[str]:
    """The languages in which it can be asked."""
    return sorted(version.texts or version.definition.get("languages", ()))


def cutoff(code: str) -> str:
    """What a score beyond a cut-off says, in the reader's language."""
    return str(CUTOFFS.get(code, _plainly(code)))


def population(code: str) -> str:
    """Of whom a number was found, in the reader's language."""
    return str(POPULATIONS.get(code, code))


def _stored(stored: Mapping[str, Any], language: str, source: str, name: str) -> Texts:
    chosen = next((code for code in _first(language, stored) if code in stored), language)
    found = stored.get(chosen, {})
    with override(language):
        return Texts(
            language=chosen,
            title=found.get("title") or name,
            about=found.get("about", ""),
            words_label=found.get("words") or str(IN_YOUR_OWN_WORDS),
            items=found.get("items", {}),
            before=found.get("before", {}),
            options=found.get("options", {}),
            bands=_said(BANDS) | found.get("bands", {}),
            scales=_said(SCALES) | found.get("scales", {}),
            usual_ends=(str(NOT_AT_ALL), str(FULLY)) if source == OWN else ("", ""),
        )


def _first(language: str, stored: Iterable[str]) -> list[str]:
    return [language, language.split("-", maxsplit=1)[0], "en", *stored]


def _said(words: Mapping[str, Word]) -> dict[str, str]:
    return {code: str(word) for code, word in words.items()}


def _plainly(code: str) -> str:
    return code.replace("_", " ")
