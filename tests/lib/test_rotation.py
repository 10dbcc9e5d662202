"""The master key is rotated while others read and write, and anybody may be killed in the middle."""

import base64
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from alongside.lib import keyfolder, masters, rotation
from alongside.lib.ids import new_id
from alongside.lib.keyring import KeyDestroyed, Keyring, KeyringError
from alongside.lib.phrase import key_of

PRACTICES = sorted(str(new_id()) for _ in range(3))
OWNERS = [str(new_id()) for _ in range(30)]
Keys = dict[tuple[str, str], bytes]


@pytest.fixture(autouse=True)
def _no_master_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALONGSIDE_MASTER_KEY", "ALONGSIDE_MASTER_KEY_FILE", "ALONGSIDE_MASTER_KEY_COMMAND"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Keyring.create(tmp_path / "keyring")
    return tmp_path / "keyring"


def fill(ring: Keyring) -> Keys:
    places = [(PRACTICES[number % 3], owner) for number, owner in enumerate(OWNERS)]
    return {place: ring.key_for(*place) for place in places}


def read(ring: Keyring, keys: Keys) -> Keys:
    return {place: ring.opening_key_for(*place) for place in keys}


def rotate(folder: Path, turns: int = 99, *, finishes: bool = True) -> masters.Masters:
    """The rotation, or only its first steps: as if it were killed there."""
    with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
        keys = rotation.begin(database, keyfolder.read_master(folder))
        for practice in rotation.practices(database)[:turns]:
            rotation.turn(database, keys, practice)
        if finishes:
            rotation.finish(database, keys)
    return keys


def test_every_key_stays_and_everything_is_wrapped_anew(folder: Path) -> None:
    ring = Keyring(folder)
    keys, before, phrase = fill(ring), ring.file.read_bytes(), ring.recovery_phrase()
    ring.close()
    new = rotate(folder).newest
    keyfolder.replace_master(folder, new)
    again = Keyring(folder)
    assert read(again, keys) == keys
    assert key_of(again.recovery_phrase()) == new != key_of(phrase)
    with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
        wrapped = [bytes(row[0]) for row in database.execute("SELECT wrapped FROM keys")]
    assert len(wrapped) == 33
    assert [each for each in wrapped if each in before] == []


def test_a_server_that_runs_takes_up_the_new_key(folder: Path) -> None:
    ring = Keyring(folder)
    keys = fill(ring)
    ring.forget()
    new = rotate(folder).newest
    assert read(ring, keys) == keys
    made = ring.key_for(PRACTICES[0], "made afterwards")
    ring.destroy(OWNERS[0])
    with closing(keyfolder.connect(ring.file)) as database:
        rotation.burn_bridge(database)
    keyfolder.replace_master(folder, new)
    assert Keyring(folder).opening_key_for(PRACTICES[0], "made afterwards") == made
    with pytest.raises(KeyDestroyed):
        Keyring(folder).opening_key_for(PRACTICES[0], OWNERS[0])


def test_a_server_that_missed_the_bridge_asks_where_the_key_comes_from(folder: Path) -> None:
    ring = Keyring(folder)
    keys = fill(ring)
    ring.forget()
    keyfolder.replace_master(folder, rotate(folder).newest)
    with closing(keyfolder.connect(ring.file)) as database:
        assert rotation.burn_bridge(database)
        assert not rotation.burn_bridge(database)
    assert read(ring, keys) == keys


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_killed_in_the_middle_all_read_and_write_and_it_goes_on(folder: Path, turns: int) -> None:
    ring, warm = Keyring(folder), Keyring(folder)
    keys = fill(ring)
    assert read(warm, keys) == keys  # keeps the keys that wrap the others in memory
    first = rotate(folder, turns, finishes=False)
    for each in (ring, warm, Keyring(folder)):
        for practice in PRACTICES:
            owner = str(new_id())
            keys[practice, owner] = each.key_for(practice, owner)
    for each in (ring, warm, Keyring(folder)):
        each.forget()
        assert read(each, keys) == keys
    second = rotate(folder)
    assert second.newest == first.newest
    keyfolder.replace_master(folder, second.newest)
    assert read(Keyring(folder), keys) == keys


