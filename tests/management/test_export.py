"""Everything leaves as open formats, without asking anybody."""

import csv
import io
import json
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from alongside.trail.models import Event
from tests.cast import Cast
from tests.file.full import fill


def export(to: Path, **what: object) -> list[Path]:
    said = io.StringIO()
    call_command("export", to=to, stdout=said, **what)
    return [Path(line.removeprefix("Exported: ")) for line in said.getvalue().splitlines()]


def test_one_client(cast: Cast, tmp_path: Path) -> None:
    fill(cast)
    (path,) = export(tmp_path, client=cast.vera.pk)
    assert path.name.startswith("Vera Example 20")
    assert path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(path) as archive:
        assert "I cannot sleep." in archive.read("index.html").decode()
    assert Event.objects.get(verb="file.taken").actor_kind == "command"


def test_everything(cast: Cast, tmp_path: Path) -> None:
    fill(cast)
    elsewhere, riverside = export(tmp_path, all=True)
    assert (elsewhere.name[:9], riverside.name[:9]) == ("Elsewhere", "Riverside")
    with zipfile.ZipFile(riverside) as whole:
        assert whole.namelist() == [
            "clients/00001 Oskar Example.zip",
            "clients/00002 Vera Example.zip",
            "clients.csv",
            "practice.json",
        ]
        with zipfile.ZipFile(io.BytesIO(whole.read("clients/00002 Vera Example.zip"))) as archive:
            assert json.loads(archive.read("data.json"))["client"]["name"] == "Vera Example"
        rows = list(csv.DictReader(io.StringIO(whole.read("clients.csv").decode("utf-8-sig"))))
        assert [(row["name"], row["id"]) for row in rows] == [
            ("Oskar Example", str(cast.oskar.pk)),
            ("Vera Example", str(cast.vera.pk)),
        ]
        members = json.loads(whole.read("practice.json"))["members"]
        assert [each["name"] for each in members] == ["Anna", "Chie", "Mikko", "Rauha"]


def test_one_practice_of_several(cast: Cast, tmp_path: Path) -> None:
    (path,) = export(tmp_path, all=True, practice="elsewhere")
    assert path.name.startswith("Elsewhere")


def test_what_is_not_there_is_said(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no client"):
        export(tmp_path, client=uuid4())
    with pytest.raises(CommandError, match="There is no practice at /p/nowhere/"):
        export(tmp_path, all=True, practice="nowhere")
    with pytest.raises(CommandError, match="There is no folder"):
        export(tmp_path / "missing", all=True)
    assert list(tmp_path.iterdir()) == []
