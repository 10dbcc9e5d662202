"""What a threshold may be, so that a finding still makes sense. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass

# The least and the most of each number that is not just a stretch of days or a count.
SPECIAL: dict[str, tuple[int, int]] = {
    "over_minutes": (1, 240),
    "long_lines": (5, 200),
    "short_lines": (1, 50),
    "unasked_days": (2, 30),
    "unasked_within_days": (2, 90),
    "night_from": (18, 23),
    "night_to": (1, 9),
    "carries_percent": (10, 95),
    "adhoc_percent": (10, 95),
    "alliance_under": (1, 10),
    "alliance_fall": (1, 9),
    "near_at_least": (6, 10),
    "worse_by": (1, 9),
    "blur_kinds": (2, 7),
    "template_things": (2, 20),
    "autonomy_points": (5, 90),
    "dependence_months": (3, 60),
    "dependence_contacts": (1, 28),
    "reached_weeks": (1, 52),
    "stuck_weeks": (4, 52),
    "energy_under": (1, 9),
    "energy_weeks": (2, 12),
    "late_from": (18, 23),
    "tight_minutes": (1, 60),
    "supervision_weeks": (1, 52),
    "ladder_steps": (2, 7),
    "ladder_weeks": (1, 8),
    "full_percent": (20, 150),
    "doubt_from": (1, 10),
    "pressure_from": (1, 10),
    "pressed_weeks": (1, 12),
    "pressed_within_weeks": (1, 12),
}
DAYS, COUNT = (1, 365), (1, 50)
# The first must not be more than the second: nobody can be found otherwise.
PAIRS: tuple[tuple[str, str], ...] = (
    ("over_meetings", "over_of_last"),
    ("short_lines", "long_lines"),
    ("unasked_days", "unasked_within_days"),
    ("changes_least", "changes_of_last"),
    ("waived_days", "waived_within_days"),
    ("leaving_days", "leaving_within_days"),
    ("pressure_days", "pressure_within_days"),
    ("open_days", "undone_days"),
    ("late_evenings", "late_within_days"),
    ("tight_dates", "tight_within_days"),
    ("blur_kinds", "blur_times"),
    ("avoid_dates", "avoid_days"),
    ("pressed_weeks", "pressed_within_weeks"),
)
COUNTS_OF_DAYS = frozenset({"waived_days", "pressure_days"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a number cannot be: `code` is out_of_limits (low, high) or more_than (the field `other`)."""

    name: str
    code: str
    low: int = 0
    high: int = 0
    other: str = ""


def limits(name: str) -> tuple[int, int]:
    """The least and the most that a threshold may be, both included."""
    is_days = name.endswith("_days") and name not in COUNTS_OF_DAYS
    return SPECIAL.get(name) or (DAYS if is_days else COUNT)


def faults(numbers: Mapping[str, int]) -> list[Fault]:
    """Everything that is wrong with these thresholds, each beside its field; numbers that are absent are fine."""
    wrong = [
        Fault(name, "out_of_limits", *limits(name))
        for name, number in numbers.items()
        if not limits(name)[0] <= number <= limits(name)[1]
    ]
    crossed = [
        Fault(less, "more_than", other=more)
        for less, more in PAIRS
        if less in numbers and more in numbers and numbers[less] > numbers[more]
    ]
    return wrong + crossed
