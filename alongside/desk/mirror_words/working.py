"""What findings about who does the work say: whose steps, who begins, how it goes on."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.mirror_words.saying import Numbers, Words


def practitioner_carries(n: Numbers) -> Words:
    return Words(
        title=_("You carry most of the steps"),
        observation=ngettext(
            "Of %(of)d steps that were set in the last %(days)d days, %(steps)d is yours.",
            "Of %(of)d steps that were set in the last %(days)d days, %(steps)d are yours.",
            n["steps"],
        )
        % n,
        question=_("Which of these steps could be theirs, and what would they need for it?"),
        suggestion=_("Before you set the next step, ask: what would you like to do yourself until we meet?"),
        why=_(
            "In work that is paid for advice the person who wants the change does the work, and you do it together with them. What they do themselves stays with them."
        ),
        row="D04, D09",
        paper=_(
            "Working together towards the goals goes with better results: r = .29, 95 percent interval .24 to .34, 53 studies with 5,286 clients (Tryon and others 2018). It shows that they go together, not that one causes the other."
        ),
    )


def adhoc_over_plan(n: Numbers) -> Words:
    return Words(
        title=_("More beside the plan than in it"),
        observation=ngettext(
            "In the last %(days)d days you began %(steps)d step that belongs to no goal, and %(planned)d that belong to one. Days on which you wrote unasked: %(contacts)d.",
            "In the last %(days)d days you began %(steps)d steps that belong to no goal, and %(planned)d that belong to one. Days on which you wrote unasked: %(contacts)d.",
            n["steps"],
        )
        % n,
        question=_("What did each of these steps answer: the goal, or the moment?"),
        suggestion=_(
            "Look at the open steps together. Name the goal of each, or let it go; if the goals have changed, write down the new ones."
        ),
        why=_(
            "It feels like care to do what pleases at once, and then there is no time left for what both of you wanted. A plan may change; a change that both look at is a plan again."
        ),
        row="D05",
    )


def no_progress(n: Numbers) -> Words:
    return Words(
        title=_("Many meetings, and the goals stand still"),
        observation=ngettext(
            "In the last %(weeks)d weeks there were %(meetings)d meetings, and the ratings of %(goals)d goal hardly changed.",
            "In the last %(weeks)d weeks there were %(meetings)d meetings, and the ratings of %(goals)d goals hardly changed.",
            n["goals"],
        )
        % n,
        question=_("What would you both do differently if you could not meet more often?"),
        suggestion=_(
            "Look at the goals together: are they still the right ones, and what has helped even a little?"
        ),
        why=_(
            "Results do not rise because more time is spent. A time without movement may be just what is needed; then it helps to say so. It says nothing about how good anybody is."
        ),
        row="D03",
    )


def dependence(n: Numbers) -> Words:
    return Words(
        title=_("A long work, and more and more contact"),
        observation=ngettext(
            "The work has gone on for %(months)d months. The days on which they wrote or booked rose from %(first)d to %(last)d in four weeks; they set %(steps)d step themselves.",
            "The work has gone on for %(months)d months. The days on which they wrote or booked rose from %(first)d to %(last)d in four weeks; they set %(steps)d steps themselves.",
            n["steps"],
        )
        % n,
        question=_("What could they do today without you that they could not do at the beginning?"),
        suggestion=_(
            "Talk about it in supervision, and plan small steps with them towards managing more on their own."
        ),
        why=_(
            "Closeness can help and can also hold. Looking at it early leaves both of you free. There may be a good reason, such as a hard month."
        ),
        row="L05, G05",
    )


def autonomy_growing(n: Numbers) -> Words:
    return Words(
        title=_("They begin more by themselves"),
        observation=_(
            "Over three times eight weeks their part rose: of the steps that were set from %(first)d to %(last)d of 100, of the contacts that were begun from %(begun)d to %(begins)d of 100."
        )
        % n,
        question=_("What has made this possible, and do they know that you see it?"),
        suggestion=_("Tell them what you see, and ask whether the meetings may be further apart."),
        why=_(
            "What counts is whether a person acts on their own, not how long our answers are. This is good news."
        ),
        row="L04",
    )


def says_and_does(n: Numbers) -> Words:
    return Words(
        title=_("What is said and what is done differ"),
        observation=ngettext(
            "They say that %(goals)d goal is near. Of %(of)d steps of their own that were due, %(steps)d were let go or stay open.",
            "They say that %(goals)d goals are near. Of %(of)d steps of their own that were due, %(steps)d were let go or stay open.",
            n["goals"],
        )
        % n,
        question=_("What may the steps not fit: the goal, the time, or what they need and have not said?"),
        suggestion=_(
            "Ask with an open mind which steps were of use. Perhaps the goal came near in another way."
        ),
        why=_(
            "A difference between words and deeds can be a sign of a need that nobody has said yet. It is a reason to ask and never a judgement."
        ),
        row="B04",
    )


def avoidance(n: Numbers) -> Words:
    return Words(
        title=_("Meetings and questions are put off"),
        observation=_put_off(n) % n,
        question=_("What may be hard to come to, or hard to say?"),
        suggestion=_(
            "Say that you have noticed it and that it is no trouble. Ask what would make it easier, and let them leave a subject for later."
        ),
        why=_(
            "Putting off can be a sign of a need that nobody has said: too fast, too close, too much, or simply too little time. It is a reason to ask and never a mark on anybody."
        ),
        row="B04",
    )


def _put_off(n: Numbers) -> str:
    if n.get("left"):  # unknown of those found before it was looked at
        return ngettext(
            "In the last %(days)d days they moved, cancelled or missed meetings on %(dates)d day. Check-ins of the same questions left half open, passed over or not answered: %(forms)d.",
            "In the last %(days)d days they moved, cancelled or missed meetings on %(dates)d days. Check-ins of the same questions left half open, passed over or not answered: %(forms)d.",
            n["dates"],
        )
    return ngettext(
        "In the last %(days)d days they moved, cancelled or missed meetings on %(dates)d day. Check-ins of the same questions left half open or passed over: %(forms)d.",
        "In the last %(days)d days they moved, cancelled or missed meetings on %(dates)d days. Check-ins of the same questions left half open or passed over: %(forms)d.",
        n["dates"],
    )


WORDS: dict[str, Callable[[Numbers], Words]] = {
    "practitioner_carries": practitioner_carries,
    "adhoc_over_plan": adhoc_over_plan,
    "no_progress": no_progress,
    "dependence": dependence,
    "autonomy_growing": autonomy_growing,
    "says_and_does": says_and_does,
    "avoidance": avoidance,
}
