"""A first word without an account: where they heard of us is theirs to say (M03)."""

import pytest
from django.test import Client as Browser

from alongside.clients.models import Client
from tests.cast import Cast

PAGE = "/p/riverside/write/"
WISH = {
    "name": "Noor Newcomer",
    "email": "noor@new.example",
    "words": "Sleep",
    "language": "en",
    "timezone": "Europe/Helsinki",
}


@pytest.mark.parametrize(("said", "kept"), [("directory", "directory"), ("", "")])
def test_how_they_found_us_is_kept_if_they_say_so(cast: Cast, said: str, kept: str) -> None:
    cast.practice.is_public = True
    cast.practice.save()
    assert "Where did you hear about us?" in Browser().get(PAGE).content.decode()
    assert Browser().post(PAGE, WISH | {"heard_from": said}).status_code == 302
    assert Client.objects.get(name="Noor Newcomer").heard_from == kept


def test_nonsense_is_refused(cast: Cast) -> None:
    cast.practice.is_public = True
    cast.practice.save()
    assert Browser().post(PAGE, WISH | {"heard_from": "x"}).status_code == 422
    assert not Client.objects.filter(name="Noor Newcomer").exists()
