"""Whether a client is on the way, by plain rules: used where there is no archive to compare with.

The rules are our own choice, not published and not tested; every page that shows them says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from alongside.voice.series.enough import Better, Formula, Reason, Result, present, too_few

WORSE_FROM = 3  # meetings after intake
STILL_FROM = 6
FEWEST = 2

RATIONAL = Formula(
    "Rational rules",
    "our own choice, after the idea of Lambert et al. 2002: neither published nor tested",
    is_verified=False,
)


class Status(StrEnum):
    """How a client's course looks. Never shown by colour alone."""

    ON_TRACK = "on_track"
    WATCH = "watch"
    OFF_TRACK = "off_track"


class Because(StrEnum):
    """What made it so. Pages give it words."""

    WITHIN = "within"  # nothing stands out
    WORSE_THAN_INTAKE = "worse_than_intake"
    NO_CHANGE = "no_change"
    BELOW_BEST = "below_best"
    OUTSIDE_OUTER = "outside_outer"  # worse than the outer band of similar clients
    OUTSIDE_INNER = "outside_inner"


@dataclass(frozen=True, slots=True)
class Scale:
    """What the rules need to know of a measure, for one client."""

    better: Better
    reliable_change: float  # points, above 0
    intake_is_clinical: bool  # whether the first score lies in the range where people seek help

    def gain(self, earlier: float, later: float) -> float:
        """Points for the better from one score to another."""
        return later - earlier if self.better == "higher" else earlier - later


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict at the newest score, `meeting` meetings after intake."""

    status: Status
    because: Because
    meeting: int


def judge(scores: Sequence[float | None], scale: Scale) -> Result[Judged]:
    """The rules at the newest score. Intake first, one place for each meeting, None where a score is missing.

    Off track: reliably worse than at intake, from the third meeting on. Worth watching: no reliable change by the
    sixth meeting although there was reason to come; or reliably below the client's own best.
    """
    given = present(scores)
    if len(given) < FEWEST:
        return too_few(len(given), FEWEST, RATIONAL)
    intake = scores[0]
    if intake is None:
        return Result(n=len(given), formula=RATIONAL, reason=Reason.NO_INTAKE)
    meeting = max(at for at, score in enumerate(scores) if score is not None)
    status, because = _verdict(given, intake, meeting, scale)
    return Result(n=len(given), formula=RATIONAL, value=Judged(status, because, meeting))


def _verdict(given: list[float], intake: float, meeting: int, scale: Scale) -> tuple[Status, Because]:
    change = scale.gain(intake, given[-1])
    best = max(scale.gain(intake, score) for score in given)
    if meeting >= WORSE_FROM and change <= -scale.reliable_change:
        return Status.OFF_TRACK, Because.WORSE_THAN_INTAKE
    if best - change >= scale.reliable_change:
        return Status.WATCH, Because.BELOW_BEST
    if meeting >= STILL_FROM and abs(change) < scale.reliable_change and scale.intake_is_clinical:
        return Status.WATCH, Because.NO_CHANGE
    return Status.ON_TRACK, Because.WITHIN
