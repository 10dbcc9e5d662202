"""Touchpoints, what is said there, and what comes of it; set apart by practice on PostgreSQL (0002)."""

from importlib import import_module

import alongside.lib.ids
import alongside.lib.sealed
import django.db.models.deletion
import uuid
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


first = import_module("alongside.migrations.0002_postgresql")
NEW = (
    "anonymousfeedback",
    "feedback",
    "improvement",
    "pulseanswer",
    "pulsevoice",
    "smallmoment",
    "ticket",
    "told",
    "touchpoint",
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
    dependencies = [
        ("alongside", "0008_circle_asked"),
    ]

    operations = [
        migrations.CreateModel(
            name="Touchpoint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(max_length=20)),
                ("names", models.JSONField(default=dict)),
                ("questions", models.JSONField(default=dict)),
                (
                    "kind",
                    models.CharField(choices=[("named", "Named"), ("anonymous", "Anonymous")], max_length=9),
                ),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("client", "Client"),
                            ("relative", "Relative"),
                            ("friend", "Friend"),
                            ("network", "Network"),
                            ("colleague", "Colleague"),
                        ],
                        default="client",
                        max_length=9,
                    ),
                ),
                ("stale_after_days", models.PositiveSmallIntegerField(default=90)),
                ("is_in_use", models.BooleanField(default=True)),
                ("made_on", models.DateField()),
                ("tells_after", models.DateField(null=True)),
                (
                    "owner",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ru", "Russian"), ("ja", "Japanese"), ("fi", "Finnish")],
                        max_length=2,
                    ),
                ),
                ("heard", models.TextField()),
                ("decided", models.TextField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("decided", "Decided"),
                            ("changed", "Changed"),
                            ("unchanged", "Unchanged"),
                        ],
                        max_length=9,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "touchpoint",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.touchpoint"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "touchpoint",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.touchpoint"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Improvement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("find", "Find"), ("try", "Try"), ("measure", "Measure"), ("done", "Done")],
                        default="find",
                        max_length=7,
                    ),
                ),
                ("found", alongside.lib.sealed.SealedText()),
                ("trying", alongside.lib.sealed.SealedText()),
                ("measuring", alongside.lib.sealed.SealedText()),
                ("learned", alongside.lib.sealed.SealedText()),
                ("due_on", models.DateField(null=True)),
                ("begun_on", models.DateField()),
                ("moved_on", models.DateField()),
                (
                    "owner",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "touchpoint",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.touchpoint"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("author_name", alongside.lib.sealed.SealedText()),
                ("author_email", alongside.lib.sealed.SealedText()),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ru", "Russian"), ("ja", "Japanese"), ("fi", "Finnish")],
                        default="en",
                        max_length=2,
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        blank=True,
                        choices=[("good", "Good"), ("fair", "Fair"), ("bad", "Bad")],
                        default="",
                        max_length=4,
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                ("submission", models.UUIDField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("decided", "Decided"),
                            ("changed", "Changed"),
                            ("unchanged", "Unchanged"),
                        ],
                        default="received",
                        max_length=9,
                    ),
                ),
                ("decision", alongside.lib.sealed.SealedText()),
                ("decided_at", models.DateTimeField(null=True)),
                ("outcome", alongside.lib.sealed.SealedText()),
                ("settled_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "check_in",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.checkin"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "touchpoint",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.touchpoint"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnonymousFeedback",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                (
                    "rating",
                    models.CharField(
                        choices=[("good", "Good"), ("fair", "Fair"), ("bad", "Bad")], max_length=4
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("is_shown", models.BooleanField(default=False)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "touchpoint",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.touchpoint"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PulseAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("month", models.DateField()),
                ("answers", models.JSONField(default=dict)),
                ("words", alongside.lib.sealed.SealedText()),
                ("is_shown", models.BooleanField(default=False)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["practice", "is_shown", "month"], name="pulse_month")],
            },
        ),
        migrations.CreateModel(
            name="PulseVoice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("month", models.DateField()),
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
                "constraints": [models.UniqueConstraint(fields=("member", "month"), name="pulse_voice_once")],
            },
        ),
        migrations.CreateModel(
            name="SmallMoment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "told_by",
                    models.CharField(
                        choices=[("member", "Member"), ("client", "Client"), ("relative", "Relative")],
                        max_length=8,
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("on", models.DateField()),
                ("is_for_all", models.BooleanField(default=False)),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
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
                "indexes": [models.Index(fields=["practice", "is_for_all", "-on"], name="moment_practice")],
            },
        ),
        migrations.AddConstraint(
            model_name="touchpoint",
            constraint=models.UniqueConstraint(fields=("practice", "code"), name="touchpoint_code_once"),
        ),
        migrations.AddIndex(
            model_name="told",
            index=models.Index(fields=["practice", "-on"], name="told_practice"),
        ),
        migrations.AddIndex(
            model_name="improvement",
            index=models.Index(fields=["practice", "stage"], name="improvement_stage"),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(fields=["touchpoint", "-at"], name="feedback_touchpoint"),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(
                condition=models.Q(("status__in", ["received", "decided"])),
                fields=["owner"],
                name="feedback_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("submission__isnull", False)),
                fields=("practice", "submission"),
                name="feedback_once",
            ),
        ),
        migrations.AddIndex(
            model_name="anonymousfeedback",
            index=models.Index(fields=["touchpoint", "is_shown", "day"], name="anonymous_touchpoint"),
        ),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
