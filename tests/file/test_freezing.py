"""Which files must be kept, which may go, and files that are frozen (peers.md 2.14)."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.clients.models import Client, Stage
from alongside.file import actions
from alongside.file.actions.data_requests import ask_data
from alongside.file.actions.erasing_part import erase_what_may_go
from alongside.file.actions.freezing import erase_out_of_time, freeze, thaw
from alongside.file.files_kept import files_kept, freezes
from alongside.file.models import Freeze
from alongside.lib.errors import NotYours, Refused
from alongside.money.models import Invoice
from alongside.practice.models import Practice
from alongside.trail.actors import command
from alongside.trail.models import Event
from tests.cast import Cast
from tests.meetings.stage import make_appointment


@pytest.fixture
def ended(cast: Cast) -> Cast:
    """Vera's work ended long ago, with one meeting eleven years back."""
    old = timezone.now() - timedelta(days=365 * 11 + 5)
    cast.vera.engagements.update(stage=Stage.ENDED)
    Client.objects.filter(pk=cast.vera.pk).update(since=old - timedelta(days=100))
    make_appointment(cast.vera, minutes_ago=(365 * 11 + 5) * 24 * 60)
    return cast


def found(cast: Cast) -> dict[str, tuple[list[str], bool]]:
    kept = files_kept(cast.actor(cast.anna))
    return {each.name: (sorted(each.until), each.may_go) for each in kept}


def test_a_file_may_go_once_every_duty_is_over(ended: Cast) -> None:
    assert found(ended)["Vera Example"] == ([], True)
    Practice.objects.filter(pk=ended.practice.pk).update(thresholds={"record_years": 12})
    assert found(ended)["Vera Example"] == (["record"], False)


def test_an_invoice_keeps_it_longer(ended: Cast) -> None:
    Invoice.objects.create(
        practice=ended.practice,
        client=ended.vera,
        number=1,
        label="1",
        language="en",
        issued_on=date(timezone.localdate().year - 3, 1, 2),
        to_name="Vera Example",
        currency="EUR",
        amount=90,
    )
    assert found(ended)["Vera Example"] == (["invoices"], False)


def test_open_work_and_other_practices_are_not_in_it(ended: Cast) -> None:
    ended.vera.engagements.update(stage=Stage.ACTIVE)
    assert "Vera Example" not in found(ended)
    with pytest.raises(NotYours):
        files_kept(ended.actor(ended.mikko))
    assert ended.strangers_client.name not in found(ended)


def test_nothing_of_a_frozen_file_is_erased(ended: Cast) -> None:
    anna = ended.actor(ended.anna)
    freeze(anna, ended.vera.pk, words="A court asked for it")
    assert found(ended)["Vera Example"] == ([], False)
    assert [each.words for each in freezes(anna, ended.vera.pk)] == ["A court asked for it"]
    with pytest.raises(Refused, match="is_frozen"):
        actions.erase_client(anna, client_id=ended.vera.pk, name="Vera Example")
    with pytest.raises(Refused, match="must_be_kept"):
        erase_out_of_time(command(ended.practice.pk), ended.vera.pk)
    asked = ask_data(ended.actor(ended.vera), what="erase", words="")
    with pytest.raises(Refused, match="is_frozen"):
        erase_what_may_go(anna, asked.pk, answer="Later")
    thaw(anna, ended.vera.pk)
    assert freezes(anna, ended.vera.pk) == []
    erase_out_of_time(command(ended.practice.pk), ended.vera.pk)
    assert not Client.objects.filter(pk=ended.vera.pk).exists()
    assert set(Event.objects.filter(verb__startswith="file.").values_list("verb", flat=True)) >= {
        "file.frozen",
        "file.thawed",
    }


def test_only_who_runs_the_practice_freezes_and_says_why(ended: Cast) -> None:
    for who in (ended.mikko, ended.chie, ended.vera, ended.stranger):
        with pytest.raises(NotYours):
            freeze(ended.actor(who), ended.vera.pk, words="No")
    with pytest.raises(Refused, match="words_missing"):
        freeze(ended.actor(ended.anna), ended.vera.pk, words="  ")
    assert Freeze.objects.count() == 0


def test_what_must_be_kept_is_never_erased_by_the_house(ended: Cast) -> None:
    house = command(ended.practice.pk)
    with pytest.raises(NotYours):
        erase_out_of_time(ended.actor(ended.anna), ended.vera.pk)
    Practice.objects.filter(pk=ended.practice.pk).update(thresholds={"record_years": 30})
    with pytest.raises(Refused, match="must_be_kept"):
        erase_out_of_time(house, ended.vera.pk)
    Practice.objects.filter(pk=ended.practice.pk).update(thresholds={})
    ended.vera.engagements.update(stage=Stage.ACTIVE)
    with pytest.raises(Refused, match="work_is_open"):
        erase_out_of_time(house, ended.vera.pk)


def test_the_command_says_it_and_erases_only_when_told_to(
    ended: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("retention", "--dry-run")
    said = capsys.readouterr().out
    assert "Vera Example: may go" in said
    assert "10 years after the last meeting" in said
    call_command("retention")
    assert Client.objects.filter(pk=ended.vera.pk).exists()
    kept = [each.client_id for each in files_kept(command(ended.practice.pk)) if not each.may_go]
    call_command("retention", "--erase")
    assert "erased" in capsys.readouterr().out
    assert not Client.objects.filter(pk=ended.vera.pk).exists()
    assert Client.objects.filter(pk__in=kept).count() == len(kept)
