"""`alongside bench`: how fast the pages are on a large practice, as multiples of an empty page."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.management import benchmark
from alongside.management.measuring import Wrong
from alongside.management.prepared import prepare


class Command(BaseCommand):
    """Builds in a folder of its own, which it takes away again; your practice is not touched."""

    help = "Build a practice of 10,000 clients, serve it, and measure its pages against /healthz."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        parser.add_argument("--clients", type=int, default=10_000, help="another size; 500 at least")
        parser.add_argument("--rounds", type=int, default=60, help="how often each page is asked for")
        parser.add_argument("--prepare", action="store_true", help="only build, in this data folder")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["prepare"]:
            self.stdout.write(json.dumps(prepare(options["clients"])))
            return
        try:
            found = benchmark.run(clients=options["clients"], rounds=options["rounds"], say=self._say)
        except Wrong as error:
            raise CommandError(str(error)) from error
        lines = [json.dumps(found)] if options["json"] else benchmark.table(found)
        for line in lines:
            self.stdout.write(line)

    def _say(self, words: str) -> None:
        self.stderr.write(words)
        self.stderr.flush()
