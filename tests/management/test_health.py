"""The doctor names what is wrong, and is quiet when all is well."""

import socket
import ssl
import threading
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from alongside.file import backups
from alongside.file.backups import Account
from alongside.lib import keyfolder, rotation
from alongside.lib.keyring import Keyring
from alongside.management import surroundings
from alongside.management.health import examine
from alongside.management.surroundings import certificate_trouble
from alongside.notices.actions import post
from alongside.notices.models import Notice
from alongside.practice.verbs import SIGNED_IN
from alongside.trail import chain
from alongside.trail.actions import record, seal_trail
from alongside.trail.models import Event
from tests.cast import Cast


@pytest.fixture
def well(cast: Cast, settings: Any, tmp_path: Path) -> Cast:
    """A house where nothing is wrong."""
    settings.ALONGSIDE_BACKUPS = tmp_path
    lay_backup(tmp_path)
    settings.SMTP_URL = "smtps://mail.example"
    settings.IS_LOOPBACK = True
    settings.BASE_URL = "http://127.0.0.1"
    return cast


def lay_backup(folder: Path, *wrong: str, checked: bool = True, days: int = 0) -> None:
    """A backup and its account."""
    at = timezone.now() - timedelta(days=days)
    path = backups.new_path(folder, at)
    path.write_bytes(b"")
    backups.write_account(path, Account({}, [], at.isoformat() if checked else "", list(wrong)))


def grave() -> list[str]:
    return [ailment.wrong for ailment in examine() if ailment.is_grave]


