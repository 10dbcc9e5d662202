"""`alongside backup`: one sealed file with all data, made while the practice is used, and today's keys beside it."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from alongside.file import backups
from alongside.lib.keyfolder import make_folder
from alongside.lib.keyring import keyring
from alongside.lib.sealed_files import seal_file
from alongside.management.copies import copy_database
from alongside.trail.actions import seal_trail

SAID = """Backup: {path}
Keys:   {keys} (today's; each backup and each erasure writes over them)
Copy the whole folder to another place. To restore you also need the recovery phrase."""


class Command(BaseCommand):
    """Writes a generation, renews the copy of the keys, and drops generations that are too old."""

    help = "Write one sealed backup file; needs no pause."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=None, help="folder; ALONGSIDE_BACKUPS if left out")
        parser.add_argument(
            "--keep-days", type=int, default=backups.KEEP_DAYS, help="delete older generations (35)"
        )

    def handle(self, *args: Any, to: Path | None, keep_days: int, **options: Any) -> None:
        where = to or backups.folder()
        path = make_backup(where)
        keys = where / backups.KEYRING_COPY
        for gone in backups.drop_old(where, timezone.now(), keep_days):
            self.stdout.write(f"Deleted, older than {keep_days} days: {gone.name}")
        self.stdout.write(SAID.format(path=path, keys=keys))


def make_backup(where: Path) -> Path:
    """A new generation in this folder, whole or not at all."""
    make_folder(where)
    seal_trail()
    path = backups.new_path(where, timezone.now())
    with tempfile.TemporaryDirectory(dir=where, prefix=".draft-") as draft:
        plain, sealed = Path(draft) / "plain", Path(draft) / "sealed"
        copy_database(plain)
        with plain.open("rb") as source, sealed.open("wb") as target:
            seal_file(keyring().sealing_keys(backups.PURPOSE)[0], source, target)
            target.flush()
            os.fsync(target.fileno())
        sealed.chmod(0o600)
        sealed.replace(path)
    backups.copy_keyring(where)
    return path
