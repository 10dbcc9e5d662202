"""The pages about files that must be kept."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, make_client

FILES = "/desk/practice/keeping/files/"


def test_files_of_ended_work_are_listed_with_their_days(cast: Cast) -> None:
    make_client(cast.anna, "Old Example")
    said = cast.browser(cast.anna).get(FILES).content.decode()
    assert "Old Example" in said
    assert "the record is kept until" in said
    assert "Vera Example" not in said  # her work goes on


def test_a_file_is_frozen_the_client_reads_why_and_it_is_lifted(cast: Cast) -> None:
    browser, path = cast.browser(cast.anna), f"/desk/clients/{cast.vera.pk}/freeze/"
    assert browser.post(path, {"words": ""}).status_code == 422
    assert browser.post(path, {"words": "A court asked for it"}).status_code == 302
    assert "A court asked for it" in browser.get(path).content.decode()
    assert "A court asked for it" in cast.browser(cast.vera).get("/portal/my-rights/").content.decode()
    erase = browser.post(f"/desk/clients/{cast.vera.pk}/erase/", {"name": "Vera Example"})
    assert erase.status_code == 422
    assert browser.post(f"/desk/clients/{cast.vera.pk}/thaw/").status_code == 302
    assert "A court asked for it" not in browser.get(path).content.decode()


def test_it_is_for_who_runs_the_practice(cast: Cast) -> None:
    for who in (cast.mikko, cast.chie):
        assert cast.browser(who).get(FILES).status_code == 404
        assert cast.browser(who).get(f"/desk/clients/{cast.vera.pk}/freeze/").status_code == 404
    assert cast.browser(cast.stranger).get(f"/desk/clients/{cast.vera.pk}/freeze/").status_code == 404


def test_as_many_questions_for_thirty_files_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    browser = cast.browser(cast.anna)
    make_client(cast.anna, "Number 0")
    browser.get(FILES)
    with CaptureQueriesContext(connection) as asked:
        browser.get(FILES)
    for number in range(1, 30):
        make_client(cast.anna, f"Number {number}")
    with django_assert_num_queries(len(asked)):
        browser.get(FILES)
