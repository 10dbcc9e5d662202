"""`alongside trail-heads`: the newest link of each practice's trail, to be kept elsewhere."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from alongside.trail.actions import seal_trail
from alongside.trail.queries import heads


class Command(BaseCommand):
    """Whoever holds this can tell later whether the trail was cut or rewritten since."""

    help = "Print the newest link of each trail as JSON; check it later with check-trail --against FILE."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=None, help="a file; printed if left out")

    def handle(self, *args: Any, to: Path | None, **options: Any) -> None:
        seal_trail()
        told = {"made_at": timezone.now().isoformat(), "heads": [asdict(head) for head in heads()]}
        words = json.dumps(told, indent=2)
        if to is None:
            self.stdout.write(words)
            return
        to.write_text(words + "\n", encoding="ascii")
        self.stdout.write(f"Written: {to}. Keep it where nobody who works on this machine can change it.")
