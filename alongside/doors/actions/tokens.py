"""Tokens with which programs come in; actor first."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alongside.doors import scopes as known
from alongside.doors import verbs
from alongside.doors.models import Token, TokenUse
from alongside.lib.errors import NotYours, Refused
from alongside.practice.keys import digest
from alongside.trail.actions import record
from alongside.trail.actors import Actor

MOST_TOKENS = 20
LONGEST_NAME = 80


def make_token(
    actor: Actor, *, name: str, scopes: Sequence[str], days: int = known.USUAL_DAYS
) -> tuple[str, Token]:
    """A secret for a program that acts as this member. Only its digest is kept, so it can be shown this once.

    `days` until it ends, at most 365. Refused: name_missing or too_long beside "name", no_scope or
    unknown_scope beside "scopes", days, too_many_tokens. NotYours for who does not work here.
    """
    if not actor.is_member:
        raise NotYours
    _must_be_sound(name, scopes, days)
    secret = known.PREFIX + secrets.token_urlsafe(32)
    now = timezone.now()
    with transaction.atomic():
        live = Token.objects.filter(member_id=actor.myself, revoked_at=None, expires_at__gt=now)
        if live.count() >= MOST_TOKENS:
            raise Refused("too_many_tokens")
        token = Token.objects.create(
            practice_id=actor.practice_id,
            member_id=actor.myself,
            name=name.strip(),
            scopes=[scope for scope in known.SCOPES if scope in scopes],
            digest=digest(secret),
            expires_at=now + timedelta(days=days),
        )
        record(actor, verbs.TOKEN_MADE, subject=token, scopes=token.scopes, days=days)
    return secret, token


def _must_be_sound(name: str, scopes: Sequence[str], days: int) -> None:
    if not name.strip():
        raise Refused("name_missing", "name")
    if len(name.strip()) > LONGEST_NAME:
        raise Refused("too_long", "name", most=LONGEST_NAME)
    if not scopes:
        raise Refused("no_scope", "scopes")
    if not set(scopes) <= set(known.SCOPES):
        raise Refused("unknown_scope", "scopes")
    if not 1 <= days <= known.MOST_DAYS:
        raise Refused("days", "days", most=known.MOST_DAYS)


def revoke_token(actor: Actor, *, token_id: UUID) -> None:
    """It opens nothing any more: by whose it is, or by who runs the practice. NotYours otherwise."""
    if not actor.is_member:
        raise NotYours
    with transaction.atomic():
        rows = Token.objects.filter(practice_id=actor.practice_id, pk=token_id, revoked_at=None)
        if not actor.runs_practice:
            rows = rows.filter(member_id=actor.myself)
        token = rows.select_for_update().first()
        if token is None:
            raise NotYours
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record(actor, verbs.TOKEN_REVOKED, subject=token)


def note_use(actor: Actor, token: Token, *, what: str, address: str) -> None:
    """Count one use: of which kind, from which network. The log keeps at most 100 rows of a token."""
    now = timezone.now()
    which = {"token": token, "day": now.date(), "what": what, "network": known.network_of(address)}
    with transaction.atomic():
        if not TokenUse.objects.filter(**which).update(times=F("times") + 1, at=now):
            first = TokenUse(**which, practice_id=actor.practice_id, at=now)
            TokenUse.objects.bulk_create([first], ignore_conflicts=True)
            TokenUse.objects.filter(**which).update(times=F("times") + 1, at=now)
            _let_go_of_oldest(token)
        Token.objects.filter(pk=token.pk).update(used_at=now)


def _let_go_of_oldest(token: Token) -> None:
    kept = TokenUse.objects.filter(token=token).order_by("-at").values_list("pk", flat=True)
    old = list(kept[known.KEPT_USES :])
    if old:
        TokenUse.objects.filter(pk__in=old).delete()


def forget_uses(now: datetime) -> int:
    """Delete uses that are older than three months; returns how many."""
    return TokenUse.objects.filter(at__lt=now - known.KEPT_FOR).delete()[0]
