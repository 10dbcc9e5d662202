"""Who works with whom in the demo practice, since when, and what is special about it. No words here."""

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """The three who have clients."""

    THERAPIST = "therapist"
    COACH = "coach"
    CONSULTANT = "consultant"


class Then(StrEnum):
    """Where the work stands."""

    GOES_ON = "goes_on"
    ASKED = "asked"  # the agreement waits for a yes
    QUESTION = "question"  # the agreement waits, and a question about it
    ENDING = "ending"  # a closing conversation is offered
    REACHED = "reached"  # ended, as both agreed
    CLIENT_WORD = "client_word"  # ended, on the client's word


@dataclass(frozen=True, slots=True)
class Part:
    """One client: whose story, who with, since how many months, every how many weeks."""

    language: str
    key: str
    who: Who
    months: float
    every: int = 1
    kind: str = "advice"
    place: str = "room"
    zone: str = "Europe/Helsinki"
    then: Then = Then.GOES_ON

    @property
    def story(self) -> tuple[str, str]:
        return self.language, self.key


T, C, K = Who
TOKYO = "Asia/Tokyo"

# In the order of their slots: the first, sixth, eleventh of each member come today.
PARTS = (
    Part("en", "trains", T, 17.5),
    Part("fi", "grief", T, 13),
    Part("ja", "sleep", T, 17, place="video", zone=TOKYO),
    Part("ru", "alone", T, 11),
    Part("en", "mother", T, 7),
    Part("ru", "tired", T, 9, place="video", zone="Asia/Almaty"),
    Part("fi", "split", T, 8, every=2),
    Part("en", "nights", T, 5),
    Part("ru", "dacha", T, 12, then=Then.ENDING),
    Part("fi", "phone", T, 4),
    Part("ru", "doctors", T, 17),
    Part("fi", "limits", T, 17),
    Part("ru", "quarrels", T, 6, every=2),
    Part("ja", "care", T, 10, every=2, place="video", zone=TOKYO),
    Part("fi", "rest", T, 11, then=Then.REACHED),
    Part("en", "team", C, 8),
    Part("ja", "return", C, 5, place="video", zone=TOKYO),
    Part("fi", "course", C, 10, every=2),
    Part("en", "turn", C, 6),
    Part("ru", "choice", C, 3),
    Part("fi", "lead", C, 7),
    Part("ja", "own", C, 9, every=2, place="video", zone=TOKYO),
    Part("ru", "role", C, 12, every=2),
    Part("en", "stage", C, 9, every=2),
    Part("ru", "order", C, 4, place="phone"),
    Part("fi", "everyday", C, 0.4, then=Then.QUESTION),
    Part("ja", "voice", C, 14, place="video", zone=TOKYO, then=Then.CLIENT_WORD),
    Part("ja", "succession", K, 10, place="video", zone=TOKYO),
    Part("en", "bakery", K, 6, kind="delivery", place="home"),
    Part("fi", "boats", K, 5, every=2, kind="delivery", place="phone"),
    Part("ja", "training", K, 4, every=2, kind="delivery", place="video", zone=TOKYO),
    Part("ru", "cafe", K, 3, every=2, kind="delivery", place="video", zone="Asia/Almaty"),
    Part("ja", "inn", K, 7, kind="delivery", place="video", zone=TOKYO),
    Part("en", "heirs", K, 12, every=2),
    Part("ja", "hiring", K, 0.5, place="video", zone=TOKYO, then=Then.ASKED),
    Part("en", "handbook", K, 15, kind="delivery", place="phone", then=Then.REACHED),
)

# What the mirror must find: meetings over the agreed length ...
OVER_NOW = {("fi", "grief"), ("ja", "succession"), ("en", "bakery")}  # the last is delivery: silent
# ... and what looks like it: twice in five, one long evening, long ago, and an end that nobody knows.
OVER_TWICE = {("ja", "sleep")}
OVER_ONCE = {("en", "trains")}
OVER_BEFORE = {("fi", "limits")}
UNKNOWN_END = {("ru", "alone")}

# Questions that wait for an answer: how many hours ago, and within how many an answer was agreed.
OPEN = {
    ("en", "team"): (27, 48),
    ("fi", "lead"): (29, 24),
    ("ru", "quarrels"): (7, 48),
    ("ja", "training"): (20, 48),
}
# Answers after the last meeting that nobody has seen yet; one of them was low.
UNSEEN = {("fi", "limits"): 4, ("en", "stage"): None}
# Whose answers before meetings are drawn, and how they went from the first to the last (0 to 10).
CURVES = {
    ("en", "trains"): (3.0, 4.0, 4.5, 7.5, 8.0),
    ("en", "nights"): (4.0, 5.0, 6.5, 7.0),
    ("fi", "grief"): (2.5, 3.5, 4.0, 5.5, 6.0),
    ("ja", "sleep"): (3.0, 5.0, 7.0, 6.5, 4.5),
    ("ru", "alone"): (4.0, 4.5, 5.0, 7.0),
}
NEW_TERMS = {("en", "trains"), ("ru", "role")}  # a second version holds
NEW_TERMS_WAITING = {("en", "stage")}  # a second version waits for a yes
REVIEW_DUE = {("en", "nights")}
DAILY_AGREED = {("fi", "phone")}


def minutes_over(story: tuple[str, str], back: int) -> int | None:
    """How many minutes a meeting took beyond the plan, `back` meetings ago (0: the last one); None: as usual."""
    if story in OVER_NOW and back < 6:
        return 9 + (back * 5) % 9
    if story in OVER_TWICE and back in (1, 3):
        return 12
    if story in OVER_ONCE and back == 2:
        return 45
    if story in OVER_BEFORE and 11 < back < 19:
        return 11
    return None


def is_end_unknown(story: tuple[str, str], back: int) -> bool:
    """Whether nobody pressed the end, and nobody remembers."""
    return story in UNKNOWN_END and back < 5


def weekdays_from(today: int) -> list[int]:
    """The five days on which the practice works, today first; a weekend moves the week rather than empty it."""
    if today < 5:
        return [(today + each) % 5 for each in range(5)]
    return [5, 1, 2, 3, 4] if today == 5 else [6, 0, 1, 2, 3]


def on_curve(way: tuple[float, ...], number: int, count: int) -> float:
    """Where a curve stands at one of so many meetings: straight from one of its points to the next."""
    place = (len(way) - 1) * number / max(1, count - 1)
    before = min(int(place), len(way) - 2)
    return way[before] + (way[before + 1] - way[before]) * (place - before)
