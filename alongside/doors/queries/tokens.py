"""Whose token it is, and what it did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Prefetch, QuerySet, Window
from django.db.models.functions import RowNumber

from alongside.doors.models import Token, TokenUse
from alongside.doors.scopes import looks_like_token
from alongside.lib.errors import NotYours
from alongside.practice.keys import digest
from alongside.practice.models import MemberStatus
from alongside.practice.queries import actor_for_member
from alongside.trail.actors import Actor

SHOWN_USES = 5


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who comes in with a token: as whom, and what for."""

    actor: Actor
    token: Token


def bearer(secret: str, now: datetime) -> Bearer | None:
    """Who holds this token; None where it is unknown, over or taken back, or its member is suspended or gone.

    Asked outside any practice: the token says which one it is.
    """
    if not looks_like_token(secret):
        return None
    found = Token.objects.filter(digest=digest(secret), revoked_at=None, expires_at__gt=now)
    working = found.filter(member__status=MemberStatus.ACTIVE, member__account__is_active=True)
    token = working.select_related("member").first()
    return Bearer(actor_for_member(token.member), token) if token else None


def tokens(actor: Actor) -> list[Token]:
    """One's own tokens that were not taken back, the newest first, each with its last uses."""
    if not actor.is_member:
        raise NotYours
    return list(_kept(actor).filter(member_id=actor.myself))


def tokens_of_others(actor: Actor) -> Iterable[Token]:
    """Everybody else's, for who runs the practice; nobody's for others."""
    if not (actor.is_member and actor.runs_practice):
        return []
    return list(_kept(actor).exclude(member_id=actor.myself))


def _kept(actor: Actor) -> QuerySet[Token]:
    rows = Token.objects.filter(practice_id=actor.practice_id, revoked_at=None)
    row = Window(RowNumber(), partition_by=F("token_id"), order_by=F("at").desc())
    last = TokenUse.objects.annotate(row=row).filter(row__lte=SHOWN_USES).order_by("-at")
    found = rows.select_related("member").prefetch_related(Prefetch("uses", queryset=last, to_attr="last"))
    return found.order_by("-made_at")
