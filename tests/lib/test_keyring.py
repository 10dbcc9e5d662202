import base64
import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alongside.lib import keyring as module
from alongside.lib.ids import new_id
from alongside.lib.keyring import KeyDestroyed, KeyMissing, Keyring, KeyringError
from alongside.lib.phrase import BadPhrase, key_of

PRACTICE, OTHER_PRACTICE = new_id(), new_id()


@pytest.fixture(autouse=True)
def no_master_in_the_environment(monkeypatch):
    monkeypatch.delenv("ALONGSIDE_MASTER_KEY", raising=False)


@pytest.fixture
def ring(tmp_path):
    ring, _ = Keyring.create(tmp_path / "keyring")
    yield ring
    ring.close()


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_only_we_may_read_the_keyring(ring):
    ring.key_for(PRACTICE, new_id())
    assert _mode(ring.folder) == 0o700
    assert {path.name: _mode(path) for path in ring.folder.iterdir()} == {
        "master.key": 0o600,
        "keys.sqlite": 0o600,
    }


@pytest.mark.parametrize("name", ["", "master.key", "keys.sqlite"])
def test_a_keyring_open_to_others_is_refused(ring, name):
    (ring.folder / name).chmod(0o740)
    with pytest.raises(KeyringError, match="run chmod"):
        Keyring(ring.folder)


def test_a_key_stays_the_same_also_after_opening_again(ring):
    owner = new_id()
    key = ring.key_for(PRACTICE, owner)
    assert len(key) == 32
    assert ring.key_for(PRACTICE, owner) == key
    ring.forget()
    assert ring.opening_key_for(str(PRACTICE), str(owner)) == key
    assert Keyring(ring.folder).opening_key_for(PRACTICE, owner) == key


def test_every_owner_has_another_key(ring):
    owners = [PRACTICE, *(new_id() for _ in range(20))]
    assert len({ring.key_for(PRACTICE, owner) for owner in owners}) == 21


def test_the_file_holds_no_key_in_the_open(ring):
    key = ring.key_for(PRACTICE, new_id())
    assert key not in ring.file.read_bytes()
    assert ring._masters.now not in ring.file.read_bytes()


def test_reading_never_makes_a_key(ring):
    owner = new_id()
    with pytest.raises(KeyMissing):
        ring.opening_key_for(PRACTICE, owner)
    ring.key_for(PRACTICE, new_id())
    with pytest.raises(KeyMissing):
        ring.opening_key_for(PRACTICE, owner)


def test_a_key_belongs_to_one_practice(ring):
    owner = new_id()
    ring.key_for(PRACTICE, owner)
    ring.key_for(OTHER_PRACTICE, new_id())
    with pytest.raises(KeyringError, match="does not belong"):
        ring.opening_key_for(OTHER_PRACTICE, owner)
    with pytest.raises(KeyringError, match="does not belong"):
        ring.key_for(OTHER_PRACTICE, owner)


def test_many_keys_are_made_in_one_write(ring):
    owners = [new_id() for _ in range(500)]
    kept = ring.key_for(PRACTICE, owners[0])
    ring.make_keys(PRACTICE, owners)
    assert ring.opening_key_for(PRACTICE, owners[0]) == kept
    assert len({ring.opening_key_for(PRACTICE, owner) for owner in owners}) == 500


def test_a_destroyed_key_is_never_read_nor_made_again(ring):
    owner, bystander = new_id(), new_id()
    ring.key_for(PRACTICE, owner)
    kept = ring.key_for(PRACTICE, bystander)
    wrapped = _wrapped(ring, owner)
    ring.destroy(owner)
    for again in (ring, Keyring(ring.folder)):
        with pytest.raises(KeyDestroyed):
            again.opening_key_for(PRACTICE, owner)
        with pytest.raises(KeyDestroyed):
            again.key_for(PRACTICE, owner)
        again.make_keys(PRACTICE, [owner])
        with pytest.raises(KeyDestroyed):
            again.key_for(PRACTICE, owner)
    assert ring.opening_key_for(PRACTICE, bystander) == kept
    assert _wrapped(ring, owner) is None
    assert wrapped not in ring.file.read_bytes()
    assert [
        path.name for path in ring.folder.iterdir() if path.name not in ("master.key", "keys.sqlite")
    ] == []


