"""What a page of results gets. Every number is a `Result`: with n, interval, formula, source, or why there is none.

All positions (`at`, `before`, `after`, `first`, `last`) count in `Series.points`, 0 is the oldest; so what a
statistic points at can be drawn without looking anything up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, Protocol
from uuid import UUID

from alongside.voice.measuring.change import Category
from alongside.voice.measuring.definitions import Band, Cutoff, Definition, Direction, ReliableChange, Source
from alongside.voice.measuring.goals import GoalProgress
from alongside.voice.measuring.talking_therapies import Outcome
from alongside.voice.series.breaks import Break
from alongside.voice.series.control import Limits, Smoothed
from alongside.voice.series.course import Expected
from alongside.voice.series.enough import Formula, Result
from alongside.voice.series.rational import Judged

Given = float | str | None


class Told(Protocol):
    """What somebody answered and said in one check-in; it may be opened only when it is read."""

    @property
    def words(self) -> str: ...

    @property
    def texts(self) -> Mapping[str, str]: ...

    @property
    def answers(self) -> Mapping[str, Given]: ...


class Point(NamedTuple):
    """One answered check-in on one scale. `score` None: too few answers, or words alone (see `reason`).

    `lowest` and `highest` are the range that was possible for this person (less, when something did not apply).
    `is_prorated`: some answers are missing and the others stand for them; say so beside the number.
    """

    id: str  # of the check-in, in hexadecimal
    at: datetime
    score: float | None
    band: str | None  # code of a Band of the series
    answered: int
    missing: int
    is_prorated: bool
    reason: str | None  # measuring.scoring.Reason, or None
    lowest: float
    highest: float
    told: Told
    occasion: str
    way: str
    version: int  # number of the measure's version it was answered in

    @property
    def check_in_id(self) -> UUID:
        return UUID(self.id)

    @property
    def words(self) -> str:
        """What the person said beside the numbers; "" for nothing."""
        return self.told.words

    @property
    def texts(self) -> Mapping[str, str]:
        """By id of an item that asks for words."""
        return self.told.texts

    @property
    def answers(self) -> Mapping[str, Given]:
        """By item id: the value, None (left open), "not_applicable"."""
        return self.told.answers


@dataclass(frozen=True, slots=True)
class Event:
    """A line across the picture. `kind`: opened, agreed, changed (a later version of the agreement), ended."""

    at: datetime
    kind: Literal["opened", "agreed", "changed", "ended"]
    engagement_id: UUID
    version: int | None = None  # of the agreement


@dataclass(frozen=True, slots=True)
class Group:
    """People a number comes from: who, how many points they have on average, how far they differ."""

    who: str  # code of results/norms.py: seeking_help, general, this_practice
    mean: float
    sd: float
    source: Source


@dataclass(frozen=True, slots=True)
class Criterion:
    """One way to part those who seek help from others, and what became of this client by it.

    `name`: a (two SD away from who seeks help), b (within two SD of the others), c (between both, weighed),
    published (the measure's own cut-off). `groups` are those it was drawn from; none for a published one.
    """

    name: Literal["a", "b", "c", "published"]
    cutoff: Cutoff  # value, source, population, whether the value itself is on the clinical side
    groups: tuple[Group, ...]
    was_clinical: bool
    is_clinical: bool
    category: Category | None  # None: no number says how much change is reliable


@dataclass(frozen=True, slots=True)
class Change:
    """From the first to the last score of the present work (Jacobson & Truax 1991).

    `points` is above 0 when it is for the better; `index` is RC (its sign that of the change), where sd and
    reliability are known; `corridor` are the scores that are no reliable change from the first one (to shade).
    `criteria` are all that could be drawn: none when nothing is known of any population. `chosen` is the one that
    `category` goes by: the published cut-off, else c, else b, else a.
    """

    first: int
    last: int
    points: float
    reliable: ReliableChange | None  # population and source; None: unknown, and no category
    smallest: float | None  # points that make a change reliable, from `reliable`
    is_reliable: bool | None
    corridor: tuple[float, float] | None
    index: Result[float]
    criteria: tuple[Criterion, ...]
    chosen: Criterion | None
    category: Category | None


@dataclass(frozen=True, slots=True)
class Step:
    """A sudden gain or loss from one point to the next asked."""

    kind: Literal["gain", "loss"]
    before: int
    after: int
    size: float  # points, above 0


@dataclass(frozen=True, slots=True)
class Phases:
    """The points before and after the work began: what NAP and the like compare.

    `boundary`: agreed (the day of the first agreement) or opened (the work was opened; no agreement yet) or None.
    """

    boundary: Literal["agreed", "opened"] | None
    at: datetime | None
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far apart before and after lie. The formula of each names its variant."""

    phases: Phases
    nap: Result[float]
    tau: Result[float]
    tau_u: Result[float]
    tau_bc: Result[float]
    pand: Result[float]


@dataclass(frozen=True, slots=True)
class Usual:
    """The client's own control charts: XmR limits and what lies outside, the EWMA, and changes of level."""

    limits: Result[Limits]
    outside: Result[tuple[int, ...]]  # positions outside the XmR limits
    smoothed: Result[tuple[Smoothed, ...]]
    smoothed_at: tuple[int, ...]  # the position of each smoothed value
    breaks: Result[tuple[Break, ...]]  # Break.at is a position: the first point of the new level
    moved_lately: Result[float]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What to expect of one asking (0 is the first); `at` its point, None when skipped or still to come."""

    asked: int
    at: int | None
    expected: Expected


@dataclass(frozen=True, slots=True)
class Track:
    """Where the client stands. `expected` is empty when only the labelled rational rules could answer."""

    judged: Judged
    expected: tuple[Ahead, ...]
    neighbours: int
    archive: int  # closed engagements the neighbours were looked up in; 0 without an archive


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many were asked, answered, skipped by the client, ran out unanswered, and are still open."""

    asked: int
    answered: int
    skipped: int
    expired: int
    open: int


@dataclass(frozen=True, slots=True)
class Series:
    """One scale of one measure as answered by one person, over one unbroken stretch of versions.

    Versions share a series only where the scale keeps its range, parts and direction. `scale` "" is a measure
    without a score: points carry answers and words alone, and every statistic says that there are too few points.
    `since` is the position where the present work begins; statistics rest on the points from there on.
    """

    measure_id: UUID
    version_id: UUID  # the newest of the series: the words of items, scales and bands
    key: str  # of a ready-made set or a known measure; "" for one's own
    name: str  # as the practice calls the measure; texts(version, language) has the translated title
    definition: Definition
    scale: str
    rater: str  # client, member, circle
    rater_id: UUID | None  # of the member or the person of the circle
    direction: Direction
    lowest: float
    highest: float
    bands: tuple[Band, ...]
    cutoff: Cutoff | None  # the one drawn: the chosen criterion's
    is_validated: bool
    is_newest: bool  # False: an older stretch, before the measure was changed
    completeness: Completeness
    points: tuple[Point, ...]
    since: int
    change: Result[Change]
    sudden: Result[tuple[Step, ...]]
    overlap: Overlap
    usual: Usual
    track: Result[Track]

    @property
    def newest(self) -> Point | None:
        """The newest point that has a score."""
        return next((point for point in reversed(self.points) if point.score is not None), None)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a goal was said to be: `near` 0 to 10, `level` -2 to 2; either may be None."""

    at: datetime
    by_client: bool
    near: int | None
    level: int | None
    words: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal with its ratings, the oldest first. `levels`: "-2" .. "2" to words, {} without such a scale."""

    goal_id: UUID
    words: str
    task: str
    weight: int
    levels: Mapping[str, str]
    set_at: datetime
    closed_at: datetime | None
    closed_as: str
    ratings: tuple[Nearness, ...]


@dataclass(frozen=True, slots=True)
class Goals:
    """All goals. `progress` (goal-based outcomes) and T (goal attainment scaling) go by the client's own ratings;
    `progress_by_member` by those of who works with them."""

    lines: tuple[GoalLine, ...]
    progress: Result[GoalProgress]
    progress_by_member: Result[GoalProgress]
    reliable: ReliableChange
    is_reliable: bool | None
    t_first: Result[float]
    t_last: Result[float]


@dataclass(frozen=True, slots=True)
class Results:
    """Everything for a client's page of results. Series: the client's own first, newest answered first."""

    client_id: UUID
    series: tuple[Series, ...]
    events: tuple[Event, ...]
    goals: Goals
    talking_therapies: Result[Outcome] | None  # None: not both of PHQ-9 and GAD-7 were asked
    completeness: Completeness  # of everything that the client was asked


TALKING_THERAPIES = Formula(
    "NHS Talking Therapies: caseness, recovery, reliable change",
    "NHS England, NHS Talking Therapies for anxiety and depression Manual; the clause on the other measure is recalled",
    is_verified=False,
)
JACOBSON_TRUAX = Formula(
    "Jacobson-Truax", "Jacobson & Truax 1991, J Consulting and Clinical Psychology 59:12"
)
RC_INDEX = Formula("RC = change / standard error of the difference", JACOBSON_TRUAX.source)
GAS = Formula("GAS T (rho 0.3)", "Kiresuk & Sherman 1968, Community Mental Health Journal 4:443")
GBO = Formula(
    "Mean nearness of the goals rated both times", "Law & Jacob 2015, Goals and Goal Based Outcomes, 3rd ed."
)
