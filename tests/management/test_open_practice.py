"""The first practice of an empty house."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from alongside.practice.models import Member, Practice
from alongside.trail.actors import Role

pytestmark = pytest.mark.django_db
WORDS = {"name": "Quiet Room", "owner": "Aino Esimerkki", "email": "Aino@example.org"}


def test_it_opens_a_practice_and_lets_its_owner_in(client: Client) -> None:
    said = StringIO()
    call_command("open_practice", **WORDS, language="fi", zone="Europe/Helsinki", stdout=said)
    practice = Practice.objects.get()
    assert (practice.slug, practice.language, practice.timezone) == ("quiet-room", "fi", "Europe/Helsinki")
    owner = Member.objects.get()
    assert (owner.name, owner.email, owner.role) == ("Aino Esimerkki", "aino@example.org", Role.OWNER)
    link = said.getvalue().strip().splitlines()[-1]
    path = link.removeprefix("http://127.0.0.1:8765")
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 302
    assert client.session["_auth_user_id"] == str(owner.account_id)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": "aino"}, "no e-mail address"),
        ({"zone": "Mars/Base"}, "no time zone"),
        ({"name": "a" * 121}, "--name is too long: 120 signs"),
    ],
)
def test_wrong_words_are_named(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("open_practice", **(WORDS | wrong))
    assert not Practice.objects.exists()


def test_a_long_name_gets_a_short_address() -> None:
    call_command("open_practice", **(WORDS | {"name": "a" * 120}), stdout=StringIO())
    assert Practice.objects.get().slug == "a" * 60


def test_an_address_that_is_taken_is_said() -> None:
    call_command("open_practice", **WORDS, stdout=StringIO())
    with pytest.raises(CommandError, match="quiet-room/ already"):
        call_command("open_practice", **WORDS)
