"""Where the master key comes from: the environment, a file, a command that prints it, or the keyring's own folder."""

import base64
import binascii
import os
import shlex
import subprocess
from pathlib import Path

from alongside.lib.phrase import BadPhrase, key_of

VARIABLE = "ALONGSIDE_MASTER_KEY"
FILE_VARIABLE = f"{VARIABLE}_FILE"
COMMAND_VARIABLE = f"{VARIABLE}_COMMAND"
COMMAND_SECONDS = 30
KEY_LENGTH = 32
_SAID = 200  # letters of what a failing command said


class KeyringError(Exception):
    """The keyring cannot be used; the message says what to do."""


def source() -> str:
    """The name of the setting that brings the master key; "" where it lies in master.key. KeyringError for two."""
    given = [name for name in (VARIABLE, FILE_VARIABLE, COMMAND_VARIABLE) if os.environ.get(name, "").strip()]
    if len(given) > 1:
        raise KeyringError(f"{given[0]} and {given[1]} are both set: keep one of them")
    return given[0] if given else ""


def from_settings() -> bytes | None:
    """The master key that a setting brings; None where none is set. Raises KeyringError."""
    name = source()
    if not name:
        return None
    value = os.environ[name].strip()
    if name == VARIABLE:
        return _key(value, name)
    return _key(_read(Path(value)) if name == FILE_VARIABLE else _printed(value), name)


def from_folder(folder: Path) -> bytes:
    """The master key in master.key. Raises KeyringError, with the way out, when it is lost or broken."""
    path = folder / "master.key"
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        raise KeyringError(
            f"no master key: {path} is missing and {VARIABLE} is not set. "
            "Put it back with the recovery phrase: alongside recover-key"
        ) from None
    except OSError as error:
        raise KeyringError(f"{path} cannot be read: {error.strerror}") from None
    if len(key) != KEY_LENGTH:
        raise KeyringError(f"{path} must hold {KEY_LENGTH} bytes, not {len(key)}")
    return key


def _key(text: str, name: str) -> bytes:
    """32 bytes written in base64, or a recovery phrase."""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) == KEY_LENGTH:
        return key
    try:
        return key_of(text)
    except BadPhrase as wrong:
        raise KeyringError(f"{name} is neither 32 bytes in base64 nor a phrase: {wrong}") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise KeyringError(f"{FILE_VARIABLE}: {path} cannot be read: {error.strerror}") from None


def _printed(command: str) -> str:
    """What the command prints, run without a shell."""
    try:
        done = subprocess.run(
            shlex.split(command), capture_output=True, text=True, timeout=COMMAND_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise KeyringError(f"{COMMAND_VARIABLE} gave no key within {COMMAND_SECONDS} seconds") from None
    except (OSError, ValueError) as error:
        raise KeyringError(f"{COMMAND_VARIABLE} cannot be run: {error}") from None
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["nothing"]
        raise KeyringError(f"{COMMAND_VARIABLE} ended with {done.returncode} and said: {said[0][:_SAID]}")
    return done.stdout.strip()
