"""What a tool says, checked before it is kept; the same for the library and for a client's hand."""

from dataclasses import dataclass

from alongside.lib.errors import Refused
from alongside.meetings import file_types
from alongside.toolkit import sounds
from alongside.toolkit.links import tidy_link
from alongside.toolkit.models import ToolKind, ToolTexts

LONGEST_NAME, LONGEST_WORDS, LONGEST_WHEN = 200, 20_000, 2_000
MOST_BYTES = file_types.MOST_BYTES
WITH_FILE = (ToolKind.FILE, ToolKind.AUDIO)
NEEDS_WORDS = (ToolKind.TEXT, ToolKind.EXERCISE)
SAID = ("kind", "name", "words", "when_to_use", "link")
KEPT = (*SAID, "file_name", "content", "content_type", "size")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Texts:
    """What a tool shall say. `file` None keeps the file that is there."""

    kind: str
    name: str
    words: str = ""
    when_to_use: str = ""
    link: str = ""
    file: Upload | None = None


def write(row: ToolTexts, texts: Texts, *, other: ToolTexts | None = None) -> None:
    """Put the checked texts into the row, not saved yet. `other`: whose file is taken where none was sent.

    Refused beside its field: required, too_long, kind_unknown, not_a_link, empty_file, too_large, unknown_type,
    not_a_sound.
    """
    if texts.kind not in ToolKind.values:
        raise Refused("kind_unknown", "kind")
    row.kind = texts.kind
    row.name = _said(texts.name, "name", LONGEST_NAME, is_needed=True)
    row.words = _said(texts.words, "words", LONGEST_WORDS, is_needed=texts.kind in NEEDS_WORDS)
    row.when_to_use = _said(texts.when_to_use, "when_to_use", LONGEST_WHEN)
    row.link = _link(texts.link) if texts.kind == ToolKind.LINK else ""
    _write_file(row, texts, other)


def _said(text: str, field: str, longest: int, *, is_needed: bool = False) -> str:
    said = text.strip()
    if is_needed and not said:
        raise Refused("required", field)
    if len(said) > longest:
        raise Refused("too_long", field, most=longest)
    return said


def _link(text: str) -> str:
    if not text.strip():
        raise Refused("required", "link")
    found = tidy_link(text)
    if found is None:
        raise Refused("not_a_link", "link")
    return found


def _write_file(row: ToolTexts, texts: Texts, other: ToolTexts | None) -> None:
    """The file that was sent, else the one that is there, if it is of that kind; none for other kinds."""
    if texts.kind not in WITH_FILE:
        row.file_name, row.content, row.content_type, row.size = "", None, "", 0
        return
    if texts.file is not None:
        media_type = _type(texts.kind, texts.file.content)
        endings = sounds.ENDINGS if texts.kind == ToolKind.AUDIO else file_types.ENDINGS
        row.file_name = file_types.tidy_name(texts.file.name, media_type, endings)
        row.content, row.content_type, row.size = texts.file.content, media_type, len(texts.file.content)
        return
    kept = other if other is not None else row
    if not kept.size or kept.content_type not in _types(texts.kind):
        raise Refused("empty_file", "content")
    if other is not None:
        row.file_name, row.content = other.file_name, other.content
        row.content_type, row.size = other.content_type, other.size


def _types(kind: str) -> frozenset[str]:
    return frozenset(sounds.ENDINGS if kind == ToolKind.AUDIO else file_types.ENDINGS)


def _type(kind: str, content: bytes) -> str:
    if not content:
        raise Refused("empty_file", "content")
    if len(content) > MOST_BYTES:
        raise Refused("too_large", "content")
    found = sounds.sniff(content) if kind == ToolKind.AUDIO else file_types.sniff(content)
    if found is None:
        raise Refused("not_a_sound" if kind == ToolKind.AUDIO else "unknown_type", "content")
    return found
