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


def frame_missing(n: Numbers) -> Words:
    return Words(
        title=_("Work without an agreement"),
        observation=ngettext(
            "For %(days)d day you have worked with this person, and there is no agreement here to which both have said yes.",
            "For %(days)d days you have worked with this person, and there is no agreement here to which both have said yes.",
            n["days"],
        )
        % n,
        question=_("What do both of you take for granted, and have not said yet?"),
        suggestion=_(
            "Propose time, place and fee as they are now, and let the next meeting begin with reading them together."
        ),
        why=_(
            "Time, place and payment that both know make a meeting safe. What was agreed only in passing is remembered in two ways."
        ),
        row="A01, A02",
    )


def review_due(n: Numbers) -> Words:
    return Words(
        title=_("A look at the agreement is due"),
        observation=ngettext(
            "You wanted to look at your agreement together. That day was %(days)d day ago.",
            "You wanted to look at your agreement together. That day was %(days)d days ago.",
            n["days"],
        )
        % n,
        question=_("Does what you agreed still fit the life that this person has now?"),
        suggestion=_(
            "Ask at the next meeting what should stay and what should change. If nothing changes, name a new day."
        ),
        why=_(
            "An agreement may change with a person's life. A change that both look at is a new agreement, not an exception."
        ),
        row="A11",
    )


def silent_change(n: Numbers) -> Words:
    return Words(
        title=_("Times that change from our side"),
        observation=ngettext(
            "During the last %(meetings)d meetings, times were moved or cancelled from your side on %(changes)d day.",
            "During the last %(meetings)d meetings, times were moved or cancelled from your side on %(changes)d different days.",
            n["changes"],
        )
        % n,
        question=_("What can this person be sure of?"),
        suggestion=_(
            "If the times do not fit any more, agree on others. Until then, keep the next three as they are."
        ),
        why=_(
            "Many people come from much uncertainty. What stays the same takes a worry away, and leaves room for what they came for."
        ),
        row="A06",
    )


def waived_charges(n: Numbers) -> Words:
    return Words(
        title=_("Charges that were let go"),
        observation=ngettext(
            "In the last %(days)d days, %(charges)d charge of this person was let go.",
            "In the last %(days)d days, %(charges)d charges of this person were let go, on different days.",
            n["charges"],
        )
        % n,
        question=_("Does the agreed fee still fit, or is something else hard to say?"),
        suggestion=_(
            "If the fee is too much at the moment, agree on another one. If not, charge what you agreed."
        ),
        why=_(
            "A fee that is agreed and kept is a part of the frame. Letting it go again and again is a new rule that nobody has talked about."
        ),
        row="A02, A07",
    )


def outside_the_frame(n: Numbers) -> Words:
    return Words(
        title=_("The frame blurs"),
        observation=ngettext(
            "In the last %(days)d days you wrote down %(times)d departure from the agreement that began with you.",
            "In the last %(days)d days you wrote down %(times)d departures from the agreement that began with you.",
            n["times"],
        )
        % n,
        question=_("What did each of them give to this person, and what to you?"),
        suggestion=_("Take them to supervision, or make what has become usual a part of the agreement."),
        why=_(
            "One exception can be kind. Several blur who is here for whom, and make the work harder for both. That you wrote them down is what makes it possible to see."
        ),
        row="A07",
    )


def contact_outside_hours(n: Numbers) -> Words:
    return Words(
        title=_("Contact outside what is agreed"),
        observation=_contact(n) % n,
        question=_("Could it have waited until the morning, or until you meet?"),
        suggestion=_(
            "Write it down now and send it in the morning, by the way you agreed. If this way is better for both, agree on it."
        ),
        why=_(
            "When and how you can be reached protects both. A message at any hour, by any way, says that there is no end to the work."
        ),
        row="A07",
    )


def frame_blurring(n: Numbers) -> Words:
    return Words(
        title=_("Small departures of several kinds"),
        observation=ngettext(
            "In the last %(days)d days there was %(times)d small departure from the agreement. Kinds: %(kinds)d. Begun by them: %(theirs)d.",
            "In the last %(days)d days there were %(times)d small departures from the agreement. Kinds: %(kinds)d. Begun by them: %(theirs)d.",
            n["times"],
        )
        % n,
        question=_("If somebody saw all of this together, what would they say has changed between you?"),
        suggestion=_(
            "Look at it in supervision, and then choose with them: back to what was agreed, or a new agreement."
        ),
        why=_(
            "Each of these is small and may be kind. Together they can move the place, the time and the fee on which both rely, and nobody has decided it. Either side may begin it; looking after the frame is part of your work."
        ),
        row="A07",
    )


def tie_undecided(n: Numbers) -> Words:
    return Words(
        title=_("A tie outside the work waits for a decision"),
        observation=ngettext(
            "%(days)d day ago they named a tie outside the work, and nothing was decided about it here.",
            "%(days)d days ago they named a tie outside the work, and nothing was decided about it here.",
            n["days"],
        )
        % n,
        question=_(
            "What would you not be able to see, or to say, because you also know each other otherwise?"
        ),
        suggestion=_(
            "Decide before you go on: accept it, discuss it in supervision, or refer on. Write down why."
        ),
        why=_(
            "When somebody is also a relative, a neighbour or a colleague, one cannot tell what belongs to the work and what to the tie. A decision with its reason protects both."
        ),
        row="A08",
    )


def plan_like_template(n: Numbers) -> Words:
    return Words(
        title=_("Everything as it is for everybody"),
        observation=ngettext(
            "The last %(things)d thing that you gave this person (tools: %(tools)d, agreements: %(agreements)d) says word for word what it says for everybody.",
            "The last %(things)d things that you gave this person (tools: %(tools)d, agreements: %(agreements)d) say word for word what they say for everybody.",
            n["things"],
        )
        % n,
        question=_("What do you know about this person that could be heard in it?"),
        suggestion=_("Change one of them together with them: their words, their place, their pace."),
        why=_(
            "What fits everybody often fits nobody well. One person needs soft support, another clear steps. A template is a good beginning when one thing in it becomes theirs."
        ),
        row="A12",
    )


def _contact(n: Numbers) -> str:
    """At night, by a way that was not agreed, or both."""
    if not n["other_way"]:
        return ngettext(
            "In the last %(days)d days you wrote to this person %(night)d time at night.",
            "In the last %(days)d days you wrote to this person %(night)d times at night.",
            n["night"],
        )
    if not n["night"]:
        return ngettext(
            "In the last %(days)d days you reached this person %(other_way)d time by a way that your agreement does not name.",
            "In the last %(days)d days you reached this person %(other_way)d times by a way that your agreement does not name.",
            n["other_way"],
        )
    return ngettext(
        "In the last %(days)d days you wrote to this person %(messages)d time at night or by a way that your agreement does not name.",
        "In the last %(days)d days you wrote to this person %(messages)d times at night or by a way that your agreement does not name.",
        n["messages"],
    )


WORDS: dict[str, Callable[[Numbers], Words]] = {
    "meetings_over": meetings_over,
    "replies_too_long": replies_too_long,
    "unasked_contact": unasked_contact,
    "frame_missing": frame_missing,
    "review_due": review_due,
    "silent_change": silent_change,
    "waived_charges": waived_charges,
    "outside_the_frame": outside_the_frame,
    "contact_outside_hours": contact_outside_hours,
    "frame_blurring": frame_blurring,
    "tie_undecided": tie_undecided,
    "plan_like_template": plan_like_template,
}
