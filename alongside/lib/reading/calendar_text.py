"""The text of an iCalendar file cut into its blocks, with only the lines that matter kept.

What is not about time, state or title (alarms, attendees, descriptions, attachments) is
left out before anything is interpreted: less to go wrong, and nothing private is carried
further than it must be.
"""

import re
from dataclasses import dataclass, field

from alongside.lib.errors import Refused
from alongside.lib.reading.problems import Reason
from alongside.lib.reading.text_encodings import decode

LARGEST_CALENDAR = 5 * 1024 * 1024
DEEPEST = 5
_LINE = re.compile(r"([A-Za-z0-9-]+)(?=[;:])")
_KEPT = {
    "VCALENDAR": {"X-WR-TIMEZONE"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE"},
    "VEVENT": {"UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"}
    | {"STATUS", "TRANSP", "SUMMARY", "SEQUENCE"},
}


@dataclass(slots=True)
class Block:
    """BEGIN to END: its name, the line it begins on, its kept lines (unfolded) and the blocks in it."""

    name: str
    line: int
    lines: list[tuple[str, str]] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """What stands after the colon, for each line of this name."""
        return [line.partition(":")[2] for key, line in self.lines if key == name]

    def inside(self, name: str) -> list["Block"]:
        """The blocks of this name directly in it."""
        return [block for block in self.blocks if block.name == name]

    def text(self) -> str:
        """The block as a calendar program would write it, with only what was kept."""
        parts = [f"BEGIN:{self.name}", *(line for _, line in self.lines)]
        parts += [block.text() for block in self.blocks]
        return "\r\n".join([*parts, f"END:{self.name}"])


def read_blocks(data: bytes, largest: int = LARGEST_CALENDAR) -> list[Block]:
    """The calendars (VCALENDAR) of a file.

    Refused: file_too_large, file_empty, file_binary, file_is_spreadsheet, not_a_calendar,
    calendar_not_closed, calendar_line_unreadable.
    """
    if len(data) > largest:
        raise Refused(Reason.FILE_TOO_LARGE, bytes=len(data), limit=largest)
    lines = _unfolded(decode(data)[0])
    if not lines or lines[0][1].strip().upper() != "BEGIN:VCALENDAR":
        raise Refused(Reason.NOT_A_CALENDAR)
    root = Block("", 0)
    open_blocks = [root]
    for number, line in lines:
        _take(number, line, open_blocks)
    if len(open_blocks) > 1:
        raise Refused(Reason.CALENDAR_NOT_CLOSED, line=open_blocks[-1].line)
    return root.inside("VCALENDAR")


def _unfolded(text: str) -> list[tuple[int, str]]:
    """Whole lines with the number each begins on. Blank lines, even inside a fold, are passed over."""
    lines: list[tuple[int, list[str]]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in (" ", "\t") and lines:
            lines[-1][1].append(line[1:])
        elif line.strip():
            lines.append((number, [line]))
    return [(number, "".join(parts)) for number, parts in lines]


def _take(number: int, line: str, open_blocks: list[Block]) -> None:
    """Open or close a block, or keep a line in the innermost open one."""
    current = open_blocks[-1]
    match = _LINE.match(line)
    name = match[1].upper() if match else ""
    if name == "BEGIN":
        block = Block(line.partition(":")[2].strip().upper(), number)
        if len(open_blocks) > DEEPEST:
            raise Refused(Reason.CALENDAR_LINE_UNREADABLE, line=number)
        current.blocks.append(block)
        open_blocks.append(block)
    elif name == "END":
        if line.partition(":")[2].strip().upper() != current.name:
            raise Refused(Reason.CALENDAR_LINE_UNREADABLE, line=number)
        open_blocks.pop()
    elif name in _KEPT.get(current.name, ()):
        current.lines.append((name, line))
    elif not name and current.name in ("", "VCALENDAR", "VTIMEZONE"):
        # In an event such a line is mostly a title or a description that was broken in two.
        raise Refused(Reason.CALENDAR_LINE_UNREADABLE, line=number)
