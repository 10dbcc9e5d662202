"""Doors for programs: tokens and their uses, webhooks and what went out; set apart by practice (0002)."""

from importlib import import_module

import alongside.lib.ids
import alongside.lib.sealed
import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


first = import_module("alongside.migrations.0002_postgresql")
NEW = ("token", "tokenuse", "repeatable", "webhook", "delivery")


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
        ("alongside", "0013_in_need"),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("scopes", models.JSONField(default=list)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to="alongside.member",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address", alongside.lib.sealed.SealedText()),
                ("secret", alongside.lib.sealed.SealedText()),
                ("old_secret", alongside.lib.sealed.SealedText()),
                ("old_until", models.DateTimeField(null=True)),
                ("events", models.JSONField(default=list)),
                ("is_on", models.BooleanField(default=True)),
                ("read_link", models.PositiveIntegerField(default=0)),
                ("failing_since", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Repeatable",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BinaryField(max_length=32)),
                ("request", models.BinaryField(max_length=32)),
                ("made_id", models.UUIDField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "token",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.token"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("token", "key"), name="repeatable_once")],
            },
        ),
        migrations.CreateModel(
            name="TokenUse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("what", models.CharField(max_length=60)),
                ("network", models.CharField(max_length=45)),
                ("times", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="alongside.token"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("token", "day", "what", "network"), name="token_use_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                            ("dropped", "Dropped"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("tries", models.JSONField(default=list)),
                ("tried", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "event",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.event"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "webhook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="alongside.webhook",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "waiting")), fields=["due_at"], name="delivery_due"
                    ),
                    models.Index(fields=["webhook", "-asked_at"], name="delivery_log"),
                ],
                "constraints": [models.UniqueConstraint(fields=("webhook", "event"), name="delivery_once")],
            },
        ),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
