"""What somebody asks for, the work that was opened, and what was agreed about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from alongside.clients import verbs as client_verbs
from alongside.clients.models import (
    CirclePerson,
    ClientStatus,
    Engagement,
    Hypothesis,
    MayKnow,
    Reading,
    Request,
    Stage,
)
from alongside.demo.people import Company
from alongside.file.endings import EndingKind
from alongside.frame import verbs as frame_verbs
from alongside.frame.changes import changed
from alongside.frame.models import Deviation, Frame, FrameQuestion, FrameStatus
from alongside.frame.sections import is_as_template
from alongside.frame.texts import starting_texts
from alongside.trail.actors import Actor, Kind
from alongside.trail.verbs import Verb


def ask(
    company: Company, at: datetime, *, words: str, feelings: str = "", readings: Sequence[str] = ()
) -> Request:
    """The request in the client's own words, and what may stand behind it (B01)."""
    client = company.client
    made = Request(
        practice=client.practice,
        client=client,
        engagement=company.work,
        words=words,
        feelings=feelings,
        said_at=at,
    )
    company.builder.add(made)
    is_public = client.origin == "public"
    writer = Actor(Kind.NEWCOMER, client.practice_id) if is_public else company.mine
    company.builder.tell(
        writer, client_verbs.REQUEST_WRITTEN, at=at, subject=made, client_id=client.pk, is_first=True
    )
    for each in readings:
        _read(company, made, each, at + timedelta(minutes=5))
    return made


def _read(company: Company, request: Request, words: str, at: datetime) -> None:
    row = Hypothesis(
        practice=request.practice, client=company.client, request=request, words=words, made_at=at
    )
    company.builder.add(row)
    company.builder.tell(
        company.mine, client_verbs.HYPOTHESIS_WRITTEN, at=at, subject=row, client_id=company.client.pk
    )


def answer_readings(company: Company, request: Request, at: datetime, own_words: str = "") -> None:
    """The client was asked which reading fits: the first does, the others do not."""
    rows = [
        row
        for row in company.builder.rows.get(Hypothesis, ())
        if isinstance(row, Hypothesis) and row.request_id == request.pk
    ]
    who, builder = company.client.pk, company.builder
    builder.tell(
        company.mine,
        client_verbs.HYPOTHESIS_ASKED,
        at=at - timedelta(days=1),
        subject=request,
        client_id=who,
        count=len(rows),
    )
    for number, row in enumerate(rows):
        row.status = Reading.REJECTED if number else Reading.CONFIRMED
        row.answered_at, row.client_words = at, "" if number else own_words
        builder.tell(
            company.theirs,
            client_verbs.HYPOTHESIS_ANSWERED,
            at=at,
            subject=row,
            client_id=who,
            answer=str(row.status),
        )


def open_work(company: Company, at: datetime, *, kind: str, title: str = "") -> Engagement:
    """A piece of work, advice or delivery (D09); it waits for an agreement."""
    company.work = Engagement(
        practice=company.client.practice,
        client=company.client,
        practitioner=company.member,
        kind=kind,
        title=title,
        opened_at=at,
    )
    company.builder.add(company.work)
    company.tell(company.mine, client_verbs.ENGAGEMENT_OPENED, at=at, subject=company.work, kind=kind)
    return company.work


def propose(
    company: Company,
    at: datetime,
    *,
    terms: dict[str, object],
    reason: str = "",
    texts: dict[str, str] | None = None,
) -> Frame:
    """Put an agreement, or a changed one, before the client. `terms`: what differs from the usual."""
    work, before = _work(company), company.frame
    language = company.client.language
    template = texts or starting_texts(language, work.kind)
    usual = before.terms if before else template
    frame = Frame(
        practice=work.practice,
        client=company.client,
        engagement=work,
        version=before.version + 1 if before else 1,
        status=FrameStatus.PROPOSED,
        language=language,
        written_by=company.member,
        proposed_at=at,
        reason=reason,
        **{**usual, **terms},
    )
    if before:
        frame.changed = changed(before.terms, frame.terms)
    company.builder.add(frame)
    _tell(
        company,
        frame,
        company.mine,
        frame_verbs.FRAME_PROPOSED,
        at,
        version=frame.version,
        changed=frame.changed,
        is_as_template=is_as_template(frame.terms, template),
    )
    return frame


