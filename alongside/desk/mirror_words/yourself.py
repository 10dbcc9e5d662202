"""What findings about a member's own days say: energy, evenings, pauses, and somebody to talk to."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.mirror_words.saying import Numbers, Words
from alongside.mirror.facts import Fact
from alongside.web.own_week_words import WAYS


def low_pulse(n: Numbers) -> Words:
    if "weeks" in n:
        observation = (
            ngettext(
                "Your energy fell %(weeks)d week in a row: from %(first)d to %(energy)d of 10.",
                "Your energy fell %(weeks)d weeks in a row: from %(first)d to %(energy)d of 10.",
                n["weeks"],
            )
            % n
        )
    else:
        observation = _("You put your energy at %(energy)d of 10.") % n
    return Words(
        title=_("Look after your energy"),
        observation=observation,
        question=_("What took it, and what would give some of it back this week?"),
        suggestion=_("Before you change what you offer, look at the time that each client takes, and rest."),
        why=_(
            "Often it goes step by step: a few clients more, more time than planned for each, then tiredness, then doubt. Seen early, it is a matter of time and rest."
        ),
        row="D06, D07",
        paper=_(
            "Of 9,409 mental health professionals in 33 studies, 40 percent were emotionally exhausted, 95 percent interval 31 to 48 (O’Connor and others 2018)."
        ),
    )


def late_evenings(n: Numbers) -> Words:
    return Words(
        title=_("Your evenings are full of work"),
        observation=ngettext(
            "On %(evenings)d evening of the last %(days)d days you met or wrote after %(hour)d o’clock.",
            "On %(evenings)d evenings of the last %(days)d days you met or wrote after %(hour)d o’clock.",
            n["evenings"],
        )
        % n,
        question=_("Which of it had to be that evening?"),
        suggestion=_("Choose an hour after which you do not write, and say it in your agreements."),
        why=_(
            "Rest is part of the work. If late hours are your own choice and you rest at another time, say so, and this stays quiet."
        ),
        row="D06",
    )


def no_rest_between(n: Numbers) -> Words:
    return Words(
        title=_("Hardly a pause between meetings"),
        observation=ngettext(
            "On %(dates)d day of the last %(days)d, one meeting began less than %(minutes)d minutes after another had ended.",
            "On %(dates)d days of the last %(days)d, one meeting began less than %(minutes)d minutes after another had ended.",
            n["dates"],
        )
        % n,
        question=_("What would ten minutes between two people change for the second one?"),
        suggestion=_("Set a pause between meetings in your working hours; then nobody can book it away."),
        why=_("Who comes next meets the one who is still with the person before. A short pause is for both."),
        row="D06",
    )


def no_supervision(n: Numbers) -> Words:
    return Words(
        title=_("A while without supervision"),
        observation=ngettext(
            "No supervision is written down for the last %(weeks)d weeks; you held %(meetings)d meeting.",
            "No supervision is written down for the last %(weeks)d weeks; you held %(meetings)d meetings.",
            n["meetings"],
        )
        % n,
        question=_("Who hears about your work at present?"),
        suggestion=_("Choose one client or one question, and ask somebody for an hour."),
        why=_(
            "Some things are hard to see alone: whom we please, what we carry for others, when we are tired. If there was a talk, write it down, and this stays quiet."
        ),
        row="D05, L05",
    )


def workaround(n: Numbers) -> Words:
    return Words(
        title=_("Something was got round, and not said"),
        observation=ngettext(
            "In the last %(days)d days %(times)d way round a need was written down and not talked about; %(theirs)d from their side.",
            "In the last %(days)d days %(times)d ways round a need were written down and not talked about; %(theirs)d from their side.",
            n["times"],
        )
        % n,
        question=_("What do they need here that nobody has said?"),
        suggestion=_("Ask them how they do it now, and what would make it easier. Begin with what works."),
        why=_(
            "A way round is a need that has found its own answer. It is good news about somebody’s strength, and a reason to ask."
        ),
        row="B04",
    )


def _meeting_started(fact: Fact) -> str:
    return _("A meeting began.")


def _pulse_said(fact: Fact) -> str:
    if fact.facts["energy"] is None:
        return _("You said how your week was.")
    return _("You put your energy at %(energy)d of 10.") % fact.facts


def _supervision(fact: Fact) -> str:
    minutes = fact.facts["minutes"]
    return ngettext(
        "You talked about your work for %(minutes)d minute.",
        "You talked about your work for %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}


def _workaround(fact: Fact) -> str:
    way = WAYS.get(fact.facts["way"], fact.facts["way"])
    if fact.facts["by_client"]:
        return _("The client got round something: %(way)s.") % {"way": way}
    return _("One of us got round something: %(way)s.") % {"way": way}


WORDS: dict[str, Callable[[Numbers], Words]] = {
    "low_pulse": low_pulse,
    "late_evenings": late_evenings,
    "no_rest_between": no_rest_between,
    "no_supervision": no_supervision,
    "workaround": workaround,
}
LINES: dict[str, Callable[[Fact], str]] = {
    "meeting.started": _meeting_started,
    "pulse.said": _pulse_said,
    "supervision.written": _supervision,
    "workaround.seen": _workaround,
}