def test_the_old_key_leads_over_the_bridge_until_it_is_burnt(folder: Path) -> None:
    keys = fill(Keyring(folder))
    rotate(folder)
    assert read(Keyring(folder), keys) == keys
    with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
        rotation.burn_bridge(database)
    with pytest.raises(KeyringError, match="another master key"):
        Keyring(folder)


def test_keys_for_a_purpose_stay_and_others_are_added(folder: Path) -> None:
    ring = Keyring(folder)
    mfa, trail = ring.sealing_key("mfa"), ring.sealing_keys("trail")
    for _ in range(2):
        keyfolder.replace_master(folder, rotate(folder).newest)
    assert Keyring(folder).sealing_key("mfa") == mfa
    assert ring.sealing_keys("trail") == Keyring(folder).sealing_keys("trail")
    assert len(set(ring.sealing_keys("trail"))) == 3
    assert ring.sealing_keys("trail")[-1:] == trail


def test_two_rotations_at_once_are_one(folder: Path) -> None:
    Keyring(folder).key_for(PRACTICES[0], OWNERS[0])
    with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
        given = keyfolder.read_master(folder)
        both = [rotation.begin(database, given) for _ in range(2)]
        for keys in both:
            for practice in rotation.practices(database):
                rotation.turn(database, keys, practice)
        rotation.finish(database, both[0])
        trail = Keyring(folder).sealing_keys("trail")
        rotation.finish(database, both[1])
    keyfolder.replace_master(folder, both[0].newest)
    assert Keyring(folder).sealing_keys("trail") == trail


def test_a_damaged_key_is_named_and_left(folder: Path) -> None:
    keys = fill(Keyring(folder))
    with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
        database.execute("UPDATE keys SET wrapped = randomblob(61) WHERE owner = ?", [OWNERS[0]])
        turned = rotation.begin(database, keyfolder.read_master(folder))
        lost = [owner for practice in PRACTICES for owner in rotation.turn(database, turned, practice)[1]]
        again = [rotation.turn(database, turned, practice) for practice in PRACTICES]
    assert lost == [OWNERS[0]]
    assert again == [(0, [])] * 3
    del keys[PRACTICES[0], OWNERS[0]]
    assert read(Keyring(folder), keys) == keys


WRITER = """
import sys
from pathlib import Path
from alongside.lib.keyring import Keyring
ring, said = Keyring(Path(sys.argv[1])), Path(sys.argv[4]).open("w")
for turn in range(200):
    print(turn, ring.key_for(sys.argv[2], f"{sys.argv[3]} {turn}").hex(), file=said, flush=True)
"""


def test_nobody_who_writes_meanwhile_loses_a_key(folder: Path, tmp_path: Path) -> None:
    said = {name: tmp_path / name for name in ("one", "other")}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), PRACTICES[0], name, str(path)])
        for name, path in said.items()
    ]
    while not all(path.exists() and path.stat().st_size for path in said.values()):
        time.sleep(0.01)
    for _ in range(3):
        keyfolder.replace_master(folder, rotate(folder).newest)
    assert [writer.wait(60) for writer in writers] == [0, 0]
    ring = Keyring(folder)
    for name, path in said.items():
        lines = [line.split() for line in path.read_text().splitlines()]
        assert len(lines) == 200
        assert [ring.opening_key_for(PRACTICES[0], f"{name} {turn}").hex() for turn, _ in lines] == [
            key for _, key in lines
        ]


# Where the master key comes from


def test_the_key_may_come_from_a_file_or_a_command(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Keyring(folder).key_for(PRACTICES[0], OWNERS[0])
    kept = tmp_path / "kept key"
    (folder / "master.key").rename(kept)
    words = tmp_path / "words"
    words.write_text(base64.b64encode(kept.read_bytes()).decode() + "\n")
    monkeypatch.setenv("ALONGSIDE_MASTER_KEY_FILE", str(words))
    assert Keyring(folder).opening_key_for(PRACTICES[0], OWNERS[0]) == key
    monkeypatch.delenv("ALONGSIDE_MASTER_KEY_FILE")
    monkeypatch.setenv("ALONGSIDE_MASTER_KEY_COMMAND", f"cat {words}")
    assert Keyring(folder).opening_key_for(PRACTICES[0], OWNERS[0]) == key
    monkeypatch.setenv("ALONGSIDE_MASTER_KEY", words.read_text())
    with pytest.raises(KeyringError, match="are both set"):
        Keyring(folder)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("sh -c 'echo locked >&2; exit 3'", "ended with 3 and said: locked"),
        ("/nowhere/at/all", "cannot be run"),
        ("echo hunter2", "ALONGSIDE_MASTER_KEY_COMMAND is neither"),
        ("sh -c 'open", "cannot be run"),
    ],
)
def test_a_command_that_brings_no_key_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("ALONGSIDE_MASTER_KEY_COMMAND", command)
    with pytest.raises(KeyringError, match=said):
        Keyring(folder)