def agree(company: Company, frame: Frame, at: datetime) -> None:
    """The client says yes: the version before ends, and the work begins."""
    work = _work(company)
    if company.frame:
        company.frame.status, company.frame.ended_at = FrameStatus.REPLACED, at
    frame.status, frame.agreed_at, frame.agreed_how = FrameStatus.AGREED, at, "portal"
    frame.agreed_name = company.client.name
    company.frame = frame
    _tell(company, frame, company.theirs, frame_verbs.FRAME_AGREED, at, version=frame.version)
    if work.stage == Stage.INTAKE:
        work.stage = Stage.ACTIVE
        company.tell(company.theirs, client_verbs.ENGAGEMENT_STARTED, at=at, subject=work)


def ask_about_frame(
    company: Company,
    frame: Frame,
    at: datetime,
    *,
    section: str,
    words: str,
    answer: str = "",
    answered_at: datetime | None = None,
) -> None:
    """The client asks about a section (A10); answered, or waiting."""
    question = FrameQuestion(
        practice=frame.practice,
        client=company.client,
        frame=frame,
        section=section,
        words=words,
        asked_at=at,
        answer=answer,
        answered_at=answered_at,
        answered_by=company.member if answered_at else None,
    )
    company.builder.add(question)
    _tell(company, frame, company.theirs, frame_verbs.FRAME_ASKED, at, section=section)
    if answered_at:
        _tell(company, frame, company.mine, frame_verbs.FRAME_ANSWERED, answered_at, section=section)


def deviate(company: Company, at: datetime, *, kind: str, started_by: str, words: str) -> None:
    """Something outside the frame, written down (A07)."""
    row = Deviation(
        practice=company.client.practice,
        client=company.client,
        engagement=_work(company),
        kind=kind,
        started_by=started_by,
        words=words,
        at=at,
    )
    company.builder.add(row)
    company.tell(
        company.mine, frame_verbs.DEVIATION_LOGGED, at=at, subject=row, kind=kind, started_by=started_by
    )


def offer_ending(company: Company, at: datetime) -> None:
    """A closing conversation is offered (G04)."""
    work = _work(company)
    work.stage, work.ending_offered_at = Stage.ENDING, at
    company.tell(company.mine, client_verbs.ENDING_OFFERED, at=at, subject=work, by="member")


def end(company: Company, at: datetime, *, kind: EndingKind, words: str = "") -> None:
    """The work has ended, on the client's word or as both agreed; the agreement ends with it."""
    work, frame = _work(company), company.frame
    by_client = kind is EndingKind.CLIENT_WORD
    actor = company.theirs if by_client else company.mine
    if frame:
        frame.ended_at = at
        _tell(company, frame, actor, frame_verbs.FRAME_CLOSED, at, version=frame.version)
    work.stage, work.ended_at, work.ending_kind, work.ending_words = Stage.ENDED, at, kind, words
    work.ended_by = "client" if by_client else "member"
    company.client.status = ClientStatus.ENDED
    company.tell(actor, client_verbs.ENGAGEMENT_ENDED, at=at, subject=work, by=work.ended_by, kind=str(kind))


def put_near(
    company: Company,
    at: datetime,
    *,
    name: str,
    kind: str,
    relation: str,
    may_know: str = MayKnow.NOTHING,
    phone: str = "",
    is_emergency: bool = False,
    remark: str = "",
) -> CirclePerson:
    """Somebody around the client, and what they may know (N01)."""
    row = CirclePerson(
        practice=company.client.practice,
        client=company.client,
        name=name,
        kind=kind,
        relation=relation,
        phone=phone,
        is_emergency=is_emergency,
        may_know=may_know,
        agreed_at=None if may_know == MayKnow.NOTHING else at,
        remark=remark,
    )
    company.builder.add(row)
    company.builder.tell(
        company.mine,
        client_verbs.CIRCLE_CHANGED,
        at=at,
        subject=row,
        client_id=company.client.pk,
        change="added",
    )
    return row


def _work(company: Company) -> Engagement:
    assert company.work is not None, "the work was opened before"
    return company.work


def _tell(company: Company, frame: Frame, actor: Actor, verb: Verb, at: datetime, **facts: Any) -> None:
    company.tell(actor, verb, at=at, subject=frame, **facts)
