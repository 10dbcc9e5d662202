"""What other thresholds would have shown over the last 90 days, computed in memory; nothing is kept. No Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import ModuleType
from uuid import UUID

from alongside.mirror.facts import Fact, FrameFacts, OwnFrame, Thresholds
from alongside.mirror.findings import IN_ORDER, kind_of_work
from alongside.mirror.member_findings import MEMBER_IN_ORDER, switch_of

BACK, EVERY = timedelta(days=90), timedelta(days=14)
LOOKS = BACK // EVERY + 1


@dataclass(frozen=True, slots=True)
class File:
    """One client as the mirror sees them: the trail, and the work and agreement as they stand today."""

    facts: Sequence[Fact]
    frame: FrameFacts


@dataclass(frozen=True, slots=True)
class MemberDays:
    """A member's own days: what they did, with whomever, and what beside the trail matters, as it stands today."""

    facts: Sequence[Fact]
    own: OwnFrame


@dataclass(frozen=True, slots=True)
class Effect:
    """How often a finding of this kind spoke, with thresholds as they are and new.

    About clients: with how many of them on any look. About one's own days: on how many of the LOOKS.
    """

    kind: str
    before: int
    after: int


def effects(
    member: UUID, files: Sequence[File], before: Thresholds, after: Thresholds, now: datetime
) -> list[Effect]:
    """Each kind that would speak with either, most harmful if unseen first.

    Findings of this member alone. Looks are every two weeks back from now, 90 days; the work and the agreement
    are taken as they stand today, for what they were on each day is not known. Answers ("let it rest") are not
    heeded: this shows what the numbers do.
    """
    rows = []
    for each in IN_ORDER:
        was = sum(_speaks(each, member, file, before, now) for file in files)
        will = was if after == before else sum(_speaks(each, member, file, after, now) for file in files)
        if was or will:
            rows.append(Effect(each.KIND, was, will))
    return rows


def _speaks(finding: ModuleType, member: UUID, file: File, thresholds: Thresholds, now: datetime) -> bool:
    if f"{finding.KIND}:{kind_of_work(file.frame)}" in thresholds.off:
        return False
    facts = [fact for fact in file.facts if fact.verb in finding.READS]
    return any(
        found.member == member
        for look in _looks(now)
        for found in finding.find(facts, file.frame, thresholds, look)
    )


def own_effects(days: MemberDays, before: Thresholds, after: Thresholds, now: datetime) -> list[Effect]:
    """The same of the findings about a member's own days, by the same looks. `now` is by the member's clock."""
    rows = []
    for each in MEMBER_IN_ORDER:
        was = _spoken(each, days, before, now)
        will = was if after == before else _spoken(each, days, after, now)
        if was or will:
            rows.append(Effect(each.KIND, was, will))
    return rows


def _spoken(finding: ModuleType, days: MemberDays, thresholds: Thresholds, now: datetime) -> int:
    """On how many looks it spoke."""
    if switch_of(finding.KIND) in thresholds.off:
        return 0
    facts = [fact for fact in days.facts if fact.verb in finding.READS]
    return sum(bool(finding.find(facts, thresholds, look, days.own)) for look in _looks(now))


def _looks(now: datetime) -> Iterable[datetime]:
    return (now - EVERY * times for times in range(LOOKS))
