"""Answering, skipping, adding, seeing; actor first. Each is lock, check, write, remember, tell."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.notices.actions import withdraw
from alongside.trail.actors import Actor, Kind
from alongside.voice import verbs
from alongside.voice.actions.asking import remember
from alongside.voice.actions.caring import raise_concerns, raise_critical, see_all_of
from alongside.voice.answers import critical, how_full, low
from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.scoring import NOT_APPLICABLE, BadAnswer
from alongside.voice.models import CheckIn, Rater
from alongside.voice.queries import check_ins as queries
from alongside.voice.queries.courses import off_course
from alongside.voice.queries.measures import definition_of, scorer_of

LONGEST = 4000
Given = float | str | None


@transaction.atomic
def answer_check_in(
    actor: Actor,
    check_in_id: UUID,
    *,
    answers: Mapping[str, Given],
    words: str = "",
    texts: Mapping[str, str] | None = None,
    way: str = "",
    submission: UUID | None = None,
    typed_by: UUID | None = None,
) -> CheckIn:
    """What was asked is answered, once: `answers` by item id, each may stay open (None), and words (C04, L01, L06).

    The same `submission` once more changes nothing. Refused answered_already, expired, nothing_said, unknown_item,
    out_of_range beside the item, too_long beside "words" or the item.
    """
    check_in = _own(actor, check_in_id) if typed_by is None else _on_paper(actor, check_in_id)
    if check_in.answered_at is not None:
        if submission is not None and check_in.submission == submission:
            return check_in
        raise Refused("answered_already")
    now = timezone.now()
    if typed_by is None:  # what lies on paper was answered in time
        _must_be_in_time(check_in, now)
    definition = definition_of(check_in.version_id)
    check_in.answers, check_in.texts = _taken(definition, answers, texts or {}, words)
    check_in.scores = _scores(check_in)
    check_in.low = list(low(definition, check_in.answers))
    urgent = critical(definition, check_in.answers)
    check_in.is_urgent = bool(urgent)
    check_in.words = None if is_blank(words) else words.strip()
    check_in.answered_at, check_in.declined_at = now, None
    check_in.way, check_in.submission, check_in.typed_by_id = way, submission, typed_by
    check_in.save()
    if check_in.rater == Rater.MEMBER:
        remember(actor, check_in, verbs.OWN_SIDE_SAID)  # theirs alone: no answers on the trail (C10)
    else:
        remember(actor, check_in, verbs.CHECK_IN_ANSWERED, **_facts(check_in, definition))
    withdraw(check_in.practice_id, subject_id=check_in.pk)
    if check_in.rater != Rater.MEMBER:
        raise_critical(actor, check_in, urgent)
        raise_concerns(actor, check_in)
    return check_in


@transaction.atomic
def decline_check_in(actor: Actor, check_in_id: UUID) -> CheckIn:
    """The client would rather not say; nobody asks why. A second press changes nothing."""
    check_in = _own(actor, check_in_id)
    if check_in.is_open:
        check_in.declined_at = timezone.now()
        check_in.save(update_fields=["declined_at"])
        remember(actor, check_in, verbs.CHECK_IN_DECLINED)
        withdraw(check_in.practice_id, subject_id=check_in.pk)
    return check_in


@transaction.atomic
def add_words(actor: Actor, check_in_id: UUID, *, words: str) -> CheckIn:
    """Something to add to what was answered; it counts as unseen again. Refused required or too_long."""
    check_in = _own(actor, check_in_id)
    if not actor.is_client or check_in.answered_at is None:
        raise NotYours
    if is_blank(words):
        raise Refused("required", "words")
    joined = "\n\n".join(part for part in (check_in.words, words.strip()) if part)
    if len(joined) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    check_in.words, check_in.seen_at = joined, None
    check_in.save(update_fields=["words", "seen_at"])
    remember(actor, check_in, verbs.CHECK_IN_ADDED_TO)
    return check_in


@transaction.atomic
def mark_seen(actor: Actor, client_id: UUID) -> int:
    """The practitioner has read what this client answered; returns how many answers that were."""
    if not actor.is_member:
        raise NotYours
    client = readable_client(actor, client_id)
    unread = CheckIn.objects.select_for_update().filter(
        client=client, answered_at__isnull=False, seen_at=None
    )
    found = list(unread)
    for check_in in found:
        check_in.seen_at = timezone.now()
        check_in.save(update_fields=["seen_at"])
        remember(actor, check_in, verbs.CHECK_IN_SEEN)
        withdraw(check_in.practice_id, subject_id=check_in.pk)
    see_all_of(actor, client.pk)
    return len(found)


def _own(actor: Actor, check_in_id: UUID) -> CheckIn:
    """The check-in, locked, for the person it asks. NotYours for everybody else, who works here included."""
    found = queries.readable_check_ins(actor).select_for_update(of=("self",)).filter(pk=check_in_id)
    check_in = found.select_related("client").first()
    if check_in is None or not _is_asked(actor, check_in):
        raise NotYours
    return check_in


def _is_asked(actor: Actor, check_in: CheckIn) -> bool:
    """Whether it is this person's to answer; a link is as good as its holder, but for members."""
    if check_in.rater == Rater.MEMBER:
        return actor.is_member and check_in.member_id == actor.id
    return actor.kind is Kind.LINK_HOLDER or (actor.is_client and check_in.rater == Rater.CLIENT)


