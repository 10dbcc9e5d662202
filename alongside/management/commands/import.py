# ruff: noqa: N999 (the word that people type)
"""`alongside import FILE ...`: bring in what another program wrote, from the command line."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside.desk.imports_words import say_problem, say_refusal
from alongside.file.importing import actions, queries
from alongside.file.importing.actions import Upload
from alongside.file.importing.answers import Answers, FileAnswers
from alongside.file.importing.planning import FilePlan, ImportPlan
from alongside.lib.errors import Refused
from alongside.lib.zones import is_zone
from alongside.practice.models import Member, Practice
from alongside.trail.actors import Actor, command

LENGTHS = range(5, 481)


class Command(BaseCommand):
    """Says what the files bring, by line and reason, and brings it in unless told not to."""

    help = "Bring in clients and diaries (CSV) and calendars (.ics) of another program."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--practice", required=True, help="the address of the practice under /p/")
        parser.add_argument("--member", required=True, help="the e-mail address of whose clients these are")
        parser.add_argument("--zone", required=True, help="where the diary was kept, such as Europe/Helsinki")
        parser.add_argument("--minutes", type=int, help="the agreed length of a meeting")
        parser.add_argument("--work", choices=["advice", "delivery"], default="advice")
        parser.add_argument("--dates", choices=["day_first", "month_first"], default="")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        actor, member = _who(options["practice"], options["member"])
        _check(options["zone"], options["minutes"])
        try:
            self._import(actor, member, options)
        except Refused as no:
            raise CommandError(say_refusal(no)) from no

    def _import(self, actor: Actor, member: Member, options: dict[str, Any]) -> None:
        uploads = [_read(path) for path in options["files"]]
        answers = Answers(options["zone"], str(member.pk), options["minutes"], options["work"])
        files = actions.as_source_files(uploads)
        said = _about(answers, [each.id for each in files], options["dates"])
        plan = queries.make_plan(actor, files, said, timezone.now())
        self._say(plan)
        if options["dry_run"] or (plan.is_answered and not plan.brings_something):
            self.stdout.write("Nothing was written.")
            return
        if not plan.is_answered:
            raise Refused("not_answered")
        found = actions.upload_files(actor, uploads)
        said = _about(answers, [str(each.pk) for each in queries.files_of(found)], options["dates"])
        actions.answer_questions(actor, found.pk, said)
        done = actions.bring_in(actor, found.pk)
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in done.counts.items()))

    def _say(self, plan: ImportPlan) -> None:
        for each in plan.files:
            self._say_file(each)
        for name in plan.open_questions:
            self.stdout.write(f"--{name} must be said.")

    def _say_file(self, each: FilePlan) -> None:
        counts = each.counts
        self.stdout.write(
            f"{each.file.name} ({each.kind}): {counts['new']} new, {counts['same']} here already, "
            f"{counts['left_out']} not taken"
        )
        for problem in each.problems:
            self.stdout.write(f"  {say_problem(problem)}")
        for remark in each.remarks:
            self.stdout.write(f"  (taken) {say_problem(remark)}")
        if each.waits and not each.refused:
            self.stdout.write("  Say with --dates which comes first, the day or the month.")


def _read(path: Path) -> Upload:
    try:
        return Upload(path.name, path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


def _who(slug: str, email: str) -> tuple[Actor, Member]:
    practice = Practice.objects.filter(slug=slug).first()
    if practice is None:
        raise CommandError(f"There is no practice at /p/{slug}/.")
    actor = command(practice.pk)
    members = {each.email.lower(): each for each in queries.import_members(actor)}
    if email.lower() not in members:
        raise CommandError(f"Nobody with the address {email} works with clients in {practice.name}.")
    return actor, members[email.lower()]


def _check(zone: str, minutes: int | None) -> None:
    if not is_zone(zone):
        raise CommandError(f"--zone: {zone} is no time zone. One is Europe/Helsinki, another Asia/Tokyo.")
    if minutes is not None and minutes not in LENGTHS:
        raise CommandError(f"--minutes: from {LENGTHS[0]} to {LENGTHS[-1]}.")


def _about(answers: Answers, ids: list[str], order: str) -> Answers:
    return replace(answers, files={pk: FileAnswers(order=order) for pk in ids})
