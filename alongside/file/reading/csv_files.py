"""A CSV file, from bytes to named cells: encoding, delimiter, quoted newlines, line numbers."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alongside.lib.errors import Refused
from alongside.lib.reading.problems import Problem, Reason, shown
from alongside.lib.reading.text_encodings import decode

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
DELIMITERS = (",", ";", "\t", "|")
_NO_HEADING = re.compile(r"[\d\s.,:/+\-年月日]+(?:[tT]\d.*)?|[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it starts on (1-based) and its cells by heading."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file. `problems` names the rows that have more cells than the file has columns."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    delimiter: str
    problems: tuple[Problem, ...]


def read_csv(
    data: bytes,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    largest: int = LARGEST_FILE,
    most_rows: int = MOST_ROWS,
) -> Sheet:
    """Read a CSV file; `encoding` and `delimiter` are what the user says, else guessed.

    Refused: file_too_large, file_empty, file_is_spreadsheet, file_binary,
    encoding_unknown, quotes_broken, cell_too_long, header_missing, header_duplicate,
    too_many_columns, too_many_rows, no_rows.
    """
    if len(data) > largest:
        raise Refused(Reason.FILE_TOO_LARGE, bytes=len(data), limit=largest)
    text, encoding = decode(data, encoding)
    text, delimiter, skipped = _delimiter(text, delimiter)
    records = _records(text, delimiter, skipped)
    _, first = next(records, (0, []))
    header = _header(first)
    rows, problems = _rows(records, header, most_rows)
    if not rows and not problems:
        raise Refused(Reason.NO_ROWS)
    return Sheet(header, tuple(rows), encoding, delimiter, tuple(problems))


def _delimiter(text: str, chosen: str | None) -> tuple[str, str, int]:
    """The text without a `sep=` line, the delimiter, and how many lines were skipped."""
    said = re.match(r"sep=([,;\t|])\r?\n", text, re.IGNORECASE)
    if said:
        return text[said.end() :], chosen or said[1], 1
    return text, chosen if chosen in DELIMITERS else _most_columns(text), 0


def _most_columns(text: str) -> str:
    """The delimiter that cuts the first row into the most cells; a comma where none does."""

    def columns(delimiter: str) -> int:
        try:
            return len(
                next(csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter), [])
            )
        except csv.Error:
            return 0

    return max(DELIMITERS, key=columns)


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            reason = Reason.CELL_TOO_LONG if "limit" in str(error) else Reason.QUOTES_BROKEN
            raise Refused(reason, line=line) from error
        if any(cells):
            yield line, cells


def _header(cells: list[str]) -> tuple[str, ...]:
    """The headings; blank ones stay blank and are never mapped."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    named = [cell for cell in cells if cell]
    if not named or any(_NO_HEADING.fullmatch(cell) for cell in named):
        raise Refused(Reason.HEADER_MISSING)
    if len(cells) > MOST_COLUMNS:
        raise Refused(Reason.TOO_MANY_COLUMNS, count=len(cells), limit=MOST_COLUMNS)
    for name in named:
        if named.count(name) > 1:
            raise Refused(Reason.HEADER_DUPLICATE, name=shown(name))
    return tuple(cells)


def _rows(
    records: Iterator[tuple[int, list[str]]], header: tuple[str, ...], most: int
) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in records:
        if len(rows) + len(problems) >= most:
            raise Refused(Reason.TOO_MANY_ROWS, limit=most)
        if any(cells[len(header) :]):
            facts = {"cells": len(cells), "columns": len(header)}
            problems.append(Problem(Reason.TOO_MANY_CELLS, line, facts=facts))
        else:
            filled = cells + [""] * (len(header) - len(cells))
            rows.append(Row(line, {name: cell for name, cell in zip(header, filled, strict=False) if name}))
    return rows, problems
