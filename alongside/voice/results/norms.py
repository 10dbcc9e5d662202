"""What is known of the people a measure was given to: for Jacobson & Truax's criteria and their index.

All of it is recalled and not re-read, and shown so. Measures that are not here have their published numbers alone,
and criterion a from the practice's own closed work once there is enough of it.
"""

from dataclasses import dataclass

from alongside.voice.measuring.definitions import ReliableChange, Source
from alongside.voice.results.shapes import Group

# Pages give these words: people who seek help, the general population, who came to this practice before.
SEEKING, GENERAL, THIS_PRACTICE = "seeking_help", "general", "this_practice"


@dataclass(frozen=True, slots=True)
class Norms:
    """Who seeks help, who does not, and how reliable the measure is in the first group."""

    clinical: Group | None = None
    functional: Group | None = None
    reliable: ReliableChange | None = None


def _norms(
    clinical: tuple[float, float, str], general: tuple[float, float, str], alpha: float, by: str
) -> Norms:
    mean, sd, where = clinical
    return Norms(
        Group(SEEKING, mean, sd, Source(where)),
        Group(GENERAL, general[0], general[1], Source(general[2])),
        ReliableChange(Source(f"alpha: {by}; SD: {where}"), SEEKING, sd=sd, reliability=alpha),
    )


NHS = "NHS Talking Therapies 2022-23, people at caseness, by a secondary source"
CONNELL = "Connell et al. 2007, British Journal of Psychiatry 190:69"
NONE = Norms()
NORMS: dict[tuple[str, str], Norms] = {
    ("phq-9", "total"): _norms(
        (15.4, 5.5, NHS),
        (2.91, 3.52, "Kocalevent et al. 2013, General Hospital Psychiatry 35:551 (Germany)"),
        0.89,
        "Kroenke et al. 2001",
    ),
    ("gad-7", "total"): _norms(
        (14.0, 4.5, NHS),
        (2.95, 3.41, "Löwe et al. 2008, Medical Care 46:266 (Germany)"),
        0.92,
        "Spitzer et al. 2006",
    ),
    ("core-om", "total"): _norms((18.3, 7.1, CONNELL), (4.8, 4.3, CONNELL), 0.94, "Evans et al. 2002"),
}


def norms_of(key: str, scale: str) -> Norms:
    """What is known of a scale of a known measure; `key` as in Measure.key."""
    return NORMS.get((key, scale), NONE)
