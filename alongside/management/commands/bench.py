"""`alongside bench`: how fast the pages are on a large practice, as multiples of an empty page."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.management import benchmark, looking, measuring_copies, measuring_sealing
from alongside.management.measuring import Wrong
from alongside.management.prepared import prepare

FACTS_EACH = 200


class Command(BaseCommand):
    """Builds in a folder of its own, which it takes away again; your practice is not touched."""

    help = "Build a practice of 10,000 clients, serve it, and measure its pages against /healthz."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        parser.add_argument("--clients", type=int, default=10_000, help="another size; 500 at least")
        parser.add_argument("--rounds", type=int, default=60, help="how often each page is asked for")
        parser.add_argument(
            "--full", action="store_true", help="recompute 2,000,000 facts too: some minutes more"
        )
        parser.add_argument("--prepare", action="store_true", help="only build, in this data folder")
        parser.add_argument(
            "--look", action="store_true", help="only measure the mirror, in this data folder"
        )
        parser.add_argument(
            "--copies", action="store_true", help="only back this data folder up, and check its trail"
        )
        parser.add_argument(
            "--sealing", action="store_true", help="only measure what sealing costs, in this data folder"
        )
        parser.add_argument(
            "--whole", action="store_true", help="only fill this data folder and recompute it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if part := self._part(options):
            self.stdout.write(json.dumps(part))
            return
        try:
            found = benchmark.run(
                clients=options["clients"], rounds=options["rounds"], is_full=options["full"], say=self._say
            )
        except Wrong as error:
            raise CommandError(str(error)) from error
        lines = [json.dumps(found)] if options["json"] else benchmark.table(found)
        for line in lines:
            self.stdout.write(line)

    def _part(self, options: dict[str, Any]) -> dict[str, Any]:
        """What the benchmark asks of itself in a folder of its own; empty for the whole of it."""
        if options["prepare"]:
            return prepare(options["clients"])
        if options["look"]:
            return looking.measure()
        if options["sealing"]:
            return measuring_sealing.measure()
        if options["copies"]:
            return measuring_copies.measure()
        return looking.measure_all(options["clients"], FACTS_EACH) if options["whole"] else {}

    def _say(self, words: str) -> None:
        self.stderr.write(words)
        self.stderr.flush()
