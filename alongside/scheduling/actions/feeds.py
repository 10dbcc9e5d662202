"""Calendar addresses that show somebody's times elsewhere; actor first."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.practice import keys
from alongside.scheduling import verbs
from alongside.scheduling.models import Feed
from alongside.scheduling.queries.feeds import feeds
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LEVELS = ("busy", "initials", "name")
MOST_FEEDS = 10
READ_NOTED_EVERY = timedelta(minutes=5)


def make_feed(actor: Actor, *, level: str = "busy") -> str:
    """A secret for a calendar address. Only its digest is kept, so it can be shown this once.

    A member's own shows as much of people as `level` says; a client's own shows only their times.
    Refused: level, too_many_feeds. NotYours for who has no times of their own.
    """
    if level not in LEVELS:
        raise Refused("level", "level")
    if not (actor.is_client or (actor.is_member and actor.practises)):
        raise NotYours
    if feeds(actor).count() >= MOST_FEEDS:
        raise Refused("too_many_feeds")
    secret = keys.new_secret()
    with transaction.atomic():
        feed = Feed.objects.create(
            practice_id=actor.practice_id,
            member_id=actor.myself if actor.is_member else None,
            client_id=actor.myself if actor.is_client else None,
            level="busy" if actor.is_client else level,
            digest=keys.digest(secret),
        )
        record(actor, verbs.FEED_MADE, client_id=feed.client_id, subject=feed, level=feed.level)
    return secret


def revoke_feed(actor: Actor, *, feed_id: UUID) -> None:
    """The address shows nothing any more: by whose it is, or for a member by who runs the practice."""
    own = Q(client_id=actor.myself) if actor.is_client else Q(member_id=actor.myself)
    if actor.is_member and actor.runs_practice:
        own |= Q(member__isnull=False)
    with transaction.atomic():
        rows = Feed.objects.filter(own, practice_id=actor.practice_id, revoked_at=None)
        feed = rows.filter(pk=feed_id).first()
        if feed is None:
            raise NotYours
        Feed.objects.filter(pk=feed.pk).update(revoked_at=timezone.now())
        record(actor, verbs.FEED_REVOKED, client_id=feed.client_id, subject=feed)


def note_read(feed: Feed, now: datetime) -> None:
    """When the address was last asked for, to five minutes: a calendar that asks all the time writes little."""
    if feed.read_at is None or feed.read_at <= now - READ_NOTED_EVERY:
        Feed.objects.filter(pk=feed.pk).update(read_at=now)