def test_an_owner_who_never_had_a_key_can_be_erased_too(ring):
    owner = new_id()
    ring.destroy(owner)
    with pytest.raises(KeyDestroyed):
        ring.key_for(PRACTICE, owner)


def test_the_erasure_list_keeps_the_first_order(ring):
    first, second = new_id(), new_id()
    ring.key_for(PRACTICE, second)
    for owner in (first, second, first):
        ring.destroy(owner)
    assert ring.destroyed_owners() == [str(first), str(second)]


def test_destroying_a_practice_destroys_everyone_in_it(ring):
    owners = [PRACTICE, *(new_id() for _ in range(5))]
    for owner in owners:
        ring.key_for(PRACTICE, owner)
    elsewhere = new_id()
    kept = ring.key_for(OTHER_PRACTICE, elsewhere)
    ring.destroy_practice(PRACTICE)
    for owner in [*owners, new_id()]:
        with pytest.raises(KeyDestroyed):
            ring.key_for(PRACTICE, owner)
    assert ring.opening_key_for(OTHER_PRACTICE, elsewhere) == kept


def test_an_erasure_elsewhere_takes_effect_within_a_minute(ring, monkeypatch):
    owner = new_id()
    ring.key_for(PRACTICE, owner)
    Keyring(ring.folder).destroy(owner)
    now = module.time.monotonic()
    monkeypatch.setattr(module.time, "monotonic", lambda: now + 60)
    with pytest.raises(KeyDestroyed):
        ring.opening_key_for(PRACTICE, owner)


def test_memory_keeps_a_limited_number_of_keys(ring, monkeypatch):
    monkeypatch.setattr(module, "CACHE_KEYS", 10)
    owners = [new_id() for _ in range(30)]
    ring.make_keys(PRACTICE, owners)
    keys = [ring.opening_key_for(PRACTICE, owner) for owner in owners]
    assert len(ring._cache) == 10
    assert [ring.opening_key_for(PRACTICE, owner) for owner in owners] == keys


def test_a_kept_key_is_read_without_the_file(ring, monkeypatch):
    owner = new_id()
    key = ring.key_for(PRACTICE, owner)
    monkeypatch.setattr(ring, "_database", lambda: pytest.fail("the file was read"))
    assert ring.opening_key_for(PRACTICE, owner) == key


RACER = """
import sys
from pathlib import Path
from alongside.lib.keyring import Keyring
ring = Keyring(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print(" ".join(ring.key_for(sys.argv[2], f"owner {turn}").hex() for turn in range(40)))
"""


def test_two_processes_racing_for_a_key_get_the_same(ring):
    practice = str(PRACTICE)
    command = [sys.executable, "-c", RACER, str(ring.folder), practice]
    racers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path.cwd())
        for _ in range(2)
    ]
    for racer in racers:
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    one, other = (racer.communicate(timeout=60)[0].split() for racer in racers)
    assert len(set(one)) == 40
    assert one == other == [ring.opening_key_for(practice, f"owner {turn}").hex() for turn in range(40)]


def test_threads_racing_for_a_key_get_the_same(ring):
    owner, start = new_id(), threading.Barrier(8)

    def race(_: int) -> bytes:
        start.wait()
        return ring.key_for(PRACTICE, owner)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(race, range(8)))) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
