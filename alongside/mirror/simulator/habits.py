"""How two people work together: the habits of an ordinary engagement, and a plan of how one goes. No Django."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any


class Strength(IntEnum):
    """How plainly a situation shows in what people do."""

    WEAK = 0
    CLEAR = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual between the two. Shares are 0 to 1; all of it is made up [derived] and measured nowhere."""

    # meetings
    over: float = 1.0  # minutes beyond what was planned, on average ...
    over_spread: float = 2.5
    long_evening: float = 0.03  # ... and of these some go on for much longer
    end_known: float = 0.92
    ours: float = 0.03  # of the meetings: moved or cancelled by us
    theirs: float = 0.08  # moved or cancelled in time by the client
    misses: float = 0.03  # missed or cancelled late
    stays_away: bool = False
    books_again: int = 99  # so often after somebody stayed away
    client_books: float = 0.25
    # contact
    client_writes: float = 0.6  # a week
    client_lines: float = 4.0
    long_replies: float = 0.01  # of our answers, whatever was asked
    reply_lines: float = 5.0
    unasked: float = 0.02  # a day, while the work goes on ...
    writes_on: bool = False  # ... and when it is over
    night: float = 0.01  # of what we write
    other_way: float = 0.01
    is_record_of_talk: bool = False
    # steps
    steps: float = 1.0  # a meeting
    own_steps: float = 0.25  # ours
    set_by_client: float = 0.35
    adhoc: float = 0.15  # of the steps: towards none of the goals
    done: float = 0.75
    # answers after meetings
    answers: float = 0.6
    relation: float = 8.6
    use: float = 8.0
    spread: float = 0.8
    low_evening: float = 0.05
    words: float = 0.2
    tens: float = 0.02  # of the answers: the highest everywhere and no words
    talks: float = 0.95  # concerns that are talked about at the next meeting
    # goals
    gain: float = 0.22  # points of 10 a week
    highest: float = 9.0
    noise: float = 0.6
    closes: bool = True
    new_goals: bool = True
    # what happens now and then, a week
    feelings: float = 0.01
    feelings_answered: float = 0.95
    ways_round: float = 0.005  # a need
    ways_round_talked: float = 0.9
    departures: float = 0.01  # from the frame, begun by us
    client_departures: float = 0.02
    waived: float = 0.01
    small: float = 0.004  # departures of all kinds, begun by either
    # questions between meetings, and what is given to take along
    forms: float = 0.8  # of them are answered ...
    half_open: float = 0.05  # ... and of these with much left out
    passes_over: float = 0.03
    eases: float = 0.45  # points of 40 a week
    tools: float = 0.15  # a meeting
    as_library: float = 0.1  # of them as they are for everybody


@dataclass(frozen=True, slots=True)
class Scripted:
    """Something that happens on a day of the work; `about` numbers the row it is about."""

    day: int
    verb: str
    facts: dict[str, Any] = field(default_factory=dict)
    about: int | None = None
    by: str = "member"


Grows = Callable[[Habits, float], Habits]


@dataclass(frozen=True, slots=True)
class Since:
    """What is different from a day on, beside all else; `grows`: what changes on with the weeks from then."""

    day: int
    changed: Mapping[str, Any]
    grows: Grows | None = None

    def on(self, day: int, habits: Habits) -> Habits:
        """The habits of a day on which this holds."""
        now = replace(habits, **self.changed)
        return self.grows(now, (day - self.day) / 7) if self.grows else now


@dataclass(frozen=True, slots=True)
class Plan:
    """How one engagement goes. Days are counted from the opening; before `onset` all is `before`, then `after`.

    `grows`: habits that change on with the weeks since the onset. A day of None never comes. `also`: what else is
    different, each from a day of its own on.
    """

    days: int
    onset: int
    before: Habits = Habits()
    after: Habits = Habits()
    grows: Grows | None = None
    is_advice: bool = True
    every_weeks: int = 1
    minutes: int = 50
    daily_contact: bool = False
    is_imported: bool = False
    proposed: int | None = 5
    agreed: int | None = 10
    review: int | None = None  # the agreed day of looking at it again
    renewed: int | None = None  # a new version is proposed and agreed
    first_near: float = 2.5
    goals: int = 1
    reached: int | None = None  # every goal is closed as reached
    ending: int | None = None
    ending_by: str = "client"
    ended: int | None = None
    guessed: int | None = None
    asked: int | None = None
    is_own_agreement: bool = True  # worded for the two
    tie_named: int | None = None
    tie_decided: int | None = None
    script: tuple[Scripted, ...] = ()
    also: tuple[Since, ...] = ()

    @property
    def days_of_note(self) -> tuple[int | None, ...]:
        """On which something is written into the agreement, or the work changes its stage."""
        return (self.proposed, self.agreed, self.renewed, self.ending, self.ended)

    def on(self, day: int) -> Habits:
        """The habits of that day."""
        habits = self._own(day)
        for each in self.also:
            if each.day <= day:
                habits = each.on(day, habits)
        return habits

    def is_new(self, day: int) -> bool:
        """Whether the habits of this day may differ from those of the day before."""
        own = Since(self.onset, {}, self.grows)
        return any(day == each.day or (each.grows and day > each.day) for each in (own, *self.also))

    def _own(self, day: int) -> Habits:
        if day < self.onset:
            return self.before
        return self.grows(self.after, (day - self.onset) / 7) if self.grows else self.after
