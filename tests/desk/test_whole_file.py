"""Whole files on the desk: the archive, merging, erasing."""

import io
import zipfile
from uuid import uuid4

import pytest

from alongside.clients.models import Client
from alongside.file import actions
from alongside.trail.models import Event
from tests.cast import Cast, make_client, make_member
from tests.file.full import fill


def url(cast: Cast, what: str) -> str:
    return f"/desk/clients/{cast.vera.pk}/{what}/"


def test_the_archive_comes_by_its_button_and_a_look_takes_nothing(cast: Cast) -> None:
    fill(cast)
    browser = cast.browser(cast.anna)
    assert browser.get(url(cast, "file")).status_code == 200
    assert not Event.objects.filter(verb="file.taken").exists()
    answer = browser.post(url(cast, "file"))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="Vera Example 20')
    assert answer["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "index.html" in archive.namelist()
    assert Event.objects.filter(verb="file.taken").count() == 1


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
@pytest.mark.parametrize("what", ["file", "merge", "erase"])
def test_for_everybody_else_they_do_not_exist(cast: Cast, who: str, what: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get(url(cast, what)).status_code == 404
    assert browser.post(url(cast, what), {"name": "Vera Example"}).status_code == 404


def test_an_owner_who_does_not_work_with_the_client_takes_no_file(cast: Cast) -> None:
    assert cast.browser(cast.anna).get(f"/desk/clients/{cast.oskar.pk}/file/").status_code == 404


def test_the_double_is_found_looked_at_and_merged(cast: Cast) -> None:
    double = make_client(cast.anna, "Vera Example", portal=False)
    browser = cast.browser(cast.anna)
    page = browser.get(url(cast, "merge")).content.decode()
    assert f"?other={double.pk}" in page
    assert f"?other={cast.vera.pk}" not in page
    page = browser.get(url(cast, "merge"), {"other": double.pk}).content.decode()
    assert "Ways to reach the client" in page
    assert Client.objects.get(pk=double.pk).status == "active"
    answer = browser.post(url(cast, "merge"), {"other": double.pk})
    assert answer["Location"] == f"/desk/clients/{cast.vera.pk}/"
    assert Client.objects.get(pk=double.pk).merged_into_id == cast.vera.pk


def test_different_birth_dates_are_asked_about(cast: Cast) -> None:
    double = make_client(cast.anna, "Vera Example", portal=False, born_on="1980-01-01")
    Client.objects.filter(pk=cast.vera.pk).update(born_on="1990-01-01")
    page = cast.browser(cast.anna).get(url(cast, "merge"), {"other": double.pk}).content.decode()
    assert "Are these really the same person?" in page


def test_nonsense_and_strangers_cannot_be_merged(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    for other in ("nonsense", uuid4(), cast.strangers_client.pk):
        assert browser.get(url(cast, "merge"), {"other": other}).status_code == 404
        assert browser.post(url(cast, "merge"), {"other": other}).status_code == 404
    answer = browser.post(url(cast, "merge"), {"other": cast.vera.pk})
    assert answer.status_code == 422
    assert "This is the same entry." in answer.content.decode()


def test_the_owner_erases_by_typing_the_name(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    page = browser.get(url(cast, "erase")).content.decode()
    assert "What is kept, and why" in page
    answer = browser.post(url(cast, "erase"), {"name": "Vera Example"})
    assert answer.status_code == 422
    assert "End it first." in answer.content.decode()
    actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    answer = browser.post(url(cast, "erase"), {"name": "Vera"})
    assert answer.status_code == 422
    assert "This is not the name above." in answer.content.decode()
    assert browser.post(url(cast, "erase"), {"name": " Vera  Example "})["Location"] == "/desk/clients/"
    assert not Client.objects.filter(pk=cast.vera.pk).exists()
    assert browser.get(url(cast, "erase")).status_code == 404


def test_a_manager_merges_but_does_not_erase(cast: Cast) -> None:
    browser = cast.browser(make_member(cast.practice, "Mira", "manager"))
    assert browser.get(url(cast, "merge")).status_code == 200
    assert browser.get(url(cast, "erase")).status_code == 404
