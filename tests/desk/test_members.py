"""Members through the pages: who may do what, and what is said when it cannot be."""

import pytest

from alongside.clients.models import Client
from alongside.lib.errors import NotYours
from alongside.practice.actions import change_member
from alongside.practice.models import Absence, Member, Unit
from tests.cast import Cast

INVITATION = {
    "name": "Newcomer",
    "email": "newcomer@riverside.example",
    "role": "practitioner",
    "practises": "on",
    "language": "fi",
    "timezone": "Europe/Helsinki",
}


def test_an_owner_invites(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.get("/desk/members/invite/").status_code == 200
    assert browser.post("/desk/members/invite/", INVITATION)["Location"] == "/desk/members/"
    new = Member.objects.get(email="newcomer@riverside.example")
    assert (new.status, new.role, new.language, new.practice) == (
        "invited",
        "practitioner",
        "fi",
        cast.practice,
    )
    again = browser.post("/desk/members/invite/", INVITATION)
    assert again.status_code == 422
    assert "works here or is invited already" in again.content.decode()


@pytest.mark.parametrize("who", ["mikko", "chie", "vera"])
def test_others_find_no_such_page(cast: Cast, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get("/desk/members/invite/").status_code == 404
    assert browser.post("/desk/members/invite/", INVITATION).status_code == 404
    assert browser.get(f"/desk/members/{cast.anna.pk}/").status_code == 404
    assert browser.post(f"/desk/members/{cast.anna.pk}/suspend/").status_code in {302, 404}
    assert Member.objects.get(pk=cast.anna.pk).status == "active"


def test_a_stranger_finds_nobody(cast: Cast) -> None:
    browser = cast.browser(cast.stranger)
    for path in ("", "suspend/", "resume/", "replace/", "invite/", "absence/"):
        assert browser.post(f"/desk/members/{cast.mikko.pk}/{path}").status_code == 404


def test_a_member_changes_their_own_name_only(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    form = {
        "name": "Mikko M.",
        "title": "Coach",
        "language": "en",
        "timezone": "Europe/Helsinki",
        "role": "owner",
    }
    assert browser.post(f"/desk/members/{cast.mikko.pk}/", form).status_code == 302
    changed = Member.objects.get(pk=cast.mikko.pk)
    assert (changed.name, changed.role) == ("Mikko M.", "practitioner")


def test_who_leaves_hands_over_their_clients_first(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert "1 client goes to somebody else" in browser.get(f"/desk/members/{cast.mikko.pk}/").content.decode()
    browser.post(f"/desk/members/{cast.mikko.pk}/replace/", {"successor": str(cast.anna.pk)})
    assert Client.objects.get(pk=cast.oskar.pk).practitioner == cast.anna
    assert Member.objects.get(pk=cast.mikko.pk).status == "left"


def test_nobody_leaves_while_the_successor_is_unknown(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.post(f"/desk/members/{cast.mikko.pk}/replace/", {"successor": "x"}).status_code == 404
    answer = browser.post(f"/desk/members/{cast.mikko.pk}/replace/", follow=True)
    assert "Choose somebody who works with clients here." in answer.content.decode()
    browser.post(f"/desk/members/{cast.mikko.pk}/replace/", {"successor": str(cast.stranger.pk)})
    assert Member.objects.get(pk=cast.mikko.pk).status == "active"
    assert Client.objects.get(pk=cast.oskar.pk).practitioner == cast.mikko


def test_an_absence_names_who_covers(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    address = f"/desk/members/{cast.mikko.pk}/absence/"
    wrong = {"starts_on": "2027-03-05", "ends_on": "2027-03-01", "covered_by": str(cast.anna.pk)}
    answer = browser.post(address, wrong)
    assert (answer.status_code, Absence.objects.count()) == (422, 0)
    assert "The last day is before the first." in answer.content.decode()
    browser.post(address, wrong | {"ends_on": "2027-03-12"})
    assert Absence.objects.get().covered_by == cast.anna
    assert "Anna covers" in browser.get("/desk/members/").content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_number_of_queries(
    cast: Cast, count: int, django_assert_num_queries: object
) -> None:
    from tests.cast import make_member

    for number in range(count):
        make_member(cast.practice, f"M{number}")
    browser = cast.browser(cast.anna)
    with django_assert_num_queries(5):  # type: ignore[operator]
        browser.get("/desk/members/")


def test_a_member_belongs_to_a_unit_of_the_practice(cast: Cast) -> None:
    browser, address = cast.browser(cast.anna), f"/desk/members/{cast.mikko.pk}/"
    assert 'name="unit_id"' not in browser.get(address).content.decode()
    unit = Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC")
    far = Unit.objects.create(practice=cast.elsewhere, name="Far", timezone="UTC")
    given = {"name": "Mikko", "role": "practitioner", "practises": "on", "language": "en", "timezone": "UTC"}
    assert browser.post(address, given | {"unit_id": str(unit.pk)}).status_code == 302
    assert Member.objects.get(pk=cast.mikko.pk).unit == unit
    assert browser.post(address, given | {"unit_id": str(far.pk)}).status_code == 422
    with pytest.raises(NotYours):
        change_member(cast.actor(cast.anna), cast.mikko.pk, unit_id=far.pk)
    with pytest.raises(NotYours):
        change_member(cast.actor(cast.mikko), cast.mikko.pk, unit_id=None)
    assert Member.objects.get(pk=cast.mikko.pk).unit == unit
