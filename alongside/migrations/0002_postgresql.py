"""What PostgreSQL can promise beyond SQLite: no two spans of one resource overlap (law 5)."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

EXCLUDE = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE alongside_occupied ADD CONSTRAINT occupied_once EXCLUDE USING gist (
    resource_id WITH =,
    tstzrange(starts_at, ends_at, '[)') WITH &&
) WHERE (NOT overridden);
"""
ALLOW = "ALTER TABLE alongside_occupied DROP CONSTRAINT IF EXISTS occupied_once;"


def exclude(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(EXCLUDE)


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(ALLOW)


class Migration(migrations.Migration):
    dependencies = [("alongside", "0001_initial")]
    operations = [migrations.RunPython(exclude, allow, elidable=False)]
