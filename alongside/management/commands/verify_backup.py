"""`alongside verify-backup [FILE]`: whether a backup really comes back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.file import backups
from alongside.management.proving import WORDS, prove

WHOLE = "{name} comes back whole: {tables} tables, {rows} rows, and its trail holds."


class Command(BaseCommand):
    """Restores into a scratch place, counts, checks the trail, and takes the scratch place away again."""

    help = "Bring a backup back into a scratch place and compare; the newest if none is named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", default=None, help="the newest if left out")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        path = file or _newest()
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        self.stdout.write(say(path))


def say(path: Path) -> str:
    """Prove it; the words for a backup that came back whole. CommandError, in words, for any other."""
    account = prove(path)
    if account.wrong:
        reasons = "\n".join(f"  - {WORDS[code]}" for code in account.wrong)
        raise CommandError(f"{path.name} must not be relied on:\n{reasons}\nMake another: alongside backup")
    return WHOLE.format(name=path.name, tables=len(account.counts), rows=account.rows)


def _newest() -> Path:
    made = backups.generations(backups.folder())
    if not made:
        raise CommandError(f"There is no backup in {backups.folder()} yet. Run: alongside backup")
    return made[-1].path
