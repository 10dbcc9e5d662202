"""Heads that were kept elsewhere show a trail that was cut or rewritten afterwards."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from alongside.lib.keyring import keyring
from alongside.practice.verbs import SIGNED_IN
from alongside.trail import chain
from alongside.trail.actions import record, seal_trail
from alongside.trail.models import Event, Link
from alongside.trail.queries import check_trail
from tests.cast import Cast


@pytest.fixture
def kept(cast: Cast, tmp_path: Path) -> Path:
    """What trail-heads wrote after three links; a fourth came later."""
    for _ in range(3):
        record(cast.actor(cast.anna), SIGNED_IN, way="code")
        seal_trail()
    record(cast.actor(cast.stranger), SIGNED_IN, way="code")
    path = tmp_path / "heads.json"
    call_command("trail_heads", "--to", str(path))
    record(cast.actor(cast.anna), SIGNED_IN, way="code")
    return path


def said(kept: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(CommandError, match="The trail does not hold: 1 flaws"):
        call_command("check_trail", "--against", str(kept))
    return capsys.readouterr().out


def test_a_trail_that_only_grew_holds(kept: Path, cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_trail", "--against", str(kept))
    assert "The trail holds: 5 events." in capsys.readouterr().out


def test_a_trail_that_was_cut_off_is_found(
    kept: Path, cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = Link.objects.get(practice_id=cast.practice.pk, number=3)
    Event.objects.filter(link=newest).delete()
    Event.objects.filter(link=None).delete()
    newest.delete()
    assert list(check_trail()) == []  # it does not show by itself
    assert f"practice {cast.practice.pk}: link 3 was kept elsewhere, and is not here" in said(kept, capsys)


def test_a_trail_that_was_rewritten_with_the_key_is_found(
    kept: Path, cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    links = list(Link.objects.filter(practice_id=cast.practice.pk).order_by("number"))
    event = Event.objects.get(link=links[0])
    event.facts = {"way": "mfa"}
    event.digest = chain.digest(bytes(event.salt or b""), event.content())
    event.save()
    previous = b""
    for link in links:
        digests = [bytes(each.digest) for each in Event.objects.filter(link=link)]
        link.root = previous = chain.root(keyring().sealing_keys("trail")[0], previous, digests)
        link.save()
    assert list(check_trail()) == []
    assert "link 3 says another thing" in said(kept, capsys)


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"heads": [{}]}', '{"heads": 3}'])
def test_another_file_is_refused_in_words(cast: Cast, tmp_path: Path, words: str) -> None:
    (tmp_path / "odd").write_text(words)
    with pytest.raises(CommandError, match="not what trail-heads writes"):
        call_command("check_trail", "--against", str(tmp_path / "odd"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_trail", "--against", str(tmp_path / "none"))
