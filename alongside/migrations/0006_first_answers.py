"""What was answered after meetings so far becomes answers to the set it was asked by; new tables are set apart.

The five old columns stay in the database until the next release, as do empty `version`s: yesterday's code may
still run beside this one (law 10).
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

first = import_module("alongside.migrations.0002_postgresql")
NEW = (
    "arrival",
    "askingplan",
    "assessment",
    "concern",
    "conflict",
    "coursearchive",
    "criticalanswer",
    "feelingtag",
    "goal",
    "goalrating",
    "measure",
    "measureversion",
    "reflection",
    "resultcomment",
)
ITEMS = ("heard", "understood", "accepted", "useful", "safe")
LOW = 5
OURS = {"citation": "Alongside, own wording", "is_verified": True}
DEFINITION = {
    "id": "after-meeting",
    "version": "1",
    "name": "after-meeting",
    "items": [
        {"id": item, "options": [{"code": str(value), "value": value} for value in range(11)]}
        for item in ITEMS
    ],
    "scales": [
        {
            "id": "mean",
            "parts": list(ITEMS),
            "direction": "higher_is_better",
            "source": OURS,
            "method": "mean",
            "least_answered": 3,
        }
    ],
    "licence": {"name": "CC0 1.0", "owner": "Alongside", "text_use": "free", "source": OURS},
    "critical_items": [{"item": "safe", "lowest": 0, "highest": LOW}],
    "languages": ["en", "ru", "ja", "fi"],
    "is_validated": False,
}


def carry_over(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give each check-in its version, and its five columns as answers."""
    CheckIn = apps.get_model("alongside", "CheckIn")
    found = CheckIn.objects.filter(version=None)
    for practice_id in found.order_by().values_list("practice_id", flat=True).distinct():
        version = _first_version(apps, practice_id)
        rows = found.filter(practice_id=practice_id).only("pk", "answered_at", *ITEMS)
        for some in _in_batches(rows):
            for row in some:
                _carry(row, version.pk)
            CheckIn.objects.bulk_update(some, ["version", "answers", "scores", "low", "is_urgent"])


def _in_batches(rows: Any) -> Iterator[list[Any]]:
    pks = list(rows.values_list("pk", flat=True))
    for start in range(0, len(pks), 500):
        yield list(rows.filter(pk__in=pks[start : start + 500]))


def _first_version(apps: StateApps, practice_id: Any) -> Any:
    now = timezone.now()
    measure, _new = apps.get_model("alongside", "Measure").objects.get_or_create(
        practice_id=practice_id, key="after-meeting", defaults={"name": "after-meeting", "made_at": now}
    )
    version, _new = apps.get_model("alongside", "MeasureVersion").objects.get_or_create(
        practice_id=practice_id,
        measure=measure,
        number=1,
        defaults={"definition": DEFINITION, "source": "ready", "made_at": now},
    )
    return version


def _carry(row: Any, version_id: Any) -> None:
    given = {item: getattr(row, item) for item in ITEMS if getattr(row, item) is not None}
    low = [item for item, value in given.items() if value <= LOW]
    row.version_id, row.answers = version_id, given
    row.low = sorted(low, key=lambda item: (item != "safe", given[item]))
    row.is_urgent = "safe" in low
    row.scores = {"mean": _mean(given)} if row.answered_at else {}


def _mean(given: dict[str, int]) -> dict[str, Any]:
    answered = len(given)
    is_enough = answered >= 3
    return {
        "value": sum(given.values()) / answered if is_enough else None,
        "answered": answered,
        "missing": len(ITEMS) - answered,
        "is_prorated": is_enough and answered < len(ITEMS),
        "reason": None if is_enough else "too_few_answers",
        "band": None,
        "lowest": 0,
        "highest": 10,
    }


def set_apart(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for name in NEW:
            editor.execute(first.APART.format(table=f"alongside_{name}"))


def put_together(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        for name in NEW:
            editor.execute(first.TOGETHER.format(table=f"alongside_{name}"))


class Migration(migrations.Migration):
    dependencies = [("alongside", "0005_voice")]
    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(set_apart, put_together, elidable=False),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                *[migrations.RemoveConstraint("checkin", f"check_in_{item}") for item in ITEMS],
                *[migrations.RemoveField("checkin", item) for item in ITEMS],
                migrations.AlterField(
                    "checkin",
                    "version",
                    models.ForeignKey(on_delete=models.PROTECT, to="alongside.measureversion"),
                ),
            ]
        ),
    ]
