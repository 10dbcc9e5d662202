"""Files of which nothing may be erased for now; set apart by practice (0002)."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import alongside.lib.ids
import alongside.lib.sealed

first = import_module("alongside.migrations.0002_postgresql")


def set_apart(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(first.APART.format(table="alongside_freeze"))


def put_together(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(first.TOGETHER.format(table="alongside_freeze"))


class Migration(migrations.Migration):
    dependencies = [
        ("alongside", "0016_quick_looks"),
    ]

    operations = [
        migrations.CreateModel(
            name="Freeze",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="freezes",
                        to="alongside.client",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("lifted_at", None)), fields=["client"], name="freeze_in_force"
                    )
                ],
            },
        ),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
