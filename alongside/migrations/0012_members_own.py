"""What members enter about themselves, and ways round a need; set apart by practice (0002)."""

from importlib import import_module

import alongside.lib.ids
import alongside.lib.sealed
import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


first = import_module("alongside.migrations.0002_postgresql")
NEW = ("supervision", "weeklypulse", "workaround")


def set_apart(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for name in NEW:
            editor.execute(first.APART.format(table=f"alongside_{name}"))


def put_together(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for name in NEW:
            editor.execute(first.TOGETHER.format(table=f"alongside_{name}"))


class Migration(migrations.Migration):
    dependencies = [
        ("alongside", "0011_client_side"),
    ]

    operations = [
        migrations.CreateModel(
            name="Supervision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("held_on", models.DateField()),
                ("with_whom", alongside.lib.sealed.SealedText()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("about", alongside.lib.sealed.SealedJSON()),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "-held_on"], name="supervision_of")],
            },
        ),
        migrations.CreateModel(
            name="WeeklyPulse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("week", models.DateField()),
                ("answers", alongside.lib.sealed.SealedJSON()),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("member", "week"), name="weekly_pulse_once")],
            },
        ),
        migrations.CreateModel(
            name="Workaround",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_client", models.BooleanField()),
                ("way", models.CharField(max_length=8)),
                ("needed", alongside.lib.sealed.SealedText()),
                ("done", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                ("talked_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
                    ),
                ),
                (
                    "member",
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
                "indexes": [models.Index(fields=["client", "-at"], name="workaround_client")],
            },
        ),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
