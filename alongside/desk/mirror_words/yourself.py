"""What findings about a member's own days say: energy, evenings, pauses, and somebody to talk to."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.mirror_words.own_steps import NAMES, name_of
from alongside.desk.mirror_words.saying import Numbers, Words
from alongside.mirror.facts import Fact
from alongside.web.own_week_words import ITEMS, WAYS

LAST_STEP = len(NAMES)


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
        paper=_exhausted(),
    )


def _exhausted() -> str:
    return _(
        "Of 9,409 mental health professionals in 33 studies, 40 percent were emotionally exhausted, 95 percent interval 31 to 48 (O’Connor and others 2018)."
    )


def decline_ladder(n: Numbers) -> Words:
    told = {name: n[name] for name in ("seen", "weeks", "step")} | {"name": name_of(n["step"])}
    return Words(
        title=_("Steps that often follow each other"),
        observation=ngettext(
            "In the last whole week, %(seen)d of seven steps showed that often follow each other before a practice tires. The furthest is step %(step)d: %(name)s.",
            "In each of the last %(weeks)d whole weeks, %(seen)d of seven steps showed that often follow each other before a practice tires. The furthest is step %(step)d: %(name)s.",
            n["weeks"],
        )
        % told,
        question=_("Which of them is the one from which the others come?"),
        suggestion=_next_step(n["step"]),
        why=_(
            "Often it goes step by step: a few people more, more time than planned for each, overwhelmed, tired, unsure, silent, and then another offer in haste. Seen early, it is a matter of time and rest, not of the offer."
        ),
        row="D06",
        paper=_exhausted(),
    )


def _next_step(step: int) -> str:
    """What to try, and which step often comes next."""
    if step == LAST_STEP:
        return _(
            "Before you change more of what you offer, settle how much time each person takes, and keep to it for four weeks."
        )
    return _(
        "Settle how much time each person takes, before you change anything else. What often comes next: %(next)s."
    ) % {"next": name_of(step + 1)}


def over_service_under_pressure(n: Numbers) -> Words:
    return Words(
        title=_("Pressure to please, and more than was agreed"),
        observation=ngettext(
            "In %(weeks)d of the last %(of)d weeks you put the pressure to please high, up to %(pressure)d of 10, and in the same week gave more than was agreed (signs: %(signs)d).",
            "In %(weeks)d of the last %(of)d weeks you put the pressure to please high, up to %(pressure)d of 10, and in the same weeks gave more than was agreed (signs: %(signs)d).",
            n["weeks"],
        )
        % n,
        question=_("Whose satisfaction was it about, and who had asked for it?"),
        suggestion=_(
            "Choose one of these people and keep to what you agreed for two weeks. Talk with somebody about what that does to you."
        ),
        why=_(
            "The wish that others are satisfied is good, and it can grow into “I must please them more!”. Then it satisfies neither side for long, and many practices have nearly closed over it."
        ),
        row="D07, D01",
    )


def capacity(n: Numbers) -> Words:
    return Words(
        title=_("More people than your hours hold"),
        observation=ngettext(
            "You work with %(people)d person. One person takes %(minutes)d minutes of your week on average; at this style your %(hours)d working hours hold %(holds)d.",
            "You work with %(people)d people. One person takes %(minutes)d minutes of your week on average; at this style your %(hours)d working hours hold %(holds)d.",
            n["people"],
        )
        % n,
        question=_("What would you like to be able to give to each of them a year from now?"),
        suggestion=_most_freeing(n),
        why=_(
            "Who gives every person more time than was agreed is full with three. Others hold twenty by spending no needless time on each. Preparing is not counted here, so there is rather less room than more."
        ),
        row="D02",
    )


def _most_freeing(n: Numbers) -> str:
    """The habit that would free most time; where none would free any, fewer people or more hours."""
    frees = {name: n[name] for name in ("shorter", "on_time", "asked")}
    best = max(frees, key=lambda name: frees[name])
    if not frees[best]:
        return _("Take nobody new for a while, or look at your working hours. Try out both on My practice.")
    said = {
        "shorter": _("Answers shorter by a third would free the most time: %(minutes)d minutes a week."),
        "on_time": _("Meetings that end on time would free the most time: %(minutes)d minutes a week."),
        "asked": _("Half as many unasked contacts would free the most time: %(minutes)d minutes a week."),
    }
    return said[best] % {"minutes": frees[best]}


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
    said = {item: value for item in ITEMS if (value := fact.facts.get(item)) is not None}
    if not said:
        return _("You said how your week was.")
    if list(said) == ["energy"]:
        return _("You put your energy at %(energy)d of 10.") % fact.facts
    return _("You said how your week was, 0 to 10. %(numbers)s") % {
        "numbers": " · ".join(f"{ITEMS[item]}: {value}" for item, value in said.items())
    }


def _service_kept(fact: Fact) -> str:
    if fact.facts["is_new"]:
        return _("You added something to what you offer.")
    return _("You changed something that you offer.")


def _service_used(fact: Fact) -> str:
    if fact.facts["is_in_use"]:
        return _("You took something back into what you offer.")
    return _("You took something out of what you offer.")


def _introduction_written(fact: Fact) -> str:
    return _("You wrote your introduction anew.")


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
    "decline_ladder": decline_ladder,
    "over_service_under_pressure": over_service_under_pressure,
    "capacity": capacity,
    "late_evenings": late_evenings,
    "no_rest_between": no_rest_between,
    "no_supervision": no_supervision,
    "workaround": workaround,
}
LINES: dict[str, Callable[[Fact], str]] = {
    "meeting.started": _meeting_started,
    "pulse.said": _pulse_said,
    "service.kept": _service_kept,
    "service.used": _service_used,
    "introduction.written": _introduction_written,
    "supervision.written": _supervision,
    "workaround.seen": _workaround,
}
