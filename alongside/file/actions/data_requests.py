"""The client asks that something be put right or erased, or lets the file rest; the practice answers."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import data_requests as queries
from alongside.clients import queries as clients
from alongside.clients.actions import own_way
from alongside.clients.models import DataRequest
from alongside.file import verbs
from alongside.frame import telling
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.practice.models import Member, MemberStatus
from alongside.trail.actions import record
from alongside.trail.actors import RUNS_PRACTICE, Actor

LONGEST = 8000


def ask_data(actor: Actor, *, what: str, words: str = "") -> DataRequest:
    """The client asks: put something right (with words), or erase what may be erased.

    Refused: out_of_range, words_missing, too_long, asked_already (the same still waits).
    """
    if not (actor.is_client and actor.id):
        raise NotYours
    if what not in queries.WHATS:
        raise Refused("out_of_range", "what")
    if what == "correct" and is_blank(words):
        raise Refused("words_missing", "words")
    if len(words) > LONGEST:
        raise Refused("too_long", "words")
    with transaction.atomic():
        client = clients.readable_client(actor, actor.id)
        waiting = DataRequest.objects.filter(client=client, what=what, answered_at=None, withdrawn_at=None)
        if what == "erase" and waiting.exists():
            raise Refused("asked_already")
        row = DataRequest.objects.create(
            practice_id=client.practice_id,
            client=client,
            what=what,
            words=words.strip(),
            asked_at=timezone.now(),
        )
        record(actor, verbs.DATA_ASKED, client_id=client.pk, subject=row, what=what)
        _tell(row)
        return row


def _tell(row: DataRequest) -> None:
    running = Member.objects.filter(
        practice_id=row.practice_id,
        status=MemberStatus.ACTIVE,
        role__in=[role.value for role in RUNS_PRACTICE],
    )
    told = {each.pk: each for each in [*telling.who_works_with(row.client), *running]}
    path = f"/desk/data-requests/{row.pk}/"
    telling.tell_members(told.values(), row.client, "data.asked", subject_id=row.pk, path=path)


def withdraw_data(actor: Actor, request_id: UUID) -> DataRequest:
    """The client takes it back. Refused: already_answered. Twice is once."""
    if not actor.is_client:
        raise NotYours
    with transaction.atomic():
        row = _locked(actor, request_id)
        if row.answered_at:
            raise Refused("already_answered")
        if row.withdrawn_at is None:
            row.withdrawn_at = timezone.now()
            row.save(update_fields=["withdrawn_at"])
            record(actor, verbs.DATA_WITHDRAWN, client_id=row.client_id, subject=row, what=row.what)
        return row


def answer_data(actor: Actor, request_id: UUID, *, outcome: str, answer: str = "") -> DataRequest:
    """Answer it: done, partly, or refused; a no and a half need words.

    Refused: out_of_range, words_missing, too_long, already_answered, taken_back.
    """
    if not actor.is_member:
        raise NotYours
    with transaction.atomic():
        row = _locked(actor, request_id)
        _check(row, outcome, answer)
        row.outcome, row.answer = outcome, answer.strip()
        row.answered_at, row.answered_by_id = timezone.now(), actor.id
        row.save()
        record(
            actor, verbs.DATA_ANSWERED, client_id=row.client_id, subject=row, what=row.what, outcome=outcome
        )
        telling.tell_client(row.client, "data.answered", subject_id=row.pk, path="/portal/my-rights/")
        return row


def _check(row: DataRequest, outcome: str, answer: str) -> None:
    if row.answered_at:
        raise Refused("already_answered")
    if row.withdrawn_at:
        raise Refused("taken_back")
    if outcome not in queries.OUTCOMES:
        raise Refused("out_of_range", "outcome")
    if outcome != "done" and is_blank(answer):
        raise Refused("words_missing", "answer")
    if len(answer) > LONGEST:
        raise Refused("too_long", "answer")


def rest_file(actor: Actor) -> None:
    """The client lets their file rest, at once; it is written down as asked for and done (GDPR art. 18)."""
    with transaction.atomic():
        client = own_way.rest_file(actor)
        now = timezone.now()
        open_rest = DataRequest.objects.filter(client=client, what="restrict", withdrawn_at=None)
        if not open_rest.exists():
            row = DataRequest.objects.create(
                practice_id=client.practice_id,
                client=client,
                what="restrict",
                asked_at=now,
                answered_at=now,
                outcome="done",
            )
            record(actor, verbs.DATA_ASKED, client_id=client.pk, subject=row, what="restrict")


def wake_file(actor: Actor) -> None:
    """The client ends the rest of their file, at once."""
    with transaction.atomic():
        client = own_way.wake_file(actor)
        resting = DataRequest.objects.filter(client=client, what="restrict", withdrawn_at=None)
        resting.update(withdrawn_at=timezone.now())


def _locked(actor: Actor, request_id: UUID) -> DataRequest:
    found = queries.data_request(actor, request_id)
    DataRequest.objects.select_for_update().get(pk=found.pk)
    return queries.data_request(actor, request_id)
