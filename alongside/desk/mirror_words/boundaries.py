"""What findings about the boundaries of the work say: the frame, its times, contact outside it."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.mirror_words.saying import Numbers, Words


def meetings_over(n: Numbers) -> Words:
    return Words(
        title=_("Meetings run over"),
        observation=ngettext(
            "%(meetings)d of your last %(of)d meetings with this person ran over, by %(minutes)d minute on average (agreed: %(agreed)d minutes).",
            "%(meetings)d of your last %(of)d meetings with this person ran over, by %(minutes)d minutes on average (agreed: %(agreed)d minutes).",
            n["minutes"],
        )
        % n,
        question=_("What would ending on time make possible, for them and for you?"),
        suggestion=_("Say at the start when you will end, and keep the last five minutes for closing."),
        why=_(
            "A clear length protects both. It keeps you from working until victory, and it lets the other person do the work between meetings."
        ),
        row="A03, D01",
    )


def replies_too_long(n: Numbers) -> Words:
    return Words(
        title=_("Long answers to short questions"),
        observation=ngettext(
            "%(replies)d time in the last weeks you answered a question of %(asked)d lines or fewer with up to %(lines)d lines.",
            "%(replies)d times in the last weeks you answered a question of %(asked)d lines or fewer with up to %(lines)d lines.",
            n["replies"],
        )
        % n,
        question=_("What did they ask for, and what did you want to give?"),
        suggestion=_("Answer in the length of the question, and bring the rest to the next meeting."),
        why=_(
            "More words do not make a person more satisfied or more independent. Often a short answer leaves more room for their own thinking."
        ),
        row="D01, D03",
    )


def unasked_contact(n: Numbers) -> Words:
    return Words(
        title=_("Asking how it goes, day after day"),
        observation=ngettext(
            "You wrote on %(days)d day in a row without being asked, and nothing came back in between.",
            "You wrote on %(days)d days in a row without being asked, and nothing came back in between.",
            n["days"],
        )
        % n,
        question=_("For whom did you write?"),
        suggestion=_(
            "Let it be quiet until the next agreed contact. If daily contact is wanted, agree it in the frame."
        ),
        why=_(
            "Silence inside the agreed rhythm is not a sign that something is wrong. Watching warmly leaves the work with the person whose work it is."
        ),
        row="D01, D08",
    )


WORDS: dict[str, Callable[[Numbers], Words]] = {
    "meetings_over": meetings_over,
    "replies_too_long": replies_too_long,
    "unasked_contact": unasked_contact,
}