def test_a_forked_child_opens_the_file_for_itself(ring):
    owner = new_id()
    key = ring.key_for(PRACTICE, owner)
    child = os.fork()
    if child == 0:
        ring.forget()
        same = ring.opening_key_for(PRACTICE, owner) == key
        os._exit(0 if same and ring._process == os.getpid() else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_purposes_have_keys_of_their_own_that_do_not_change(ring):
    trail, tokens = ring.sealing_key("trail"), ring.sealing_key("tokens")
    assert len(trail) == 32
    assert len({trail, tokens, ring._masters.now}) == 3
    assert Keyring(ring.folder).sealing_key("trail") == trail


def test_the_phrase_brings_the_keyring_back(tmp_path):
    ring, phrase = Keyring.create(tmp_path / "keyring")
    owner = new_id()
    key = ring.key_for(PRACTICE, owner)
    assert ring.recovery_phrase() == phrase
    ring.close()
    (ring.folder / "master.key").unlink()
    with pytest.raises(KeyringError, match=r"master\.key is missing"):
        Keyring(ring.folder)
    with pytest.raises(BadPhrase):
        Keyring.from_phrase(ring.folder, phrase[:-1] + "U")
    assert Keyring.from_phrase(ring.folder, phrase.lower()).opening_key_for(PRACTICE, owner) == key
    assert _mode(ring.folder / "master.key") == 0o600
    assert Keyring.from_phrase(ring.folder, phrase).opening_key_for(PRACTICE, owner) == key


def test_the_phrase_of_another_keyring_is_refused(ring, tmp_path):
    _, foreign = Keyring.create(tmp_path / "other")
    with pytest.raises(KeyringError, match="another key"):
        Keyring.from_phrase(ring.folder, foreign)
    (ring.folder / "master.key").unlink()
    with pytest.raises(KeyringError, match="another master key"):
        Keyring.from_phrase(ring.folder, foreign)
    assert not (ring.folder / "master.key").exists()


def test_a_second_keyring_in_one_folder_is_refused(ring):
    with pytest.raises(KeyringError, match="already holds"):
        Keyring.create(ring.folder)
    ring.close()
    ring.file.unlink()
    with pytest.raises(KeyringError, match="already holds a master key"):
        Keyring.create(ring.folder)


@pytest.mark.parametrize("spelling", ["base64", "phrase"])
def test_the_master_key_may_come_from_the_environment(tmp_path, monkeypatch, spelling):
    _, phrase = Keyring.create(tmp_path / "first")
    master = key_of(phrase)
    text = phrase if spelling == "phrase" else base64.b64encode(master).decode()
    monkeypatch.setenv("ALONGSIDE_MASTER_KEY", text)
    ring, again = Keyring.create(tmp_path / "second")
    assert (ring._masters.now, again) == (master, phrase)
    assert not (ring.folder / "master.key").exists()


def test_a_broken_key_in_the_environment_is_named(ring, monkeypatch):
    monkeypatch.setenv("ALONGSIDE_MASTER_KEY", "hunter2")
    with pytest.raises(KeyringError, match="ALONGSIDE_MASTER_KEY is neither"):
        Keyring(ring.folder)


def test_a_broken_master_key_is_named(ring):
    (ring.folder / "master.key").write_bytes(b"short")
    with pytest.raises(KeyringError, match="must hold 32 bytes, not 5"):
        Keyring(ring.folder)


def test_no_keyring_is_named(tmp_path):
    with pytest.raises(KeyringError, match="there is no keyring"):
        Keyring(tmp_path / "nowhere")


def test_the_settings_name_the_keyring(ring, settings):
    settings.ALONGSIDE_KEYRING = ring.folder
    assert module.keyring() is module.keyring()
    assert module.keyring().folder == ring.folder


def test_the_file_of_keys_overwrites_what_it_deletes(ring):
    database = ring._database()
    assert database.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert database.execute("PRAGMA synchronous").fetchone() == (2,)


def _wrapped(ring: Keyring, owner: object) -> bytes | None:
    with sqlite3.connect(ring.file) as database:
        return database.execute("SELECT wrapped FROM keys WHERE owner = ?", [str(owner)]).fetchone()[0]
