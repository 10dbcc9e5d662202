"""`alongside rotate-keys` and `recover-key` as people run them, on a data folder with real rows."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.management.test_backup import PREPARE, READ, run

BOTH = "['secret of Olga Example', 'secret of Vera Example']"
CUT_OFF = """
from contextlib import closing
from pathlib import Path
from django.conf import settings
from alongside.lib import keyfolder, rotation
folder = Path(settings.ALONGSIDE_KEYRING)
with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
    keys = rotation.begin(database, keyfolder.read_master(folder))
    rotation.turn(database, keys, rotation.practices(database)[0])
"""


def phrase_in(said: str) -> str:
    return next(iter(re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){13}", said)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with one backup, and its phrase."""
    folder = tmp_path_factory.mktemp("keys")
    phrase = run(folder / "data", code=PREPARE).splitlines()[0]
    run(folder / "data", "backup")
    return folder / "data", phrase


@pytest.fixture
def data(made: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[0], tmp_path / "data"))


def restored(data: Path, phrase: str, to: Path, *, fails: bool = False) -> str:
    words = to.with_suffix(".phrase")
    words.write_text(phrase)
    backup = min((data / "backups").glob("*.alongside-backup"))
    return run(to, "restore", str(backup), "--phrase-file", str(words), fails=fails)


def test_the_key_is_rotated_and_only_the_new_phrase_restores(
    data: Path, made: tuple[Path, str], tmp_path: Path
) -> None:
    said = run(data, "rotate-keys")
    assert re.search(r"Practice 1 of 1: [3-9] keys wrapped anew\.", said)
    assert "Done." in said
    assert run(data, code=READ).strip() == BOTH
    assert "The trail holds" in run(data, "check-trail")
    assert "does not fit" in restored(data, made[1], tmp_path / "old", fails=True)
    restored(data, phrase_in(said), tmp_path / "new")
    assert run(tmp_path / "new", code=READ).strip() == BOTH


def test_a_rotation_that_was_cut_off_goes_on_with_the_same_phrase(data: Path) -> None:
    run(data, code=CUT_OFF)
    assert run(data, code=READ).strip() == BOTH
    said = run(data, "rotate-keys")
    assert "Practice 1 of 1: 0 keys wrapped anew." in said
    assert run(data, code=READ).strip() == BOTH


def test_a_key_from_a_setting_is_put_in_by_hand_and_then_the_old_one_is_let_go(
    data: Path, made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "keyring" / "master.key").unlink()
    given = data / "given"
    given.write_text(made[1])
    run_with = {"ALONGSIDE_MASTER_KEY_COMMAND": f"cat {given}"}
    said = run(data, "rotate-keys", settings=run_with)
    assert "rotate-keys --finish" in said
    assert not (data / "keyring" / "master.key").exists()
    assert run(data, code=READ, settings=run_with).strip() == BOTH  # the old key, over the bridge
    assert "still brings the old" in run(data, "rotate-keys", "--finish", settings=run_with, fails=True)
    assert phrase_in(run(data, "rotate-keys", settings=run_with, fails=True)) == phrase_in(said)
    given.write_text(phrase_in(said))
    assert "opens nothing any more" in run(data, "rotate-keys", "--finish", settings=run_with)
    assert "nothing to finish" in run(data, "rotate-keys", "--finish", settings=run_with)
    assert run(data, code=READ, settings=run_with).strip() == BOTH
    backup = min((data / "backups").glob("*.alongside-backup"))
    run(data.parent / "new", "restore", str(backup), settings=run_with)  # asks for no phrase
    assert run(data.parent / "new", code=READ, settings=run_with).strip() == BOTH
    assert not (data.parent / "new" / "keyring" / "master.key").exists()
    given.write_text(made[1])
    said = run(data, "check-trail", settings=run_with, fails=True)
    assert "another master key" in said
    assert "Traceback" not in said


def test_a_lost_master_key_is_said_and_comes_back_from_the_phrase(
    data: Path, made: tuple[Path, str], tmp_path: Path
) -> None:
    (data / "keyring" / "master.key").unlink()
    for word in ("start", "check-trail", "doctor"):
        said = run(data, word, fails=True)
        assert "alongside recover-key" in said, word
        assert "Traceback" not in said, word
    words = tmp_path / "phrase"
    words.write_text(made[1][::-1])
    assert "does not fit" in run(data, "recover-key", "--phrase-file", str(words), fails=True)
    words.write_text(made[1])
    assert "is back" in run(data, "recover-key", "--phrase-file", str(words))
    assert run(data, code=READ).strip() == BOTH


def test_a_wrong_master_key_is_said_without_a_stack_trace(data: Path) -> None:
    (data / "keyring" / "master.key").write_bytes(os.urandom(32))
    for word in ("start", "backup", "doctor", "work"):
        said = run(data, word, fails=True)
        assert "another master key" in said, word
        assert "Traceback" not in said, word


def test_an_empty_database_beside_a_used_keyring_is_never_taken_for_new(data: Path) -> None:
    (data / "alongside.sqlite3").unlink()
    said = run(data, "start", "--empty", fails=True)
    assert "the database is empty" in said
    assert "alongside restore" in said


def test_a_truncated_database_is_said_with_the_way_out(data: Path) -> None:
    path = data / "alongside.sqlite3"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])
    for word in ("start", "check-trail", "backup", "doctor"):
        said = run(data, word, fails=True)
        assert "The database is damaged" in said, word
        assert "alongside restore" in said, word
        assert "Traceback" not in said, word
