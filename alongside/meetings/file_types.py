"""What a file really is, read from its first bytes; its name alone proves nothing. No Django here."""

import codecs
import io
import zipfile
from collections.abc import Mapping

MOST_BYTES = 10 * 1024 * 1024

PLAIN = "text/plain"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

ENDINGS = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/heic": "heic",
    "application/rtf": "rtf",
    PLAIN: "txt",
    _OFFICE + "wordprocessingml.document": "docx",
    _OFFICE + "spreadsheetml.sheet": "xlsx",
    _OFFICE + "presentationml.presentation": "pptx",
    _OPEN + "text": "odt",
    _OPEN + "spreadsheet": "ods",
    _OPEN + "presentation": "odp",
}
_STARTS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"{\\rtf": "application/rtf",
}
_FOLDERS = {
    "word/": _OFFICE + "wordprocessingml.document",
    "xl/": _OFFICE + "spreadsheetml.sheet",
    "ppt/": _OFFICE + "presentationml.presentation",
}
_HEIC = {b"heic", b"heix", b"mif1", b"msf1"}
_MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script", "#!")


def sniff(content: bytes) -> str | None:
    """The media type of a file that a client's folder takes, None for any other."""
    for start, media_type in _STARTS.items():
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "image/heic"
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    return PLAIN if _is_plain_text(content) else None


def _office_type(content: bytes) -> str | None:
    """A document in a zip: by its declared type or its folders; None for any other archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            declared = _declared(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        return None
    if declared in ENDINGS:
        return declared
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((kind for folder, kind in _FOLDERS.items() if any(n.startswith(folder) for n in names)), None)


def _declared(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as entry:
        return entry.read(100).decode("ascii", errors="replace").strip()


def _is_plain_text(content: bytes) -> bool:
    """Text without control characters that is no page, picture or script in disguise."""
    encoding = "utf-16" if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    if any((c < " " and c not in "\t\n\r\f") or c == "\x7f" for c in text):
        return False
    return not text.lstrip()[:20].lower().startswith(_MARKUP)


def tidy_name(name: str, media_type: str, endings: Mapping[str, str] = ENDINGS) -> str:
    """A name to keep and to download by: no path, no control characters, the ending of what it is."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in last if c.isprintable() and c not in '"<>|:*?').strip(" .")
    stem, _, ending = shown.rpartition(".")
    right = endings[media_type]
    same = {right, "jpeg" if right == "jpg" else right, "csv" if right == "txt" else right}
    if stem and ending.lower() in {*same, "md" if right == "txt" else right}:
        return _shortened(stem, ending)
    return _shortened(shown or right, right)


def _shortened(stem: str, ending: str) -> str:
    return f"{stem[:100].rstrip(' .')}.{ending}"
