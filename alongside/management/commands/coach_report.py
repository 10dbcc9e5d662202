"""`alongside coach-report`: how well the reply coach does on its examples, rule by rule and language by language."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.messages.coach import RULES
from alongside.messages.coach.report import Figures, misses, report
from alongside.messages.coach.rules import LANGUAGES


class Command(BaseCommand):
    """Needs no practice and no database."""

    help = "Precision and recall of the reply coach on the examples written by hand (wanted: 0.9 and 0.8)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        parser.add_argument("--misses", choices=LANGUAGES, help="also print what goes wrong in a language")
        parser.add_argument("--rule", choices=RULES, help="of these, only one rule")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(report())
        if options["json"]:
            self.stdout.write(json.dumps([_plain(each) for each in found]))
        else:
            for each in found:
                self.stdout.write(_line(each))
        if options["misses"]:
            self._tell_misses(options["misses"], options["rule"])
        if not all(each.is_enough for each in found):
            raise CommandError("Some rules do less well than wanted.")

    def _tell_misses(self, language: str, only: str | None) -> None:
        for rule in [only] if only else RULES:
            for each in misses(language, rule):
                self.stdout.write(
                    f"{rule} {'not marked' if each.is_positive else 'marked'}: {each.draft.words}"
                )


def _plain(each: Figures) -> dict[str, object]:
    return {**asdict(each), "precision": round(each.precision, 3), "recall": round(each.recall, 3)}


def _line(each: Figures) -> str:
    said = "" if each.is_enough else "  too little"
    counts = f"{each.found}/{each.positives} found, {each.false}/{each.negatives} wrongly"
    return f"{each.language} {each.rule:13} precision {each.precision:.2f} recall {each.recall:.2f}  {counts}{said}"
