"""Days that are not as usual: members away, the house closed, hours that differ. One question for all of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, F, QuerySet, TimeField, UUIDField, Value
from django.db.models.functions import Cast

from alongside.lib.prepared import Prepared
from alongside.practice.models import Absence, Member
from alongside.scheduling.models import Holiday, HoursException
from alongside.scheduling.slots import DayException

A_DAY = timedelta(days=1)
NOBODY = Cast(Value(None), UUIDField())
NO_TIME = Cast(Value(None), TimeField())


@dataclass(slots=True)
class DifferingDays:
    """By member: days away, and hours that differ; and the days on which a unit (None: all) is closed."""

    away: dict[UUID, set[date]] = field(default_factory=lambda: defaultdict(set))
    exceptions: dict[UUID, list[DayException]] = field(default_factory=lambda: defaultdict(list))
    closed: list[tuple[UUID | None, date]] = field(default_factory=list)

    def off(self, member: Member) -> set[date]:
        """The days on which this member does not work at all."""
        return self.away[member.pk] | {day for unit, day in self.closed if unit in (None, member.unit_id)}


def differing_days(practice_id: UUID, member_ids: Iterable[UUID], first: date, last: date) -> DifferingDays:
    """What differs between two days, both included."""
    found = DifferingDays()
    rows = _differing(practice_id=practice_id, ids=list(member_ids), first=first, last=last)
    for kind, member_id, unit_id, since, until, is_working, starts, ends in rows:
        if kind == "hours":
            found.exceptions[member_id].append(DayException(since, bool(is_working), starts, ends))
        elif kind == "closed":
            found.closed.append((unit_id, since))
        else:
            found.away[member_id].update(_between(max(since, first), min(until, last)))
    return found


def _between(day: date, last: date) -> Iterable[date]:
    return (day + A_DAY * n for n in range((last - day).days + 1))


@Prepared
def _differing(practice_id: UUID, ids: list[UUID], first: date, last: date) -> QuerySet[Any]:
    hours = HoursException.objects.filter(member_id__in=ids, on__gte=first, on__lte=last)
    closed = Holiday.objects.filter(practice_id=practice_id, on__gte=first, on__lte=last)
    away = Absence.objects.filter(member_id__in=ids, starts_on__lte=last, ends_on__gte=first)
    return _row(
        hours, "hours", since=F("on"), works=F("is_working"), begins=F("starts"), closes=F("ends")
    ).union(
        _row(closed, "closed", who=NOBODY, branch=F("unit_id"), since=F("on")),
        _row(away, "away", since=F("starts_on"), until=F("ends_on")),
        all=True,
    )


def _row(rows: QuerySet[Any], kind: str, **columns: Any) -> QuerySet[Any]:
    """The same columns of three tables."""
    usual: dict[str, Any] = {
        "who": F("member_id"),
        "branch": NOBODY,
        "until": columns["since"],
        "works": Value(False, BooleanField()),
        "begins": NO_TIME,
        "closes": NO_TIME,
    }
    named = {"kind": Value(kind)} | usual | columns
    order = ("kind", "who", "branch", "since", "until", "works", "begins", "closes")
    return rows.order_by().annotate(**named).values_list(*order)
