"""`alongside demo`: fill a practice to look around in. All people in it are invented."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside.demo.northlight import SLUG, build_northlight
from alongside.demo.supervised import share_one
from alongside.mirror.actions import look_at_new_links
from alongside.practice.models import Practice
from alongside.trail.actions import seal_trail


class Command(BaseCommand):
    """Fills it once; its people need no second factor on this machine, and nothing of it is ever sent."""

    help = "Fill a demo practice of four people, a supervisor and about forty clients, dated from today."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="another number, other chances")

    def handle(self, *args: Any, **options: Any) -> None:
        if Practice.objects.filter(slug=SLUG).exists():
            raise CommandError("There is a demo practice already.")
        practice = build_northlight(timezone.now(), options["seed"])
        _look()
        share_one(practice)
        _look()
        self.stdout.write(f"The demo practice {practice.name} is filled.")


def _look() -> None:
    """Link everything that happened, and let the mirror look at it."""
    while seal_trail():
        pass
    while look_at_new_links():
        pass
