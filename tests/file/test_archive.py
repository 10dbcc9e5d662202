"""Names in an archive, and that it is always the same."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from alongside.file.archive import numbered_name, safe_name, zip_of

AT = datetime(2026, 11, 22, 8, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Letter.pdf", "Letter.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("письмо для Веры.txt", "письмо для Веры.txt"),
        ("紹介状.pdf", "紹介状.pdf"),
        ("a\x00b\nc.txt", "a b c.txt"),
        ("CON.txt", "_CON.txt"),
        (" . ", "_"),
        ("", "_"),
        ('what? <now>: "yes".pdf', "what now yes .pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_safe_and_stay_readable(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert numbered_name(3, name) == f"03 {safe}"


def test_entries_are_in_order_and_equal_entries_give_equal_bytes() -> None:
    entries = {"b.txt": b"two", "a.txt": b"one", "документ.txt": b"three"}
    content = zip_of(entries, AT)
    assert content == zip_of(dict(reversed(entries.items())), AT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["a.txt", "b.txt", "документ.txt"]
        assert {name: archive.read(name) for name in archive.namelist()} == entries
        assert archive.getinfo("a.txt").date_time == (2026, 11, 22, 8, 30, 12)
