"""The laws of the house (docs/architecture.md) that no linter knows, each kept by a machine."""

import ast
import re
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from alongside.apps import ROOMS_WITH_VERBS
from alongside.lib.sealed import SealedBytes, SealedJSON, SealedText
from alongside.management import translations
from alongside.trail.verbs import VERBS, Audience
from tests import house

# The files beside models, queries and actions that know Django, and what for. Everything else in a room is
# arithmetic: plain values in and out. Add a line here only when a file can be neither.
KNOWS_DJANGO = {
    "clients/readers.py": "a query of its own: who can read a file today",
    "frame/asked_queries.py": "queries of what clients ask to change",
    "diary/whole_file.py": "hooks of a whole file",
    "frame/telling.py": "posts notices",
    "file/ending_signs.py": "a query of its own: what the records say about an ending",
    "file/whole_file.py": "hooks of a whole file",
    "clients/data_requests.py": "queries of what clients ask about their data",
    "file/files_kept.py": "a query of its own: which files must be kept",
    "file/kept_records.py": "a query of its own: what must be kept",
    "practice/introductions.py": "a query and an action of their own: how a member works",
    "file/backups.py": "asks the settings where backups lie",
    "clients/circle_queries.py": "queries of their own: people around a client",
    "clients/joining.py": "an action of its own: a client comes in",
    "clients/listing.py": "a query of its own: the list of clients",
    "clients/own_choices.py": "actions of clients for themselves",
    "clients/telling.py": "posts notices",
    "clients/whole_file.py": "hooks of a whole file",
    "clients/openings.py": "a query of its own: who opened a file",
    "file/front.py": "a query of its own: the front of a file",
    "file/looking_up.py": "a query of its own: words looked up in one file",
    "file/importing/rows.py": "rows of an import before they are saved",
    "file/importing/undoing.py": "actions that take an import back",
    "file/rooms.py": "lists the hooks of every room",
    "frame/letters.py": "posts notices",
    "frame/whole_file.py": "hooks of a whole file",
    "lib/keyring.py": "asks the settings where the keys lie",
    "lib/prepared.py": "questions compiled once",
    "lib/rows.py": "rows out of single columns",
    "lib/sealed.py": "model fields",
    "messages/before.py": "a query that queries and actions share",
    "mirror/own_files.py": "a query of its own: all own clients at once",
    "mirror/house_queries.py": "the one read of findings that is not their member's: counts",
    "mirror/own_queries.py": "reads of a member's own practice",
    "mirror/sharing.py": "reads of what is shared with a supervisor",
    "money/letters.py": "posts notices",
    "notices/letters.py": "the texts of the notices",
    "notices/mail.py": "Django's way to send",
    "notices/sms.py": "settings, and urllib to send",
    "notices/sending.py": "actions of the worker",
    "practice/parking.py": "actions of their own: forms kept for their writer",
    "practice/service_queries.py": "queries of their own: what the practice offers",
    "practice/tenancy.py": "row level security",
    "scheduling/covering.py": "rows of the times that busy rows take",
    "scheduling/occupied.py": "locks and rows of times taken",
    "scheduling/reminders.py": "posts notices",
    "trail/checking.py": "queries of its own, in several processes",
    "scheduling/upcoming.py": "a query of its own: when each client is seen next",
}
# Words that stand in templates as they are, in every language.
KNOWN_WORDS = frozenset({"Alongside"})
# Actions with nobody to name yet: the doors, where people only become somebody, and the worker's rounds.
WITHOUT_ACTOR: set[str] = set()
# Plain text that is no secret, and why.
PLAIN_TEXT = {
    "PublicText.words": "public by nature",
    "Introduction.about": "public by nature",
    "Introduction.manner": "public by nature",
    "Told.heard": "said in public",
    "Told.decided": "said in public",
    "InvoiceLine.words": "printed on an invoice, which is kept as the law on bookkeeping asks",
}


def found(path: Path, words: str = "") -> str:
    return f"{house.name(path)} {words}".strip()


# Law 1: arithmetic knows no Django


def is_arithmetic(path: Path) -> bool:
    parts = path.relative_to(house.HOUSE).with_suffix("").parts
    four = {"models", "queries", "actions"} & set(parts)
    return not four and not parts[-1].endswith("_actions") and house.name(path) not in KNOWS_DJANGO


