"""CSV files: letters, delimiters, line numbers, and files that are refused."""

import pytest

from alongside.file.reading.csv_files import Row, read_csv
from alongside.lib.errors import Refused
from alongside.lib.reading.problems import Problem, Reason
from tests.file.reading.places import sample


def refusal(data: bytes, **how: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refused) as refused:
        read_csv(data, **how)  # type: ignore[arg-type]
    return refused.value.code, refused.value.facts


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "second_cell"),
    [
        ("clients_en.csv", "utf-8", ",", "Ada"),
        ("clients_ru.csv", "cp1251", ";", "Берёзкина Алла"),
        ("clients_ja.csv", "cp932", ",", "架空"),
        ("clients_fi.csv", "cp1252", "\t", "Äijö Yrjölä-Keksi"),
        ("clients_utf16.csv", "utf-16", "\t", "2001-05-06"),
    ],
)
def test_letters_and_delimiters_are_found(name: str, encoding: str, delimiter: str, second_cell: str) -> None:
    sheet = read_csv(sample(name))
    assert (sheet.encoding, sheet.delimiter) == (encoding, delimiter)
    assert list(sheet.rows[0].cells.values())[1] == second_cell


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_russian_reads_the_same_in_every_encoding(encoding: str) -> None:
    text = "Имя;Город\nАлла Берёзкина;Тверь\n"
    assert read_csv(text.encode(encoding)).rows == (Row(2, {"Имя": "Алла Берёзкина", "Город": "Тверь"}),)


def test_the_user_may_say_the_encoding_and_the_delimiter() -> None:
    data = "имя;a,b\nАлла;1,2\n".encode("koi8_r")
    sheet = read_csv(data, encoding="koi8_r", delimiter=",")
    assert sheet.header == ("имя;a", "b")
    assert sheet.rows[0].cells == {"имя;a": "Алла;1", "b": "2"}


def test_lines_are_kept_across_quoted_newlines_and_blank_lines() -> None:
    sheet = read_csv(b'name,note\n\n"A","one\ntwo"\n\n,\nB,three\n')
    assert [(row.line, row.cells["note"]) for row in sheet.rows] == [(3, "one\ntwo"), (7, "three")]


def test_a_sep_line_of_a_spreadsheet_program_names_the_delimiter() -> None:
    sheet = read_csv(b"sep=;\r\nname;note\r\nA;b,c\r\n")
    assert (sheet.delimiter, sheet.rows) == (";", (Row(3, {"name": "A", "note": "b,c"}),))


def test_short_rows_are_filled_and_long_ones_named() -> None:
    sheet = read_csv(b"a,b,\n1\n1,2,,\n1,2,3\n")
    assert [row.cells for row in sheet.rows] == [{"a": "1", "b": ""}, {"a": "1", "b": "2"}]
    assert sheet.problems == (Problem(Reason.TOO_MANY_CELLS, 4, facts={"cells": 3, "columns": 2}),)


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "file_empty", {}),
        (b"\xef\xbb\xbf \r\n", "file_empty", {}),
        (b"PK\x03\x04rest of a spreadsheet", "file_is_spreadsheet", {}),
        (b"name,dob\n\x00\x01\x02,\xff\n", "file_binary", {}),
        (bytes(range(256)), "file_binary", {}),
        (b"name,dob\n", "no_rows", {}),
        (b"1,Ada,1980-01-01\n2,Bo,1981-01-01\n", "header_missing", {}),
        (b"name,ada@example.org\nBo,bo@example.org\n", "header_missing", {}),
        (b"name,dob,name\nA,1980-01-01,B\n", "header_duplicate", {"name": "name"}),
        (b'name,dob\n"A,1980-01-01\n', "quotes_broken", {"line": 2}),
        (b"name,note\nA," + b"x" * 140_000 + b"\n", "cell_too_long", {"line": 2}),
        (b",".join(b"c%da" % n for n in range(201)), "too_many_columns", {"count": 201, "limit": 200}),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    data: bytes, code: str, facts: dict[str, object]
) -> None:
    assert refusal(data) == (code, facts)


def test_size_and_number_of_rows_are_limited() -> None:
    assert refusal(b"name\nA\nB\n", largest=8) == ("file_too_large", {"bytes": 9, "limit": 8})
    assert refusal(b"name\nA\nB\n", most_rows=1) == ("too_many_rows", {"limit": 1})


def test_an_encoding_that_does_not_fit_is_refused() -> None:
    assert refusal(b"name\n\xe4\n", encoding="utf-8") == ("encoding_unknown", {"encoding": "utf-8"})
    assert refusal(b"name\nA\n", encoding="rot13") == ("encoding_unknown", {"encoding": "rot13"})
