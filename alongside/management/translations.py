"""Every sentence of Alongside and its translations: gathers them, compares them, compiles them. Needs no gettext."""

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parent.parent
LOCALES = HOUSE / "locale"
LANGUAGES = ("fi", "ja", "ru")  # English sentences are their own translation

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# What templatize makes of a template's words; everything around it is no Python.
CALL = re.compile(
    r"""\b(?:_|n?p?gettext)\((?:u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")(?:,\s*)?)+(?:count)?\)""", re.DOTALL
)
PLACEHOLDER = re.compile(r"%\([^)]*\)[a-z]|(?<!%)%[sd]|\{[^{}]*\}")
TAG = re.compile(r"</?[a-z][^>]*>")


@dataclass(frozen=True)
class Flaw:
    """One thing wrong with one sentence in one language."""

    language: str
    what: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.language}: {self.what}: {self.sentence!r}"


def gather() -> Catalog:
    """Every sentence in Python files and templates, without places: they would change with every edit."""
    found = Catalog()
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" not in path.parts:
            _take(found, path.read_bytes())
    for path in sorted((HOUSE / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            _take(found, _calls_in(path))
    return found


def _calls_in(template: Path) -> bytes:
    python = templatize(template.read_text(encoding="utf-8"), origin=str(template))
    return "\n".join(match[0] for match in CALL.finditer(python)).encode()


def _take(found: Catalog, python: bytes) -> None:
    for _line, words, _comments, context in extract("python", io.BytesIO(python), KEYWORDS):
        if words:
            found.add(words, context=context)


def path_of(language: str) -> Path:
    """Where the translations into a language lie."""
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The translations into a language; an empty catalog when there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as lines:
        return read_po(lines, locale=language)


def update(language: str, sentences: Catalog, *, keep_obsolete: bool = True) -> None:
    """Add the new sentences and put aside, as obsolete, those that nobody says any more."""
    catalog = read(language)
    put_aside = dict(catalog.obsolete)
    catalog.update(sentences, no_fuzzy_matching=True)
    _take_back(catalog, put_aside)
    for key, message in list(catalog.obsolete.items()):
        if not _is_translated(message):
            del catalog.obsolete[key]
    write(language, catalog, keep_obsolete=keep_obsolete)


def _take_back(catalog: Catalog, put_aside: dict[Any, Message]) -> None:
    """A sentence that comes back brings its old translation with it."""
    for old in put_aside.values():
        now = catalog.get(old.id, old.context)
        if now is not None:
            catalog.obsolete.pop(catalog._key_for(old.id, old.context), None)  # noqa: SLF001
            if not _is_translated(now):
                now.string = old.string


def write(language: str, catalog: Catalog, *, keep_obsolete: bool) -> None:
    """Write the file sorted by sentence, without dates, when it says something new."""
    body = io.BytesIO()
    write_po(
        body,
        catalog,
        no_location=True,
        omit_header=True,
        sort_output=True,
        width=0,
        ignore_obsolete=not keep_obsolete,
    )
    _replace(path_of(language), _header(catalog, language).encode() + body.getvalue())


def _header(catalog: Catalog, language: str) -> str:
    lines = [
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms}",
    ]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"


def compile_stale() -> list[str]:
    """Make each .mo that is missing or older than its .po; gives the languages that were made."""
    stale = [path for path in LOCALES.glob("*/LC_MESSAGES/*.po") if _is_stale(path)]
    for path in stale:
        content = io.BytesIO()
        with path.open("rb") as lines:
            write_mo(content, read_po(lines, locale=path.parts[-3]))
        _replace(path.with_suffix(".mo"), content.getvalue())
        os.utime(path.with_suffix(".mo"))
    return sorted(path.parts[-3] for path in stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime


def _replace(path: Path, content: bytes) -> None:
    """In one step, so that a process that reads beside us never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() == content:
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def flaws(language: str, sentences: Catalog) -> Iterator[Flaw]:
    """What keeps a language from being complete and right."""
    catalog = read(language)
    for sentence in sentences:
        if sentence.id:
            translation = catalog.get(sentence.id, sentence.context)
            for what in _wrong(sentence, translation, catalog.num_plurals):
                yield Flaw(language, what, _singular(sentence))
    for message in catalog:
        if message.id and sentences.get(message.id, message.context) is None:
            yield Flaw(language, "nobody says this any more", _singular(message))
    for message in catalog.obsolete.values():
        yield Flaw(language, "obsolete (remove it with `messages --tidy`)", _singular(message))


def _wrong(sentence: Message, translation: Message | None, num_plurals: int) -> list[str]:
    if translation is None:
        return ["missing (run `messages`)"]
    if not _is_translated(translation):
        return ["not translated"]
    if translation.fuzzy:
        return ["fuzzy"]
    if isinstance(sentence.id, str):
        return _differences(sentence.id, str(translation.string))
    forms = _forms(translation)
    if len(forms) != num_plurals:
        return [f"has {len(forms)} plural forms, not {num_plurals}"]
    # Only where the first form is for the number one alone may it leave the number out, as English does.
    first = sentence.id[0] if num_plurals == 2 and not _differences(sentence.id[0], forms[0]) else None
    rest = forms[1:] if first else forms
    return [what for form in rest for what in _differences(sentence.id[1], form)]


def _differences(sentence: str, translation: str) -> list[str]:
    return [
        f"{name} differ, {sorted(pattern.findall(sentence))} became {sorted(pattern.findall(translation))}"
        for name, pattern in (("placeholders", PLACEHOLDER), ("tags", TAG))
        if sorted(set(pattern.findall(sentence))) != sorted(set(pattern.findall(translation)))
    ]


def _is_translated(message: Message) -> bool:
    return all(_forms(message))


def _forms(message: Message) -> list[str]:
    said = message.string or ""
    return [said] if isinstance(said, str) else [form or "" for form in said]


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