def test_arithmetic_imports_no_django() -> None:
    ways = [house.reaches(path, "django") for path in house.python_files(*house.ROOMS) if is_arithmetic(path)]
    assert [" -> ".join(way) for way in ways if way] == []


def test_every_file_that_knows_django_is_there() -> None:
    assert [known for known in KNOWS_DJANGO if not (house.HOUSE / known).exists()] == []


# Law 3: actor first


def test_actions_take_the_actor_first() -> None:
    doors = [
        found(path, function.name)
        for path in house.python_files(*house.ROOMS)
        for function in house.functions(path)
        if _opens_transaction(function) and _first_argument(function) != "actor"
    ]
    assert sorted(set(doors) - WITHOUT_ACTOR) == []


def _opens_transaction(function: ast.FunctionDef) -> bool:
    return any("atomic" in ast.unparse(node) for node in function.decorator_list)


def _first_argument(function: ast.FunctionDef) -> str:
    given = [*function.args.posonlyargs, *function.args.args]
    return given[0].arg if given else ""


# Law 4: nothing happens behind a caller's back


def test_no_row_saves_in_a_way_of_its_own() -> None:
    own = [
        model.__name__
        for model in our_models()
        for way in ("save", "delete", "save_base")
        if not getattr(model, way).__module__.startswith("django.")
    ]
    assert own == []


def test_no_signals_of_our_own() -> None:
    heard = [
        found(path, module)
        for path in house.python_files()
        for module in house.imports(path)
        if "signals" in module.split(".") or module.startswith("django.dispatch")
    ]
    assert heard == []


# Law 5: transactions belong to actions


def test_only_rooms_and_commands_open_transactions() -> None:
    places = {
        path.relative_to(house.HOUSE).parts[0]
        for path in house.python_files()
        if "django.db.transaction" in house.imports(path)
        or "django.db.transaction.atomic" in house.imports(path)
    }
    assert places - {*house.ROOMS, "management", "worker", "demo"} == set()
    assert settings.DATABASES["default"].get("ATOMIC_REQUESTS", False) is False


@pytest.mark.skipif("sqlite3" not in settings.DATABASES["default"]["ENGINE"], reason="a setting of SQLite")
def test_a_transaction_of_sqlite_takes_its_lock_at_once() -> None:
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


# Law 6: what the trail may hold

SMALL_FACTS = {int, float, bool, str, list, dict, NoneType}  # dict: numbers by item or scale
FREE_TEXT = {
    "words",
    "text",
    "body",
    "note",
    "remark",
    "reason",
    "title",
    "name",
    "email",
    "comment",
    "subject",
}


@pytest.mark.parametrize("verb", VERBS.values(), ids=list(VERBS))
def test_facts_are_small_and_no_free_text(verb: object) -> None:
    declared = VERBS[verb.name]  # type: ignore[attr-defined]
    kinds = {
        kind
        for fact in declared.facts.values()
        for kind in (get_args(fact) if isinstance(fact, UnionType) else (fact,))
    }
    assert kinds <= SMALL_FACTS
    assert not FREE_TEXT & {
        part for fact in declared.facts if not fact.startswith("has_") for part in fact.split("_")
    }
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", declared.name)
    assert Audience.SELF in declared.audience


def test_every_verb_is_known_at_start() -> None:
    with_verbs = {path.parent.name for path in house.HOUSE.glob("*/verbs.py")} - {"trail"}
    assert with_verbs == set(ROOMS_WITH_VERBS)


# Tables: whose row it is, and what lies sealed

