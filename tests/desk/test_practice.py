"""The practice's settings and its public page, through the pages."""

from django.test import Client as Browser

from alongside.clients.models import Client, Request
from alongside.practice.models import Practice, Room, Unit
from alongside.practice.page_sections import SECTIONS
from tests.cast import Cast

TEXTS = {section: f"About {section}." for section in SECTIONS}


def settings_of(practice: Practice) -> dict[str, object]:
    names = (
        "name",
        "slug",
        "language",
        "timezone",
        "currency",
        "client_word",
        "meeting_word",
        "first_meeting_minutes",
    )
    return {name: getattr(practice, name) for name in names}


def test_settings_are_saved_and_a_wrong_currency_is_said(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    good = settings_of(cast.practice) | {"name": "Riverside House", "currency": "jpy"}
    assert browser.post("/desk/practice/", good).status_code == 302
    changed = Practice.objects.get(pk=cast.practice.pk)
    assert (changed.name, changed.currency) == ("Riverside House", "JPY")
    bad = browser.post("/desk/practice/", good | {"currency": "ZZZ"})
    assert (bad.status_code, "This currency is not known." in bad.content.decode()) == (422, True)
    taken = browser.post("/desk/practice/", good | {"slug": "elsewhere"})
    assert "Another practice here has this address." in taken.content.decode()


def test_only_those_who_run_it_reach_the_settings(cast: Cast) -> None:
    for path in ("", "rooms/new/", f"rooms/{cast.room.pk}/", "units/new/", "page/"):
        for who in (cast.mikko, cast.chie, cast.vera):
            assert cast.browser(who).get(f"/desk/practice/{path}").status_code == 404
    assert cast.browser(cast.stranger).get(f"/desk/practice/rooms/{cast.room.pk}/").status_code == 404


def test_rooms_and_units_are_kept(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post("/desk/practice/rooms/new/", {"name": "Green room", "directions": "Second door"})
    assert list(Room.objects.order_by("name").values_list("name", flat=True)) == ["Blue room", "Green room"]
    browser.post(f"/desk/practice/rooms/{cast.room.pk}/", {"name": "Blue room", "close": "yes"})
    assert Room.objects.get(pk=cast.room.pk).is_in_use is False
    browser.post("/desk/practice/units/new/", {"name": "Harbour", "timezone": "Asia/Tokyo"})
    assert "Harbour" in browser.get("/desk/practice/").content.decode()


def test_a_room_belongs_to_a_unit_and_is_used_again(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    unit = Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC")
    far = Unit.objects.create(practice=cast.elsewhere, name="Far", timezone="UTC")
    Room.objects.filter(pk=cast.room.pk).update(is_in_use=False)
    assert "out of use" in browser.get("/desk/practice/").content.decode()
    address = f"/desk/practice/rooms/{cast.room.pk}/"
    assert browser.post(address, {"name": "Blue room", "unit": str(far.pk)}).status_code == 422
    browser.post(address, {"name": "Blue room", "unit": str(unit.pk)})
    room = Room.objects.get(pk=cast.room.pk)
    assert (room.unit, room.is_in_use) == (unit, True)


def test_a_unit_is_changed_and_taken_away_when_nothing_belongs_to_it(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    unit = Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC")
    Room.objects.filter(pk=cast.room.pk).update(unit=unit)
    address = f"/desk/practice/units/{unit.pk}/"
    browser.post(address, {"name": "Old harbour", "address": "Quay 1", "timezone": "Asia/Tokyo"})
    unit.refresh_from_db()
    assert (unit.name, unit.address, unit.timezone) == ("Old harbour", "Quay 1", "Asia/Tokyo")
    assert browser.post(address, {"name": "", "timezone": "Nowhere"}).status_code == 422
    kept = browser.post(address, {"remove": "yes"}, follow=True).content.decode()
    assert "Rooms or people still belong to this unit." in kept
    Room.objects.filter(pk=cast.room.pk).update(unit=None)
    for who in (cast.mikko, cast.chie, cast.stranger):
        assert cast.browser(who).post(address, {"remove": "yes"}).status_code == 404
    assert Unit.objects.filter(pk=unit.pk).exists()
    browser.post(address, {"remove": "yes"})
    assert not Unit.objects.filter(pk=unit.pk).exists()


def test_the_country_is_one_that_exists(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    good = settings_of(cast.practice)
    assert browser.post("/desk/practice/", good | {"country": "FI"}).status_code == 302
    assert Practice.objects.get(pk=cast.practice.pk).country == "FI"
    assert browser.post("/desk/practice/", good | {"country": "XX"}).status_code == 422


def test_the_page_is_shown_only_when_nothing_is_missing(cast: Cast) -> None:
    browser, visitor = cast.browser(cast.anna), Browser()
    browser.post("/desk/practice/page/?in=en", TEXTS | {"limits": "", "publish": "yes"})
    assert visitor.get("/p/riverside/").status_code == 404
    browser.post("/desk/practice/page/?in=en", TEXTS | {"publish": "yes"})
    page = visitor.get("/p/riverside/")
    assert page.status_code == 200
    assert all(words in page.content.decode() for words in TEXTS.values())
    browser.post("/desk/practice/page/?in=en", TEXTS | {"publish": "no"})
    assert visitor.get("/p/riverside/").status_code == 404
    assert browser.get("/desk/practice/page/?in=xx").status_code == 404


def publish(cast: Cast) -> None:
    cast.browser(cast.anna).post("/desk/practice/page/?in=en", TEXTS | {"publish": "yes"})


ENQUIRY = {
    "name": "Quiet Visitor",
    "email": "visitor@example.com",
    "words": "I cannot sleep.",
    "language": "fi",
    "timezone": "Europe/Helsinki",
}


def test_an_enquiry_without_an_account_becomes_a_newcomer(cast: Cast) -> None:
    publish(cast)
    visitor = Browser()
    assert visitor.get("/p/riverside/write/").status_code == 200
    assert visitor.post("/p/riverside/write/", ENQUIRY)["Location"] == "/p/riverside/thanks/"
    assert visitor.get("/p/riverside/thanks/").status_code == 200
    new = Client.objects.get(name="Quiet Visitor")
    assert (new.status, new.origin, new.language, new.practice) == ("newcomer", "public", "fi", cast.practice)
    assert Request.objects.get(client=new).words == "I cannot sleep."


def test_an_enquiry_that_cannot_be_is_said_beside_its_field(cast: Cast) -> None:
    publish(cast)
    bad = Browser().post("/p/riverside/write/", ENQUIRY | {"email": "not an address"})
    assert bad.status_code == 422
    assert "I cannot sleep." in bad.content.decode()
    assert not Client.objects.filter(name="Quiet Visitor").exists()


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(cast: Cast) -> None:
    publish(cast)
    Browser().post("/p/riverside/write/", ENQUIRY | {"website": "spam"})
    assert not Client.objects.filter(name="Quiet Visitor").exists()


def test_a_flood_is_stopped(cast: Cast) -> None:
    publish(cast)
    answers = [
        Browser().post("/p/riverside/write/", ENQUIRY | {"name": f"N{n}"}).status_code for n in range(22)
    ]
    assert answers == [302] * 20 + [422] * 2
