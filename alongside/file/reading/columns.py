"""Which column of a file holds what: a guess by the headings, which the user may change.

A mapping is field -> heading, as a form or a command line sends it back.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from alongside.file.reading.headings import (
    CLIENT_WORDS,
    DIARY_WORDS,
    END_WORDS,
    ID_WORDS,
    START_WORDS,
    heading_key,
)
from alongside.lib.errors import Refused
from alongside.lib.reading.problems import Reason, shown


class Kind(StrEnum):
    """What a file holds."""

    CLIENTS = "clients"
    DIARY = "diary"


Columns = Mapping[str, str]

CLIENT_FIELDS = tuple(CLIENT_WORDS)
# A diary names its client by an id or a name; the birth date tells equal names apart.
DIARY_FIELDS = (*DIARY_WORDS, "client_id", "full_name", "given_name", "family_name", "birth_date")
FIELDS = {Kind.CLIENTS: CLIENT_FIELDS, Kind.DIARY: DIARY_FIELDS}


def guess_kind(header: Iterable[str]) -> Kind:
    """A diary has a date (or a start), and a time or a status; anything else is a list of clients."""
    keys = {heading_key(heading) for heading in header if heading}
    dated = keys & (DIARY_WORDS["date"] | START_WORDS)
    timed = keys & (DIARY_WORDS["time"] | DIARY_WORDS["status"] | START_WORDS | END_WORDS)
    return Kind.DIARY if dated and timed else Kind.CLIENTS


def guess_columns(header: Iterable[str], kind: Kind) -> dict[str, str]:
    """field -> heading, for the fields of this kind whose heading is known."""
    by_key = {heading_key(heading): heading for heading in reversed(list(header)) if heading}
    words = {**DIARY_WORDS, **CLIENT_WORDS} if kind is Kind.DIARY else CLIENT_WORDS
    found = {field: _first(by_key, words[field]) for field in FIELDS[kind]}
    if kind is Kind.DIARY:
        _share_out_times(found, by_key)
    own_id = "client_id" if kind is Kind.CLIENTS else "appointment_id"
    found[own_id] = found[own_id] or _first(by_key, ID_WORDS)
    return {field: heading for field, heading in found.items() if heading}


def _share_out_times(found: dict[str, str], by_key: Mapping[str, str]) -> None:
    """A bare "start" beside a planned time is when it really began; alone, it is the plan.

    With real times in the file, a bare "duration" is the real length too.
    """
    start, end = _first(by_key, START_WORDS), _first(by_key, END_WORDS)
    if found["time"] or (found["real_start"] and not start):
        found["real_start"] = found["real_start"] or start
        found["real_end"] = found["real_end"] or end
    else:
        found["time"] = start
        found["end_time"] = found["end_time"] or end
    if found["time"] and not found["date"]:
        found["date"], found["time"] = found["time"], ""
    if found["real_start"] and not found["real_minutes"] and _is_bare(found["minutes"]):
        found["real_minutes"], found["minutes"] = found["minutes"], ""


def _is_bare(heading: str) -> bool:
    return "planned" not in heading_key(heading)


def _first(by_key: Mapping[str, str], words: Iterable[str]) -> str:
    return next((heading for key, heading in by_key.items() if key in words), "")


def chosen_columns(header: Iterable[str], kind: Kind, chosen: Columns) -> dict[str, str]:
    """The guess with the user's changes; an empty heading means "this file has no such column".

    Refused: column_unknown (no such field or heading), column_needed.
    """
    headings = [heading for heading in header if heading]
    for field, heading in chosen.items():
        if field not in FIELDS[kind] or (heading and heading not in headings):
            raise Refused(Reason.COLUMN_UNKNOWN, field=field[:40], name=shown(heading))
    taken = set(chosen.values())
    guess = {f: h for f, h in guess_columns(headings, kind).items() if h not in taken}
    columns = {field: heading for field, heading in {**guess, **chosen}.items() if heading}
    missing = missing_columns(columns, kind)
    if missing:
        raise Refused(Reason.COLUMN_NEEDED, field=missing[0])
    return columns


def missing_columns(columns: Columns, kind: Kind) -> tuple[str, ...]:
    """The fields without which nothing can be read."""
    named = {"full_name", "given_name", "family_name"} & set(columns)
    if kind is Kind.CLIENTS:
        return () if named else ("full_name",)
    missing = () if "date" in columns else ("date",)
    return missing if named or "client_id" in columns else (*missing, "client_id")
