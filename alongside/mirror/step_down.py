"""A plan of meeting less and less often, to think with: towards doing it without us (G05). No Django here."""

from dataclasses import dataclass
from datetime import date, timedelta

WIDEST = 12  # weeks; what an agreement can say
MOST = 3  # stages; further ahead nobody knows [derived]
MEETINGS = 3  # at each rhythm, before it grows again [derived]


@dataclass(frozen=True, slots=True)
class Stage:
    """From this day on so many weeks lie between meetings, for so many meetings."""

    first: date
    every_weeks: int
    meetings: int = MEETINGS


def step_down(every_weeks: int | None, today: date) -> list[Stage]:
    """Each rhythm twice as wide as the one before, the first after one more meeting as it is now.

    [] where no rhythm is agreed, or none is left that is wider.
    """
    if every_weeks is None or every_weeks < 1:
        return []
    stages: list[Stage] = []
    first, weeks = today + timedelta(weeks=every_weeks), 2 * every_weeks
    while weeks <= WIDEST and len(stages) < MOST:
        stages.append(Stage(first, weeks))
        first += timedelta(weeks=MEETINGS * weeks)
        weeks *= 2
    return stages
