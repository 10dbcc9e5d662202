"""What the client keeps and says: tools, diary, decisions, circle, wishes; set apart by practice (0002)."""

from importlib import import_module

import alongside.lib.ids
import alongside.lib.sealed
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


first = import_module("alongside.migrations.0002_postgresql")
NEW = (
    "askedchange",
    "attachment",
    "beliefs",
    "breachnote",
    "circlecontact",
    "circlepage",
    "datarequest",
    "decision",
    "decisionoption",
    "diaryentry",
    "diaryprompt",
    "diaryshare",
    "formatview",
    "harddaycard",
    "introduction",
    "librarytool",
    "notool",
    "phase",
    "selfcheck",
    "skill",
    "stoppedtopic",
    "tonepick",
    "tonetype",
    "tool",
    "tooluse",
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
        ("alongside", "0010_digest_read"),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=12)),
                ("wanted", models.CharField(blank=True, max_length=20)),
                ("words", alongside.lib.sealed.SealedText()),
                ("asked_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=8)),
                ("answer", alongside.lib.sealed.SealedText()),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", alongside.lib.sealed.SealedText()),
                ("content", alongside.lib.sealed.SealedBytes()),
                ("content_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Beliefs",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("cause", alongside.lib.sealed.SealedText()),
                ("worries", alongside.lib.sealed.SealedText()),
                ("trusts", alongside.lib.sealed.SealedText()),
                ("refuses", alongside.lib.sealed.SealedText()),
                ("decides_with", alongside.lib.sealed.SealedText()),
                ("said_by", models.CharField(max_length=6)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="BreachNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("section", models.CharField(max_length=20)),
                ("written_by", models.CharField(max_length=6)),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
                ("answer", alongside.lib.sealed.SealedText()),
                ("answered_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="CircleContact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("channel", models.CharField(max_length=8)),
                ("words", alongside.lib.sealed.SealedText()),
                ("told", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CirclePage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("page", models.CharField(max_length=12)),
                ("allowed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.CharField(max_length=8)),
                ("words", alongside.lib.sealed.SealedText()),
                ("asked_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=8)),
                ("answer", alongside.lib.sealed.SealedText()),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", alongside.lib.sealed.SealedText()),
                ("matters", alongside.lib.sealed.SealedText()),
                ("impression", alongside.lib.sealed.SealedText()),
                ("impression_at", models.DateTimeField(null=True)),
                ("alternative", alongside.lib.sealed.SealedText()),
                ("usual", alongside.lib.sealed.SealedText()),
                ("departs", alongside.lib.sealed.SealedText()),
                ("who_does", alongside.lib.sealed.SealedText()),
                ("has_no_proposal", models.BooleanField(default=False)),
                ("set_by", models.CharField(max_length=6)),
                ("set_at", models.DateTimeField()),
                ("put_before_at", models.DateTimeField(null=True)),
                ("member_signed_at", models.DateTimeField(null=True)),
                ("client_signed_at", models.DateTimeField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="DecisionOption",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("side", models.CharField(max_length=6)),
                ("words", alongside.lib.sealed.SealedText()),
                ("pros", alongside.lib.sealed.SealedText()),
                ("cons", alongside.lib.sealed.SealedText()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DiaryEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("submission", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("words", alongside.lib.sealed.SealedText()),
                ("mood", models.PositiveSmallIntegerField(null=True)),
                ("themes", alongside.lib.sealed.SealedJSON()),
                ("photo", alongside.lib.sealed.SealedBytes()),
                ("photo_type", models.CharField(blank=True, default="", max_length=80)),
                ("sound", alongside.lib.sealed.SealedBytes()),
                ("sound_type", models.CharField(blank=True, default="", max_length=80)),
                ("is_shared", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="DiaryPrompt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("every_days", models.PositiveSmallIntegerField(default=1)),
                ("ends_on", models.DateField(null=True)),
                ("set_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("is_reminded", models.BooleanField(default=False)),
                ("remind_at", models.TimeField(null=True)),
                ("next_on", models.DateField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DiaryShare",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FormatView",
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
                        max_length=5,
                    ),
                ),
                ("likes", alongside.lib.sealed.SealedText()),
                ("misses", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HardDayCard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("signs", alongside.lib.sealed.SealedText()),
                ("helps", alongside.lib.sealed.SealedText()),
                ("people", alongside.lib.sealed.SealedText()),
                ("places", alongside.lib.sealed.SealedText()),
                ("reasons", alongside.lib.sealed.SealedText()),
                ("reminder", alongside.lib.sealed.SealedText()),
                ("is_shared", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Introduction",
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
                ("about", models.TextField(blank=True)),
                ("manner", models.TextField(blank=True)),
                ("video", models.URLField(blank=True)),
                ("style", models.PositiveSmallIntegerField(null=True)),
                ("pace", models.PositiveSmallIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LibraryTool",
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
                            ("text", "Text"),
                            ("exercise", "Exercise"),
                            ("link", "Link"),
                            ("file", "File"),
                            ("audio", "Audio"),
                        ],
                        default="text",
                        max_length=8,
                    ),
                ),
                ("name", alongside.lib.sealed.SealedText()),
                ("words", alongside.lib.sealed.SealedText()),
                ("when_to_use", alongside.lib.sealed.SealedText()),
                ("link", alongside.lib.sealed.SealedText()),
                ("file_name", alongside.lib.sealed.SealedText()),
                ("content", alongside.lib.sealed.SealedBytes()),
                ("content_type", models.CharField(blank=True, default="", max_length=80)),
                ("size", models.PositiveIntegerField(default=0)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("ru", "Russian"), ("ja", "Japanese"), ("fi", "Finnish")],
                        max_length=2,
                    ),
                ),
                ("is_in_use", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NoTool",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=10)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("skip_reason", alongside.lib.sealed.SealedText()),
            ],
        ),
        migrations.CreateModel(
            name="SelfCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("about", models.CharField(max_length=12)),
                ("motive", models.CharField(max_length=12)),
                ("words", alongside.lib.sealed.SealedText()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("set_by", models.CharField(max_length=6)),
                ("set_at", models.DateTimeField()),
                ("can_use", models.PositiveSmallIntegerField(null=True)),
                ("rated_at", models.DateTimeField(null=True)),
                ("trial", alongside.lib.sealed.SealedText()),
                ("tried_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StoppedTopic",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", alongside.lib.sealed.SealedText()),
                ("stopped_by", models.CharField(max_length=6)),
                ("stopped_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="TonePick",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("picked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ToneType",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("signs", alongside.lib.sealed.SealedText()),
                ("tone", alongside.lib.sealed.SealedText()),
                ("is_in_use", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Tool",
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
                            ("text", "Text"),
                            ("exercise", "Exercise"),
                            ("link", "Link"),
                            ("file", "File"),
                            ("audio", "Audio"),
                        ],
                        default="text",
                        max_length=8,
                    ),
                ),
                ("name", alongside.lib.sealed.SealedText()),
                ("words", alongside.lib.sealed.SealedText()),
                ("when_to_use", alongside.lib.sealed.SealedText()),
                ("link", alongside.lib.sealed.SealedText()),
                ("file_name", alongside.lib.sealed.SealedText()),
                ("content", alongside.lib.sealed.SealedBytes()),
                ("content_type", models.CharField(blank=True, default="", max_length=80)),
                ("size", models.PositiveIntegerField(default=0)),
                ("adapted", alongside.lib.sealed.SealedText()),
                ("given_at", models.DateTimeField()),
                ("put_away_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="ToolUse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("helped", models.PositiveSmallIntegerField(null=True)),
                ("words", alongside.lib.sealed.SealedText()),
            ],
        ),
        migrations.AddField(
            model_name="circleperson",
            name="account",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="circleperson",
            name="invited_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="circleperson",
            name="language",
            field=models.CharField(blank=True, db_default="", default="", max_length=2),
        ),
        migrations.AddField(
            model_name="client",
            name="channel",
            field=models.CharField(blank=True, db_default="", default="", max_length=8),
        ),
        migrations.AddField(
            model_name="client",
            name="restricted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="conflict",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.circleperson"
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="plan",
            field=alongside.lib.sealed.SealedText(),
        ),
        migrations.AddField(
            model_name="engagement",
            name="field",
            field=models.CharField(db_default="therapy", default="therapy", max_length=10),
        ),
        migrations.AddField(
            model_name="member",
            name="coach_is_on",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="message",
            name="channel",
            field=models.CharField(db_default="portal", default="portal", max_length=8),
        ),
        migrations.AddField(
            model_name="message",
            name="logged_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="logged_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="alongside.member",
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="minutes",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="profile",
            name="style_said_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="step",
            name="goal",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.goal"
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="remind_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="step",
            name="size",
            field=models.CharField(blank=True, db_default="", default="", max_length=6),
        ),
        migrations.AddField(
            model_name="step",
            name="when_words",
            field=alongside.lib.sealed.SealedText(),
        ),
        migrations.AddField(
            model_name="askedchange",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="alongside.member",
            ),
        ),
        migrations.AddField(
            model_name="askedchange",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="askedchange",
            name="engagement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
            ),
        ),
        migrations.AddField(
            model_name="askedchange",
            name="member",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
            ),
        ),
        migrations.AddField(
            model_name="askedchange",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="attachment",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="attachment",
            name="message",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="alongside.message",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="beliefs",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="beliefs",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="breachnote",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="breachnote",
            name="engagement",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.engagement"),
        ),
        migrations.AddField(
            model_name="breachnote",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="circlecontact",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="circlecontact",
            name="member",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
            ),
        ),
        migrations.AddField(
            model_name="circlecontact",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.circleperson"
            ),
        ),
        migrations.AddField(
            model_name="circlecontact",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="circlepage",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="circlepage",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="alongside.circleperson"
            ),
        ),
        migrations.AddField(
            model_name="circlepage",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="decision",
            name="beliefs",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.beliefs"
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="decision",
            name="engagement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="impression_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="alongside.member",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="member_signed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="alongside.member",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="decisionoption",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="decisionoption",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="options", to="alongside.decision"
            ),
        ),
        migrations.AddField(
            model_name="decisionoption",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="decision",
            name="choice",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="alongside.decisionoption",
            ),
        ),
        migrations.AddField(
            model_name="diaryentry",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="diaryentry",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="diaryprompt",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="diaryprompt",
            name="engagement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
            ),
        ),
        migrations.AddField(
            model_name="diaryprompt",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="diaryprompt",
            name="set_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
            ),
        ),
        migrations.AddField(
            model_name="diaryentry",
            name="prompt",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.diaryprompt"
            ),
        ),
        migrations.AddField(
            model_name="diaryshare",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="diaryshare",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="alongside.diaryentry"
            ),
        ),
        migrations.AddField(
            model_name="diaryshare",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.circleperson"),
        ),
        migrations.AddField(
            model_name="diaryshare",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="formatview",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="formatview",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="harddaycard",
            name="client",
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="harddaycard",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="introduction",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="introductions",
                to="alongside.member",
            ),
        ),
        migrations.AddField(
            model_name="introduction",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="librarytool",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
            ),
        ),
        migrations.AddField(
            model_name="librarytool",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="notool",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="notool",
            name="meeting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="no_tool", to="alongside.meeting"
            ),
        ),
        migrations.AddField(
            model_name="notool",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="phase",
            name="began_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="phase",
            name="engagement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="phases", to="alongside.engagement"
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="selfcheck",
            name="client",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, to="alongside.client"
            ),
        ),
        migrations.AddField(
            model_name="selfcheck",
            name="member",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
        ),
        migrations.AddField(
            model_name="selfcheck",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="skill",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="skill",
            name="engagement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
            ),
        ),
        migrations.AddField(
            model_name="skill",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="stoppedtopic",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="stoppedtopic",
            name="engagement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
            ),
        ),
        migrations.AddField(
            model_name="stoppedtopic",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="tonepick",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="tonepick",
            name="member",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.member"),
        ),
        migrations.AddField(
            model_name="tonepick",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="tonetype",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="tonepick",
            name="type",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.tonetype"),
        ),
        migrations.AddField(
            model_name="tool",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="tool",
            name="engagement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.engagement"
            ),
        ),
        migrations.AddField(
            model_name="tool",
            name="given_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.member"
            ),
        ),
        migrations.AddField(
            model_name="tool",
            name="library",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to="alongside.librarytool"
            ),
        ),
        migrations.AddField(
            model_name="tool",
            name="meeting",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="tools",
                to="alongside.meeting",
            ),
        ),
        migrations.AddField(
            model_name="tool",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="tooluse",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.client"),
        ),
        migrations.AddField(
            model_name="tooluse",
            name="practice",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="alongside.practice"),
        ),
        migrations.AddField(
            model_name="tooluse",
            name="tool",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="alongside.tool"
            ),
        ),
        migrations.AddIndex(
            model_name="askedchange",
            index=models.Index(
                condition=models.Q(("answered_at", None), ("withdrawn_at", None)),
                fields=["practice"],
                name="asked_change_open",
            ),
        ),
        migrations.AddIndex(
            model_name="askedchange",
            index=models.Index(fields=["client"], name="asked_change_client"),
        ),
        migrations.AddIndex(
            model_name="beliefs",
            index=models.Index(fields=["client", "-at"], name="beliefs_client"),
        ),
        migrations.AddIndex(
            model_name="breachnote",
            index=models.Index(
                condition=models.Q(("answered_at", None)), fields=["practice"], name="breach_note_open"
            ),
        ),
        migrations.AddIndex(
            model_name="circlecontact",
            index=models.Index(fields=["client", "-at"], name="circle_contact_client"),
        ),
        migrations.AddConstraint(
            model_name="circlepage",
            constraint=models.UniqueConstraint(fields=("person", "page"), name="circle_page_once"),
        ),
        migrations.AddIndex(
            model_name="datarequest",
            index=models.Index(
                condition=models.Q(("answered_at", None), ("withdrawn_at", None)),
                fields=["practice"],
                name="data_request_open",
            ),
        ),
        migrations.AddIndex(
            model_name="datarequest",
            index=models.Index(fields=["client"], name="data_request_client"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["client", "-set_at"], name="decision_client"),
        ),
        migrations.AddIndex(
            model_name="diaryprompt",
            index=models.Index(
                condition=models.Q(("is_reminded", True), ("stopped_at", None)),
                fields=["next_on"],
                name="diary_prompt_due",
            ),
        ),
        migrations.AddIndex(
            model_name="diaryentry",
            index=models.Index(fields=["client", "-at"], name="diary_entry_client"),
        ),
        migrations.AddConstraint(
            model_name="diaryentry",
            constraint=models.UniqueConstraint(fields=("client", "submission"), name="diary_entry_once"),
        ),
        migrations.AddConstraint(
            model_name="diaryentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("mood", None), ("mood__lte", 10), _connector="OR"),
                name="diary_entry_mood",
            ),
        ),
        migrations.AddConstraint(
            model_name="diaryshare",
            constraint=models.UniqueConstraint(fields=("entry", "person"), name="diary_share_once"),
        ),
        migrations.AddIndex(
            model_name="formatview",
            index=models.Index(fields=["client", "-at"], name="format_view_client"),
        ),
        migrations.AddConstraint(
            model_name="introduction",
            constraint=models.UniqueConstraint(fields=("member", "language"), name="introduction_once"),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("engagement",), name="phase_one_at_a_time"
            ),
        ),
        migrations.AddIndex(
            model_name="selfcheck",
            index=models.Index(fields=["member", "-at"], name="self_check_of"),
        ),
        migrations.AddIndex(
            model_name="skill",
            index=models.Index(fields=["client", "set_at"], name="skill_client"),
        ),
        migrations.AddConstraint(
            model_name="skill",
            constraint=models.CheckConstraint(
                condition=models.Q(("can_use", None), ("can_use__lte", 10), _connector="OR"),
                name="skill_can_use",
            ),
        ),
        migrations.AddIndex(
            model_name="stoppedtopic",
            index=models.Index(fields=["client"], name="stopped_topic_client"),
        ),
        migrations.AddConstraint(
            model_name="tonepick",
            constraint=models.UniqueConstraint(fields=("client", "member"), name="tone_pick_once"),
        ),
        migrations.AddIndex(
            model_name="tool",
            index=models.Index(fields=["client", "-given_at"], name="tool_client"),
        ),
        migrations.AddIndex(
            model_name="tooluse",
            index=models.Index(fields=["tool", "-at"], name="tool_use_of"),
        ),
        migrations.AddConstraint(
            model_name="tooluse",
            constraint=models.CheckConstraint(
                condition=models.Q(("helped", None), ("helped__lte", 10), _connector="OR"),
                name="tool_use_helped",
            ),
        ),
        migrations.RunPython(set_apart, put_together, elidable=False),
    ]
