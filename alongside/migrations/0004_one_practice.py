"""Tables that came with time and money are set apart by practice on PostgreSQL, as all others are (0002)."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

first = import_module("alongside.migrations.0002_postgresql")
NEW = (
    "billing",
    "bookingrules",
    "calendarsource",
    "charge",
    "concession",
    "counter",
    "feed",
    "gathering",
    "gatheringmember",
    "hold",
    "holiday",
    "hoursexception",
    "invoice",
    "invoiceline",
    "lifesituation",
    "offer",
    "package",
    "payment",
    "service",
    "servicemember",
    "wish",
)


def set_apart(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for name in NEW:
            editor.execute(first.APART.format(table=f"alongside_{name}"))


def put_together(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for name in NEW:
            editor.execute(first.TOGETHER.format(table=f"alongside_{name}"))


class Migration(migrations.Migration):
    dependencies = [("alongside", "0003_time_and_money")]
    operations = [migrations.RunPython(set_apart, put_together, elidable=False)]