def test_a_file_of_keys_that_is_damaged_is_named(folder: Path) -> None:
    (folder / "keys.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(KeyringError, match="put it back from its copy"):
        Keyring(folder)


ROTATOR = """
import sys
from contextlib import closing
from pathlib import Path
from alongside.lib import keyfolder, masters, rotation
folder = Path(sys.argv[1])
print("ready", flush=True)
while True:
    given = keyfolder.read_master(folder)
    with closing(keyfolder.connect(folder / "keys.sqlite")) as database:
        found = masters.load(database, [given])
        if found.now != given:
            keyfolder.replace_master(folder, found.now)
            rotation.burn_bridge(database)
            continue
        keys = rotation.begin(database, given)
        for practice in rotation.practices(database):
            rotation.turn(database, keys, practice)
        rotation.finish(database, keys)
        keyfolder.replace_master(folder, keys.newest)
        rotation.burn_bridge(database)
"""


CUT_OFF = """
import os, signal, sys
from pathlib import Path
from alongside.lib import keyfolder, rotation
folder = Path(sys.argv[1])
database = keyfolder.connect(folder / "keys.sqlite")
database.execute("PRAGMA cache_size = 1")  # so that what was changed already lies on the disk
keys, changed = rotation.begin(database, keyfolder.read_master(folder)), []
def count(statement):
    changed.extend([statement] if statement.startswith("UPDATE keys") else [])
    if len(changed) == 600:
        os.kill(os.getpid(), signal.SIGKILL)
database.set_trace_callback(count)
rotation.turn(database, keys, sys.argv[2])
"""


def test_killed_within_one_practice_all_of_it_is_as_before_and_it_goes_on(folder: Path) -> None:
    ring = Keyring(folder)
    owners = [str(new_id()) for _ in range(1200)]
    ring.make_keys(PRACTICES[0], owners)
    keys = {(PRACTICES[0], owner): ring.key_for(PRACTICES[0], owner) for owner in owners}
    before = ring.file.read_bytes()
    cut_off = subprocess.run([sys.executable, "-c", CUT_OFF, str(folder), PRACTICES[0]], check=False)
    assert cut_off.returncode == -signal.SIGKILL
    assert (folder / "keys.sqlite-journal").stat().st_size > 0
    after = ring.file.read_bytes()
    assert sum(before[at : at + 4096] != after[at : at + 4096] for at in range(0, len(before), 4096)) > 10
    for each in (ring, Keyring(folder)):  # one that runs all the time, one that starts now
        each.forget()
        assert read(each, keys) == keys
    with closing(keyfolder.connect(ring.file)) as database:
        begun = rotation.begin(database, keyfolder.read_master(folder))
        assert rotation.turn(database, begun, PRACTICES[0]) == (1201, [])
    keyfolder.replace_master(folder, rotate(folder).newest)
    assert begun.newest == keyfolder.read_master(folder)
    assert read(Keyring(folder), keys) == keys


def test_killed_at_any_moment_no_key_is_lost(folder: Path, size: Callable[[int, int], int]) -> None:
    ring, chance = Keyring(folder), random.Random(7)
    keys = fill(ring)
    seen = set()
    for _ in range(size(8, 100)):
        rotator = subprocess.Popen([sys.executable, "-c", ROTATOR, str(folder)], stdout=subprocess.PIPE)
        assert rotator.stdout is not None
        rotator.stdout.readline()
        time.sleep(chance.random() / 5)
        rotator.kill()
        rotator.wait()
        rotator.stdout.close()
        for each in (ring, Keyring(folder)):  # one that runs all the time, one that starts now
            each.forget()
            assert read(each, keys) == keys
        seen.add(Keyring(folder).recovery_phrase())
    rotate_to_the_end = rotate(folder).newest
    keyfolder.replace_master(folder, rotate_to_the_end)
    assert list(folder.glob(".master-*")) == []
    assert len(seen) > 1
