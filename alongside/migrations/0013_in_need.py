"""Files that were opened in need (break-glass); set apart by practice (0002)."""

from importlib import import_module

import alongside.lib.ids
import alongside.lib.sealed
import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


first = import_module("alongside.migrations.0002_postgresql")
NEW = ("breakglass",)


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
        ("alongside", "0012_members_own"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="opens_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
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
                "indexes": [
                    models.Index(fields=["member", "until"], name="break_glass_member"),
                    models.Index(fields=["client", "-at"], name="break_glass_client"),
                ],
            },
        ),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
