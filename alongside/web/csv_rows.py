"""Rows as a CSV file that spreadsheet programs open without asking: streamed, UTF-8 with its mark."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from alongside.web.downloads import SANDBOX

MARK = "\ufeff"  # tells a spreadsheet program which letters these are
WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # of Japanese keyboards, taken for the narrow ones
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *WIDE)


class _Line:
    """What csv writes into: hands the line back."""

    def write(self, line: str) -> str:
        return line


def csv_response(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """These rows as an attachment. Whatever they are read from must have been read when this is called."""
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response  # type: ignore[return-value]  # pages may answer with either


def _lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield MARK
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: object) -> object:
    """A spreadsheet takes a text that begins like a formula for one; numbers of ours may begin with a minus."""
    if isinstance(cell, int | Decimal):
        return cell
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
