"""The doctor names what is wrong, and is quiet when all is well."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.management.health import examine
from alongside.notices.actions import post
from alongside.notices.models import Notice
from alongside.practice.verbs import SIGNED_IN
from alongside.trail.actions import record, seal_trail
from alongside.trail.models import Event
from tests.cast import Cast


@pytest.fixture
def well(cast: Cast, settings: Any, tmp_path: Path) -> Cast:
    """A house where nothing is wrong."""
    (tmp_path / "backup").write_bytes(b"")
    settings.ALONGSIDE_BACKUPS = tmp_path
    settings.SMTP_URL = "smtp://mail.example"
    settings.IS_LOOPBACK = True
    settings.BASE_URL = "http://127.0.0.1"
    return cast


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
    seal_trail()
    assert grave() == []


def test_letters_that_could_not_be_sent(well: Cast) -> None:
    post(well.practice.pk, "message.waiting", email="a@example.com", language="en", zone="UTC")
    Notice.objects.update(status="failed", done_at=timezone.now())
    assert grave() == ["E-mails that could not be sent in the last week: 1."]


def test_no_backup_and_no_mail_are_said_but_not_grave(well: Cast, settings: Any, tmp_path: Path) -> None:
    settings.ALONGSIDE_BACKUPS, settings.SMTP_URL = tmp_path / "none", ""
    assert [ailment.is_grave for ailment in examine()] == [False, False]
