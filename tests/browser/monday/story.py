"""Who plays, where and when: what the chapters of the story share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page
from time_machine import Traveller

from tests.browser.monday.people import Eyes, Person
from tests.browser.monday.words import Words

OWNER, COORDINATOR, CLIENT, OTHER = (f"{name}@monday.example" for name in ("anna", "chloe", "vera", "tom"))
SLUG = "monday"
YEAR = 2026
UNDONE_NO_MORE = timedelta(minutes=6)  # so long after a booking its letter goes out


@dataclass
class Story:
    """One practice in one language; `client_id`, `work_id` and the like as the addresses of pages tell them."""

    language: str
    say: Words
    page_for: Callable[..., Page]
    eyes: Eyes
    clock: Traveller
    desk_width: int
    portal_width: int
    anna: Person = field(init=False)
    vera: Person = field(init=False)
    secret: str = ""  # of Anna's authenticator app
    client: str = ""  # the address of the client's page on the desk
    work: str = ""  # the address of the agreement on the desk

    def person(self, name: str, width: int, **options: object) -> Person:
        """Somebody with a browser of their own."""
        return Person(name, self.page_for(self.language, width, **options), self.eyes)

    @property
    def now(self) -> datetime:
        """By the clock on the practice's wall."""
        return datetime.now(ZoneInfo(self.say.zone))

    def until(self, moment: str) -> None:
        """Time passes until this moment of the year, by the clock on the wall: "03-16 10:00"."""
        then = datetime.fromisoformat(f"{YEAR}-{moment}").replace(tzinfo=ZoneInfo(self.say.zone))
        assert then > self.now, f"{then} is past, it is {self.now}"
        self.clock.move_to(then)
