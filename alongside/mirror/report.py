"""How well the findings see what is really there, over made-up practices (`alongside mirror-report`). No Django."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from alongside.mirror.facts import Fact, Thresholds
from alongside.mirror.findings import AFTER_THE_END, IN_ORDER
from alongside.mirror.member_findings import MEMBER_IN_ORDER
from alongside.mirror.simulator.habits import Strength
from alongside.mirror.simulator.members import OWN_SITUATIONS
from alongside.mirror.simulator.record import CLOCK, UTC, Engagement, Truth
from alongside.mirror.simulator.situations import SITUATIONS

A_WEEK = timedelta(weeks=1)
ALL = (*IN_ORDER, *MEMBER_IN_ORDER)
KINDS, OWN_KINDS = [each.KIND for each in IN_ORDER], [each.KIND for each in MEMBER_IN_ORDER]
ENDED = "ended"
LOOKS_AT = timedelta(hours=6)  # on Mondays, before anybody works
Seen = Mapping[str, Collection[datetime]]  # the days of looking on which each finding spoke


@dataclass(slots=True)
class Figures:
    """Counts for one finding; the unit is the engagement, or the member whose own weeks these are.

    `days`: from each onset to the first look that saw it. `false`: where it spoke wrongly; `false_voices`: how often
    it began to speak wrongly. `of`, `weeks`: how many were looked at, and how often.
    """

    planted: list[int] = field(default_factory=lambda: [0] * len(Strength))
    found: list[int] = field(default_factory=lambda: [0] * len(Strength))
    false: int = 0
    false_voices: int = 0
    of: int = 0
    weeks: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def planting(self) -> float | None:
        """In what share it really is there; precision depends on it."""
        return _share(sum(self.planted), self.of)

    @property
    def false_per_1000_weeks(self) -> float | None:
        """How often it begins to speak wrongly in 1,000 weeks of engagements; does not depend on the planting."""
        return _share(1000 * self.false_voices, self.weeks)

    @property
    def precision(self) -> float | None:
        """Right ones among all that were found; None when nothing was."""
        return _share(sum(self.found), sum(self.found) + self.false)

    @property
    def recall(self) -> float | None:
        """Found ones among all that were planted; None when nothing was."""
        return _share(sum(self.found), sum(self.planted))

    def recall_of(self, strength: Strength) -> float | None:
        """The same of one strength."""
        return _share(self.found[strength], self.planted[strength])


@dataclass(slots=True)
class Report:
    """All figures, and what calm practitioners were told wrongly."""

    findings: dict[str, Figures] = field(default_factory=lambda: {each.KIND: Figures() for each in ALL})
    calm_false: int = 0
    calm_weeks: set[tuple[UUID, datetime]] = field(default_factory=set)

    @property
    def false_per_practitioner_week(self) -> float | None:
        """Findings that begin to speak, for a calm practitioner and week; None without any such week."""
        return _share(self.calm_false, len(self.calm_weeks))


def report(engagements: Iterable[Engagement], own: Iterable[Engagement] = ()) -> Report:
    """Look at every engagement and every member's own weeks week by week, with the usual thresholds, and count."""
    made = Report()
    for one in own:
        looks = list(mondays(one))
        count(made, one, looks, see_own(one, looks), OWN_KINDS)
    for one in engagements:
        looks = list(mondays(one))
        count(made, one, looks, see(one, looks))
    return made


def mondays(one: Engagement) -> Iterator[datetime]:
    """The days of looking while an engagement lasts."""
    first = datetime.combine(one.starts, datetime.min.time(), UTC) + LOOKS_AT
    at = first + timedelta(days=-first.weekday() % 7 or 7)
    while at <= first + timedelta(days=one.days):
        yield at
        at += A_WEEK


