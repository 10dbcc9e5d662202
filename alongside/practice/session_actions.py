"""End the sessions of others: of one member, of one account, of everybody (ASVS 7.4.5); actor first."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from alongside.lib.errors import NotYours
from alongside.practice import queries, verbs
from alongside.practice.models import Practice
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind


def end_member_sessions(actor: Actor, member_id: UUID) -> int:
    """A member is signed out everywhere, in every practice of theirs; how many sessions ended.

    For who runs the practice; NotYours otherwise.
    """
    if not actor.runs_practice:
        raise NotYours
    with transaction.atomic():
        member = queries.member(actor, member_id)
        count = sign_out(member.account_id)
        record(actor, verbs.MEMBER_SESSIONS_ENDED, subject=member, count=count)
        return count


def sign_out(account_id: UUID | None) -> int:
    """End every session of an account, inside an action that remembers it; how many there were."""
    known = UserSession.objects.filter(user_id=account_id)
    count, _ = Session.objects.filter(
        session_key__in=list(known.values_list("session_key", flat=True))
    ).delete()
    known.delete()
    return count


def end_every_session() -> int:
    """Everybody signs in anew, whoever they are; every practice remembers it. How many sessions ended."""
    with transaction.atomic():
        count, _ = Session.objects.all().delete()
        UserSession.objects.all().delete()
        for practice in Practice.objects.all():
            record(Actor(Kind.COMMAND, practice.pk), verbs.EVERY_SESSION_ENDED, subject=practice)
        return count
