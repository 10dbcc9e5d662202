"""The minutes before a meeting: what the client said and does, composed from all rooms for one page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.clients import queries as clients
from alongside.day.queries import Asking, Waiting, What
from alongside.desk.mirror_words import words_for
from alongside.diary import queries as diary
from alongside.frame import asked_queries
from alongside.frame import queries as frames
from alongside.meetings import queries as meetings
from alongside.meetings.preparation import Line, Topic, one_line
from alongside.meetings.templates import summary_line
from alongside.messages import queries as messages
from alongside.mirror import queries as mirror
from alongside.scheduling import queries as calendar
from alongside.steps import queries as steps
from alongside.trail.actors import Actor
from alongside.voice import queries as voice
from alongside.voice.queries import caring, unspoken, version_of
from alongside.web.answers import answers_in_words
from alongside.web.caring_words import FEELINGS, WHY, asked_about, asked_part


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that helps in the minutes before; each part may be missing."""

    request: Any
    welcome: clients.Welcome
    note: Any
    note_line: str
    steps: list[Any]
    check_in: Any
    scores: list[tuple[str, str]]
    asked_since: Any
    answer_due: Any
    questions: list[Any]
    is_paused: bool
    frame: Any
    findings: list[tuple[Any, str]]
    misses_often: bool
    concerns: list[tuple[Any, str, str]]
    unspoken: Any
    feelings: list[tuple[Any, str]]
    stopped: list[str]
    new_in_diary: int


def card(actor: Actor, client_id: UUID) -> Card:
    """The preparation card of one client. NotYours for who may not read their words."""
    client = clients.readable_client(actor, client_id)
    work = clients.open_engagement(client.pk)
    notes = meetings.latest_notes(actor, client.pk, limit=1)
    check_ins = voice.latest_check_ins(actor, client.pk, limit=1)
    thread = messages.thread(actor, client.pk)
    waits = unspoken.unspoken(actor, client.pk, timezone.now())
    return Card(
        request=next(iter(clients.requests(actor, client.pk)), None),
        welcome=clients.welcome(actor, client.pk),
        note=notes[0] if notes else None,
        note_line=summary_line(notes[0].parts or {}) if notes else "",
        steps=steps.open_steps(actor, client.pk),
        check_in=check_ins[0] if check_ins else None,
        scores=_low_first(check_ins[0]) if check_ins else [],
        asked_since=thread.open_since,
        answer_due=thread.answer_due_at,
        questions=list(frames.questions(actor, work.pk).filter(answered_at=None)) if work else [],
        is_paused=work is not None and work.stage == "paused",
        frame=frames.frame_of_client(actor, client.pk),
        findings=[
            (each, words_for(each.kind, each.facts).question)
            for each in mirror.to_talk_about(actor, [client.pk]).get(client.pk, [])
        ],
        misses_often=calendar.misses_often(actor, client.pk, timezone.now()),
        concerns=[
            (each, str(asked_about(each)), str(WHY[each.concern.why]))
            for each in caring.open_concerns(actor, client.pk)
        ],
        unspoken=waits,
        feelings=[(each, str(FEELINGS[each.feeling])) for each in waits.feelings],
        stopped=asked_queries.stopped_now(actor, [client.pk]).get(client.pk, []),
        new_in_diary=diary.shared_since_meeting(actor, client.pk),
    )


def _low_first(check_in: Any) -> list[tuple[str, str]]:
    """Answers in words, low ones first (C04)."""
    answered = [each for each in answers_in_words(check_in) if each.said]
    return [(each.question, each.said) for each in sorted(answered, key=lambda each: not each.is_low)]


def lines(actor: Actor, appointments: Iterable[Any], asking: Asking) -> dict[UUID, str]:
    """One sentence for each appointment's client, by client id, in two queries however many there are."""
    appointments = list(appointments)
    first = {each.client_id: each.is_first for each in appointments}
    notes = meetings.last_note_lines(actor, first)
    open_steps = steps.open_steps_for(actor, first)
    resting = {each.client_id for each in appointments if getattr(each, "has_stopped", True)}
    stopped = asked_queries.stopped_now(actor, resting) if resting else {}
    to_talk = [*asking.to_talk, *(each for each in asking.waiting if each.what is What.CHECK_IN)]
    low: dict[UUID | None, tuple[str, ...]] = {}
    for each in to_talk:
        low.setdefault(each.client_id, _low_words(each))
    asked = {each.client_id for each in asking.waiting if each.what is What.MESSAGE}
    found = {
        client_id: one_line(
            is_first=is_first,
            stopped=stopped.get(client_id, ()),
            open_question=_("a question") if client_id in asked else "",
            low_items=low.get(client_id, ()),
            open_steps=len(open_steps.get(client_id, ())),
            note_line=notes.get(client_id, ""),
        )
        for client_id, is_first in first.items()
    }
    return {client_id: sentence(line) for client_id, line in found.items() if line}


def _low_words(waiting: Waiting) -> tuple[str, ...]:
    """What was low, as it was asked."""
    version_id = waiting.version_id
    return tuple(asked_part(version_of(version_id), part) for part in waiting.low) if version_id else ()


def sentence(line: Line) -> str:
    """The line as a sentence; the client's and the practitioner's own words stay as they are."""
    if line.topic is Topic.NOTE:
        return line.words
    if line.topic is Topic.STEPS:
        return ngettext("%(count)d step is open.", "%(count)d steps are open.", line.number) % {
            "count": line.number
        }
    if line.topic is Topic.LOW:
        return _("Worth a conversation: %(item)s") % {"item": line.words}
    return {
        Topic.STOPPED: _("Stopped for now: %(words)s") % {"words": line.words},
        Topic.QUESTION: _("A question waits for your answer."),
        Topic.FIRST: _("The first meeting."),
        Topic.REQUEST: line.words,
    }[line.topic]