def test_a_house_in_good_health(well: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert examine() == []
    call_command("doctor")
    assert capsys.readouterr().out == "All is well.\n"


def test_a_worker_that_does_not_run(well: Cast) -> None:
    event = record(well.actor(well.anna), SIGNED_IN, way="code")
    assert grave() == []
    Event.objects.filter(pk=event.pk).update(recorded_at=timezone.now() - timedelta(hours=1))
    assert len(grave()) == 1
    with pytest.raises(SystemExit):
        call_command("doctor")
    event.refresh_from_db()
    event.digest = chain.digest(bytes(event.salt or b""), event.content())
    event.save()
    seal_trail()
    assert grave() == []


def test_letters_that_could_not_be_sent(well: Cast) -> None:
    post(well.practice.pk, "message.waiting", email="a@example.com", language="en", zone="UTC")
    Notice.objects.update(status="failed", done_at=timezone.now())
    assert grave() == ["E-mails that could not be sent in the last week: 1."]


def test_no_backup_and_no_mail_are_said_but_not_grave(well: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_BACKUPS, settings.SMTP_URL = tmp_path / "none", ""
    assert [ailment.is_grave for ailment in examine()] == [False, False]


def mild() -> list[str]:
    return [ailment.wrong for ailment in examine() if not ailment.is_grave]


def test_letters_that_wait_too_long(well: Cast) -> None:
    post(well.practice.pk, "message.waiting", email="a@example.com", language="en", zone="UTC")
    assert grave() == []
    Notice.objects.update(due_at=timezone.now() - timedelta(minutes=11))
    assert grave() == ["E-mails and text messages that wait although they are due: 1."]


def test_a_clock_that_jumped(well: Cast) -> None:
    event = record(well.actor(well.anna), SIGNED_IN, way="code")
    Event.objects.filter(pk=event.pk).update(recorded_at=timezone.now() + timedelta(hours=3))
    assert [wrong.partition(":")[0] for wrong in grave()] == ["The clock jumped"]


def test_a_trail_with_a_hole(well: Cast) -> None:
    for _ in range(2):
        record(well.actor(well.anna), SIGNED_IN, way="code")
        seal_trail()
    Event.objects.filter(link__number=1).delete()
    assert grave() == [f"The trail does not hold: link 1 of practice {well.practice.pk}."]


def test_backups_nobody_tried_that_failed_and_that_are_old(well: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_BACKUPS = tmp_path / "other"
    settings.ALONGSIDE_BACKUPS.mkdir()
    lay_backup(settings.ALONGSIDE_BACKUPS, days=5)
    assert [wrong.partition(" is of")[0] for wrong in mild()] == ["The newest backup"]
    lay_backup(settings.ALONGSIDE_BACKUPS, days=0, checked=False)
    assert [wrong.partition(" 2")[0] for wrong in mild()] == ["Nobody has tried whether"]
    for each in settings.ALONGSIDE_BACKUPS.iterdir():
        each.unlink()
    lay_backup(settings.ALONGSIDE_BACKUPS, "trail")
    assert [wrong.partition(". ")[2] for wrong in grave()] == ["Its trail does not hold."]


def test_little_room(well: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "LEAST_FREE", 1 << 60)
    assert {wrong.partition(" on the disk")[0] for wrong in grave()} == {"Little room is left"}


def test_debugging_is_grave(well: Cast, settings: Any) -> None:
    settings.DEBUG = True
    assert [wrong.partition(" is on")[0] for wrong in grave()] == ["ALONGSIDE_DEBUG"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("smtp://mail.example", ["ALONGSIDE_SMTP_URL"]),
        ("smtp://127.0.0.1", []),
        ("smtp+tls://mail.example", []),
        ("smtps://mail.example", []),
    ],
)
def test_letters_that_go_out_unsealed_are_grave(well: Cast, settings: Any, url: str, said: list[str]) -> None:
    settings.SMTP_URL = url
    assert [wrong.partition(" begins")[0] for wrong in grave()] == said


def test_a_rotation_that_was_not_ended(well: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_KEYRING = tmp_path / "keys"
    Keyring.create(settings.ALONGSIDE_KEYRING)
    lay_backup(tmp_path)
    with closing(keyfolder.connect(settings.ALONGSIDE_KEYRING / "keys.sqlite")) as database:
        rotation.begin(database, keyfolder.read_master(settings.ALONGSIDE_KEYRING))
    assert mild() == ["A rotation of the master key was begun and not ended."]


def test_a_lost_master_key_is_said(well: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_KEYRING = tmp_path / "lost"
    Keyring.create(settings.ALONGSIDE_KEYRING)
    (tmp_path / "lost" / "master.key").unlink()
    assert any("alongside recover-key" in wrong for wrong in grave())


# The certificate


@pytest.fixture(scope="module")
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def serve(folder: Path, key: ec.EllipticCurvePrivateKey, name: str, days: int) -> tuple[int, ssl.SSLContext]:
    """A server on this machine with a certificate of that name; its port, and who trusts it."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = timezone.now()
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=100))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, private = folder / "pem", folder / "key"
    pem.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(pem, private)
    door = socket.create_server(("127.0.0.1", 0))
    door.settimeout(20)

    def answer() -> None:
        with suppress(OSError), door, door.accept()[0] as one, shown.wrap_socket(one, server_side=True):
            pass

    threading.Thread(target=answer, daemon=True).start()
    return door.getsockname()[1], ssl.create_default_context(cafile=str(pem))


@pytest.mark.parametrize(
    ("name", "days", "said"),
    [
        ("localhost", 60, ""),
        ("localhost", 3, "its certificate ends on "),
        ("localhost", -3, "its certificate does not hold: certificate has expired."),
        ("elsewhere.example", 60, "its certificate does not hold: Hostname mismatch"),
    ],
)
def test_a_certificate(
    tmp_path: Path, key: ec.EllipticCurvePrivateKey, name: str, days: int, said: str
) -> None:
    port, trusted = serve(tmp_path, key, name, days)
    found = certificate_trouble("localhost", port, trusted)
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_nobody_answers_by_https() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    said = certificate_trouble("localhost", port, ssl.create_default_context())
    assert said.startswith("nobody answers there by https")


# PostgreSQL


@pytest.mark.postgres
def test_tables_that_do_not_hold_for_their_owner(well: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE alongside_member NO FORCE ROW LEVEL SECURITY")
    assert [wrong.rpartition(": ")[2] for wrong in grave()] == ["alongside_member."]
