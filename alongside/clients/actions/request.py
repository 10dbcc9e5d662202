"""The request: what the client says, and what may stand behind it until the client says so (B01)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import queries, rivals, verbs
from alongside.clients.actions import locks
from alongside.clients.models import Client, Engagement, Hypothesis, Reading, Request
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def write_request(
    actor: Actor,
    *,
    client_id: UUID,
    words: str,
    feelings: str = "",
    motivation: str = "",
    engagement_id: UUID | None = None,
    said_at: datetime | None = None,
    readings: Sequence[str] = (),
) -> Request:
    """Write down what the client asks, in the client's own words, and what may stand behind them (B01)."""
    _must_have_words(words)
    with transaction.atomic():
        client = locks.readable(actor, client_id)
        request = Request.objects.create(
            practice_id=client.practice_id,
            client=client,
            engagement=_engagement_of(client, engagement_id),
            words=words,
            feelings=feelings,
            motivation=motivation,
            said_at=said_at or timezone.now(),
        )
        is_first = not client.requests.exclude(pk=request.pk).exists()
        record(actor, verbs.REQUEST_WRITTEN, client_id=client.pk, subject=request, is_first=is_first)
        for reading in readings:
            if reading.strip():
                _read(actor, request, reading)
        return request


def change_request(
    actor: Actor, *, request_id: UUID, words: str, feelings: str, motivation: str, revision: int | None = None
) -> Request:
    """Write the request anew. Refused("changed_meanwhile", saved=...)."""
    _must_have_words(words)
    with transaction.atomic():
        request = _locked(actor, request_id)
        locks.must_be_unchanged(request, revision)
        request.words, request.feelings, request.motivation = words, feelings, motivation
        request.revision += 1
        request.save()
        record(actor, verbs.REQUEST_WRITTEN, client_id=request.client_id, subject=request, is_first=False)
        return request


def write_hypothesis(actor: Actor, *, request_id: UUID, words: str) -> Hypothesis:
    """A reading between the lines; nobody but who works with the client sees it before it is asked (B01)."""
    _must_have_words(words)
    with transaction.atomic():
        return _read(actor, _locked(actor, request_id), words)


def _read(actor: Actor, request: Request, words: str) -> Hypothesis:
    hypothesis = Hypothesis.objects.create(
        practice_id=request.practice_id, client_id=request.client_id, request=request, words=words
    )
    record(actor, verbs.HYPOTHESIS_WRITTEN, client_id=request.client_id, subject=hypothesis)
    return hypothesis


def drop_hypothesis(actor: Actor, *, request_id: UUID, hypothesis_id: UUID) -> None:
    """Take a reading back that was never asked. Refused("already_asked") later: the client has seen it."""
    with transaction.atomic():
        request = _locked(actor, request_id)
        hypothesis = request.hypotheses.filter(pk=hypothesis_id).first()
        if hypothesis is None:
            raise NotYours
        if hypothesis.status != Reading.HYPOTHESIS:
            raise Refused("already_asked")
        hypothesis.delete()


def ask_about_request(actor: Actor, *, request_id: UUID) -> int:
    """Ask the client which reading fits; returns how many are asked. Refused("needs_a_rival"): fewer than two."""
    with transaction.atomic():
        request = _locked(actor, request_id)
        statuses = list(request.hypotheses.values_list("status", flat=True))
        if not rivals.may_ask(statuses):
            raise Refused("needs_a_rival", missing=rivals.missing(statuses))
        new = request.hypotheses.filter(status=Reading.HYPOTHESIS)
        count = new.update(status=Reading.ASKED)
        record(actor, verbs.HYPOTHESIS_ASKED, client_id=request.client_id, subject=request, count=count)
        _tell(request.client, request)
        return count


def answer_hypothesis(actor: Actor, *, hypothesis_id: UUID, confirms: bool, words: str = "") -> Hypothesis:
    """The client says whether a reading fits, in the portal; only they can (B01). An answer can be changed."""
    if not actor.is_client:
        raise NotYours
    with transaction.atomic():
        found = Hypothesis.objects.select_for_update().filter(
            pk=hypothesis_id, client__in=queries.readable_clients(actor)
        )
        hypothesis = found.exclude(status=Reading.HYPOTHESIS).first()
        if hypothesis is None:
            raise NotYours
        hypothesis.status = Reading.CONFIRMED if confirms else Reading.REJECTED
        hypothesis.answered_at = timezone.now()
        hypothesis.client_words = words
        hypothesis.save()
        answer = str(hypothesis.status)
        record(actor, verbs.HYPOTHESIS_ANSWERED, client_id=actor.id, subject=hypothesis, answer=answer)
        return hypothesis


def _must_have_words(words: str) -> None:
    if not words.strip():
        raise Refused("words_missing", "words")


def _locked(actor: Actor, request_id: UUID) -> Request:
    request = Request.objects.select_for_update().filter(pk=request_id).first()
    if request is None or actor.is_client:
        raise NotYours
    locks.readable(actor, request.client_id)
    return request


def _engagement_of(client: Client, engagement_id: UUID | None) -> Engagement | None:
    if engagement_id is None:
        return None
    engagement = client.engagements.filter(pk=engagement_id).first()
    if engagement is None:
        raise NotYours
    return engagement


def _tell(client: Client, request: Request) -> None:
    email = queries.email_of(client, use="message")
    if email and client.account_id:
        post(
            client.practice_id,
            "client.asked",
            email=email,
            language=client.language,
            zone=client.timezone,
            client_id=client.pk,
            subject_id=request.pk,
        )
