"""What other programs read in a calendar file: three libraries that are not ours to please."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events

NODE = Path(__file__).parent / "node"


@dataclass(frozen=True, order=True)
class Read:
    """One event as somebody else reads it, in UTC."""

    start: datetime
    end: datetime
    uid: str
    summary: str
    place: str
    sequence: int
    status: str


def by_icalendar(data: bytes) -> list[Read]:
    """The events one by one, as icalendar reads them."""
    return sorted(_read(event) for event in icalendar.Calendar.from_ical(data).walk("VEVENT"))


def by_recurring(data: bytes, start: datetime, end: datetime) -> list[Read]:
    """The events of a stretch of time, as recurring-ical-events finds them."""
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between(start - timedelta(days=1), end + timedelta(days=1))
    return sorted(_read(event) for event in found)


def by_ical_js(data: bytes) -> list[Read]:
    """The events one by one, as ical.js reads them. Skips the test where node is absent."""
    answer = subprocess.run(
        ["node", "read.mjs"], cwd=_with_ical_js(), input=data, capture_output=True, check=True, timeout=60
    )
    return sorted(
        Read(
            start=datetime.fromtimestamp(each["start"], UTC),
            end=datetime.fromtimestamp(each["end"], UTC),
            uid=each["uid"],
            summary=each["summary"],
            place=each["place"],
            sequence=each["sequence"],
            status=each["status"],
        )
        for each in json.loads(answer.stdout)
    )


@cache
def _with_ical_js() -> Path:
    """The folder in which node finds ical.js, brought by npm where it is not there yet."""
    if not shutil.which("node"):
        pytest.skip("node is not here, so ical.js cannot read for us")
    if not (NODE / "node_modules" / "ical.js").is_dir():
        if not shutil.which("npm"):
            pytest.skip("neither ical.js nor npm is here")
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=NODE, check=True, timeout=300)
    return NODE


def _read(event: Any) -> Read:
    return Read(
        start=event["DTSTART"].dt.astimezone(UTC),
        end=event["DTEND"].dt.astimezone(UTC),
        uid=str(event["UID"]),
        summary=str(event["SUMMARY"]),
        place=str(event.get("LOCATION", "")),
        sequence=int(event["SEQUENCE"]),
        status=str(event["STATUS"]),
    )
