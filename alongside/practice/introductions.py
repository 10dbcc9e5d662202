"""How each member works, told to clients who choose (C03): read by everybody, written by oneself."""

from collections.abc import Iterable
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.practice import verbs
from alongside.practice.models import Introduction, Language, Member, MemberStatus
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST = 4000
SCALE = range(11)


def introductions(practice_id: UUID, language: str, members: Iterable[Member]) -> dict[UUID, Introduction]:
    """By member, in this language, else in one that they wrote; who wrote nothing is left out."""
    rows = Introduction.objects.filter(practice_id=practice_id, member__in=list(members)).order_by("language")
    found: dict[UUID, Introduction] = {}
    for row in rows:
        if row.member_id not in found or row.language == language:
            found[row.member_id] = row
    return found


def who_works_here(actor: Actor) -> list[Member]:
    """Who has clients of their own here, by name: shown to members and to the practice's clients."""
    found = Member.objects.filter(
        practice_id=actor.practice_id, status=MemberStatus.ACTIVE, practises=True
    ).order_by("name")
    return list(found)


def own_introduction(actor: Actor, language: str) -> Introduction:
    """The member's own, to write on; an empty one where there is none in this language."""
    if not actor.is_member:
        raise NotYours
    found = Introduction.objects.filter(member_id=actor.myself, language=language).first()
    if found is not None:
        return found
    other = Introduction.objects.filter(member_id=actor.myself).order_by("language").first()
    return Introduction(
        practice_id=actor.practice_id,
        member_id=actor.myself,
        language=language,
        video=other.video if other else "",
        style=other.style if other else None,
        pace=other.pace if other else None,
    )


def write_introduction(
    actor: Actor,
    *,
    language: str,
    about: str = "",
    manner: str = "",
    video: str = "",
    style: int | None = None,
    pace: int | None = None,
) -> Introduction:
    """Keep how the member works, in one language; style and pace hold for all languages.

    Refused: language_unknown, too_long, out_of_range, not_a_link (video is https or empty).
    """
    if not actor.is_member:
        raise NotYours
    _check(language, about, manner, video, style, pace)
    with transaction.atomic():
        Member.objects.select_for_update().get(pk=actor.myself)
        row, _is_new = Introduction.objects.update_or_create(
            member_id=actor.myself,
            language=language,
            defaults={
                "practice_id": actor.practice_id,
                "about": about.strip(),
                "manner": manner.strip(),
                "video": video.strip(),
            },
        )
        Introduction.objects.filter(member_id=actor.myself).update(style=style, pace=pace)
        row.style, row.pace = style, pace
        record(actor, verbs.INTRODUCTION_WRITTEN, subject=row, language=language)
        return row


def _check(language: str, about: str, manner: str, video: str, style: int | None, pace: int | None) -> None:
    if language not in Language.values:
        raise Refused("language_unknown", "language")
    for name, words in (("about", about), ("manner", manner)):
        if len(words) > LONGEST:
            raise Refused("too_long", name)
    for name, value in (("style", style), ("pace", pace)):
        if value is not None and value not in SCALE:
            raise Refused("out_of_range", name)
    parts = urlsplit(video.strip())
    if video.strip() and not (parts.scheme == "https" and parts.hostname and len(video) <= 200):
        raise Refused("not_a_link", "video")
