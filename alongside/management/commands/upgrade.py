"""`alongside upgrade`: back up, bring the tables up to date; when that fails, all is as it was before."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from alongside.file import backups
from alongside.management import copies, house
from alongside.management.commands.backup import make_backup


class Command(BaseCommand):
    """To be run after new code was installed and before it is started."""

    help = "After installing new code: back up, migrate, or roll back."

    def handle(self, *args: Any, **options: Any) -> None:
        house.compile_messages()
        if not _has_something_to_do():
            house.collect_static()
            self.stdout.write("The tables are up to date. Restart Alongside to use the new code.")
            return
        path = make_backup(backups.folder())
        self.stdout.write(f"Backup: {path}")
        with tempfile.TemporaryDirectory(dir=settings.DATA) as draft:
            _migrate_or_roll_back(Path(draft) / "before", path)
        house.collect_static()
        self.stdout.write("Upgraded. Restart Alongside.")


def _has_something_to_do() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate_or_roll_back(before: Path, backup: Path) -> None:
    """On PostgreSQL each migration is a transaction of its own; on SQLite the whole file comes back."""
    if copies.is_sqlite():
        copies.copy_database(before)
    try:
        house.migrate()
    except Exception as error:
        if copies.is_sqlite():
            copies.put_back(before)
            raise CommandError(f"It failed and all is as it was before: {error}") from error
        raise CommandError(
            f"It failed: {error}\nGo back to the code of before; the data of before lies in {backup}."
        ) from error
