"""`alongside mirror-report`: how well the mirror sees planted situations in made-up practices."""

import json
from collections.abc import Iterable, Iterator, Mapping
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
        parser.add_argument("--markdown", action="store_true", help="print them as a table of a page")
        parser.add_argument("--practitioners", type=int, default=usual.practitioners)
        parser.add_argument("--engagements", type=int, default=usual.engagements)
        parser.add_argument("--seed", type=int, default=usual.seed, help="another seed, another world")

    def handle(self, *args: Any, **options: Any) -> None:
        size = Size(options["practitioners"], options["engagements"], options["seed"])
        if size.practitioners < 1 or size.engagements < 1:
            raise CommandError("There must be at least one practitioner and one engagement.")
        made = report(practices(size), own_weeks(size))
        for line in _lines(made, options):
            self.stdout.write(line)


def _lines(made: Report, options: Mapping[str, Any]) -> Iterable[str]:
    if options["json"]:
        return [json.dumps(as_plain(made))]
    return markdown(made) if options["markdown"] else table(made)


HEAD = (
    "finding",
    "precision",
    "recall",
    "weak",
    "clear",
    "strong",
    "days",
    "planted in",
    "false in 1000 weeks",
)
WIDTH = 26


def table(made: Report) -> Iterator[str]:
    """The figures, a finding a line; a dash where there is too little to say."""
    yield f"{HEAD[0]:{WIDTH}}" + "".join(f"{each:>{len(each) + 2}}" for each in HEAD[1:]) + "  counts"
    for kind, figures in as_plain(made)["findings"].items():
        cells = [f"{cell:>{len(head) + 2}}" for cell, head in zip(_cells(figures), HEAD[1:], strict=True)]
        counts = f"{figures['found']} of {figures['planted']} found, {figures['false']} wrongly"
        yield f"{kind:{WIDTH}}{''.join(cells)}  {counts}"
    yield from _below(made)


def markdown(made: Report) -> Iterator[str]:
    """The same as a table of a page."""
    yield f"| {' | '.join(HEAD)} |"
    yield f"|--|{'--:|' * (len(HEAD) - 1)}"
    for kind, figures in as_plain(made)["findings"].items():
        yield f"| {kind} | {' | '.join(_cells(figures))} |"
    yield ""
    for line in _below(made):
        yield f"{line[:1].upper()}{line[1:]}"


def _cells(figures: Mapping[str, Any]) -> list[str]:
    """Of one finding, in the order of the head."""
    days, planting = figures["days"], figures["planting"]
    return [
        _said(figures["precision"]),
        _said(figures["recall"]),
        *map(_said, figures["by_strength"].values()),
        "-" if days is None else f"{days:.0f}",
        "-" if planting is None else f"{100 * planting:.1f}%",
        _said(figures["false_per_1000_weeks"]),
    ]


def _below(made: Report) -> Iterator[str]:
    for kind in without_planting():
        yield f"{kind} is never planted: nothing is known about what it misses."
    calm, weeks = _said(made.false_per_practitioner_week), len(made.calm_weeks)
    yield f"calm practices: {calm} false findings a practitioner and week ({made.calm_false} in {weeks} weeks)"


def _said(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"