SEALED = {
    "Absence": "remark",
    "Addendum": "words",
    "Answer": "words",
    "Appointment": "place override_reason",
    "Arrival": "cues asked_words",
    "Assessment": "results",
    "Attachment": "name content",
    "Beliefs": "cause worries trusts refuses decides_with",
    "BreakGlass": "words",
    "Busy": "title",
    "CalendarSource": "address",
    "Charge": "words waive_reason",
    "CheckIn": "words",
    "CircleContact": "words",
    "CirclePerson": "remark",
    "AskedChange": "words answer",
    "BreachNote": "words answer",
    "DataRequest": "words answer",
    "FormatView": "likes misses",
    "StoppedTopic": "words",
    "Concession": "reason",
    "Concern": "said changed",
    "Conflict": "topic plan outcome",
    "CriticalAnswer": "done",
    "Decision": "question matters impression alternative usual departs who_does",
    "DecisionOption": "words pros cons",
    "Deviation": "words",
    "DiaryEntry": "words themes photo sound",
    "DiaryPrompt": "words",
    "Document": "name content",
    "Engagement": "title ending_words",
    "Freeze": "words",
    "Frame": (
        "place seating lateness contact_hours confidentiality confidentiality_limits stop_rule client_duties "
        "practitioner_duties what_you_get how_it_goes what_to_expect limits your_voice how_it_ends reason "
        "agreed_name"
    ),
    "FrameQuestion": "words answer",
    "FeelingTag": "remark",
    "Feedback": "author_name author_email words decision outcome",
    "AnonymousFeedback": "words",
    "Improvement": "found trying measuring learned",
    "SmallMoment": "words",
    "PulseAnswer": "words",
    "FrameTemplate": (
        "place seating lateness contact_hours confidentiality confidentiality_limits stop_rule client_duties "
        "practitioner_duties what_you_get how_it_goes what_to_expect limits your_voice how_it_ends"
    ),
    "Gathering": "place override_reason",
    "Goal": "words levels before after",
    "GoalRating": "words",
    "HardDayCard": "signs helps people places reasons reminder",
    "Hypothesis": "words client_words",
    "Import": "answers problems",
    "ImportedFile": "name content",
    "Meeting": "overrun_reason",
    "LibraryTool": "name words when_to_use link file_name content",
    "LifeSituation": "words",
    "Message": "words",
    "Note": "parts",
    "Parked": "fields",
    "Webhook": "address secret old_secret",
    "Profile": (
        "needs features values life_context expectations goals greeting pronunciation cultural_notes "
        "neutral_topics support_needs dual_ties tie_reason"
    ),
    "Reflection": "answers words intention",
    "Request": "words feelings motivation",
    "ResultComment": "words",
    "Skill": "words trial",
    "SelfCheck": "words",
    "SharedFinding": "words comment",
    "Supervision": "with_whom about words",
    "WeeklyPulse": "answers words",
    "Workaround": "needed done",
    "Phase": "skip_reason",
    "Step": "words when_words",
    "Tool": "name words when_to_use link file_name content adapted",
    "ToolUse": "words",
    "ToneType": "signs tone",
    "Wish": "words",
}


def our_models() -> list[type[models.Model]]:
    return list(apps.get_app_config("alongside").get_models())


def test_the_words_that_people_confide_lie_sealed() -> None:
    kinds = (SealedText, SealedJSON, SealedBytes)
    sealed = {
        model.__name__: {field.name for field in model._meta.concrete_fields if isinstance(field, kinds)}
        for model in our_models()
    }
    missing = {name: set(fields.split()) - sealed.get(name, set()) for name, fields in SEALED.items()}
    assert {name: fields for name, fields in missing.items() if fields} == {}
    unlisted = {name: fields for name, fields in sealed.items() if fields and name not in SEALED}
    assert unlisted == {}, "sealed, good: say so in SEALED"


def test_no_free_text_lies_open() -> None:
    open_words = [
        f"{model.__name__}.{field.name}"
        for model in our_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField) or field.name in {"words", "remark", "note", "reason", "body"}
        if not field.is_relation and not isinstance(field, SealedText | SealedJSON | SealedBytes)
    ]
    assert set(open_words) == set(PLAIN_TEXT)


def test_every_row_says_whose_practice_it_is_in() -> None:
    without = [
        model.__name__
        for model in our_models()
        if "practice_id" not in {field.attname for field in model._meta.concrete_fields}
    ]
    assert sorted(without) == ["Account", "Practice"]


# Law 8: words live where their readers are


def test_no_words_below_the_pages() -> None:
    speaking = {"notices/letters.py"}  # the texts of the notices
    said = [
        house.name(path)
        for path in house.python_files(*house.ROOMS)
        if any(module.startswith("django.utils.translation.") for module in house.imports(path))
    ]
    assert sorted(set(said) - speaking) == []


@pytest.mark.parametrize(
    "template", house.templates(), ids=lambda path: path.relative_to(house.TEMPLATES).as_posix()
)
def test_every_word_of_a_template_can_be_translated(template: Path) -> None:
    assert house.untranslated(template.read_text(encoding="utf-8"), KNOWN_WORDS) == []


