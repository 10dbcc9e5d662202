"""`alongside restore FILE`: a backup comes back into an empty data folder; whoever was erased stays erased."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from alongside.file import backups
from alongside.file.actions import apply_erasures
from alongside.lib.keyfolder import make_folder
from alongside.lib.keyring import Keyring, KeyringError
from alongside.lib.master_key import source
from alongside.lib.phrase import BadPhrase
from alongside.lib.sealed_files import open_file
from alongside.lib.sealing import CannotOpen
from alongside.management import copies, house
from alongside.management.phrases import ask


class Command(BaseCommand):
    """Joins data and keys with the recovery phrase, brings the tables up to date, applies erasures again."""

    help = "Bring a backup back into an empty data folder."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument(
            "--keys", type=Path, default=None, help="the keys; those beside the backup if left out"
        )
        parser.add_argument("--phrase-file", type=Path, default=None, help="a file with the recovery phrase")

    def handle(
        self, *args: Any, file: Path, keys: Path | None, phrase_file: Path | None, **options: Any
    ) -> None:
        keys = keys or file.parent / backups.KEYRING_COPY
        for path in (file, keys):
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
        _must_be_empty()
        phrase = "" if source() else ask(phrase_file)
        house.make_data_folder()
        try:
            _restore(file, keys, phrase)
        except BaseException:
            _leave_nothing()
            raise
        house.migrate()
        erased = apply_erasures()
        self.stdout.write(f"Restored from {file.name}. Erased again: {erased}.")
        call_command("check_trail", stdout=self.stdout)


def _must_be_empty() -> None:
    folder = Path(settings.ALONGSIDE_KEYRING)
    if (folder / "keys.sqlite").exists() or (folder / "master.key").exists():
        raise CommandError(
            f"There is a keyring already: {folder}. Restore into an empty folder (--data DIR)."
        )
    if not copies.is_empty():
        raise CommandError("There is data already. Restore into an empty folder (--data DIR).")


def _restore(file: Path, keys: Path, phrase: str) -> None:
    folder = Path(settings.ALONGSIDE_KEYRING)
    make_folder(folder)
    shutil.copyfile(keys, folder / "keys.sqlite")
    (folder / "keys.sqlite").chmod(0o600)
    try:
        ring = Keyring.from_phrase(folder, phrase) if phrase else Keyring(folder)
    except (BadPhrase, KeyringError) as error:
        what = "recovery phrase" if phrase else "master key"
        raise CommandError(f"The {what} does not fit: {error}") from error
    opening = ring.sealing_keys(backups.PURPOSE)
    ring.close()
    with tempfile.TemporaryDirectory(dir=settings.DATA) as draft:
        plain = Path(draft) / "plain"
        try:
            with file.open("rb") as sealed, plain.open("wb") as target:
                open_file(opening, sealed, target)
        except CannotOpen as error:
            raise CommandError(f"{file.name} cannot be opened: {error}") from error
        copies.put_back(plain)


def _leave_nothing() -> None:
    """So that the next try finds an empty folder again."""
    connections.close_all()
    folder = Path(settings.ALONGSIDE_KEYRING)
    for name in ("keys.sqlite", "keys.sqlite-journal", "master.key"):
        (folder / name).unlink(missing_ok=True)
    if copies.is_sqlite():
        for ending in ("", "-wal", "-shm"):
            Path(f"{os.fspath(copies.database()['NAME'])}{ending}").unlink(missing_ok=True)
