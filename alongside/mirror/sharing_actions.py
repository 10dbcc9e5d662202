"""Writes of sharing with a supervisor: show a finding, take it back, say something to it; actor first."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.mirror import queries, sharing, verbs
from alongside.mirror.models import SharedFinding
from alongside.notices.actions import post
from alongside.practice.models import Member
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

LONGEST = 2000
SHARED = "finding.shared"  # the letter


@transaction.atomic
def share_finding(actor: Actor, finding_id: UUID, *, supervisor: UUID, words: str = "") -> SharedFinding:
    """Show an own finding, as it is now, to a supervisor of the practice; once more shows how it is by then.

    A letter tells the supervisor that something was shown, at most once a day.
    Refused no_supervisor, where this is none; file_rests, where the client's file is not to be worked with.
    """
    found = queries.finding(actor, finding_id)
    reader = sharing.supervisors(actor).filter(pk=supervisor).first()
    if reader is None:
        raise Refused("no_supervisor", "supervisor")
    if found.client and found.client.restricted_at:
        raise Refused("file_rests")
    shown = SharedFinding.objects.select_for_update().filter(finding=found, supervisor_id=supervisor).first()
    if shown is None:
        shown = SharedFinding(finding=found, supervisor_id=supervisor, practice_id=actor.practice_id)
    shown.member_id, shown.client_id = found.member_id, found.client_id
    shown.facts, shown.evidence = found.facts, found.evidence
    shown.words, shown.shared_at = words.strip(), timezone.now()
    shown.save()
    _remember(actor, verbs.FINDING_SHARED, shown)
    _tell(reader, shown)
    return shown


@transaction.atomic
def withdraw_shared(actor: Actor, shared_id: UUID) -> UUID:
    """Take an own finding back: nobody else sees it any more, and what was said to it goes with it.

    Returns the id of the finding. NotYours for everybody else, the supervisor too.
    """
    mine = SharedFinding.objects.select_for_update().filter(practice_id=actor.practice_id, pk=shared_id)
    shown = mine.filter(member_id=actor.myself).first() if actor.is_member else None
    if shown is None:
        raise NotYours
    _remember(actor, verbs.FINDING_WITHDRAWN, shown)
    shown.delete()
    return shown.finding_id


@transaction.atomic
def comment_shared(actor: Actor, shared_id: UUID, *, comment: str) -> SharedFinding:
    """What the supervisor says to a shared finding, for who shared it. Empty takes it away."""
    shown = sharing.shared(actor, shared_id).row
    shown.comment = comment.strip()
    shown.commented_at = timezone.now() if shown.comment else None
    shown.save(update_fields=["comment", "commented_at"])
    _remember(actor, verbs.FINDING_COMMENTED, shown)
    return shown


def _remember(actor: Actor, verb: Verb, shown: SharedFinding) -> None:
    kind = shown.finding.kind
    record(actor, verb, client_id=shown.client_id, subject=shown, kind=kind)


def _tell(supervisor: Member, shown: SharedFinding) -> None:
    """That something was shown, never what, by whom or about whom: not even in the outbox, where others read."""
    day = shown.shared_at.astimezone(ZoneInfo(supervisor.timezone)).date()
    post(
        shown.practice_id,
        SHARED,
        email=supervisor.email,
        language=supervisor.language,
        zone=supervisor.timezone,
        subject_id=supervisor.pk,
        once=f"{SHARED} {supervisor.pk} {day}",
    )
