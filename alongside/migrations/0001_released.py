"""All that was released until November 2026, for new houses: the tables at once, which is quicker than one by one.

Older houses go the way of the migrations that this one replaces; both make the same (tests/test_migrations.py).
"""

from importlib import import_module

import alongside.lib.ids
import alongside.lib.sealed
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


postgresql = import_module("alongside.migrations.0002_postgresql")


class Migration(migrations.Migration):
    replaces = [
        ("alongside", "0001_initial"),
        ("alongside", "0002_postgresql"),
        ("alongside", "0003_time_and_money"),
        ("alongside", "0004_one_practice"),
        ("alongside", "0005_voice"),
        ("alongside", "0006_first_answers"),
        ("alongside", "0007_caring"),
        ("alongside", "0008_circle_asked"),
        ("alongside", "0009_feedback"),
        ("alongside", "0010_digest_read"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ru", "Russian"), ("ja", "Japanese"), ("fi", "Finnish")],
                        default="en",
                        max_length=2,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("date_joined", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("practice_id", models.UUIDField()),
                ("client_id", models.UUIDField(unique=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Practice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("neutral_name", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("address", models.CharField(blank=True, max_length=200)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ru", "Russian"), ("ja", "Japanese"), ("fi", "Finnish")],
                        default="en",
                        max_length=2,
                    ),
                ),
                ("timezone", models.CharField(default="UTC", max_length=40)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("client_word", models.CharField(default="client", max_length=10)),
                ("meeting_word", models.CharField(default="meeting", max_length=12)),
                ("is_public", models.BooleanField(default=False)),
                ("is_demo", models.BooleanField(default=False)),
                ("requires_second_factor", models.BooleanField(default=True)),
                ("first_meeting_minutes", models.PositiveSmallIntegerField(default=50)),
                ("first_meeting_fee", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("thresholds", models.JSONField(default=dict)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("country", models.CharField(blank=True, db_default="", default="", max_length=2)),
                ("quiet_from", models.TimeField(null=True)),
                ("quiet_until", models.TimeField(null=True)),
                ("alarm_hours", models.PositiveSmallIntegerField(db_default=2, default=2)),
                ("emergency_number", models.CharField(blank=True, db_default="", default="", max_length=40)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("practice_id", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("made_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("looked_at", None)), fields=["made_at"], name="link_new")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("practice_id", "number"), name="link_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("practice_id", models.UUIDField()),
                ("client_id", models.UUIDField(null=True)),
                ("kind", models.CharField(max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("language", models.CharField(max_length=2)),
                ("timezone", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField(null=True)),
                ("facts", models.JSONField(default=dict)),
                ("once", models.CharField(max_length=120, null=True)),
                ("due_at", models.DateTimeField()),
                ("useless_after", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("claimed", "Claimed"),
                            ("sent", "Sent"),
                            ("dropped", "Dropped"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("claimed_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=40)),
                ("posted_at", models.DateTimeField(auto_now_add=True)),
                ("channel", models.CharField(db_default="email", default="email", max_length=5)),
                ("phone", models.CharField(blank=True, db_default="", default="", max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "waiting")), fields=["due_at"], name="notice_waiting"
                    ),
                    models.Index(fields=["practice_id", "client_id", "-posted_at"], name="notice_client"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("once__isnull", False)),
                        fields=("practice_id", "once"),
                        name="notice_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Parked",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("path", models.CharField(max_length=400)),
                ("fields", alongside.lib.sealed.SealedJSON()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
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
            name="NoteTemplate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("sections", models.JSONField(default=list)),
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
            name="Key",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("purpose", models.CharField(max_length=16)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("subject_id", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicText",
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
                ("section", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice", "language", "section"), name="public_text_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("timezone", models.CharField(max_length=40)),
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
            name="Billing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("payee", models.CharField(blank=True, max_length=120)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("business_id", models.CharField(blank=True, max_length=40)),
                ("vat_id", models.CharField(blank=True, max_length=40)),
                ("vat_percent", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("exempt_words", models.JSONField(default=dict)),
                ("iban", models.CharField(blank=True, max_length=34)),
                ("bic", models.CharField(blank=True, max_length=11)),
                ("bank_details", models.CharField(blank=True, max_length=300)),
                ("due_days", models.PositiveSmallIntegerField(default=14)),
                ("prefix", models.CharField(blank=True, max_length=12)),
                ("footer", models.JSONField(default=dict)),
                (
                    "practice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=11)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("practice", "kind"), name="counter_once")],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("names", models.JSONField(default=dict)),
                ("about", models.JSONField(default=dict)),
                ("minutes", models.PositiveSmallIntegerField(default=50)),
                ("before_minutes", models.PositiveSmallIntegerField(null=True)),
                ("after_minutes", models.PositiveSmallIntegerField(null=True)),
                ("place_kinds", models.JSONField(default=list)),
                ("capacity", models.PositiveSmallIntegerField(default=1)),
                ("fee", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("booking", models.CharField(default="members", max_length=8)),
                ("is_for_newcomers", models.BooleanField(default=False)),
                ("is_in_use", models.BooleanField(default=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
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
            name="Measure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("retired_at", models.DateTimeField(null=True)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("practice", "key"),
                        name="measure_key_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("practice_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=16)),
                ("actor_id", models.UUIDField(null=True)),
                ("verb", models.CharField(max_length=48)),
                ("client_id", models.UUIDField(null=True)),
                ("engagement_id", models.UUIDField(null=True)),
                ("subject", models.CharField(blank=True, max_length=24)),
                ("subject_id", models.UUIDField(null=True)),
                ("facts", models.JSONField(default=dict)),
                ("source_id", models.UUIDField(null=True)),
                ("once", models.CharField(max_length=120, null=True)),
                ("salt", models.BinaryField(max_length=16, null=True)),
                ("digest", models.BinaryField(max_length=32)),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.event"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.link"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["practice_id", "client_id", "at"], name="event_client"),
                    models.Index(fields=["practice_id", "actor_id", "at"], name="event_actor"),
                    models.Index(fields=["practice_id", "verb", "at"], name="event_verb"),
                    models.Index(fields=["subject_id"], name="event_subject"),
                    models.Index(
                        condition=models.Q(("link", None)), fields=["practice_id"], name="event_unlinked"
                    ),
                    models.Index(
                        condition=models.Q(("source_id__isnull", False)),
                        fields=["source_id"],
                        name="event_source",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("once__isnull", False)),
                        fields=("practice_id", "once"),
                        name="event_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("title", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(max_length=254)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "owner"),
                            ("manager", "manager"),
                            ("practitioner", "practitioner"),
                            ("supervisor", "supervisor"),
                            ("coordinator", "coordinator"),
                            ("bookkeeper", "bookkeeper"),
                        ],
                        max_length=12,
                    ),
                ),
                ("practises", models.BooleanField(default=True)),
                ("takes_newcomers", models.BooleanField(default=False)),
                ("languages", models.JSONField(default=list)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ru", "Russian"), ("ja", "Japanese"), ("fi", "Finnish")],
                        default="en",
                        max_length=2,
                    ),
                ),
                ("timezone", models.CharField(max_length=40)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("active", "Active"),
                            ("suspended", "Suspended"),
                            ("left", "Left"),
                        ],
                        default="invited",
                        max_length=9,
                    ),
                ),
                ("invited_at", models.DateTimeField(null=True)),
                ("joined_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
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
                ("alarm_phone", models.CharField(blank=True, db_default="", default="", max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("account__isnull", False)),
                        fields=("practice", "account"),
                        name="member_account_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("directions", models.CharField(blank=True, max_length=300)),
                ("is_in_use", models.BooleanField(default=True)),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.unit"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("name", models.CharField(blank=True, max_length=120)),
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
                "indexes": [models.Index(fields=["practice", "on"], name="holiday_day")],
            },
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
            name="CourseArchive",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("scale", models.CharField(max_length=80)),
                ("archive", models.JSONField(default=dict)),
                ("count", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "measure",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.measure"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "scale"), name="course_archive_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("definition", models.JSONField()),
                ("texts", models.JSONField(default=dict)),
                ("source", models.CharField(max_length=8)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="alongside.measure",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "number"), name="measure_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Client",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("search_name", models.CharField(max_length=320)),
                ("reading", models.CharField(blank=True, max_length=160)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("newcomer", "Newcomer"),
                            ("active", "Active"),
                            ("ended", "Ended"),
                            ("archived", "Archived"),
                            ("merged", "Merged"),
                        ],
                        default="active",
                        max_length=8,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ru", "Russian"), ("ja", "Japanese"), ("fi", "Finnish")],
                        default="en",
                        max_length=2,
                    ),
                ),
                ("timezone", models.CharField(max_length=40)),
                (
                    "address_form",
                    models.CharField(
                        choices=[("formal", "Formal"), ("informal", "Informal")],
                        default="formal",
                        max_length=8,
                    ),
                ),
                ("pronouns", models.CharField(blank=True, max_length=40)),
                ("born_on", models.DateField(null=True)),
                ("origin", models.CharField(default="member", max_length=8)),
                ("source_key", models.CharField(max_length=120, null=True)),
                ("invited_at", models.DateTimeField(null=True)),
                ("since", models.DateTimeField(auto_now_add=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "account",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.client"
                    ),
                ),
                (
                    "practitioner",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.member"
                    ),
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
                ("heard_from", models.CharField(blank=True, db_default="", default="", max_length=16)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["practice", "status", "search_name", "id"], name="client_list"),
                    models.Index(
                        fields=["practitioner", "status", "search_name", "id"], name="client_own_list"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source_key__isnull", False)),
                        fields=("practice", "source_key"),
                        name="client_source_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("answers", alongside.lib.sealed.SealedJSON()),
                ("problems", alongside.lib.sealed.SealedJSON()),
                ("counts", models.JSONField(default=dict)),
                (
                    "status",
                    models.CharField(
                        choices=[("uploaded", "Uploaded"), ("done", "Done"), ("undone", "Undone")],
                        default="uploaded",
                        max_length=8,
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["practice", "-uploaded_at"], name="import_list")],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("remark", alongside.lib.sealed.SealedText()),
                (
                    "covered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="covers",
                        to="alongside.member",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="alongside.member",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="absence_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="service_members",
                        to="alongside.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("service", "member"), name="service_member_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="BookingRules",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("notice_hours", models.PositiveSmallIntegerField(null=True)),
                ("horizon_days", models.PositiveSmallIntegerField(null=True)),
                ("step_minutes", models.PositiveSmallIntegerField(null=True)),
                ("before_minutes", models.PositiveSmallIntegerField(null=True)),
                ("after_minutes", models.PositiveSmallIntegerField(null=True)),
                ("most_a_day", models.PositiveSmallIntegerField(null=True)),
                ("most_a_week", models.PositiveSmallIntegerField(null=True)),
                ("rest_after", models.PositiveSmallIntegerField(null=True)),
                ("rest_minutes", models.PositiveSmallIntegerField(null=True)),
                ("corridor_minutes", models.PositiveSmallIntegerField(null=True)),
                ("hold_minutes", models.PositiveSmallIntegerField(null=True)),
                ("undo_minutes", models.PositiveSmallIntegerField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.member"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", True)),
                        fields=("practice",),
                        name="booking_rules_of_practice",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", False)),
                        fields=("member",),
                        name="booking_rules_of_member",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarSource",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", alongside.lib.sealed.SealedText()),
                ("read_at", models.DateTimeField(null=True)),
                ("tried_at", models.DateTimeField(null=True)),
                ("problem", models.CharField(blank=True, max_length=20)),
                ("events", models.PositiveIntegerField(default=0)),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HoursException",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("is_working", models.BooleanField(default=False)),
                ("starts", models.TimeField(null=True)),
                ("ends", models.TimeField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hours_exceptions",
                        to="alongside.member",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "on"], name="hours_exception_day")],
            },
        ),
        migrations.CreateModel(
            name="Reflection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("answers", alongside.lib.sealed.SealedJSON()),
                ("words", alongside.lib.sealed.SealedText()),
                ("intention", alongside.lib.sealed.SealedText()),
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
                "indexes": [models.Index(fields=["member", "-at"], name="reflection_of")],
            },
        ),
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
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("practice", "code"), name="touchpoint_code_once")
                ],
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
            name="DigestRead",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
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
                "constraints": [models.UniqueConstraint(fields=("member", "month"), name="digest_read_once")],
            },
        ),
        migrations.CreateModel(
            name="FrameTemplate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=50)),
                ("every_weeks", models.PositiveSmallIntegerField(default=1, null=True)),
                ("weekday", models.PositiveSmallIntegerField(null=True)),
                ("at_time", models.TimeField(null=True)),
                ("timezone", models.CharField(default="UTC", max_length=40)),
                (
                    "place_kind",
                    models.CharField(
                        choices=[("room", "Room"), ("phone", "Phone"), ("home", "Home"), ("video", "Video")],
                        default="room",
                        max_length=5,
                    ),
                ),
                ("place", alongside.lib.sealed.SealedText()),
                ("seating", alongside.lib.sealed.SealedText()),
                ("fee", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("payment_method", models.CharField(default="transfer", max_length=12)),
                ("payment_period", models.CharField(default="meeting", max_length=12)),
                ("cancel_hours", models.PositiveSmallIntegerField(default=24)),
                ("late_percent", models.PositiveSmallIntegerField(default=100)),
                ("missed_percent", models.PositiveSmallIntegerField(default=100)),
                ("lateness", alongside.lib.sealed.SealedText()),
                ("contact_channels", models.JSONField(default=list)),
                ("contact_hours", alongside.lib.sealed.SealedText()),
                ("reply_hours", models.PositiveSmallIntegerField(default=48, null=True)),
                ("daily_contact_agreed", models.BooleanField(default=False)),
                ("confidentiality", alongside.lib.sealed.SealedText()),
                ("confidentiality_limits", alongside.lib.sealed.SealedText()),
                ("stop_rule", alongside.lib.sealed.SealedText()),
                ("recording", models.CharField(default="none", max_length=12)),
                ("client_duties", alongside.lib.sealed.SealedText()),
                ("practitioner_duties", alongside.lib.sealed.SealedText()),
                ("what_you_get", alongside.lib.sealed.SealedText()),
                ("how_it_goes", alongside.lib.sealed.SealedText()),
                ("what_to_expect", alongside.lib.sealed.SealedText()),
                ("limits", alongside.lib.sealed.SealedText()),
                ("your_voice", alongside.lib.sealed.SealedText()),
                ("how_it_ends", alongside.lib.sealed.SealedText()),
                ("review_on", models.DateField(null=True)),
                ("language", models.CharField(max_length=2)),
                (
                    "kind",
                    models.CharField(
                        choices=[("advice", "Advice"), ("delivery", "Delivery")],
                        default="advice",
                        max_length=8,
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.room"
                    ),
                ),
                ("free_late", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice", "language", "kind"), name="frame_template_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingHours",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="working_hours",
                        to="alongside.member",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                ("place_kind", models.CharField(blank=True, db_default="", default="", max_length=5)),
                (
                    "room",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.room"
                    ),
                ),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="working_hours_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("purpose", models.CharField(max_length=8)),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.room"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["expires_at"], name="hold_expires")],
            },
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("advice", "Advice"), ("delivery", "Delivery")],
                        default="advice",
                        max_length=8,
                    ),
                ),
                ("title", alongside.lib.sealed.SealedText()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("intake", "Intake"),
                            ("active", "Active"),
                            ("paused", "Paused"),
                            ("ending", "Ending"),
                            ("ended", "Ended"),
                        ],
                        default="intake",
                        max_length=6,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("ending_offered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=8)),
                ("ending_kind", models.CharField(blank=True, max_length=12)),
                ("ending_words", alongside.lib.sealed.SealedText()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="engagements",
                        to="alongside.client",
                    ),
                ),
                (
                    "practitioner",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["practitioner", "stage"], name="engagement_own"),
                    models.Index(fields=["client", "practitioner"], name="engagement_with"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=32)),
                ("facts", models.JSONField(default=dict)),
                ("evidence", models.JSONField(default=list)),
                ("found_at", models.DateTimeField()),
                ("is_open", models.BooleanField(default=True)),
                ("rests_until", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
                    ),
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
                "indexes": [models.Index(fields=["member", "is_open"], name="finding_open")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("client__isnull", False)),
                        fields=("member", "client", "kind"),
                        name="finding_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("client", None)),
                        fields=("member", "kind"),
                        name="finding_without_client_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(default="document", max_length=8)),
                ("name", alongside.lib.sealed.SealedText()),
                ("content", alongside.lib.sealed.SealedBytes()),
                ("content_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("is_shared", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.member"
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
            name="ContactPoint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("email", "Email"), ("phone", "Phone"), ("post", "Post")], max_length=5
                    ),
                ),
                ("value", models.CharField(max_length=254)),
                ("may_remind", models.BooleanField(default=False)),
                ("may_message", models.BooleanField(default=False)),
                ("agreed_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_points",
                        to="alongside.client",
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
            name="CirclePerson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("relative", "Relative"),
                            ("friend", "Friend"),
                            ("network", "Network"),
                            ("colleague", "Colleague"),
                            ("guardian", "Guardian"),
                        ],
                        max_length=9,
                    ),
                ),
                ("relation", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_emergency", models.BooleanField(default=False)),
                (
                    "may_know",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing"),
                            ("times", "Times"),
                            ("progress", "Progress"),
                            ("agreed", "Agreed"),
                        ],
                        default="nothing",
                        max_length=8,
                    ),
                ),
                ("agreed_at", models.DateTimeField(null=True)),
                ("remark", alongside.lib.sealed.SealedText()),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="circle",
                        to="alongside.client",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                ("asking_agreed_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("needs", alongside.lib.sealed.SealedText()),
                ("features", alongside.lib.sealed.SealedText()),
                ("values", alongside.lib.sealed.SealedText()),
                ("life_context", alongside.lib.sealed.SealedText()),
                ("expectations", alongside.lib.sealed.SealedText()),
                ("goals", alongside.lib.sealed.SealedText()),
                ("style", models.PositiveSmallIntegerField(null=True)),
                ("pace", models.PositiveSmallIntegerField(null=True)),
                ("greeting", alongside.lib.sealed.SealedText()),
                ("pronunciation", alongside.lib.sealed.SealedText()),
                ("cultural_notes", alongside.lib.sealed.SealedText()),
                ("neutral_topics", alongside.lib.sealed.SealedText()),
                ("support_needs", alongside.lib.sealed.SealedText()),
                ("shares_support_needs", models.BooleanField(default=False)),
                ("dual_ties", alongside.lib.sealed.SealedText()),
                ("tie_decision", models.CharField(blank=True, max_length=12)),
                ("tie_reason", alongside.lib.sealed.SealedText()),
                ("intake_sent_at", models.DateTimeField(null=True)),
                ("intake_answered_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "client",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
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
            name="Thread",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("last_at", models.DateTimeField(null=True)),
                ("open_since", models.DateTimeField(null=True)),
                ("answer_due_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("open_since__isnull", False)),
                        fields=["practice"],
                        name="thread_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place_kind", models.CharField(blank=True, max_length=5)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("weekdays", models.JSONField(default=list)),
                ("from_time", models.TimeField(null=True)),
                ("to_time", models.TimeField(null=True)),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("earliest_on", models.DateField(null=True)),
                ("latest_on", models.DateField(null=True)),
                ("is_urgent", models.BooleanField(default=False)),
                ("words", alongside.lib.sealed.SealedText()),
                (
                    "status",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("booked", "Booked"), ("withdrawn", "Withdrawn")],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(default="member", max_length=12)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="alongside.client",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.member"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.service"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["practice", "status", "asked_at"], name="wish_waiting")],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("level", models.CharField(default="busy", max_length=8)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.member"
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
            name="Invoice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("invoice", "Invoice"), ("credit_note", "Credit Note")],
                        default="invoice",
                        max_length=11,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("label", models.CharField(max_length=30)),
                ("language", models.CharField(max_length=2)),
                ("issued_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("to_name", models.CharField(max_length=160)),
                ("to_address", models.CharField(blank=True, max_length=300)),
                ("sender", models.JSONField(default=dict)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("vat", models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("reference", models.CharField(blank=True, max_length=30)),
                ("issued_at", models.DateTimeField(auto_now_add=True)),
                (
                    "client",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invoices",
                        to="alongside.client",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credit_notes",
                        to="alongside.invoice",
                    ),
                ),
                (
                    "issued_by",
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
                    models.Index(fields=["client", "-issued_at"], name="invoice_client"),
                    models.Index(fields=["practice", "-issued_at"], name="invoice_list"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("practice", "kind", "number"), name="invoice_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="LifeSituation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("times", models.JSONField(default=list)),
                ("place_kinds", models.JSONField(default=list)),
                ("constraints", models.JSONField(default=list)),
                ("words", alongside.lib.sealed.SealedText()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(default="client", max_length=12)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "client",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
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
            name="Package",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("meetings", models.PositiveSmallIntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("bought_on", models.DateField()),
                ("expires_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.service"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Concession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("fee", models.DecimalField(decimal_places=2, max_digits=10)),
                ("currency", models.CharField(max_length=3)),
                ("reason", alongside.lib.sealed.SealedText()),
                ("valid_from", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.service"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResultComment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_client", models.BooleanField()),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "measure",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.measure"),
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
                "indexes": [models.Index(fields=["client", "measure"], name="result_comment_of")],
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
        migrations.CreateModel(
            name="ImportedRows",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=24)),
                ("ids", models.JSONField(default=list)),
                (
                    "of_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="alongside.import",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportedFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("name", alongside.lib.sealed.SealedText()),
                ("content", alongside.lib.sealed.SealedBytes()),
                (
                    "of_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="alongside.import",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("of_import", "position"), name="imported_file_position")
                ],
            },
        ),
        migrations.CreateModel(
            name="Busy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("title", alongside.lib.sealed.SealedText()),
                ("source_key", models.CharField(max_length=120, null=True)),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.calendarsource"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="busy_in_order"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_key__isnull", False)),
                        fields=("practice", "source_key"),
                        name="busy_source_once",
                    ),
                ],
            },
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
            options={
                "indexes": [models.Index(fields=["practice", "-on"], name="told_practice")],
            },
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
            options={
                "indexes": [models.Index(fields=["practice", "stage"], name="improvement_stage")],
            },
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
            options={
                "indexes": [
                    models.Index(fields=["touchpoint", "is_shown", "day"], name="anonymous_touchpoint")
                ],
            },
        ),
        migrations.CreateModel(
            name="Frame",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=50)),
                ("every_weeks", models.PositiveSmallIntegerField(default=1, null=True)),
                ("weekday", models.PositiveSmallIntegerField(null=True)),
                ("at_time", models.TimeField(null=True)),
                ("timezone", models.CharField(default="UTC", max_length=40)),
                (
                    "place_kind",
                    models.CharField(
                        choices=[("room", "Room"), ("phone", "Phone"), ("home", "Home"), ("video", "Video")],
                        default="room",
                        max_length=5,
                    ),
                ),
                ("place", alongside.lib.sealed.SealedText()),
                ("seating", alongside.lib.sealed.SealedText()),
                ("fee", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("payment_method", models.CharField(default="transfer", max_length=12)),
                ("payment_period", models.CharField(default="meeting", max_length=12)),
                ("cancel_hours", models.PositiveSmallIntegerField(default=24)),
                ("late_percent", models.PositiveSmallIntegerField(default=100)),
                ("missed_percent", models.PositiveSmallIntegerField(default=100)),
                ("lateness", alongside.lib.sealed.SealedText()),
                ("contact_channels", models.JSONField(default=list)),
                ("contact_hours", alongside.lib.sealed.SealedText()),
                ("reply_hours", models.PositiveSmallIntegerField(default=48, null=True)),
                ("daily_contact_agreed", models.BooleanField(default=False)),
                ("confidentiality", alongside.lib.sealed.SealedText()),
                ("confidentiality_limits", alongside.lib.sealed.SealedText()),
                ("stop_rule", alongside.lib.sealed.SealedText()),
                ("recording", models.CharField(default="none", max_length=12)),
                ("client_duties", alongside.lib.sealed.SealedText()),
                ("practitioner_duties", alongside.lib.sealed.SealedText()),
                ("what_you_get", alongside.lib.sealed.SealedText()),
                ("how_it_goes", alongside.lib.sealed.SealedText()),
                ("what_to_expect", alongside.lib.sealed.SealedText()),
                ("limits", alongside.lib.sealed.SealedText()),
                ("your_voice", alongside.lib.sealed.SealedText()),
                ("how_it_ends", alongside.lib.sealed.SealedText()),
                ("review_on", models.DateField(null=True)),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("replaced", "Replaced"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("language", models.CharField(default="en", max_length=2)),
                ("is_imported", models.BooleanField(default=False)),
                ("changed", models.JSONField(default=list)),
                ("reason", alongside.lib.sealed.SealedText()),
                ("trial_until", models.DateField(null=True)),
                ("proposed_at", models.DateTimeField(null=True)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("agreed_name", alongside.lib.sealed.SealedText()),
                ("agreed_how", models.CharField(blank=True, max_length=8)),
                ("ended_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="frames",
                        to="alongside.engagement",
                    ),
                ),
                (
                    "agreement_recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.member"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.room"
                    ),
                ),
                ("free_late", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None), ("review_on__isnull", False)),
                        fields=["practice", "review_on"],
                        name="frame_review",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at", None), ("trial_until__isnull", False)),
                        fields=["practice", "trial_until"],
                        name="frame_trial",
                    ),
                    models.Index(
                        condition=models.Q(("agreed_at", None), ("is_imported", True)),
                        fields=["practice"],
                        name="frame_imported",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("engagement", "version"), name="frame_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "agreed")),
                        fields=("engagement",),
                        name="frame_one_in_force",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deviation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("started_by", models.CharField(max_length=12)),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "engagement",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.engagement"),
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
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("feelings", alongside.lib.sealed.SealedText()),
                ("motivation", alongside.lib.sealed.SealedText()),
                ("said_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="alongside.client",
                    ),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
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
            name="Series",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("every_weeks", models.PositiveSmallIntegerField(default=1)),
                ("starts_on", models.DateField()),
                ("at_time", models.TimeField()),
                ("timezone", models.CharField(max_length=40)),
                ("minutes", models.PositiveSmallIntegerField()),
                ("times", models.PositiveSmallIntegerField()),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
                    ),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                ("every_months", models.PositiveSmallIntegerField(null=True)),
                ("until", models.DateField(null=True)),
                ("week_of_month", models.SmallIntegerField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AskingPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("before", "Before"),
                            ("after", "After"),
                            ("monthly", "Monthly"),
                            ("touchpoint", "Touchpoint"),
                            ("ending", "Ending"),
                            ("after_ending", "After Ending"),
                        ],
                        max_length=12,
                    ),
                ),
                ("every", models.PositiveSmallIntegerField(default=1)),
                ("touchpoint", models.CharField(blank=True, max_length=20)),
                ("rater", models.CharField(default="client", max_length=8)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
                    ),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.engagement"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "measure",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.measure"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_at", None)),
                        fields=["practice"],
                        name="asking_plan_going_on",
                    ),
                    models.Index(fields=["client"], name="asking_plan_client"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("every__gte", 1)), name="asking_plan_every")
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("results", alongside.lib.sealed.SealedJSON()),
                ("can_cope", models.CharField(blank=True, max_length=8)),
                ("resources", models.PositiveSmallIntegerField(null=True)),
                ("begun_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "engagement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="alongside.engagement"
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
            name="Conflict",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("topic", alongside.lib.sealed.SealedText()),
                ("is_with_circle", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("talked_at", models.DateTimeField(null=True)),
                ("outcome", alongside.lib.sealed.SealedText()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_as", models.CharField(blank=True, max_length=8)),
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
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
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
                        condition=models.Q(("closed_at", None)), fields=["practice"], name="conflict_open"
                    ),
                    models.Index(fields=["client"], name="conflict_client"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("task", models.CharField(blank=True, max_length=12)),
                ("weight", models.PositiveSmallIntegerField(default=1)),
                ("levels", alongside.lib.sealed.SealedJSON()),
                ("before", alongside.lib.sealed.SealedText()),
                ("after", alongside.lib.sealed.SealedText()),
                ("set_by", models.CharField(max_length=6)),
                ("set_at", models.DateTimeField()),
                ("client_agreed_at", models.DateTimeField(null=True)),
                ("member_agreed_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_as", models.CharField(blank=True, max_length=8)),
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
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client", "set_at"], name="goal_client")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 1), ("weight__lte", 10)), name="goal_weight"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("words", alongside.lib.sealed.SealedText()),
                ("evidence", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
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
                        related_name="answers",
                        to="alongside.finding",
                    ),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("author_kind", models.CharField(max_length=8)),
                ("words", alongside.lib.sealed.SealedText()),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("lines", models.PositiveIntegerField(default=0)),
                (
                    "author_member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.member"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="alongside.thread",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["thread", "sent_at"], name="message_thread")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("author_kind", "member"), ("sent_at", None)),
                        fields=("thread", "author_member"),
                        name="message_one_draft",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("author_kind", "client"), ("sent_at", None)),
                        fields=("thread",),
                        name="message_one_client_draft",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("method", models.CharField(default="transfer", max_length=12)),
                ("received_on", models.DateField()),
                ("receipt_number", models.PositiveIntegerField(null=True)),
                ("receipt_language", models.CharField(blank=True, max_length=2)),
                ("from_name", models.CharField(blank=True, max_length=160)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "client",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="payments",
                        to="alongside.client",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.payment"
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="alongside.invoice",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["client", "-received_on"], name="payment_client"),
                    models.Index(fields=["practice", "-received_on"], name="payment_list"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("receipt_number__isnull", False)),
                        fields=("practice", "receipt_number"),
                        name="receipt_number_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("late", "Late"),
                            ("missed", "Missed"),
                            ("package", "Package"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                    ),
                ),
                ("subject_id", models.UUIDField(null=True)),
                ("words", alongside.lib.sealed.SealedText()),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("fee", models.DecimalField(decimal_places=2, max_digits=12)),
                ("percent", models.PositiveSmallIntegerField(default=100)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("currency", models.CharField(max_length=3)),
                ("vat_percent", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("happened_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("covered", "Covered"),
                            ("waived", "Waived"),
                            ("void", "Void"),
                            ("invoiced", "Invoiced"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("waived_at", models.DateTimeField(null=True)),
                ("waive_reason", alongside.lib.sealed.SealedText()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="charges",
                        to="alongside.client",
                    ),
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
                (
                    "waived_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="charges",
                        to="alongside.package",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.service"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["client", "-happened_at"], name="charge_client"),
                    models.Index(fields=["practice", "status", "happened_at"], name="charge_status"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("subject_id__isnull", False), models.Q(("status", "void"), _negated=True)
                        ),
                        fields=("practice", "subject_id"),
                        name="charge_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FrameQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("section", models.CharField(max_length=20)),
                ("words", alongside.lib.sealed.SealedText()),
                ("asked_at", models.DateTimeField()),
                ("answer", alongside.lib.sealed.SealedText()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "frame",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="alongside.frame",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.member"
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
                        condition=models.Q(("answered_at", None)),
                        fields=["practice"],
                        name="frame_question_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hypothesis",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("hypothesis", "Hypothesis"),
                            ("asked", "Asked"),
                            ("confirmed", "Confirmed"),
                            ("rejected", "Rejected"),
                        ],
                        default="hypothesis",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("client_words", alongside.lib.sealed.SealedText()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hypotheses",
                        to="alongside.request",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Gathering",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("timezone", models.CharField(max_length=40)),
                (
                    "place_kind",
                    models.CharField(
                        choices=[("room", "Room"), ("phone", "Phone"), ("home", "Home"), ("video", "Video")],
                        default="room",
                        max_length=5,
                    ),
                ),
                ("place", alongside.lib.sealed.SealedText()),
                ("capacity", models.PositiveSmallIntegerField(default=2)),
                ("is_cancelled", models.BooleanField(default=False)),
                ("override_reason", alongside.lib.sealed.SealedText()),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.room"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.series"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.service"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["practice", "starts_at"], name="gathering_practice")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="gathering_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeelingTag",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("feeling", models.CharField(max_length=14)),
                ("by_client", models.BooleanField()),
                ("remark", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "conflict",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="feelings",
                        to="alongside.conflict",
                    ),
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
                "indexes": [
                    models.Index(fields=["client", "-at"], name="feeling_tag_client"),
                    models.Index(
                        condition=models.Q(("answered_at", None)),
                        fields=["practice"],
                        name="feeling_tag_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalRating",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_client", models.BooleanField()),
                ("near", models.PositiveSmallIntegerField(null=True)),
                ("level", models.SmallIntegerField(null=True)),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="alongside.goal",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["goal", "at"], name="goal_rating_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("near", None), ("near__lte", 10), _connector="OR"),
                        name="goal_rating_near",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", None), models.Q(("level__gte", -2), ("level__lte", 2)), _connector="OR"
                        ),
                        name="goal_rating_level",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvoiceLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("happened_on", models.DateField(null=True)),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("vat_percent", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("vat", models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                (
                    "charge",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.charge"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.client"
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="alongside.invoice",
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
            name="Appointment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("timezone", models.CharField(max_length=40)),
                (
                    "place_kind",
                    models.CharField(
                        choices=[("room", "Room"), ("phone", "Phone"), ("home", "Home"), ("video", "Video")],
                        default="room",
                        max_length=5,
                    ),
                ),
                ("place", alongside.lib.sealed.SealedText()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("planned", "Planned"),
                            ("kept", "Kept"),
                            ("cancelled_in_time", "Cancelled In Time"),
                            ("cancelled_late", "Cancelled Late"),
                            ("missed", "Missed"),
                            ("cancelled_by_us", "Cancelled By Us"),
                            ("cancelled", "Cancelled"),
                            ("unknown", "Unknown"),
                        ],
                        default="planned",
                        max_length=17,
                    ),
                ),
                ("is_first", models.BooleanField(default=False)),
                ("booked_by", models.CharField(default="member", max_length=12)),
                ("override_reason", alongside.lib.sealed.SealedText()),
                ("booked_at", models.DateTimeField(auto_now_add=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
                ("source_key", models.CharField(max_length=120, null=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appointments",
                        to="alongside.client",
                    ),
                ),
                (
                    "engagement",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="alongside.room"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.series"
                    ),
                ),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("after_minutes", models.PositiveSmallIntegerField(db_default=0, default=0)),
                ("before_minutes", models.PositiveSmallIntegerField(db_default=0, default=0)),
                ("changed_by_us_at", models.DateTimeField(null=True)),
                ("is_named", models.BooleanField(db_default=False, default=False)),
                ("moved_from", models.DateTimeField(null=True)),
                ("undo_until", models.DateTimeField(null=True)),
                (
                    "gathering",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="alongside.gathering",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.service"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["member", "starts_at"], name="appointment_member"),
                    models.Index(fields=["client", "-starts_at"], name="appointment_client"),
                    models.Index(fields=["practice", "starts_at"], name="appointment_practice"),
                    models.Index(
                        condition=models.Q(("status", "requested")),
                        fields=["practice", "starts_at"],
                        name="appointment_requested",
                    ),
                    models.Index(
                        condition=models.Q(("acknowledged_at", None), ("changed_by_us_at__isnull", False)),
                        fields=["practice", "starts_at"],
                        name="appointment_unseen",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="appointment_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_key__isnull", False)),
                        fields=("practice", "source_key"),
                        name="appointment_source_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GatheringMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "gathering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="others",
                        to="alongside.gathering",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("gathering", "member"), name="gathering_member_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("planned_minutes", models.PositiveSmallIntegerField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_source", models.CharField(blank=True, max_length=8)),
                ("overrun_reason", alongside.lib.sealed.SealedText()),
                ("greeted", models.BooleanField(default=False)),
                ("wrapped_up_at", models.DateTimeField(null=True)),
                (
                    "appointment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="alongside.appointment"
                    ),
                ),
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client", "-started_at"], name="meeting_client")],
            },
        ),
        migrations.CreateModel(
            name="Occupied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("resource", models.CharField(max_length=6)),
                ("resource_id", models.UUIDField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("overridden", models.BooleanField(default=False)),
                (
                    "appointment",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.appointment"
                    ),
                ),
                (
                    "busy",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.busy"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                ("expires_at", models.DateTimeField(null=True)),
                (
                    "gathering",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.gathering"
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.hold"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["resource_id", "starts_at", "ends_at"], name="occupied_span")
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "place_kind",
                    models.CharField(
                        choices=[("room", "Room"), ("phone", "Phone"), ("home", "Home"), ("video", "Video")],
                        default="room",
                        max_length=5,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("offered_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "appointment",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.appointment"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.hold"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.room"
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="alongside.wish",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "open")), fields=["expires_at"], name="offer_open"
                    ),
                    models.Index(fields=["practice", "member", "starts_at"], name="offer_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("cues", alongside.lib.sealed.SealedJSON()),
                ("at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("asked_words", alongside.lib.sealed.SealedText()),
                (
                    "appointment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="alongside.appointment"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("record", "Record"), ("process", "Process")], default="record", max_length=7
                    ),
                ),
                ("template", models.CharField(default="free", max_length=40)),
                ("parts", alongside.lib.sealed.SealedJSON()),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("signed", "Signed")], default="draft", max_length=6
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("about", models.DateTimeField()),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("signed_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
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
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="alongside.meeting",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client", "-about"], name="note_client")],
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("words", alongside.lib.sealed.SealedText()),
                ("seen_at", models.DateTimeField(null=True)),
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
                    "meeting",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.meeting"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                ("answers", models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict)),
                (
                    "appointment",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.appointment"
                    ),
                ),
                (
                    "circle_person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.circleperson"
                    ),
                ),
                ("expires_at", models.DateTimeField(null=True)),
                ("is_urgent", models.BooleanField(db_default=False, default=False)),
                ("low", models.JSONField(db_default=models.Value([], models.JSONField()), default=list)),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.member"
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("before", "Before"),
                            ("after", "After"),
                            ("regular", "Regular"),
                            ("touchpoint", "Touchpoint"),
                            ("ending", "Ending"),
                            ("follow_up", "Follow Up"),
                            ("recheck", "Recheck"),
                            ("once", "Once"),
                        ],
                        db_default="after",
                        default="after",
                        max_length=10,
                    ),
                ),
                (
                    "rater",
                    models.CharField(
                        choices=[("client", "Client"), ("member", "Member"), ("circle", "Circle")],
                        db_default="client",
                        default="client",
                        max_length=6,
                    ),
                ),
                ("reminded_at", models.DateTimeField(null=True)),
                ("scores", models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict)),
                ("submission", models.UUIDField(null=True)),
                ("texts", alongside.lib.sealed.SealedJSON()),
                (
                    "typed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("portal", "Portal"),
                            ("link", "Link"),
                            ("kiosk", "Kiosk"),
                            ("paper", "Paper"),
                            ("desk", "Desk"),
                        ],
                        db_default="",
                        default="",
                        max_length=6,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.askingplan"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="alongside.measureversion"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["client", "-asked_at"], name="check_in_client"),
                    models.Index(
                        condition=models.Q(("answered_at__isnull", False), ("seen_at", None)),
                        fields=["practice"],
                        name="check_in_unseen",
                    ),
                    models.Index(
                        condition=models.Q(("answered_at", None), ("declined_at", None)),
                        fields=["practice", "asked_at"],
                        name="check_in_waiting",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("circle_person", None), ("meeting__isnull", False)),
                        fields=("meeting", "version", "rater", "occasion"),
                        name="check_in_of_meeting_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("appointment__isnull", False), ("circle_person", None)),
                        fields=("appointment", "version", "rater", "occasion"),
                        name="check_in_of_appointment_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                (
                    "owner",
                    models.CharField(
                        choices=[("client", "Client"), ("practitioner", "Practitioner")],
                        default="client",
                        max_length=12,
                    ),
                ),
                ("set_by", models.CharField(default="member", max_length=12)),
                ("due_on", models.DateField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=7,
                    ),
                ),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(null=True)),
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
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="steps",
                        to="alongside.meeting",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client", "status"], name="step_client")],
            },
        ),
        migrations.CreateModel(
            name="Addendum",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "author",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="alongside.member"),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addenda",
                        to="alongside.note",
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
            name="Concern",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("part", models.CharField(max_length=80)),
                ("why", models.CharField(max_length=8)),
                ("raised_at", models.DateTimeField()),
                ("talked_at", models.DateTimeField(null=True)),
                ("said", alongside.lib.sealed.SealedText()),
                ("changed", alongside.lib.sealed.SealedText()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_as", models.CharField(blank=True, max_length=8)),
                (
                    "check_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="alongside.checkin",
                    ),
                ),
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
                    "meeting",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.meeting"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "recheck",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.checkin",
                    ),
                ),
                ("recheck_wanted_at", models.DateTimeField(null=True)),
                ("shared_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["practice"], name="concern_open"
                    ),
                    models.Index(fields=["client"], name="concern_client"),
                ],
                "constraints": [models.UniqueConstraint(fields=("check_in", "part"), name="concern_once")],
            },
        ),
        migrations.CreateModel(
            name="CriticalAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("item", models.CharField(max_length=80)),
                ("given", models.FloatField()),
                ("told_at", models.DateTimeField()),
                ("escalated_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("done", alongside.lib.sealed.SealedText()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "check_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="critical_answers",
                        to="alongside.checkin",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="alongside.member",
                    ),
                ),
                (
                    "escalated_to",
                    models.JSONField(db_default=models.Value([], models.JSONField()), default=list),
                ),
                ("told_to", models.JSONField(db_default=models.Value([], models.JSONField()), default=list)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["practice"],
                        name="critical_answer_open",
                    ),
                    models.Index(fields=["client"], name="critical_answer_client"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("check_in", "item"), name="critical_answer_once")
                ],
            },
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
            options={
                "indexes": [
                    models.Index(fields=["touchpoint", "-at"], name="feedback_touchpoint"),
                    models.Index(
                        condition=models.Q(("status__in", ["received", "decided"])),
                        fields=["owner"],
                        name="feedback_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("submission__isnull", False)),
                        fields=("practice", "submission"),
                        name="feedback_once",
                    )
                ],
            },
        ),
        migrations.RunPython(postgresql.exclude, postgresql.allow, elidable=False),
        migrations.RunPython(postgresql.set_apart, postgresql.put_together, elidable=False),
    ]
