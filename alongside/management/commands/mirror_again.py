"""`alongside mirror-again`: look at every client and member anew, as if the mirror had never looked."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.management.again import look_at_everybody
from alongside.practice.models import Practice


class Command(BaseCommand):
    """After an upgrade that taught the mirror something, or when in doubt: the worker does the same within a day."""

    help = "Recompute all findings from the trail now. Answers stay, and what rests goes on resting."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--practice", help="only this one, by the short name in its address")
        parser.add_argument("--processes", type=int, help="how many at once; as many as there are processors")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["processes"] is not None and options["processes"] < 1:
            raise CommandError("There must be at least one process.")
        found = Practice.objects.order_by("slug")
        if options["practice"]:
            found = found.filter(slug=options["practice"])
        practices = list(found)
        if not practices:
            raise CommandError("There is no such practice.")
        for practice in practices:
            start = time.perf_counter()
            looked = look_at_everybody(practice.pk, options["processes"])
            self.stdout.write(
                f"{practice.name}: {looked.clients} clients and {looked.members} members looked at "
                f"in {time.perf_counter() - start:.1f} s (processes: {looked.processes})"
            )
