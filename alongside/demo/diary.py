"""Diaries of the demo: entries for the clients alone, some that they share, and questions to them."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import uuid4

from alongside.demo.builder import Builder
from alongside.demo.diary_words import ASKED, DIARIES, Asked, Written
from alongside.demo.people import Company
from alongside.diary import verbs
from alongside.diary.models import DiaryEntry, DiaryPrompt

Companies = Mapping[tuple[str, str], Company]
WEEKS = timedelta(weeks=6)


def build_diaries(builder: Builder, companies: Companies) -> None:
    """Call it when all clients are there."""
    asked = {story: _ask(companies[story], each) for story, each in ASKED.items()}
    for story, written in DIARIES.items():
        for each in written:
            _write(companies[story], each, asked.get(story))


def _ask(company: Company, said: Asked) -> DiaryPrompt:
    at = _moment(company.builder, said.days, 17)
    row = DiaryPrompt(
        practice=company.builder.practice,
        client=company.client,
        engagement=company.work,
        words=said.words,
        set_by=company.member,
        every_days=said.every_days,
        ends_on=(at + WEEKS).date(),
        set_at=at,
        agreed_at=at + timedelta(hours=3) if said.is_agreed else None,
    )
    company.builder.add(row)
    company.tell(company.mine, verbs.PROMPT_PROPOSED, at=at, subject=row, every_days=said.every_days)
    if row.agreed_at:
        company.tell(company.theirs, verbs.PROMPT_AGREED, at=row.agreed_at, subject=row)
    return row


def _write(company: Company, said: Written, asked: DiaryPrompt | None) -> None:
    """An answer to what was asked where it is shared; else a day of their own."""
    at = _moment(company.builder, said.days, said.hour)
    row = DiaryEntry(
        practice=company.builder.practice,
        client=company.client,
        prompt=asked if said.is_shared and asked and asked.agreed_at else None,
        submission=uuid4(),
        at=at,
        words=said.words,
        mood=said.mood,
        themes=list(said.themes) or None,
        is_shared=said.is_shared,
        saved_at=at,
    )
    company.builder.add(row)
    has = {"has_words": True, "has_photo": False, "has_sound": False}
    company.tell(company.theirs, verbs.DIARY_WRITTEN, at=at, subject=row, **has)
    if said.is_shared:
        company.tell(company.theirs, verbs.DIARY_SHARED, at=at, subject=row)


def _moment(builder: Builder, days: int, hour: int) -> datetime:
    """That hour of the day by the practice's clock on an earlier day."""
    day = builder.now.astimezone(builder.zone).date() - timedelta(days=days)
    return datetime.combine(day, time(hour, 20), builder.zone)