@pytest.mark.parametrize(
    ("template", "seen"),
    [
        ("<p>Hello {{ name }}</p>", ["Hello"]),
        ('<a title="Close" href="/x">{% translate "Close" %}</a>', ["Close"]),
        ("<p>{% blocktranslate trimmed %}<b>Hi</b> {{ name }}{% endblocktranslate %}</p> · Alongside", []),
        ('<input placeholder="{% translate "Name" %}"><kbd>Ctrl</kbd>{# Not this #}', []),
    ],
)
def test_bare_words_are_seen(template: str, seen: list[str]) -> None:
    assert house.untranslated(template, KNOWN_WORDS) == seen


def test_every_word_of_a_page_can_be_translated() -> None:
    bare = [
        found(path, f"line {value.lineno}: {value.value}")
        for path in house.python_files("desk", "portal", "public", "web")
        for call in ast.walk(house.tree(path))
        if isinstance(call, ast.Call)
        for value in _spoken_arguments(call)
        if isinstance(value, ast.Constant)
        and isinstance(value.value, str)
        and re.search(r"[^\W\d_]", value.value)
        if "/" not in value.value  # an address
    ]
    assert bare == []


def _spoken_arguments(call: ast.Call) -> list[ast.expr]:
    named = [word.value for word in call.keywords if word.arg in {"label", "help_text", "empty_label"}]
    function = call.func
    is_flash = isinstance(function, ast.Attribute) and ast.unparse(function.value) == "messages"
    return [*named, *(call.args[1:2] if is_flash else []), *_error_words(call)]


def _error_words(call: ast.Call) -> list[ast.expr]:
    return call.args[1:2] if isinstance(call.func, ast.Attribute) and call.func.attr == "add_error" else []


def test_every_language_of_the_settings_has_its_words() -> None:
    spoken = {code for code, _name in settings.LANGUAGES}
    assert {"en", *translations.LANGUAGES} == spoken
    assert [
        language for language in translations.LANGUAGES if not translations.path_of(language).exists()
    ] == []


# Pages: nothing inline, and room for scripts that run the other way


@pytest.mark.parametrize(
    "template", house.templates(), ids=lambda path: path.relative_to(house.TEMPLATES).as_posix()
)
def test_nothing_stands_inline(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    if (
        "file" in template.parts
    ):  # read from a folder on the client's own machine, so it brings its style along
        text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", text) == []
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if "src=" not in tag and 'type="application/json"' not in tag] == []


PHYSICAL = re.compile(
    r"\b(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?:^|[;{\s])(?:left|right)\s*:"
    r"|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)|(?:^|[;{\s])(?:min-|max-)?(?:width|height)\s*:"
)


@pytest.mark.parametrize("sheet", sorted((house.HOUSE / "static").rglob("*.css")), ids=lambda path: path.name)
def test_styles_speak_of_start_and_end(sheet: Path) -> None:
    bare = re.sub(
        r"/\*.*?\*/|@media[^{]*|@container[^{]*", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert PHYSICAL.findall(bare) == []


# Names and sizes

# A service is what a practice offers (the glossary); `something_service` would be an empty name all the same.
EMPTY_NAMES = re.compile(r"(?:^|_)(?:utils?|helpers?|common|managers?|misc|stuff)(?:_|$)|[a-z]_service$")


def test_names_say_something() -> None:
    files = [path for path in house.HOUSE.rglob("*") if "__pycache__" not in path.parts]
    assert [found(path) for path in files if EMPTY_NAMES.search(path.stem)] == []
    classes = [
        found(path, node.name)
        for path in house.python_files()
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.ClassDef) and re.search(r"(Util|Helper|Service|Manager)s?$", node.name)
    ]
    # what a practice offers, and Django's own word
    assert classes == ["practice/models.py Service", "practice/models.py AccountManager"]


def test_no_file_is_longer_than_400_lines() -> None:
    files = [*house.python_files(), *house.templates(), *(house.HOUSE / "static").rglob("*.[cj]s*")]
    long = {found(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_every_room_has_its_floor() -> None:
    layers = re.findall(r'"\((\w+)\)', (house.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = {path.parent.name for path in house.HOUSE.glob("*/__init__.py")}
    assert (
        rooms - {"management", "migrations", "templatetags", "formats"} - {*layers, *house.SURFACES} == set()
    )
