"""How well the coach's rules do on examples written by hand: examples/<language>/<rule>.toml. No Django here."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.messages.coach.drafts import RULES, Draft
from alongside.messages.coach.looking import look
from alongside.messages.coach.rules import LANGUAGES

FOLDER = Path(__file__).parent / "examples"
LEAST_PRECISION, LEAST_RECALL, FEWEST = 0.9, 0.8, 40


@dataclass(frozen=True, slots=True)
class Example:
    """A draft, and whether the rule should mark it. `why`: which look-alike it is."""

    draft: Draft
    is_positive: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one rule did with its examples in one language."""

    language: str
    rule: str
    positives: int
    negatives: int
    found: int  # of the positives
    false: int  # of the negatives

    @property
    def precision(self) -> float:
        marked = self.found + self.false
        return self.found / marked if marked else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.positives if self.positives else 0.0

    @property
    def is_enough(self) -> bool:
        return (
            min(self.positives, self.negatives) >= FEWEST
            and self.precision >= LEAST_PRECISION
            and self.recall >= LEAST_RECALL
        )


def examples(language: str, rule: str) -> list[Example]:
    """The examples of one rule in one language, positive ones first; none where there is no file."""
    path = FOLDER / language / f"{rule}.toml"
    if not path.exists():
        return []
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Example(_draft(language, data, each), kind == "positive", each.get("why", ""))
        for kind in ("positive", "negative")
        for each in data.get(kind, ())
    ]


def _draft(language: str, data: Mapping[str, Any], example: Mapping[str, Any]) -> Draft:
    given = {**data.get("context", {}), **example}
    parts = given.pop("parts", None) or [data["sentences"][at] for at in given.pop("use", ())]
    words = given.pop("draft", None) or ("" if language == "ja" else " ").join(parts)
    given.pop("why", None)
    agreed = frozenset(given.pop("agreed", ()))
    return Draft(words, language, agreed=agreed, **given)


def figures(language: str, rule: str) -> Figures:
    """Whether the rule marks what it should: an example counts once, however many marks it gets."""
    listed = examples(language, rule)
    marked = [(each.is_positive, is_marked(each.draft, rule)) for each in listed]
    return Figures(
        language,
        rule,
        positives=sum(is_positive for is_positive, _ in marked),
        negatives=sum(not is_positive for is_positive, _ in marked),
        found=sum(is_positive and hit for is_positive, hit in marked),
        false=sum(hit and not is_positive for is_positive, hit in marked),
    )


def is_marked(draft: Draft, rule: str) -> bool:
    """Whether the rule has something to say about the draft."""
    return any(mark.rule == rule for mark in look(draft))


def report() -> Iterator[Figures]:
    """Every rule in every language."""
    return (figures(language, rule) for language in LANGUAGES for rule in RULES)


def misses(language: str, rule: str) -> list[Example]:
    """The examples that the rule gets wrong."""
    return [each for each in examples(language, rule) if is_marked(each.draft, rule) != each.is_positive]
