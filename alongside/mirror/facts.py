"""What a finding is made from and what it is: plain values, no Django."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Fact:
    """One event of the trail, as arithmetic sees it. `at` is aware; `by_member` tells which member acted.

    `by`: the kind of who acted (member, client, link_holder, worker ...). `about`: the row it is about.
    `known_at`: when we learned it, where that is another time: much later for what was imported.
    `client` and `minutes` (of a call) are there for what a member did, with whomever.
    """

    id: int
    at: datetime
    verb: str
    facts: Mapping[str, Any]
    by_member: UUID | None = None
    by: str = "member"
    about: UUID | None = None
    known_at: datetime | None = None
    client: UUID | None = None
    minutes: int | None = None

    @property
    def is_by_client(self) -> bool:
        """By the client themselves, signed in or by a link of theirs."""
        return self.by in ("client", "link_holder")


def past(facts: Sequence[Fact], now: datetime, verbs: Collection[str]) -> list[Fact]:
    """What has happened by now of these verbs, oldest first, in whatever order it arrived."""
    seen = [fact for fact in facts if fact.verb in verbs and fact.at <= now]
    return sorted(seen, key=lambda fact: (fact.at, fact.id))


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """What of the work and of the agreement in force matters to findings; without them, the careful defaults.

    `practitioner`: who does the work; a finding that is about nobody's single act is theirs. `stage`: of the
    work. `has_next`: something is booked from now on. `agreed_on` is empty where nobody has said yes yet.
    `zone`: the clock of the practice; empty where it is not known. `awaits`: who would do the work, while none was
    opened yet.
    """

    is_advice: bool = True
    minutes: int | None = None
    daily_contact_agreed: bool = False
    practitioner: UUID | None = None
    stage: str = "active"
    opened_at: datetime | None = None
    has_next: bool = False
    has_frame: bool = True
    is_imported: bool = False
    agreed_on: date | None = None
    review_on: date | None = None
    every_weeks: int | None = None
    reply_hours: int | None = None
    contact_channels: frozenset[str] = frozenset()
    zone: str = ""
    awaits: UUID | None = None


@dataclass(frozen=True, slots=True)
class OwnFrame:
    """What of a member's own work matters to findings about their days, beside the trail.

    `minutes_a_week`: working hours of a usual week, 0 where none are written down. `lines_a_minute`: how fast one
    writes here. `clients`: with whom they work now; `delivery`: those of them whose work is delivered (D09).
    """

    minutes_a_week: int = 0
    lines_a_minute: int = 2
    clients: frozenset[UUID] = frozenset()
    delivery: frozenset[UUID] = frozenset()


NOTHING_KNOWN = OwnFrame()
OFF = "off"


def _switched_off(kept: object) -> frozenset[str]:
    """The switches that are kept; nothing where that is no list of words."""
    return (
        frozenset(each for each in kept if isinstance(each, str)) if isinstance(kept, list) else frozenset()
    )


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a finding speaks. All are settings of the practice; [derived] marks numbers that are ours."""

    over_minutes: int = 8  # an end later than this is an overrun [derived]
    over_meetings: int = 3  # so many overruns [derived]
    over_of_last: int = 5  # among so many last meetings whose end is known [derived]
    long_lines: int = 20  # a reply of so many lines (D01) ...
    short_lines: int = 2  # ... to a question of at most so many (D01)
    long_replies: int = 2  # so often [derived] ...
    long_within_days: int = 30  # ... within so many days [derived]
    unasked_days: int = 3  # unasked contact on so many days in a row [derived from "every day", D01]
    unasked_within_days: int = 14  # looked for in so many last days [derived]
    frame_days: int = 30  # work without an agreement for so many days [derived from "at the start", A01] ...
    frame_meetings: int = 2  # ... and while it has not begun, after so many meetings [derived, A02]
    review_days: int = 14  # a review of the agreement so many days late [derived]
    changes: int = 4  # times changed by us on so many days (A06; the number is [derived]) ...
    changes_of_last: int = 8  # ... since so many meetings ago [derived from "per 10", A06] ...
    changes_least: int = 5  # ... and never among fewer meetings [derived]
    waived_days: int = 3  # charges let go on so many days [derived from "n within a period", A07] ...
    waived_within_days: int = 90  # ... within so many days [derived]
    outside_times: int = 3  # departures from the frame that we began [derived from "n", A07] ...
    outside_within_days: int = 60  # ... within so many days [derived]
    contact_messages: int = 3  # messages at night or by another way [derived] ...
    contact_within_days: int = 30  # ... within so many days [derived]
    night_from: int = 22  # the hour at which night begins [derived] ...
    night_to: int = 6  # ... and ends [derived]
    leaving_missed: int = 2  # missed or cancelled late in a row (G01: "no-shows in a row") ...
    leaving_days: int = 3  # ... so many days ago, for there may be a call [derived] ...
    leaving_within_days: int = 60  # ... and not longer ago than this [derived]
    pressure_days: int = 2  # unasked messages after an ending, on so many days (G04: "at most one") ...
    pressure_within_days: int = 60  # ... within so many days [derived]
    reached_weeks: int = 6  # going on so many weeks after every goal was reached [derived] ...
    reached_meetings: int = 2  # ... with so many meetings since [derived]
    carries_percent: int = 60  # more of the steps than this are the practitioner's [derived, D04] ...
    carries_days: int = 150  # ... among those set within so many days [derived]
    adhoc_percent: int = 70  # more of what we began than this is beside the plan [derived, D05] ...
    adhoc_steps: int = 6  # ... so many steps among it, for a few are chance [derived] ...
    adhoc_weeks: int = 3  # ... in so many different weeks [derived] ...
    adhoc_days: int = 98  # ... within so many days [derived]
    alliance_under: int = 6  # answers about the relation surely under so much of 10 on average [derived] ...
    alliance_answers: int = 2  # ... over so many last answers, or some more [derived] ...
    alliance_days: int = 60  # ... and none of long ago [derived]
    alliance_fall: int = 2  # points of 10, about, below what is usual for this client [derived, C02]
    taken_up_days: int = 21  # an answer worth a conversation waits for so many days [derived] ...
    taken_up_meetings: int = 3  # ... or through so many meetings [derived]
    unspoken_days: int = 60  # feelings named twice within so many days [derived; "twice" is E04]
    tens_answers: int = 4  # so many last answers with nothing but tens and no words [derived]
    rated_days: int = 60  # a rating of a goal counts for so many days [derived]
    near_at_least: int = 8  # a goal is near from here on, of 10 [derived]
    worse_by: int = 2  # points of 10 further away over the last three to six ratings [derived]
    stuck_weeks: int = 18  # goals stand still for so many weeks [derived] ...
    stuck_meetings: int = 6  # ... with so many meetings meanwhile [derived]
    dependence_months: int = 12  # a long work [derived] ...
    dependence_contacts: int = 6  # ... with contact of theirs rising to so many days in a month [derived]
    autonomy_points: int = 20  # of 100, that the client's part grew over three windows [derived]
    undone_steps: int = 3  # own steps let go or left open while a goal is said to be near [derived] ...
    undone_days: int = 90  # ... of those set within so many days [derived] ...
    open_days: int = 28  # ... open for so many days [derived]
    request_days: int = 90  # the request rests for so many days [derived] ...
    request_meetings: int = 3  # ... while so many meetings were held [derived]
    workaround_times: int = 2  # ways round a need that nobody has talked about [derived] ...
    workaround_days: int = 60  # ... within so many days [derived]
    tie_days: int = 7  # days since a tie was named and nobody has decided about it [derived, A08]
    blur_kinds: int = 3  # departures of so many kinds, on as many days [derived from "n", A07] ...
    blur_times: int = 5  # ... and so many of them [derived] ...
    blur_days: int = 42  # ... within so many days [derived]
    avoid_dates: int = 4  # days on which the client moved, cancelled or missed [derived, B04] ...
    avoid_forms: int = 3  # ... and of the same questions so many half filled or passed over [derived] ...
    avoid_days: int = 84  # ... within so many days [derived]
    off_course_answers: int = 2  # so many last scores off the expected course [derived] ...
    off_course_days: int = 60  # ... and none of long ago [derived]
    template_things: int = 4  # last tools and agreements as they are for everybody [derived, A12] ...
    template_days: int = 180  # ... and none of long ago [derived]
    energy_under: int = 4  # energy under so much of 10 [derived], or ...
    energy_weeks: int = 3  # ... falling so many weeks in a row [derived]
    late_from: int = 21  # the hour after which an evening is late [derived] ...
    late_evenings: int = 5  # ... so many of them [derived] ...
    late_within_days: int = 14  # ... within so many days [derived]
    tight_minutes: int = 5  # less than so many minutes between two meetings [derived] ...
    tight_dates: int = 6  # ... on so many days [derived] ...
    tight_within_days: int = 28  # ... within so many days [derived]
    supervision_weeks: int = 8  # no talk with a supervisor for so many weeks [derived] ...
    supervision_meetings: int = 8  # ... while so many meetings were held [derived]
    ladder_steps: int = 3  # so many of the seven steps of decline [derived, D06] ...
    ladder_weeks: int = 2  # ... in each of so many last weeks [derived]
    ladder_people: int = 2  # so many people more than a quarter of a year ago (D06: "a little") [derived]
    full_percent: int = 90  # of the working hours taken by people: overwhelmed [derived, D06]
    doubt_from: int = 7  # doubt of so much of 10 or more [derived, D06]
    service_times: int = 4  # signs of over-service in one week [derived, D07]
    pressure_from: int = 7  # pressure to please of so much of 10 or more [derived, D07] ...
    pressed_weeks: int = 2  # ... with over-service, in so many weeks [derived] ...
    pressed_within_weeks: int = 4  # ... of so many last ones [derived]
    capacity_over: int = 1  # so many people more than one can hold [derived, D02]
    full_at: int = 3  # or so few people fill all the hours (D02: "full at 3 clients")
    off: frozenset[str] = frozenset()  # "<kind of finding>:<kind of work, or own>" that stay silent (D09)

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Thresholds":
        """Those that a practice has set; anything unknown or not a positive number is left at its default."""
        known: dict[str, Any] = {
            name: value
            for name, value in settings.items()
            if name in cls.__dataclass_fields__ and isinstance(value, int) and value > 0
        }
        known[OFF] = _switched_off(settings.get(OFF))
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Found:
    """What a finding's arithmetic found: whose it is, the evidence (ids of events), the sentence's numbers."""

    kind: str
    member: UUID
    evidence: tuple[int, ...]
    facts: Mapping[str, int] = field(default_factory=dict)


class Find(Protocol):
    """The shape of every finding's function."""

    def __call__(
        self, facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime
    ) -> list[Found]: ...
