"""One archive out of many entries: always in the same order, with names that every system can unpack. No Django."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file ready to be handed out."""

    name: str
    content: bytes
    entries: tuple[str, ...]


def zip_of(entries: Mapping[str, bytes], made_at: datetime) -> bytes:
    """The entries as a zip, sorted by name; equal entries made at the same moment give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, made_at.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, entries[name])
    return buffer.getvalue()


def numbered_name(number: int, name: str) -> str:
    """A file's own name behind its number, so that no two are the same: "03 Letter.pdf"."""
    return f"{number:02d} {safe_name(name)}"


def safe_name(name: str) -> str:
    """A name without path, control characters, and words that Windows keeps for itself. Never empty."""
    shown = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(". ")
    if _DEVICES.match(shown):
        shown = f"_{shown}"
    if len(shown) > LONGEST_NAME:
        stem, dot, ending = shown.rpartition(".")
        ending = f"{dot}{ending}" if dot and len(ending) <= 8 else ""
        shown = (stem if ending else shown)[: LONGEST_NAME - len(ending)].rstrip() + ending
    return shown or "_"
