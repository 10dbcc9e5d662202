"""One row of a list of clients, read into a plain value."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from alongside.file.reading.columns import Columns
from alongside.file.reading.csv_files import Row
from alongside.file.reading.dates import Order, plain, read_date
from alongside.file.reading.headings import heading_key
from alongside.file.reading.sources import client_key, client_key_of_row
from alongside.lib.reading.problems import Problem, Reason, Unreadable, shown
from alongside.lib.texts import search_key

LONGEST_NAME = 160
OLDEST_BIRTH = dt.date(1880, 1, 1)
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")
_PHONE = re.compile(r"\+?[\d\s().\-/]{5,30}(?:\s*(?:x|ext\.?|доб\.?)\s*\d{1,6})?")
_LANGUAGES = {
    "en": "en|eng|english|английский|англ|英語|englanti|en us|en gb",
    "ru": "ru|rus|russian|русский|рус|ロシア語|venäjä|ru ru",
    "ja": "ja|jp|jpn|japanese|японский|яп|日本語|japani|ja jp",
    "fi": "fi|fin|finnish|финский|фин|フィンランド語|suomi|fi fi",
}
_LANGUAGE_OF = {word: code for code, words in _LANGUAGES.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A client as the file tells it. `email`, `phone`, `language` are "" where it does not."""

    line: int
    key: str
    source_id: str
    name: str
    given_name: str
    family_name: str
    birth_date: dt.date | None
    email: str
    phone: str
    language: str


def read_client_row(
    row: Row, columns: Columns, order: Order | None, today: dt.date
) -> tuple[ClientRow, list[Problem]]:
    """The client and remarks about what was left out.

    Unreadable: name_missing, name_too_long, date_..., birth_date_impossible.
    """
    cells = {field: _clean(row.cells.get(heading, "")) for field, heading in columns.items()}
    remarks: list[Problem] = []
    name, given, family = _names(cells)
    birth_date = _birth_date(cells.get("birth_date", ""), order, today)
    email = _email(cells.get("email", ""), row.line, remarks)
    phone = _phone(cells.get("phone", ""), row.line, remarks)
    language = _language(cells.get("language", ""), row.line, remarks)
    source_id = cells.get("client_id", "")
    parts = (search_key(name), birth_date.isoformat() if birth_date else "", email.casefold(), phone)
    key = client_key(source_id) if source_id else client_key_of_row(*parts)
    client = ClientRow(row.line, key, source_id, name, given, family, birth_date, email, phone, language)
    return client, remarks


def full_name(cells: Mapping[str, str]) -> str:
    """The name in one cell, or put together; a Japanese family name comes first."""
    return _names({field: _clean(text) for field, text in cells.items()})[0]


def _names(cells: Mapping[str, str]) -> tuple[str, str, str]:
    given, family = cells.get("given_name", ""), cells.get("family_name", "")
    order = (family, given) if any("\u3040" <= c <= "\u9fff" for c in family + given) else (given, family)
    name = cells.get("full_name", "") or " ".join(part for part in order if part)
    if not any(c.isalnum() for c in name):
        raise Unreadable(Reason.NAME_MISSING, "full_name")
    if len(name) > LONGEST_NAME:
        raise Unreadable(Reason.NAME_TOO_LONG, "full_name", limit=LONGEST_NAME)
    return name, given, family


def _clean(text: str) -> str:
    """One line, single spaces, no invisible characters."""
    seen = "".join(
        " " if c in "\r\n\t" else c for c in text if unicodedata.category(c) != "Cf" and c != "\x00"
    )
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _birth_date(text: str, order: Order | None, today: dt.date) -> dt.date | None:
    if not text:
        return None
    born = read_date(text, order, "birth_date")
    if not OLDEST_BIRTH <= born <= today:
        raise Unreadable(Reason.BIRTH_DATE_IMPOSSIBLE, "birth_date", value=shown(text))
    return born


def _email(text: str, line: int, remarks: list[Problem]) -> str:
    email = plain(text).removeprefix("mailto:")
    if not email or (_EMAIL.fullmatch(email) and len(email) <= 254 and ".." not in email):
        return email
    remarks.append(Problem(Reason.EMAIL_UNREADABLE, line, "email", facts={"value": shown(text)}))
    return ""


def _phone(text: str, line: int, remarks: list[Problem]) -> str:
    phone = plain(text)
    if not phone or _PHONE.fullmatch(phone):
        return phone
    remarks.append(Problem(Reason.PHONE_UNREADABLE, line, "phone", facts={"value": shown(text)}))
    return ""


def _language(text: str, line: int, remarks: list[Problem]) -> str:
    code = _LANGUAGE_OF.get(heading_key(text), "")
    if text and not code:
        remarks.append(Problem(Reason.LANGUAGE_UNKNOWN, line, "language", facts={"value": shown(text)}))
    return code
