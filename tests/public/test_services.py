"""What is offered, on the public page: in the reader's language, with length, fee and people."""

import pytest
from django.test import Client as Browser

from alongside.practice.models import Practice, PublicText, Service, ServiceMember
from tests.cast import Cast

PAGE = "/p/riverside/"


@pytest.fixture
def offered(cast: Cast) -> Service:
    Practice.objects.filter(pk=cast.practice.pk).update(is_public=True)
    PublicText.objects.create(practice=cast.practice, language="en", section="fees", words="What it costs.")
    row = Service.objects.create(
        practice=cast.practice,
        names={"en": "Talk", "fi": "Keskustelu"},
        about={"en": "We talk."},
        minutes=50,
        fee=80,
        before_minutes=13,
        after_minutes=17,
        place_kinds=["video"],
    )
    ServiceMember.objects.create(practice=cast.practice, service=row, member=cast.mikko)
    return row


def page(language: str = "en") -> str:
    answer = Browser(headers={"accept-language": language}).get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_length_fee_place_and_people_are_shown_under_fees(cast: Cast, offered: Service) -> None:
    found = page()
    fees = found[found.index("What it costs.") :]
    assert all(words in fees for words in ("Talk", "We talk.", "50 minutes", "€80.00", "By video", "Mikko"))
    assert ("13 min" in found, "17 min" in found, "67" in found) == (False, False, False)


def test_words_are_in_the_readers_language_else_in_the_practices(cast: Cast, offered: Service) -> None:
    assert "Keskustelu" in page("fi")
    assert "We talk." in page("fi")
    assert "Talk" in page("ja")


def test_what_is_out_of_use_is_not_shown(cast: Cast, offered: Service) -> None:
    Service.objects.update(is_in_use=False)
    assert "We talk." not in page()


def test_a_practice_without_services_has_its_page(cast: Cast, offered: Service) -> None:
    offered.delete()
    assert "What it costs." in page()
