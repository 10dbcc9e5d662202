"""What other thresholds would have shown over the last 90 days, computed in memory; nothing is kept. No Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import ModuleType
from uuid import UUID

from alongside.mirror.facts import Fact, FrameFacts, Thresholds
from alongside.mirror.findings import IN_ORDER, kind_of_work

BACK, EVERY = timedelta(days=90), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class File:
    """One client as the mirror sees them: the trail, and the work and agreement as they stand today."""

    facts: Sequence[Fact]
    frame: FrameFacts


@dataclass(frozen=True, slots=True)
class Effect:
    """With how many clients a finding of this kind spoke on any look, with thresholds as they are and new."""

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


def _looks(now: datetime) -> Iterable[datetime]:
    return (now - EVERY * times for times in range(BACK // EVERY + 1))
