"""Tools of the demo: a small library, what some clients hold, how it helped, skills, and two cards for hard days."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from alongside.demo.bills import rows
from alongside.demo.builder import Builder
from alongside.demo.meetings import end_of
from alongside.demo.people import Company, actor_of
from alongside.demo.tool_words import CARDS, GIVEN, LIBRARY, SKILLS, Can, Given
from alongside.meetings.models import Meeting
from alongside.practice.models import Member
from alongside.toolkit import verbs
from alongside.toolkit.card_parts import PARTS
from alongside.toolkit.models import HardDayCard, LibraryTool, NoTool, Skill, Tool, ToolUse
from alongside.toolkit.queries.tools import LAST_MEETINGS

Companies = Mapping[tuple[str, str], Company]
LEFT_OPEN = 3  # of the last meetings: nothing was said of a tool


def build_tools(builder: Builder, owner: Member, companies: Companies) -> None:
    """The library first, then what was given, what the clients say of it, and what they keep."""
    library = [_keep(builder, owner, number) for number in range(len(LIBRARY))]
    for story, given in GIVEN.items():
        company = companies[story]
        held = [each for each in rows(builder, Meeting) if each.client_id == company.client.pk]
        held.sort(key=end_of)
        taken = {_give(company, each, held, library).meeting_id for each in given}
        _say_none(company, held, taken)
    for story, skills in SKILLS.items():
        for number, can in enumerate(skills):
            _name(companies[story], can, days=40 - number * 6)
    for story, (parts, is_shared) in CARDS.items():
        _write_card(companies[story], parts, is_shared=is_shared)


def _keep(builder: Builder, owner: Member, number: int) -> LibraryTool:
    said, at = LIBRARY[number], builder.now - timedelta(days=300 - number)
    row = LibraryTool(
        practice=builder.practice,
        language=said.language,
        kind=said.kind,
        name=said.name,
        words=said.words,
        when_to_use=said.when,
        link=said.link,
        made_by=owner,
        made_at=at,
    )
    builder.add(row)
    builder.tell(actor_of(owner), verbs.LIBRARY_TOOL_ADDED, at=at, subject=row, kind=said.kind)
    return row


def _give(company: Company, said: Given, held: list[Meeting], library: list[LibraryTool]) -> Tool:
    meeting = None if said.is_own else held[-1 - said.back]
    now = company.builder.now
    at = end_of(meeting) + timedelta(minutes=2) if meeting else now - timedelta(days=20)
    row = Tool(
        **_whose(company),
        engagement=company.work,
        meeting=meeting,
        library=library[said.kept] if said.kept >= 0 else None,
        kind=said.kind,
        name=said.name,
        words=said.words,
        when_to_use=said.when,
        adapted=said.adapted,
        given_by=None if said.is_own else company.member,
        given_at=at,
    )
    company.builder.add(row)
    giver = company.theirs if said.is_own else company.mine
    kept = LIBRARY[said.kept] if said.kept >= 0 else None
    is_as_library = kept is not None and (said.kind, said.words) == (kept.kind, kept.words)
    company.tell(giver, verbs.TOOL_GIVEN, at=at, subject=row, kind=said.kind, is_as_library=is_as_library)
    for days, helped, words in said.uses:
        _use(company, row, days, helped, words)
    if said.is_away:
        row.put_away_at = max(at, now - timedelta(days=5))
        company.tell(company.theirs, verbs.TOOL_PUT_AWAY, at=row.put_away_at, subject=row)
    return row


def _use(company: Company, tool: Tool, days: int, helped: int | None, words: str) -> None:
    at = max(tool.given_at + timedelta(hours=4), company.builder.now - timedelta(days=days, hours=2))
    row = ToolUse(**_whose(company), tool=tool, at=at, helped=helped, words=words)
    company.builder.add(row)
    company.tell(company.theirs, verbs.TOOL_USED, at=at, subject=tool, helped=helped, by="client")


def _say_none(company: Company, held: list[Meeting], taken: set[Any]) -> None:
    """Of most other meetings it was said that there was nothing to take along."""
    for number, meeting in enumerate(held[-LAST_MEETINGS:]):
        if meeting.pk in taken or number == LEFT_OPEN:
            continue
        at = end_of(meeting) + timedelta(minutes=2)
        row = NoTool(**_whose(company), meeting=meeting, at=at)
        company.builder.add(row)
        company.tell(company.mine, verbs.TOOL_NONE, at=at, subject=row)


def _name(company: Company, can: Can, days: int) -> None:
    at = company.builder.now - timedelta(days=days)
    row = Skill(**_whose(company), engagement=company.work, words=can.words, set_by=can.by, set_at=at)
    company.builder.add(row)
    namer = company.theirs if can.by == "client" else company.mine
    company.tell(namer, verbs.SKILL_NAMED, at=at, subject=row, by=can.by)
    if can.can_use is not None:
        row.can_use, row.rated_at = can.can_use, at + timedelta(days=9)
        company.tell(company.theirs, verbs.SKILL_RATED, at=row.rated_at, subject=row, can_use=can.can_use)
    if can.trial:
        row.trial, row.tried_at = can.trial, at + timedelta(days=8)
        company.tell(company.theirs, verbs.SKILL_TRIED, at=row.tried_at, subject=row)


def _write_card(company: Company, parts: tuple[str, ...], *, is_shared: bool) -> None:
    at = company.builder.now - timedelta(days=11)
    said = dict(zip(PARTS, parts, strict=True))
    row = HardDayCard(**_whose(company), **said, is_shared=is_shared, saved_at=at, revision=1)
    company.builder.add(row)
    if is_shared:
        company.tell(company.theirs, verbs.CARD_SHARED, at=at, subject=row)


def _whose(company: Company) -> dict[str, Any]:
    return {"practice": company.builder.practice, "client": company.client}