def see(one: Engagement, looks: Iterable[datetime]) -> dict[str, list[datetime]]:
    """On which days each finding spoke to the one who works with them; after the end only what is about it."""
    thresholds, seen = Thresholds(), dict[str, list[datetime]]()
    events = sorted(one.facts, key=_when)
    read = [(each, [fact for fact in events if fact.verb in each.READS]) for each in IN_ORDER]
    for at in looks:
        frame = one.frame_at(at)
        for each, theirs in read:
            if frame.stage == ENDED and each.KIND not in AFTER_THE_END:
                continue
            known = theirs[: bisect_right(theirs, at, key=_when)]
            found = each.find(known, frame, thresholds, at) if known else []
            if any(hit.member == one.practitioner for hit in found):
                seen.setdefault(each.KIND, []).append(at)
    return seen


def see_own(one: Engagement, looks: Iterable[datetime]) -> dict[str, list[datetime]]:
    """On which days each finding about a member's own days spoke to them."""
    thresholds, seen = Thresholds(), dict[str, list[datetime]]()
    events = sorted(one.facts, key=_when)
    read = [(each, [fact for fact in events if fact.verb in each.READS]) for each in MEMBER_IN_ORDER]
    for at in looks:
        now = at.astimezone(CLOCK)
        for each, theirs in read:
            if each.find(theirs[: bisect_right(theirs, at, key=_when)], thresholds, now, one.own):
                seen.setdefault(each.KIND, []).append(at)
    return seen


def _when(fact: Fact) -> datetime:
    return fact.at


def count(
    made: Report, one: Engagement, looks: list[datetime], seen: Seen, kinds: Iterable[str] = KINDS
) -> None:
    """Add one engagement to the figures of the findings that looked at it."""
    for truth in one.truths:
        if not truth.is_beside and truth.kind in made.findings:
            _count_planted(made.findings[truth.kind], truth, seen.get(truth.kind, ()))
    for kind in kinds:
        made.findings[kind].of += 1
        made.findings[kind].weeks += len(looks)
    for kind, days in seen.items():
        wrong = [at for at in days if not any(_explains(truth, kind, at) for truth in one.truths)]
        voices = sum(at - A_WEEK not in wrong for at in wrong)
        made.findings[kind].false += bool(wrong)
        made.findings[kind].false_voices += voices
        made.calm_false += voices if one.is_calm else 0
    if one.is_calm:
        made.calm_weeks.update((one.practitioner, at) for at in looks)


def _count_planted(figures: Figures, truth: Truth, days: Collection[datetime]) -> None:
    figures.planted[truth.strength] += 1
    right = [at for at in days if at >= truth.onset]
    if right:
        figures.found[truth.strength] += 1
        figures.days.append((min(right) - truth.onset).days)


def _explains(truth: Truth, kind: str, at: datetime) -> bool:
    return truth.kind == kind and (truth.is_beside or at >= truth.onset)


def as_plain(made: Report) -> dict[str, Any]:
    """The report as plain values; null where there is too little to say."""
    return {
        "findings": {kind: _plain(figures) for kind, figures in made.findings.items()},
        "calm": {"false_per_practitioner_week": _rounded(made.false_per_practitioner_week)},
    }


def without_planting() -> list[str]:
    """Findings of which no situation is ever planted: nothing can be said about what they miss."""
    planted = {each.kind for each in SITUATIONS} | {kind for kind, _ in OWN_SITUATIONS}
    return [each.KIND for each in ALL if each.KIND not in planted]


def _plain(figures: Figures) -> dict[str, Any]:
    by_strength = {each.name.lower(): _rounded(figures.recall_of(each)) for each in Strength}
    return {
        "precision": _rounded(figures.precision),
        "recall": _rounded(figures.recall),
        "by_strength": by_strength,
        "days": median(figures.days) if figures.days else None,
        "planting": _rounded(figures.planting),
        "false_per_1000_weeks": _rounded(figures.false_per_1000_weeks),
        "planted": sum(figures.planted),
        "found": sum(figures.found),
        "false": figures.false,
    }


def _share(part: int, of: int) -> float | None:
    return part / of if of else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
