"""What the answers to a check-in say: which are low, and how they move. No Django here.

The five questions are our own words. They are not a tested questionnaire and are labelled so wherever shown.
"""

from collections.abc import Mapping, Sequence

ITEMS = ("heard", "understood", "accepted", "useful", "safe")  # C04, L01, L06
HIGHEST = 10
LOW = 5  # an answer up to the middle of the scale asks for a conversation; our own choice, not validated

Answers = Mapping[str, int | None]


def given(answers: Answers) -> dict[str, int]:
    """The questions that were answered, in order; those left open are left out."""
    return {item: value for item in ITEMS if (value := answers.get(item)) is not None}


def is_on_scale(value: int | None) -> bool:
    """Whether this can be an answer: 0 (not at all) to 10 (fully), or left open."""
    return value is None or 0 <= value <= HIGHEST


def low(answers: Answers, threshold: int = LOW) -> tuple[str, ...]:
    """The questions answered with `threshold` or less: safety first, then the lowest first (C04, L06)."""
    found = {item: value for item, value in given(answers).items() if value <= threshold}
    return tuple(sorted(found, key=lambda item: (item != "safe", found[item])))


def is_urgent(answers: Answers, threshold: int = LOW) -> bool:
    """Whether somebody did not feel safe: that is looked at at once (L06)."""
    return "safe" in low(answers, threshold)


def average(answers: Answers) -> float | None:
    """The mean of the questions that were answered, 0 to 10; None when none was."""
    values = given(answers).values()
    return sum(values) / len(values) if values else None


def trends(newest_first: Sequence[Answers]) -> dict[str, list[int | None]]:
    """Each question's answers over the meetings, the oldest first (C04)."""
    oldest_first = list(reversed(newest_first))
    return {item: [answers.get(item) for answers in oldest_first] for item in ITEMS}
