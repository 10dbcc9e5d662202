"""`alongside check-trail`: whether every event of the trail is still as it was written."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import Flaw, Head, against, check_trail

WORDS = {
    "changed_event": "event {event} was changed after it was written",
    "broken_link": "link {link} does not fit its events: one was removed, added or reordered",
    "missing_link": "link {link} is missing",
    "unexplained_erasure": "event {event} was blanked, and no erasure explains it",
    "cut_off": "link {link} was kept elsewhere, and is not here any more: the trail was cut off",
    "rewritten": "link {link} says another thing than what was kept elsewhere: the trail was rewritten",
}
WAY_OUT = """The trail does not hold: {count} flaws.
Something wrote past Alongside, or the disk lost something. Keep this database as it is, find the newest backup
that holds (alongside verify-backup FILE), and restore it into an empty folder beside this one to compare."""


class Command(BaseCommand):
    help = "Check the trail; names the first bad link of each practice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--against", type=Path, default=None, help="also against what trail-heads wrote then"
        )

    def handle(self, *args: Any, against: Path | None, **options: Any) -> None:
        seal_trail()
        flaws = [*check_trail(), *_since(against)]
        for flaw in flaws:
            words = WORDS[flaw.code].format(link=flaw.link, event=flaw.event)
            self.stdout.write(f"practice {flaw.practice_id}: {words}")
        if flaws:
            raise CommandError(WAY_OUT.format(count=len(flaws)))
        self.stdout.write(f"The trail holds: {Event.objects.count()} events.")


def _since(file: Path | None) -> Iterator[Flaw]:
    if file is None:
        return
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        anchors = [Head(**head) for head in told["heads"]]
        yield from against(anchors)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, KeyError):
        raise CommandError(f"{file} is not what trail-heads writes.") from None
