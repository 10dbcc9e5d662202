"""`alongside check-trail`: whether every event of the trail is still as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import check_trail

WORDS = {
    "changed_event": "event {event} was changed after it was written",
    "broken_link": "link {link} does not fit its events: one was removed, added or reordered",
    "missing_link": "link {link} is missing",
    "unexplained_erasure": "event {event} was blanked, and no erasure explains it",
}


class Command(BaseCommand):
    help = "Check the trail; names the first bad link of each practice."

    def handle(self, *args: Any, **options: Any) -> None:
        seal_trail()
        flaws = list(check_trail())
        for flaw in flaws:
            words = WORDS[flaw.code].format(link=flaw.link, event=flaw.event)
            self.stdout.write(f"practice {flaw.practice_id}: {words}")
        if flaws:
            raise CommandError(f"The trail does not hold: {len(flaws)} flaws.")
        self.stdout.write(f"The trail holds: {Event.objects.count()} events.")
