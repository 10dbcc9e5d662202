"""One engagement lived day by day after its plan. No Django."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from alongside.mirror.facts import FrameFacts
from alongside.mirror.simulator.habits import Habits, Plan
from alongside.mirror.simulator.record import ZONE, Engagement, by_clock, moment

CHANNELS = frozenset({"portal", "email", "phone"})
NEVER = 1_000_000
BEGUN_AFTER = 21  # days, when nobody has said yes before


@dataclass(slots=True)
class Goal:
    """Something the client works towards; `near` is how it really is, what they say is near that."""

    row: UUID
    near: float
    rated_on: int


@dataclass(slots=True)
class Meeting:
    """The next one: on which day, and its place in the calendar."""

    day: int
    booking: int


@dataclass(slots=True)
class Life:
    """Where the two stand today."""

    plan: Plan
    chance: Random
    kept: Engagement
    habits: Habits = field(default_factory=Habits)  # what is usual today
    day: int = 0
    stage: str = "intake"
    rows: int = 0
    next: Meeting | None = None
    met_on: int = 0  # they met, or should have met
    held_on: int = 0
    book_on: int = 1
    away: int = 0
    asked_lines: int = 0
    reply_on: int = NEVER
    goals: list[Goal] = field(default_factory=list)
    new_goal_on: int = NEVER
    concerns: list[UUID] = field(default_factory=list)
    ways_round: list[UUID] = field(default_factory=list)
    feelings: int = 0
    steps: list[tuple[int, UUID, str]] = field(default_factory=list)
    distress: float = 22.0  # of 40, as it really is
    left: int = 0  # check-ins without an answer, in a row
    scores: list[float | None] = field(default_factory=list)  # what was said of it, in the order asked

    def wake(self, day: int) -> None:
        """Another day begins, with what is usual on it."""
        self.day = day
        if day == 0 or self.plan.is_new(day):
            self.habits = self.plan.on(day)

    @property
    def today(self) -> date:
        """The date."""
        return self.kept.starts + timedelta(days=self.day)

    def at(self, first: float = 9, last: float = 18) -> datetime:
        """Some time today."""
        return moment(self.chance, self.today, first, last)

    def row(self) -> UUID:
        """A fresh row to be about."""
        self.rows += 1
        return UUID(int=10_000 + self.rows)

    def kept_row(self, number: int | None) -> UUID | None:
        """The row that a plan calls by a number of its own."""
        return None if number is None else UUID(int=1 + number)

    def happens(self, share: float) -> bool:
        """A throw of the dice."""
        return self.chance.random() < share


def keep_frame(life: Life) -> None:
    """Opening, agreement, its review, ending: what is written on this day, and what stands from then on."""
    plan = life.plan
    if life.day not in (0, BEGUN_AFTER, *plan.days_of_note):
        return
    at = life.at(8, 9)
    told = _agreement(life, at)
    if life.day == 0:
        life.kept.tell(at, "engagement.opened", kind="advice" if plan.is_advice else "delivery")
        told = True
    if life.stage == "intake" and life.day in (plan.agreed, BEGUN_AFTER):
        life.stage, told = "active", True
    if life.day == plan.ending:
        life.kept.tell(at, "engagement.ending_offered", by=plan.ending_by)
        life.stage, told = "ending", True
    if life.day == plan.ended:
        life.kept.tell(at, "engagement.ended", by=plan.ending_by, kind="reached")
        life.stage, told = "ended", True
    if told:
        life.kept.stands(at, _frame(life))


def _agreement(life: Life, at: datetime) -> bool:
    """What of it is said today; whether anything was agreed."""
    plan, kept = life.plan, life.kept
    version = 1 if plan.renewed is None or life.day < plan.renewed else 2
    if life.day in (plan.proposed, plan.renewed):
        about = {"version": version, "changed": [], "is_as_template": not plan.is_own_agreement}
        kept.tell(at - timedelta(minutes=30), "frame.proposed", **about)
    if life.day in (plan.agreed, plan.renewed):
        kept.tell(at, "frame.agreed", version=version)
        return True
    return False


def _frame(life: Life) -> FrameFacts:
    plan, day = life.plan, life.day
    if life.stage == "ended":
        return FrameFacts(stage="ended", zone=ZONE)
    opened_at = by_clock(life.kept.starts, 8)
    agreed = [each for each in (plan.agreed, plan.renewed) if each is not None and each <= day]
    work = FrameFacts(
        is_advice=plan.is_advice,
        practitioner=life.kept.practitioner,
        stage=life.stage,
        opened_at=opened_at,
        zone=ZONE,
        has_frame=bool(agreed),
    )
    return _with_agreement(life, work, agreed[-1]) if agreed else work


def _with_agreement(life: Life, work: FrameFacts, agreed: int) -> FrameFacts:
    plan, starts = life.plan, life.kept.starts
    review = None if agreed == plan.renewed else plan.review
    return FrameFacts(
        is_advice=work.is_advice,
        practitioner=work.practitioner,
        stage=work.stage,
        opened_at=work.opened_at,
        zone=ZONE,
        minutes=plan.minutes,
        daily_contact_agreed=plan.daily_contact,
        is_imported=plan.is_imported,
        agreed_on=starts + timedelta(days=agreed),
        review_on=None if review is None else starts + timedelta(days=review),
        every_weeks=plan.every_weeks,
        reply_hours=48,
        contact_channels=CHANNELS,
    )
