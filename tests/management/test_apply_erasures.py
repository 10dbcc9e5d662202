"""After a point-in-time recovery whoever was erased since is erased again."""

import pytest
from django.core.management import call_command

from alongside.clients.models import Client
from alongside.lib.keyring import keyring
from tests.cast import Cast


def test_whose_key_is_gone_goes_again(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    keyring().make_keys(cast.practice.pk, [cast.vera.pk])
    keyring().destroy(cast.vera.pk)
    call_command("apply_erasures")
    said = capsys.readouterr().out
    assert "Erased again: 1." in said
    assert "The trail holds" in said
    assert not Client.objects.filter(pk=cast.vera.pk).exists()
    call_command("apply_erasures")
    assert "Erased again: 0." in capsys.readouterr().out
