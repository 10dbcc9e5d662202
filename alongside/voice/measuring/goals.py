"""How far goals were reached: goal attainment scaling, and goals rated 0 to 10."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from alongside.voice.measuring.definitions import ReliableChange, Source

RHO = 0.3  # the correlation between goals that Kiresuk & Sherman assume
GOAL_CHANGE = ReliableChange(
    Source("Edbrooke-Childs et al. 2015, mean of the goals"), population="young people", points=2.45
)
LEVELS = range(-2, 3)
HIGHEST = 10


def gas_t(levels: Sequence[float], weights: Sequence[float] | None = None, rho: float = RHO) -> float:
    """The T score: 50 when all goals came out as expected, about 10 for each SD beside that.

    `levels` -2 (much less than expected) to +2, `weights` of importance (None: equal). T = 50 + 10 sum(w x) /
    sqrt((1 - rho) sum(w^2) + rho sum(w)^2). Kiresuk, T. J. & Sherman, R. E. (1968). Community Mental Health
    Journal 4, 443-453. ValueError without goals, for a level out of range, a weight that is not above 0, or
    rho not from 0 to 1.
    """
    weighed = [1.0] * len(levels) if weights is None else list(weights)
    if not levels or len(weighed) != len(levels):
        raise ValueError("one weight for each of at least one goal")
    if not all(LEVELS[0] <= level <= LEVELS[-1] for level in levels):
        raise ValueError("levels from -2 to 2")
    if not (0 <= rho <= 1 and all(weight > 0 for weight in weighed)):
        raise ValueError("weights above 0 and rho from 0 to 1")
    attained = sum(weight * level for weight, level in zip(weighed, levels, strict=True))
    spread = (1 - rho) * sum(weight**2 for weight in weighed) + rho * sum(weighed) ** 2
    return 50 + 10 * attained / sqrt(spread)


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """Mean ratings 0-10 of the `goals` that were rated both times; `left_out` were rated once only."""

    first: float
    last: float
    goals: int
    left_out: int

    @property
    def change(self) -> float:
        return self.last - self.first


def goal_progress(first: Mapping[str, float], last: Mapping[str, float]) -> GoalProgress | None:
    """Goal-based outcomes: how near each goal is, 0 (not at all) to 10 (reached), by the goal's id.

    Law, D. & Jacob, J. (2015). Goals and Goal Based Outcomes (GBOs), 3rd ed. Only goals rated both times are
    compared, so that a goal added later moves nothing; None when there is none. ValueError out of 0-10.
    """
    if not all(0 <= rating <= HIGHEST for rating in (*first.values(), *last.values())):
        raise ValueError("ratings from 0 to 10")
    both = first.keys() & last.keys()
    if not both:
        return None
    count = len(both)
    return GoalProgress(
        first=sum(first[goal] for goal in both) / count,
        last=sum(last[goal] for goal in both) / count,
        goals=count,
        left_out=len(first.keys() ^ last.keys()),
    )
