"""`alongside retention`: what is kept how long, which files may go, which are frozen; and, when told to, erase."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.file.actions.freezing import erase_out_of_time
from alongside.file.files_kept import KeptFile, files_kept
from alongside.file.keeping import Years, years
from alongside.practice.models import Practice
from alongside.trail.actors import command

RULES = """Practice {name}
  Notes, agreements, meetings: {record} years after the last meeting
  Invoices: {invoices} years after the end of their year
  Messages, answers, steps, goals: until the client asks to have them erased
  Diary, card, drafts: the client's own
  Trail: for good; what it says of a client goes with the client
  A frozen file: all of it, until the freeze is lifted"""


class Command(BaseCommand):
    """Names stand in it: it is for whoever answers for the practice. Without --erase nothing changes."""

    help = "Say which files of ended work must be kept, until when and why; --erase erases those that may go."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--dry-run", action="store_true", help="only say it; so it is without --erase too")
        what.add_argument("--erase", action="store_true", help="erase the files that may go, for good")

    def handle(self, *args: Any, erase: bool, **options: Any) -> None:
        for practice in Practice.objects.order_by("slug"):
            actor, kept = command(practice.pk), years(practice.thresholds)
            self.stdout.write(self._rules(practice.name, kept))
            for each in files_kept(actor):
                self.stdout.write(f"  - {each.name}: {_fate(each)}")
                if erase and each.may_go:
                    erase_out_of_time(actor, each.client_id)
                    self.stdout.write("    erased")

    def _rules(self, name: str, kept: Years) -> str:
        return RULES.format(name=name, record=kept.record, invoices=kept.invoices)


def _fate(file: KeptFile) -> str:
    if file.is_frozen:
        return "frozen: nothing may be erased"
    if file.may_go:
        return f"may go; the last work was on {file.last_work}"
    why = {"record": "the profession's duty", "invoices": "the law on bookkeeping"}
    return "kept: " + ", ".join(f"{part} until {day} ({why[part]})" for part, day in file.until.items())
