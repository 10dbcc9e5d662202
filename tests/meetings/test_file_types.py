import io
import zipfile

import pytest

from alongside.meetings.file_types import ENDINGS, sniff, tidy_name

PDF = b"%PDF-1.7\n..."
PNG = b"\x89PNG\r\n\x1a\n...."


def zipped(*names: str, **texts: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
        for name, text in texts.items():
            archive.writestr(name, text)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0rest", "jpg"),
        (b"GIF89a...", "gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic....", "heic"),
        (b"{\\rtf1 hello}", "rtf"),
        ("Hei, tämä on kirje.\r\n\tÖ".encode(), "txt"),
        ("\ufeffпривет".encode(), "txt"),
        ("手紙".encode("utf-16"), "txt"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, ending: str):
    assert ENDINGS[sniff(content) or ""] == ending


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0program",
        b"\x7fELF....",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"  <svg onload=alert(1)>",
        b"#!/bin/sh\nrm -rf",
        b"\xd0\xcf\x11\xe0 old office",
        zipped("anything.txt"),
        zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        zipped(mimetype="text/html"),
        b"PK\x03\x04broken",
        "пусто".encode("cp1251"),
    ],
)
def test_programs_pages_macros_and_the_unreadable_are_not_taken(content: bytes):
    assert sniff(content) is None


@pytest.mark.parametrize(
    ("name", "kind", "tidy"),
    [
        ("letter.pdf", "application/pdf", "letter.pdf"),
        ("C:\\scans\\../letter.PDF", "application/pdf", "letter.PDF"),
        ("photo.pdf", "image/png", "photo.pdf.png"),
        ("photo.jpeg", "image/jpeg", "photo.jpeg"),
        ("", "image/png", "png.png"),
        ("診断書", "application/pdf", "診断書.pdf"),
        ('a"b\r\nX: y.pdf', "application/pdf", "abX y.pdf"),
        ("x" * 300 + ".pdf", "application/pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_safe_to_keep_and_to_download_by(name: str, kind: str, tidy: str):
    assert tidy_name(name, kind) == tidy
