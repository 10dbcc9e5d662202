"""The folder of backups: generations of sealed data, and one copy of the keyring that erasures overwrite.

An old generation alone opens nothing of somebody who was erased since: the keys that lie beside it are
those of today (architecture: backups keep generations of data but only one keyring).
"""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from alongside.file.generations import Keep, is_due, to_keep
from alongside.lib import sealing
from alongside.lib.keyfolder import make_folder
from alongside.lib.keyring import keyring
from alongside.lib.master_key import KeyringError
from alongside.practice.models import Practice
from alongside.trail.actors import Actor, Role
from alongside.trail.queries import Head

ENDING = ".alongside-backup"
ACCOUNT = ".alongside-account"
KEYRING_COPY = "keyring.alongside-keys"
DRAFT = ".draft-"
PURPOSE = "backup"
_NAME = f"%Y%m%dT%H%M%SZ{ENDING}"
PATIENCE = timedelta(hours=6)  # so long a backup that is due may keep us waiting


@dataclass(frozen=True, slots=True)
class Account:
    """What a backup holds: rows by table, the newest link of each practice's trail; and how its check went."""

    counts: dict[str, int]
    heads: list[Head]
    checked_at: str = ""
    wrong: list[str] = field(default_factory=list)  # codes; none when it came back whole

    @property
    def rows(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Generation:
    """One backup in the folder."""

    path: Path
    made_at: datetime
    bytes: int

    @cached_property
    def account(self) -> Account | None:
        """What it holds, as it was written down; None where nothing that we can open lies beside it."""
        return read_account(self.path)

    @property
    def checked_at(self) -> datetime | None:
        """When it was brought back into a scratch place and compared."""
        is_checked = self.account and self.account.checked_at
        return datetime.fromisoformat(self.account.checked_at) if self.account and is_checked else None

    @property
    def is_whole(self) -> bool:
        return self.checked_at is not None and self.account is not None and not self.account.wrong


@dataclass(frozen=True, slots=True)
class State:
    """How it stands with our backups: the newest one, and whether one should have been made since."""

    newest: Generation | None
    is_late: bool
    is_scheduled: bool


def folder() -> Path:
    """Where backups lie (ALONGSIDE_BACKUPS)."""
    return Path(settings.ALONGSIDE_BACKUPS)


def new_path(where: Path, now: datetime) -> Path:
    """The name of a generation made now: it sorts by time."""
    return where / now.astimezone(UTC).strftime(_NAME)


def generations(where: Path) -> list[Generation]:
    """The backups in this folder, oldest first."""
    found = []
    for path in sorted(where.glob(f"*{ENDING}")):
        try:
            made_at = datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
        except ValueError:
            continue  # somebody named it otherwise: it is theirs
        found.append(Generation(path, made_at, path.stat().st_size))
    return found


def write_account(path: Path, account: Account) -> None:
    """Lay a backup's account beside it, sealed."""
    words = json.dumps(asdict(account)).encode()
    sealed = sealing.seal(keyring().sealing_keys(PURPOSE)[0], words, _place(path))
    target = path.with_suffix(ACCOUNT)
    draft = target.with_name(f"{DRAFT}{target.name}")
    draft.touch(mode=0o600)
    draft.write_bytes(sealed)
    draft.replace(target)


def read_account(path: Path) -> Account | None:
    """The account beside a backup; None where there is none that we can open."""
    try:
        sealed = path.with_suffix(ACCOUNT).read_bytes()
        keys = keyring().sealing_keys(PURPOSE)
    except (OSError, KeyringError):
        return None
    for key in keys:
        try:
            told = json.loads(sealing.open_sealed(key, sealed, _place(path)))
        except sealing.CannotOpen:
            continue
        return Account(**told | {"heads": [Head(**head) for head in told["heads"]]})
    return None


def is_wrong(path: Path) -> bool:
    """Whether this backup was tried out and did not come back whole."""
    account = read_account(path)
    return account is not None and bool(account.wrong)


def _place(path: Path) -> bytes:
    return sealing.place("account", path.stem)


def state(now: datetime) -> State:
    """How it stands with the backups of this house."""
    made, hours = generations(folder()), settings.BACKUP_HOURS
    since, here = _since(made), timezone.localtime(now, timezone.get_default_timezone())
    is_late = since is not None and is_due(since, here - PATIENCE, hours)
    return State(made[-1] if made else None, is_late, hours > 0)


def state_for(actor: Actor) -> State | None:
    """The same for the practice's page; None for who does not own a practice."""
    return state(timezone.now()) if actor.is_member and actor.role is Role.OWNER else None


def is_backup_due(now: datetime) -> bool:
    """Whether the worker should make one now: not before the first night after the first practice opened."""
    since, here = _since(generations(folder())), timezone.localtime(now, timezone.get_default_timezone())
    return since is not None and is_due(since, here, settings.BACKUP_HOURS)


def _since(made: list[Generation]) -> datetime | None:
    """When the last backup was made; where there is none, when the first practice opened."""
    if made:
        return made[-1].made_at
    opened = Practice.objects.filter(is_demo=False)  # what was made up need not be kept
    return opened.order_by("opened_at").values_list("opened_at", flat=True).first()


def copy_keyring(where: Path) -> Path:
    """Write today's wrapped keys over the copy in this folder, in place, so that no old keys stay behind."""
    make_folder(where)
    target = where / KEYRING_COPY
    os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(keyring().file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


def renew_keyring_copy() -> None:
    """After an erasure: the copy beside our backups forgets the key too. Nothing where there is no copy."""
    if (folder() / KEYRING_COPY).exists():
        copy_keyring(folder())


def drop_old(where: Path, now: datetime, keep: Keep) -> list[Path]:
    """Delete the generations that need not stay: names lie plain in them. Returns what was deleted."""
    made = {each.made_at: each.path for each in generations(where)}
    kept = to_keep(made, keep, now)
    gone = [path for at, path in made.items() if at not in kept]
    for path in gone:
        path.unlink()
        path.with_suffix(ACCOUNT).unlink(missing_ok=True)
    for draft in where.glob(f"{DRAFT}*"):
        if draft.is_dir() and draft.stat().st_mtime < (now - timedelta(days=1)).timestamp():
            shutil.rmtree(draft, ignore_errors=True)  # of a backup that was killed
    return gone
