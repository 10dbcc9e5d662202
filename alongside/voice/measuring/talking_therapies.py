"""The rules of NHS Talking Therapies: two measures at once, at the first and the last meeting.

NHS England, NHS Talking Therapies for anxiety and depression Manual (outcome chapter). The clause that the
other measure must not have moved reliably the other way is recalled from it, not re-read.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Caseness begins at `caseness`; a change of `reliable` points or more is reliable. Lower is better."""

    caseness: float
    reliable: float


PHQ9 = Rule(caseness=10, reliable=6)
GAD7 = Rule(caseness=8, reliable=4)


@dataclass(frozen=True, slots=True)
class Pair:
    """One measure's first and last score, under its rule."""

    first: float
    last: float
    rule: Rule

    @property
    def was_case(self) -> bool:
        return self.first >= self.rule.caseness

    @property
    def is_case(self) -> bool:
        return self.last >= self.rule.caseness

    @property
    def has_improved(self) -> bool:
        return self.first - self.last >= self.rule.reliable

    @property
    def has_worsened(self) -> bool:
        return self.last - self.first >= self.rule.reliable


@dataclass(frozen=True, slots=True)
class Outcome:
    """`was_case`: at least one measure at caseness at first; only cases can recover."""

    was_case: bool
    recovered: bool
    reliably_improved: bool
    reliably_deteriorated: bool

    @property
    def reliably_recovered(self) -> bool:
        return self.recovered and self.reliably_improved


def outcome(depression: Pair, anxiety: Pair) -> Outcome:
    """Caseness, recovery, reliable improvement and deterioration of one course.

    The anxiety measure is GAD-7 or the one for the client's disorder, with its own rule.
    """
    pairs = (depression, anxiety)
    was_case = any(pair.was_case for pair in pairs)
    improved = any(pair.has_improved for pair in pairs)
    worsened = any(pair.has_worsened for pair in pairs)
    return Outcome(
        was_case=was_case,
        recovered=was_case and not any(pair.is_case for pair in pairs),
        reliably_improved=improved and not worsened,
        reliably_deteriorated=worsened and not improved,
    )


def phq9_and_gad7(*, phq9: tuple[float, float], gad7: tuple[float, float]) -> Outcome:
    """The usual pair of measures, each as (first, last)."""
    return outcome(Pair(*phq9, PHQ9), Pair(*gad7, GAD7))
