"""What must stand before anyone comes in: folders, translations, tables, static files."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from alongside.lib.keyring import Keyring, keyring

# What django-htmx brings besides the one file that our pages use: it need not be compressed.
NOT_SERVED = ["ext", "htm*x-4*"]


def make_data_folder() -> None:
    """The data folder, closed to other people of this machine."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_keyring(is_new: bool) -> str | None:
    """Make the keyring when there is none; gives its recovery phrase, which nobody will see again.

    Where people's text lies in the database already, a missing keyring is never replaced by another.
    """
    folder = Path(settings.ALONGSIDE_KEYRING)
    if (folder / "keys.sqlite").exists():
        _must_fit(is_new)
        return None
    if not is_new:
        raise CommandError(
            f"The keyring is missing: {folder}\nWithout it the sealed text cannot be read. Put it back from "
            "its backup, or name its place in ALONGSIDE_KEYRING, and start again."
        )
    _, phrase = Keyring.create(folder)
    return phrase


def _must_fit(is_new: bool) -> None:
    """The keys open, and where they were used already there is a database. KeyringError, CommandError."""
    if keyring().is_used() and is_new:
        raise CommandError(
            "The keyring holds people's keys, but the database is empty: it is lost, or another one is named.\n"
            "Name the right one (ALONGSIDE_DATA, ALONGSIDE_DATABASE_URL), or bring a backup back into an empty "
            "folder: alongside restore FILE --data NEW"
        )


def must_open() -> None:
    """Before anybody comes in: the database answers and the keys open, or it is said at once."""
    if not has_no_tables():
        keyring()


def compile_messages() -> None:
    """Make each .mo that is missing or older than its .po."""
    if "messages" in get_commands() and any(_is_stale(po) for po in _translations()):
        call_command("messages", compile=True, verbosity=0)


def _translations() -> list[Path]:
    return [po for folder in settings.LOCALE_PATHS for po in Path(folder).glob("*/LC_MESSAGES/*.po")]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def has_no_tables() -> bool:
    """True before the first start."""
    return not MigrationExecutor(connections[DEFAULT_DB_ALIAS]).loader.applied_migrations


def migrate() -> None:
    """Bring the tables up to date."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def collect_static() -> None:
    """Gather, fingerprint and compress the static files, when one of them changed."""
    mark = settings.STATIC_ROOT / ".collected"
    now = _fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == now:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=NOT_SERVED)
    mark.write_text(now, encoding="ascii")


def _fingerprint() -> str:
    """A hash over name, size and time of change of each static file."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            found.update(f"{path}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return found.hexdigest()
