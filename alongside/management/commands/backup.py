"""`alongside backup`: one sealed file with all data, made while the practice is used, and today's keys beside it."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alongside.file import backups
from alongside.file.generations import Keep, read_keep
from alongside.lib.keyfolder import make_folder
from alongside.lib.keyring import keyring
from alongside.lib.sealed_files import seal_file
from alongside.management.commands.verify_backup import say
from alongside.management.copies import copy_database
from alongside.trail.actions import seal_trail

SAID = """Backup: {path}
Keys:   {keys} (today's; each backup and each erasure writes over them)
Copy the whole folder to another place. To restore you also need the recovery phrase."""


class Command(BaseCommand):
    """Writes a generation, renews the copy of the keys, and drops the generations that need not stay."""

    help = "Write one sealed backup file; needs no pause."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=None, help="folder; ALONGSIDE_BACKUPS if left out")
        parser.add_argument(
            "--keep", type=_keep, default=settings.BACKUP_KEEP, help="days,weeks,months (7,5,12)"
        )
        parser.add_argument("--verify", action="store_true", help="bring it back into a scratch place, too")
        parser.add_argument("--gently", action="store_true", help="after whatever else the machine does")

    def handle(self, *args: Any, to: Path | None, keep: Keep, **options: Any) -> None:
        if options["gently"] and hasattr(os, "nice"):
            os.nice(10)
        where = to or backups.folder()
        path = make_backup(where)
        self.stdout.write(SAID.format(path=path, keys=where / backups.KEYRING_COPY))
        trouble = self._prove(path) if options["verify"] else None
        if not backups.is_wrong(path):  # or an old one may be all that is left
            for gone in backups.drop_old(where, timezone.now(), keep):
                self.stdout.write(f"Deleted, a newer one stands for it: {gone.name}")
        if trouble:
            raise trouble

    def _prove(self, path: Path) -> CommandError | None:
        try:
            self.stdout.write(say(path))
        except CommandError as trouble:
            return trouble
        return None


def _keep(text: str) -> Keep:
    return read_keep(text)


def make_backup(where: Path) -> Path:
    """A new generation in this folder, whole or not at all."""
    make_folder(where)
    seal_trail()
    path = backups.new_path(where, timezone.now())
    with tempfile.TemporaryDirectory(dir=where, prefix=backups.DRAFT) as draft:
        plain, sealed = Path(draft) / "plain", Path(draft) / "sealed"
        account = copy_database(plain)
        with plain.open("rb") as source, sealed.open("wb") as target:
            seal_file(keyring().sealing_keys(backups.PURPOSE)[0], source, target)
            target.flush()
            os.fsync(target.fileno())
        sealed.chmod(0o600)
        sealed.replace(path)
    backups.write_account(path, account)
    backups.copy_keyring(where)
    return path
