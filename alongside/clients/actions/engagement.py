"""A piece of work with a client: opened, started by an agreed frame, paused, ended (A01, D09)."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import stages, ties, verbs
from alongside.clients.actions import locks
from alongside.clients.models import Client, ClientStatus, Engagement, EngagementKind, Stage
from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practice
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb


def open_engagement(
    actor: Actor, *, client_id: UUID, kind: str, title: str = "", practitioner_id: UUID | None = None
) -> Engagement:
    """Open a piece of work, advice or delivery (D09). Refused while a tie is undecided (A08)."""
    if kind not in EngagementKind.values:
        raise Refused("kind_unknown", "kind")
    with transaction.atomic():
        client = locks.readable(actor, client_id)
        profile = locks.profile(client)
        blocked = ties.blocks_work(profile.dual_ties or "", profile.tie_decision)
        if blocked:
            raise Refused(blocked)
        engagement = Engagement.objects.create(
            practice_id=client.practice_id,
            client=client,
            practitioner_id=_practitioner(actor, client, practitioner_id),
            kind=kind,
            title=title.strip(),
            opened_at=timezone.now(),
        )
        _take_up(client)
        record(
            actor,
            verbs.ENGAGEMENT_OPENED,
            client_id=client.pk,
            engagement_id=engagement.pk,
            subject=engagement,
            kind=kind,
        )
        return engagement


def change_engagement(actor: Actor, *, engagement_id: UUID, kind: str, title: str) -> Engagement:
    """Another title, or another kind: its kind decides which rules hold from now on (D09)."""
    if kind not in EngagementKind.values:
        raise Refused("kind_unknown", "kind")
    with transaction.atomic():
        engagement = _mine(actor, engagement_id)
        engagement.kind, engagement.title = kind, title.strip()
        engagement.save(update_fields=["kind", "title"])
        _record(actor, verbs.ENGAGEMENT_CHANGED, engagement, kind=kind)
        return engagement


def start_engagement(actor: Actor, engagement: Engagement) -> Engagement:
    """From intake to active, because its frame is agreed; frame.actions calls this, nobody else (A01).

    Nothing happens when the work goes on already. Refused("engagement_ended").
    """
    with transaction.atomic():
        row = Engagement.objects.select_for_update().get(pk=engagement.pk)
        if row.stage == Stage.ENDED:
            raise Refused("engagement_ended")
        if row.stage == Stage.INTAKE:
            _move(row, Stage.ACTIVE)
            _take_up(row.client)
            _record(actor, verbs.ENGAGEMENT_STARTED, row)
        return row


def pause_engagement(actor: Actor, *, engagement_id: UUID) -> Engagement:
    """The work rests for a while. Refused("stage_wrong") unless it is active."""
    return _change_stage(actor, engagement_id, Stage.PAUSED, verbs.ENGAGEMENT_PAUSED)


def resume_engagement(actor: Actor, *, engagement_id: UUID) -> Engagement:
    """The work goes on, after a pause or after an ending that was offered and not wanted."""
    with transaction.atomic():
        engagement = _mine(actor, engagement_id)
        if engagement.stage not in (Stage.PAUSED, Stage.ENDING):
            raise Refused("stage_wrong")
        _move(engagement, Stage.ACTIVE)
        _record(actor, verbs.ENGAGEMENT_RESUMED, engagement)
        return engagement


def offer_ending(actor: Actor, engagement: Engagement) -> Engagement:
    """A closing conversation is offered, never forced (G04); by the member or by the client."""
    with transaction.atomic():
        row = Engagement.objects.select_for_update().get(pk=engagement.pk)
        if not stages.may_move(row.stage, Stage.ENDING):
            raise Refused("stage_wrong")
        row.ending_offered_at = timezone.now()
        _move(row, Stage.ENDING, "ending_offered_at")
        _record(actor, verbs.ENDING_OFFERED, row, by=_side(actor))
        return row


def end_engagement(actor: Actor, engagement: Engagement, *, kind: str, words: str = "") -> Engagement:
    """The work is over: the client's word ends it at once, from any stage (G04). file.actions calls this.

    The client is "ended" when no other work is open. Refused("engagement_ended"): it is over already.
    """
    with transaction.atomic():
        row = Engagement.objects.select_for_update().get(pk=engagement.pk)
        if not stages.may_move(row.stage, Stage.ENDED):
            raise Refused("engagement_ended")
        row.ended_at, row.ended_by, row.ending_kind = timezone.now(), _side(actor), kind
        row.ending_words = words
        _move(row, Stage.ENDED, "ended_at", "ended_by", "ending_kind", "ending_words")
        _let_rest(row.client)
        _record(actor, verbs.ENGAGEMENT_ENDED, row, by=row.ended_by, kind=kind)
        return row


def _change_stage(actor: Actor, engagement_id: UUID, stage: Stage, verb: Verb) -> Engagement:
    with transaction.atomic():
        engagement = _mine(actor, engagement_id)
        if not stages.may_move(engagement.stage, stage):
            raise Refused("stage_wrong")
        _move(engagement, stage)
        _record(actor, verb, engagement)
        return engagement


def _mine(actor: Actor, engagement_id: UUID) -> Engagement:
    if actor.is_client:
        raise NotYours
    return locks.engagement(actor, engagement_id)


def _move(engagement: Engagement, stage: Stage, *also: str) -> None:
    engagement.stage = stage
    engagement.save(update_fields=["stage", *also])


def _record(actor: Actor, verb: Verb, engagement: Engagement, **facts: Any) -> None:
    client_id, engagement_id = engagement.client_id, engagement.pk
    record(actor, verb, client_id=client_id, engagement_id=engagement_id, subject=engagement, **facts)


def _side(actor: Actor) -> str:
    return "client" if actor.is_client else "member"


def _take_up(client: Client) -> None:
    """Whoever is worked with is an active client: a newcomer, and somebody who comes back."""
    Client.objects.filter(pk=client.pk).exclude(status=ClientStatus.MERGED).update(status=ClientStatus.ACTIVE)


def _let_rest(client: Client) -> None:
    if not client.engagements.exclude(stage=Stage.ENDED).exists():
        Client.objects.filter(pk=client.pk, status=ClientStatus.ACTIVE).update(status=ClientStatus.ENDED)


def _practitioner(actor: Actor, client: Client, practitioner_id: UUID | None) -> UUID:
    """Who works with the client: as named, else who is responsible, else the actor."""
    chosen = practitioner_id or client.practitioner_id or actor.id
    if chosen is None or not practice.practitioners(actor).filter(pk=chosen).exists():
        raise Refused("not_a_practitioner", "practitioner")
    return chosen
