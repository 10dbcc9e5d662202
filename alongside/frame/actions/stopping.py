"""A topic the client does not want to talk about; a rule that was not kept; what a format is like (A05, A09, F02)."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import queries as clients
from alongside.frame import asked, asked_queries, telling, verbs
from alongside.frame.actions.locking import check_words
from alongside.frame.models import BreachNote, FormatView, StoppedTopic
from alongside.frame.sections import NAMES
from alongside.frame.terms import LONGEST
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.trail import actions as trail
from alongside.trail.actors import Actor


def stop_topic(actor: Actor, client_id: UUID, *, words: str) -> StoppedTopic:
    """The client stops a topic, or the member writes down that they did. Nobody writes a letter about it.

    Refused: words_missing, too_long.
    """
    client = clients.readable_client(actor, client_id)
    check_words(words)
    with transaction.atomic():
        topic = StoppedTopic.objects.create(
            practice_id=client.practice_id,
            client=client,
            engagement=clients.open_engagement(client.pk),
            words=words.strip(),
            stopped_by=_side(actor),
            stopped_at=timezone.now(),
        )
        trail.record(actor, verbs.TOPIC_STOPPED, client_id=client.pk, subject=topic, by=topic.stopped_by)
        return topic


def lift_topic(actor: Actor, topic_id: UUID) -> StoppedTopic:
    """The client may talk about it again; a member writes it down by the client's word. Twice is once."""
    with transaction.atomic():
        found = asked_queries.stopped_topic(actor, topic_id)
        topic = StoppedTopic.objects.select_for_update().get(pk=found.pk)
        if topic.lifted_at is None:
            topic.lifted_at = timezone.now()
            topic.save(update_fields=["lifted_at"])
            by = _side(actor)
            trail.record(actor, verbs.TOPIC_LIFTED, client_id=topic.client_id, subject=topic, by=by)
        return topic


def note_breach(actor: Actor, engagement_id: UUID, *, section: str, words: str) -> BreachNote:
    """Either side writes that a rule of the agreement was not kept (A09); the other side is told.

    Refused: unknown_section, words_missing, too_long.
    """
    work = clients.engagement(actor, engagement_id)
    check_words(words)
    if section not in NAMES:
        raise Refused("unknown_section", "section")
    with transaction.atomic():
        note = BreachNote.objects.create(
            practice_id=work.practice_id,
            client=work.client,
            engagement=work,
            section=section,
            written_by=_side(actor),
            words=words.strip(),
            at=timezone.now(),
        )
        _record(actor, note, "noted")
        _tell_other_side(actor, note, "breach.noted")
        return note


def answer_breach(actor: Actor, note_id: UUID, *, words: str) -> BreachNote:
    """The other side answers. Refused: words_missing, too_long, already_answered, own_words."""
    check_words(words)
    with transaction.atomic():
        found = asked_queries.breach_note(actor, note_id)
        note = BreachNote.objects.select_for_update().get(pk=found.pk)
        if note.written_by == _side(actor):
            raise Refused("own_words")
        if note.answered_at:
            raise Refused("already_answered")
        note.answer, note.answered_at = words.strip(), timezone.now()
        note.save()
        _record(actor, note, "answered")
        _tell_other_side(actor, note, "breach.answered")
        return note


def say_format(actor: Actor, *, place_kind: str, likes: str = "", misses: str = "") -> FormatView | None:
    """What the client likes and misses in a format; None where nothing was said (F02).

    Refused: out_of_range, too_long.
    """
    if not (actor.is_client and actor.id):
        raise NotYours
    if place_kind not in asked.FORMATS:
        raise Refused("out_of_range", "place_kind")
    for name, words in (("likes", likes), ("misses", misses)):
        if len(words) > LONGEST:
            raise Refused("too_long", name)
    if is_blank(likes) and is_blank(misses):
        return None
    with transaction.atomic():
        client = clients.readable_client(actor, actor.id)
        view = FormatView.objects.create(
            practice_id=client.practice_id,
            client=client,
            place_kind=place_kind,
            likes=likes.strip(),
            misses=misses.strip(),
            at=timezone.now(),
        )
        trail.record(actor, verbs.FORMAT_SAID, client_id=client.pk, subject=view, place_kind=place_kind)
        return view


def _side(actor: Actor) -> str:
    return "client" if actor.is_client else "member"


def _record(actor: Actor, note: BreachNote, what: str) -> None:
    about: dict[str, Any] = {
        "client_id": note.client_id,
        "engagement_id": note.engagement_id,
        "subject": note,
    }
    if what == "noted":
        trail.record(actor, verbs.BREACH_NOTED, **about, by=_side(actor), section=note.section)
    else:
        trail.record(actor, verbs.BREACH_ANSWERED, **about, by=_side(actor))


def _tell_other_side(actor: Actor, note: BreachNote, kind: str) -> None:
    client = note.client
    if actor.is_client:
        members = telling.who_works_with(client)
        path = f"/desk/agreements/{note.engagement_id}/breaches/"
        telling.tell_members(members, client, kind, subject_id=note.pk, path=path)
    else:
        telling.tell_client(client, kind, subject_id=note.pk, path="/portal/agreement/not-kept/")
