"""`alongside mirror-again`: everything looked at anew, and the same found."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from alongside.management.again import look_at_everybody
from alongside.mirror.models import Finding
from alongside.practice.models import Practice
from tests.cast import Cast
from tests.mirror.test_actions import three


def kept() -> list[tuple[object, ...]]:
    rows = Finding.objects.filter(is_open=True).order_by("kind", "member_id", "client_id")
    return [(row.kind, row.member_id, row.client_id, row.evidence, row.facts) for row in rows]


def test_what_is_found_anew_is_what_was_kept_up(cast: Cast) -> None:
    three(cast)
    before = kept()
    assert [each[0] for each in before] == ["meetings_over"]
    Finding.objects.all().delete()
    looked = look_at_everybody(cast.practice.pk, processes=1)
    assert (looked.clients, looked.members, looked.processes) == (2, 3, 1)
    assert kept() == before


def test_the_command_says_what_it_looked_at(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    Practice.objects.exclude(pk=cast.practice.pk).update(opened_at=timezone.now())
    call_command("mirror_again", practice=cast.practice.slug, processes=1)
    said = capsys.readouterr().out
    assert said.startswith(f"{cast.practice.name}: 2 clients and 3 members looked at in ")
    assert said.endswith("(processes: 1)\n")


def test_a_practice_that_is_not_there_and_no_process_at_all_are_refused(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no such practice"):
        call_command("mirror_again", practice="nowhere")
    with pytest.raises(CommandError, match="at least one process"):
        call_command("mirror_again", processes=0)
