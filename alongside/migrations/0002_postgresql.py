"""What PostgreSQL can promise beyond SQLite.

No two spans of one resource overlap (law 5); and while a page runs, its connection sees only the rows of one
practice (alongside/practice/tenancy.py). Where nothing is set, nothing is seen.
"""

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

# The owner of the tables obeys too. A migration that adds a table with practice_id does the same for it.
APART = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY one_practice ON {table} USING (
    current_setting('alongside.practice', true) = '*'
    OR practice_id = NULLIF(btrim(current_setting('alongside.practice', true), '*'), '')::uuid
);
"""
TOGETHER = """
DROP POLICY IF EXISTS one_practice ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


def with_practice(apps: StateApps) -> list[str]:
    """Tables whose rows belong to a practice."""
    ours = apps.get_app_config("alongside").get_models()
    return [
        model._meta.db_table
        for model in ours
        if any(field.column == "practice_id" for field in model._meta.concrete_fields)
    ]


def set_apart(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for table in with_practice(apps):
            editor.execute(APART.format(table=table))


def put_together(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for table in with_practice(apps):
            editor.execute(TOGETHER.format(table=table))


def exclude(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(EXCLUDE)


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(ALLOW)


class Migration(migrations.Migration):
    dependencies = [("alongside", "0001_initial")]
    operations = [
        migrations.RunPython(exclude, allow, elidable=False),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
