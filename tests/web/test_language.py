"""The chosen language lasts with the person."""

from alongside.clients.models import Client
from alongside.practice.models import Member
from tests.cast import Cast


def test_a_member_and_a_client_keep_their_choice(cast: Cast) -> None:
    anna, vera = cast.browser(cast.anna), cast.browser(cast.vera)
    assert anna.post("/i18n/setlang/", {"language": "fi", "next": "/desk/"})["Location"] == "/desk/"
    vera.post("/i18n/setlang/", {"language": "ja", "next": "/portal/"})
    assert Member.objects.get(pk=cast.anna.pk).language == "fi"
    assert Client.objects.get(pk=cast.vera.pk).language == "ja"
    assert anna.get("/desk/").headers["Content-Language"] == "fi"


def test_a_language_that_is_not_ours_changes_nothing(cast: Cast) -> None:
    anna = cast.browser(cast.anna)
    anna.post("/i18n/setlang/", {"language": "xx", "next": "/desk/"})
    assert Member.objects.get(pk=cast.anna.pk).language == "en"
    assert anna.get("/i18n/setlang/").status_code == 405
