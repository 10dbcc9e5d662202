"""Words looked up in one client's file: opened in memory, row by row, and kept nowhere; actor first.

Each room says through its own reading what this actor may read; nothing is decided anew here. Not looked through:
what the client keeps to themselves, the process notes of others, first impressions, drafts of messages, what is
said about money, and what stands inside files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from alongside.clients.models import CircleContact, Client, Hypothesis, Request
from alongside.clients.queries import readable_client
from alongside.decisions.queries.decisions import readable_decisions
from alongside.diary.queries import PAGE as DIARY_PAGE
from alongside.diary.queries import SEALED_BYTES, readable_entries
from alongside.feedback.queries.named import readable_feedback
from alongside.file.passages import Piece, has_all, passage, words_of
from alongside.frame.queries import readable_frames
from alongside.frame.sections import TEXTS
from alongside.meetings.models import NoteKind
from alongside.meetings.queries.documents import documents
from alongside.meetings.queries.notes import client_notes
from alongside.messages.models import Message
from alongside.messages.queries.conversation import PAGE
from alongside.steps.queries.steps import readable_steps
from alongside.trail.actors import Actor
from alongside.voice.models import Rater
from alongside.voice.queries.check_ins import readable_check_ins
from alongside.voice.queries.goals import readable_goals

MOST = 50


@dataclass(frozen=True, slots=True)
class Written:
    """Something written in a file: what it is, when, its words, and what its page is asked for.

    `within`: the part of the page where that alone does not show it. Of a message and of a diary entry the one
    before which to look, of a check-in its measure, of a talk the person.
    """

    kind: str
    at: datetime
    texts: tuple[str | None, ...]
    id: UUID
    within: UUID | None = None

    @property
    def text(self) -> str:
        return " · ".join(filter(None, self.texts))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand, and the passage around the first of them."""

    written: Written
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Places:
    """The newest places, at most 50, and how many there are in all."""

    shown: list[Place]
    count: int


def look_up(actor: Actor, client_id: UUID, typed: str) -> Places:
    """Where all these words stand in what the actor may read of a client's file. NotYours for others' clients."""
    client = readable_client(actor, client_id)
    words = words_of(typed)
    found = [each for each in _all(actor, client) if has_all(each.text, words)] if words else []
    newest = sorted(found, key=lambda each: (each.at, each.id), reverse=True)
    return Places([Place(each, passage(each.text, words)) for each in newest[:MOST]], len(found))


def _all(actor: Actor, client: Client) -> Iterator[Written]:
    yield from _said(client)
    yield from _noted(actor, client)
    yield from _messages(client)
    yield from _answered(actor, client)
    yield from _agreed(actor, client)
    yield from _shared(actor, client)


def _said(client: Client) -> Iterator[Written]:
    """What the client asks, what may stand behind it, and talks with people around them."""
    readings: dict[UUID, list[str | None]] = {}
    for reading in Hypothesis.objects.filter(client=client).order_by("made_at", "pk"):
        readings.setdefault(reading.request_id, []).extend((reading.words, reading.client_words))
    for each in Request.objects.filter(client=client):
        behind = readings.get(each.pk, [])
        yield Written("request", each.said_at, (each.words, each.feelings, each.motivation, *behind), each.pk)
    for talk in CircleContact.objects.filter(client=client):
        yield Written("talk", talk.at, (talk.words,), talk.pk, within=talk.person_id)


def _noted(actor: Actor, client: Client) -> Iterator[Written]:
    """Notes with what was added to them, and names of documents."""
    for note in client_notes(actor, client.pk).prefetch_related("addenda"):
        kind = "process_note" if note.kind == NoteKind.PROCESS else "note"
        added = [each.words for each in sorted(note.addenda.all(), key=lambda each: each.at)]
        yield Written(kind, note.about, (*(note.parts or {}).values(), *added), note.pk)
    for document in documents(actor, client.pk):
        yield Written("document", document.at, (document.name,), document.pk)


def _messages(client: Client) -> Iterator[Written]:
    """What was sent both ways, with the stretch of the conversation in which it stands."""
    sent = Message.objects.filter(client=client, sent_at__isnull=False).order_by("-sent_at", "-pk")
    return _in_stretches(
        (Written("message", each.sent_at, (each.words,), each.pk) for each in sent if each.sent_at), PAGE
    )


def _in_stretches(newest_first: Iterable[Written], size: int) -> Iterator[Written]:
    """Rows of a page that shows `size` of them at a time: an older one is looked for before its successor."""
    after: UUID | None = None
    for at, row in enumerate(newest_first):
        yield replace(row, within=after) if at >= size else row
        after = row.id


def _answered(actor: Actor, client: Client) -> Iterator[Written]:
    """The client's own words in check-ins and feedback, and what they work towards."""
    answers = readable_check_ins(actor).filter(client=client, rater=Rater.CLIENT, answered_at__isnull=False)
    for answer in answers.select_related("version").defer("version__definition"):
        at, texts = answer.answered_at or answer.asked_at, (answer.texts or {}).values()
        yield Written("check_in", at, (answer.words, *texts), answer.pk, within=answer.version.measure_id)
    for said in readable_feedback(actor).filter(client=client):
        yield Written("feedback", said.at, (said.words, said.decision, said.outcome), said.pk)
    for goal in readable_goals(actor).filter(client=client):
        yield Written("goal", goal.set_at, (goal.words,), goal.pk)


def _agreed(actor: Actor, client: Client) -> Iterator[Written]:
    """Steps, decisions with their options, and every version of the agreement."""
    for step in readable_steps(actor).filter(client=client):
        yield Written("step", step.set_at, (step.words, step.when_words), step.pk)
    for row in readable_decisions(actor).filter(client=client).prefetch_related("options"):
        about = (row.question, row.matters, row.alternative, row.usual, row.departs, row.who_does)
        ways = sorted(row.options.all(), key=lambda each: (each.position, each.pk))
        options = [text for each in ways for text in (each.words, each.pros, each.cons)]
        yield Written("decision", row.set_at, (*about, *options), row.pk)
    for frame in readable_frames(actor).filter(client=client):
        texts = [getattr(frame, name) for name in sorted(TEXTS)]
        at = frame.agreed_at or frame.proposed_at or frame.engagement.opened_at
        yield Written("agreement", at, (*texts, frame.reason), frame.pk)


def _shared(actor: Actor, client: Client) -> Iterator[Written]:
    """What the client lets who works with them read of their diary; of the rest nobody learns that it is there."""
    shared = readable_entries(actor).filter(client=client).defer(*SEALED_BYTES).order_by("-at", "-pk")
    rows = (Written("diary", each.at, (each.words,), each.pk) for each in shared)
    return _in_stretches(rows, DIARY_PAGE)
