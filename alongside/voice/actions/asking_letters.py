"""Letters about what is asked: one for all that is due together, one reminder, and none that nags."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client, ContactKind, ContactPoint, Stage
from alongside.clients.telling import emails_for_messages
from alongside.notices.actions import post
from alongside.practice.actions import make_key
from alongside.trail.actors import worker
from alongside.voice import asking, verbs
from alongside.voice.actions.asking import invite, remember
from alongside.voice.models import CheckIn, Occasion, Rater
from alongside.voice.queries.check_ins import KEY_PURPOSE
from alongside.voice.queries.completeness import closed, still_open

ASKED, REMINDER, ASKED_CIRCLE = "checkin.due", "checkin.reminder", "checkin.circle"
AT_ONCE = 200
STILL_TO_REMIND = timedelta(days=2)  # after that a reminder that was not sent is let be


def remind_due(now: datetime) -> int:
    """The worker: remind once of what waits for two days and still has time; one letter a person."""
    groups: dict[tuple[UUID, UUID | None], list[CheckIn]] = defaultdict(list)
    for row in _to_remind(now)[:AT_ONCE]:
        groups[row.client_id, row.circle_person_id].append(row)
    skips = _skips({client_id for client_id, person in groups if person is None}, now)
    return sum(_remind(rows, skips[client_id], now) for (client_id, _person), rows in groups.items())


def key_of_asked(check_in: CheckIn) -> str:
    """The secret of a link to what was asked, good until its time is over; made when its letter leaves."""
    left = (check_in.expires_at or timezone.now() + asking.WAITS) - timezone.now()
    return make_key(KEY_PURPOSE, valid_for=left, practice_id=check_in.practice_id, subject_id=check_in.pk)


def tell(client: Client, made: Sequence[CheckIn], now: datetime) -> list[CheckIn]:
    """One letter for all that is asked of the client, one for each of the circle.

    A measure that was left without an answer twice in a row waits in the portal, without letters.
    """
    skips = _skips({client.pk}, now)[client.pk]
    write_to(client, [row for row in made if _may_write(row, skips)])
    return list(made)


def write_to(client: Client, made: Iterable[CheckIn], *, is_reminder: bool = False) -> None:
    """One letter to the client, and one to each of the circle; members are not written to."""
    to: dict[UUID | None, list[CheckIn]] = defaultdict(list)
    for row in made:
        if row.rater != Rater.MEMBER:
            to[row.circle_person_id].append(row)
    for person_id, rows in to.items():
        if person_id is None and not is_reminder and [row.occasion for row in rows] == [Occasion.AFTER]:
            invite(client, rows[0])
        elif person_id is None:
            for point in emails_for_messages(client):
                _post(client, point.value, REMINDER if is_reminder else ASKED, rows, is_reminder=is_reminder)
        else:
            person = CirclePerson.objects.get(pk=person_id)
            _post(client, person.email, ASKED_CIRCLE, rows, is_reminder=is_reminder)


def _post(client: Client, email: str, kind: str, rows: list[CheckIn], *, is_reminder: bool) -> None:
    """Its words, with the link, are made when it is sent. It belongs to no single one of what it asks."""
    over = [row.expires_at for row in rows if row.expires_at is not None]
    post(
        client.practice_id,
        kind,
        email=email,
        language=client.language,
        zone=client.timezone,
        client_id=client.pk,
        subject_id=rows[0].pk if len(rows) == 1 else None,
        useless_after=min(over, default=None),
        facts={"check_ins": [str(row.pk) for row in rows], "is_reminder": is_reminder},
    )


def _to_remind(now: datetime) -> QuerySet[CheckIn]:
    due_since = now - asking.REMINDED_AFTER
    mails = ContactPoint.objects.filter(
        client_id=OuterRef("client_id"), kind=ContactKind.EMAIL, may_message=True
    )
    reached = Q(Exists(mails), rater=Rater.CLIENT)
    reached |= Q(rater=Rater.CIRCLE, circle_person__asking_agreed_at__isnull=False)
    found = CheckIn.objects.filter(
        still_open(now),
        reached,
        reminded_at=None,
        asked_at__lte=due_since,
        asked_at__gt=due_since - STILL_TO_REMIND,
        expires_at__gte=F("asked_at") + asking.REMINDED_AFTER + asking.A_DAY,
        practice__is_demo=False,
        client__restricted_at=None,
    )
    over = Q(engagement__stage=Stage.ENDED) & ~Q(occasion=Occasion.FOLLOW_UP)
    return found.exclude(over).select_related("client", "version").order_by("asked_at", "pk")


def _remind(rows: list[CheckIn], skips: dict[UUID, list[bool]], now: datetime) -> int:
    """Claim each by an update that only one worker wins, and write one letter about those that were won."""
    may = [row for row in rows if _may_write(row, skips)]
    with transaction.atomic():
        mine = [row for row in may if _claim(row, now)]
        if mine:
            write_to(mine[0].client, mine, is_reminder=True)
        for row in mine:
            remember(worker(row.practice_id), row, verbs.CHECK_IN_REMINDED)
    return len(mine)


def _claim(row: CheckIn, now: datetime) -> bool:
    found = CheckIn.objects.filter(still_open(now), pk=row.pk, reminded_at=None)
    return found.update(reminded_at=now) == 1


def _skips(client_ids: Iterable[UUID], now: datetime) -> dict[UUID, dict[UUID, list[bool]]]:
    """By client and measure, whether what they were asked was answered; the newest first."""
    result: dict[UUID, dict[UUID, list[bool]]] = defaultdict(dict)
    ids = list(client_ids)
    if ids:
        found = closed(CheckIn.objects.filter(client_id__in=ids, rater=Rater.CLIENT), now)
        for client_id, measure, at in found.values_list("client_id", "version__measure", "answered_at"):
            result[client_id].setdefault(measure, []).append(at is not None)
    return result


def _may_write(row: CheckIn, skips: dict[UUID, list[bool]]) -> bool:
    return row.rater != Rater.CLIENT or asking.may_write(skips.get(row.version.measure_id, []))
