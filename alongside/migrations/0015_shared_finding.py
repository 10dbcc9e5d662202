"""What a member shows to a supervisor; set apart by practice on PostgreSQL (0002)."""

from importlib import import_module

import alongside.lib.ids
import alongside.lib.sealed
import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


first = import_module("alongside.migrations.0002_postgresql")
NEW = "alongside_sharedfinding"


def set_apart(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(first.APART.format(table=NEW))


def put_together(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(first.TOGETHER.format(table=NEW))


class Migration(migrations.Migration):
    dependencies = [
        ("alongside", "0014_doors"),
    ]

    operations = [
        migrations.CreateModel(
            name="SharedFinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("evidence", models.JSONField(default=list)),
                ("words", alongside.lib.sealed.SealedText()),
                ("shared_at", models.DateTimeField()),
                ("comment", alongside.lib.sealed.SealedText()),
                ("commented_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="alongside.finding",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="alongside.member"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="alongside.member"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["supervisor", "-shared_at"], name="shared_finding_with")],
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "supervisor"), name="shared_finding_once")
                ],
            },
        ),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
