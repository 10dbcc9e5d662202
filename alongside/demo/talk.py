"""The conversation with one client, message by message, as messages/actions would have kept it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from alongside.demo.people import Company
from alongside.lib.texts import lines
from alongside.messages import answering, verbs
from alongside.messages.answering import MEMBER
from alongside.messages.channels import PHONE
from alongside.messages.models import Attachment, Message, Thread

UNREAD = timedelta(days=2)
File = tuple[str, bytes]


def converse(
    company: Company,
    said: list[tuple[datetime, str, str]],
    *,
    calls: Mapping[datetime, int] = {},
    files: Mapping[datetime, File] = {},
    draft: str = "",
) -> Thread:
    """Write these messages: (when, "client" or "member", words). Call it once a client.

    What was written before the other side's last message has been read, and what is two days old. `calls`: which
    of them were calls that the member wrote down, and their minutes; `files`: what came along; `draft`: what the
    member has begun to write.
    """
    client, builder = company.client, company.builder
    thread = Thread(practice=client.practice, client=client)
    builder.add(thread)
    before: list[Message] = []
    for at, by, words in sorted(said, key=lambda each: each[0]):
        message = _write(company, thread, before, at, by, words, calls.get(at))
        if at in files:
            _attach(company, message, *files[at])
        _turn(company, thread, message)
        before.append(message)
    for each in before:
        if each.read_at is None and each.sent_at and each.sent_at < builder.now - UNREAD:
            each.read_at = each.sent_at + timedelta(hours=5)
    if draft:
        _begin(company, thread, draft)
    return thread


def _begin(company: Company, thread: Thread, words: str) -> None:
    now = company.builder.now
    company.builder.add(
        Message(
            practice=thread.practice,
            client=company.client,
            thread=thread,
            author_kind=MEMBER,
            author_member=company.member,
            words=words,
            revision=1,
            saved_at=now,
        )
    )


def _attach(company: Company, message: Message, name: str, content: bytes) -> None:
    company.builder.add(
        Attachment(
            practice=message.practice,
            client=company.client,
            message=message,
            name=name,
            content=content,
            content_type="text/plain",
            size=len(content),
            added_at=message.saved_at,
        )
    )


def _write(
    company: Company,
    thread: Thread,
    before: list[Message],
    at: datetime,
    by: str,
    words: str,
    minutes: int | None,
) -> Message:
    answered = answering.answered((each.author_kind, each.lines) for each in reversed(before))
    for each in before:
        if each.author_kind != by and each.read_at is None and each.sent_at:
            each.read_at = max(each.sent_at, at - timedelta(minutes=20))
    message = Message(
        practice=thread.practice,
        client=company.client,
        thread=thread,
        author_kind=by,
        author_member=company.member if by == MEMBER else None,
        words=words,
        saved_at=at,
        sent_at=at,
        lines=lines(words),
    )
    if minutes is not None:
        message.channel, message.minutes = PHONE, minutes
        message.logged_by, message.logged_at, message.read_at = company.member, at, at
    company.builder.add(message)
    company.tell(
        company.mine if by == MEMBER or message.logged_at else company.theirs,
        verbs.MESSAGE_SENT,
        at=at,
        subject=message,
        by=by,
        channel=message.channel,
        lines=message.lines,
        answers_lines=answered.lines if by == MEMBER else None,
        is_unasked=answered.is_unasked if by == MEMBER else False,
    )
    return message


def _turn(company: Company, thread: Thread, message: Message) -> None:
    assert message.sent_at is not None
    thread.last_at = message.sent_at
    if message.author_kind == MEMBER:
        thread.open_since = thread.answer_due_at = None
    elif thread.open_since is None:
        hours = company.frame.reply_hours if company.frame else None
        thread.open_since = message.sent_at
        thread.answer_due_at = answering.answer_due(message.sent_at, hours)
