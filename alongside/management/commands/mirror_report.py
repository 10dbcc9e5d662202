"""`alongside mirror-report`: how well the mirror sees planted situations in made-up practices."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.mirror.report import Report, as_plain, report, without_planting
from alongside.mirror.simulator.practices import Size, own_weeks, practices


class Command(BaseCommand):
    """Needs no practice and no database: it makes up its own, the same for the same seed."""

    help = "Precision, recall and days of every finding over made-up practices where the truth is known."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        usual = Size()
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        parser.add_argument("--practitioners", type=int, default=usual.practitioners)
        parser.add_argument("--engagements", type=int, default=usual.engagements)
        parser.add_argument("--seed", type=int, default=usual.seed, help="another seed, another world")

    def handle(self, *args: Any, **options: Any) -> None:
        size = Size(options["practitioners"], options["engagements"], options["seed"])
        if size.practitioners < 1 or size.engagements < 1:
            raise CommandError("There must be at least one practitioner and one engagement.")
        made = report(practices(size), own_weeks(size))
        for line in [json.dumps(as_plain(made))] if options["json"] else table(made):
            self.stdout.write(line)


def table(made: Report) -> Iterator[str]:
    """The figures, a finding a line; a dash where there is too little to say."""
    yield f"{'finding':26}{'precision':>10}{'recall':>8}{'weak':>7}{'clear':>7}{'strong':>8}{'days':>7}  counts"
    plain = as_plain(made)
    for kind, figures in plain["findings"].items():
        weak, clear, strong = map(_said, figures["by_strength"].values())
        counts = f"{figures['found']} of {figures['planted']} found, {figures['false']} wrongly"
        days = "-" if figures["days"] is None else f"{figures['days']:.0f}"
        yield (
            f"{kind:26}{_said(figures['precision']):>10}{_said(figures['recall']):>8}"
            f"{weak:>7}{clear:>7}{strong:>8}{days:>7}  {counts}"
        )
    for kind in without_planting():
        yield f"{kind} is never planted: nothing is known about what it misses."
    calm = _said(plain["calm"]["false_per_practitioner_week"])
    weeks = len(made.calm_weeks)
    yield f"calm practices: {calm} false findings a practitioner and week ({made.calm_false} in {weeks} weeks)"


def _said(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"
