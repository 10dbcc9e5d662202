"""Asking; actor first. Lock, check, write, remember, tell."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client, Engagement, Stage
from alongside.clients.queries import readable_client
from alongside.clients.telling import emails_for_messages
from alongside.lib.errors import NotYours
from alongside.notices.actions import post
from alongside.practice.actions import make_key
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.models import CheckIn, MeasureVersion, Occasion, Rater
from alongside.voice.queries.check_ins import KEY_PURPOSE, WAITS
from alongside.voice.queries.measures import version_of

USELESS_AFTER = timedelta(days=3)


@transaction.atomic
def ask(
    actor: Actor,
    *,
    client_id: UUID,
    version: MeasureVersion,
    occasion: Occasion,
    engagement_id: UUID | None = None,
    meeting_id: UUID | None = None,
    appointment_id: UUID | None = None,
    plan_id: UUID | None = None,
    rater: Rater = Rater.CLIENT,
    member_id: UUID | None = None,
    circle_person_id: UUID | None = None,
    expires_at: datetime | None = None,
    tells: bool = True,
) -> CheckIn | None:
    """Ask one measure of one person; once for each meeting or appointment, version, rater and occasion.

    None when the work has ended, unless that is the occasion (G04). NotYours for somebody else's client.
    """
    if actor.is_client:
        raise NotYours
    client = readable_client(actor, client_id)
    if _has_ended(engagement_id) and occasion not in {Occasion.ENDING, Occasion.FOLLOW_UP}:
        return None
    same: dict[str, Any] = {
        "practice_id": client.practice_id,
        "client_id": client.pk,
        "meeting_id": meeting_id,
        "appointment_id": appointment_id,
        "version": version,
        "rater": rater,
        "occasion": occasion,
        "circle_person_id": circle_person_id,
    }
    if meeting_id or appointment_id:
        before = CheckIn.objects.filter(**same).first()
        if before is not None:
            return before
    check_in = CheckIn.objects.create(
        **same,
        engagement_id=engagement_id,
        plan_id=plan_id,
        member_id=member_id,
        expires_at=expires_at,
        asked_at=timezone.now(),
    )
    about = {"measure": version_of(version.pk).definition.id, "rater": str(rater)}
    remember(actor, check_in, verbs.CHECK_IN_ASKED, **about)
    if tells and rater == Rater.CLIENT:
        invite(client, check_in)
    return check_in


def invite(client: Client, check_in: CheckIn) -> None:
    """A mail with a link that needs no sign-in, where the client agreed to mails."""
    for point in emails_for_messages(client):
        secret = make_key(
            KEY_PURPOSE, valid_for=WAITS, practice_id=check_in.practice_id, subject_id=check_in.pk
        )
        post(
            check_in.practice_id,
            "checkin.asked",
            email=point.value,
            language=client.language,
            zone=client.timezone,
            client_id=client.pk,
            subject_id=check_in.pk,
            useless_after=check_in.asked_at + USELESS_AFTER,
            facts={"secret": secret},
        )


def remember(actor: Actor, check_in: CheckIn, verb: Any, **facts: Any) -> None:
    """Record what happened to a check-in."""
    record(
        actor,
        verb,
        client_id=check_in.client_id,
        engagement_id=check_in.engagement_id,
        subject=check_in,
        **facts,
    )


def _has_ended(engagement_id: UUID | None) -> bool:
    return Engagement.objects.filter(pk=engagement_id, stage=Stage.ENDED).exists() if engagement_id else False