def _on_paper(actor: Actor, check_in_id: UUID) -> CheckIn:
    """The check-in, locked, for who works with the client and types in what they wrote."""
    if not actor.is_member:
        raise NotYours
    found = queries.readable_check_ins(actor).select_for_update(of=("self",)).filter(pk=check_in_id)
    check_in = found.exclude(rater=Rater.MEMBER).select_related("client").first()
    if check_in is None:
        raise NotYours
    return check_in


def _must_be_in_time(check_in: CheckIn, now: datetime) -> None:
    if check_in.expires_at is not None and check_in.expires_at < now:
        raise Refused("expired")


def _taken(
    definition: Definition, answers: Mapping[str, Given], texts: Mapping[str, str], words: str
) -> tuple[dict[str, Given], dict[str, str] | None]:
    """What was answered, by item, in the order in which it was asked; nothing that the measure does not know."""
    known = {item.id for item in definition.items}
    for name in (*answers, *texts):
        if name not in known:
            raise Refused("unknown_item", name)
    said = {name: text.strip() for name, text in texts.items() if not is_blank(text)}
    for name, text in {**said, "words": words.strip()}.items():
        if len(text) > LONGEST:
            raise Refused("too_long", name, most=LONGEST)
    given = {item.id: answers[item.id] for item in definition.items if answers.get(item.id) is not None}
    if not given and not said and is_blank(words):
        raise Refused("nothing_said")
    return given, said or None


def _scores(check_in: CheckIn) -> dict[str, dict[str, Any]]:
    """The scores by scale, as they are kept. Refused out_of_range beside the item."""
    applied = {
        name: NOT_APPLICABLE if value == NOT_APPLICABLE.value else value
        for name, value in check_in.answers.items()
    }
    try:
        found = scorer_of(check_in.version_id).score(applied)
    except BadAnswer as no:
        raise Refused("out_of_range", no.item) from no
    return {scale: score._asdict() for scale, score in found.items()}


def _facts(check_in: CheckIn, definition: Definition) -> dict[str, Any]:
    answered, asked = how_full(definition, check_in.answers)
    return {
        "measure": definition.id,
        "rater": str(check_in.rater),
        "occasion": str(check_in.occasion),
        "answers": check_in.answers,
        "scores": {scale: score["value"] for scale, score in check_in.scores.items()},
        "low": check_in.low,
        "is_urgent": check_in.is_urgent,
        "has_words": bool(check_in.words),
        "answered": answered,
        "asked": asked,
        "off_course": off_course(check_in),
    }
