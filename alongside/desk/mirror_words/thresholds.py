"""When each finding speaks, as one sentence with its numbers; grouped as people think of them."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from alongside.desk.mirror_words import words_for

NUMBER = re.compile(r"%\((\w+)\)s")

SENTENCES = {
    "meetings_over": _(
        "%(over_meetings)s of the last %(over_of_last)s meetings ran over by more than %(over_minutes)s minutes; so did all of them on average, the longest left out."
    ),
    "unasked_contact": _(
        "Within %(unasked_within_days)s days, somebody of us wrote unasked on %(unasked_days)s days in a row."
    ),
    "outside_the_frame": _(
        "Within %(outside_within_days)s days, we left the agreed frame %(outside_times)s times."
    ),
    "contact_outside_hours": _(
        "Within %(contact_within_days)s days, %(contact_messages)s messages of ours went out at night, from %(night_from)s to %(night_to)s o’clock, or by a way that is not agreed, and these are one in five of our messages or more."
    ),
    "silent_change": _(
        "Over the last %(changes_of_last)s meetings, of which there are %(changes_least)s at least, we moved or cancelled something on %(changes)s days."
    ),
    "replies_too_long": _(
        "Within %(long_within_days)s days, %(long_replies)s answers had %(long_lines)s lines or more, to questions of %(short_lines)s lines or fewer."
    ),
    "frame_missing": _(
        "For %(frame_days)s days there is work and no agreement; before it has really begun, only after %(frame_meetings)s meetings."
    ),
    "review_due": _("The day agreed for looking at the agreement was %(review_days)s days ago."),
    "waived_charges": _(
        "Within %(waived_within_days)s days, charges were let go on %(waived_days)s different days."
    ),
    "practitioner_carries": _(
        "More than %(carries_percent)s percent of the steps set within %(carries_days)s days are the practitioner’s own, and too many of them to be chance."
    ),
    "adhoc_over_plan": _(
        "Of what we began within %(adhoc_days)s days, more than %(adhoc_percent)s percent belongs to no goal: %(adhoc_steps)s steps at least, in %(adhoc_weeks)s different weeks."
    ),
    "no_progress": _(
        "Within %(stuck_weeks)s weeks there were %(stuck_meetings)s meetings, and the goals stand still."
    ),
    "dependence": _(
        "After %(dependence_months)s months of work, the client makes contact on ever more days, now %(dependence_contacts)s in four weeks, and their own steps do not grow."
    ),
    "says_and_does": _(
        "A goal is said to be near, and of the client’s own steps set within %(undone_days)s days clearly many, %(undone_steps)s at least, were let go or have stood open for %(open_days)s days."
    ),
    "autonomy_growing": _(
        "What the client begins by themselves grew by %(autonomy_points)s points of 100 over three times eight weeks, and too plainly to be chance."
    ),
    "alliance_low": _(
        "The last answers about being together, %(alliance_answers)s at least, are under %(alliance_under)s of 10 by more than chance."
    ),
    "alliance_falling": _(
        "The last three answers about being together lie about %(alliance_fall)s points of 10 below what is usual for this client."
    ),
    "unspoken_conflict": _(
        "Within %(unspoken_days)s days, feelings were named twice, or once beside an answer that fell, and nobody spoke of a conflict."
    ),
    "not_taken_up": _(
        "An answer worth a conversation waits for %(taken_up_days)s days and two meetings, or twice as long, or through %(taken_up_meetings)s meetings."
    ),
    "worse": _(
        "Over three to six ratings, a goal moved away by %(worse_by)s points of 10 and by more than chance; or an answer is worse by more than its error of measurement."
    ),
    "polite_tens": _("The last %(tens_answers)s answers after meetings are nothing but tens, without words."),
    "request_not_looked_at": _(
        "A guess about the request rests for %(request_days)s days and %(request_meetings)s meetings, and the client was not asked."
    ),
    "much_better": _("Every open goal is near, four times one after another."),
    "course": _(
        "Answers about being together count for %(alliance_days)s days, ratings of goals for %(rated_days)s days. A goal is near from %(near_at_least)s of 10."
    ),
    "pressure_to_stay": _(
        "Within %(pressure_within_days)s days of an ending that the client wished, somebody of us wrote unasked on %(pressure_days)s different days."
    ),
    "leaving_unsaid": _(
        "Somebody stayed away or cancelled late %(leaving_missed)s times in a row, the last time %(leaving_days)s to %(leaving_within_days)s days ago, and nothing is booked."
    ),
    "ending_with_open": _("An ending was offered while a conflict, or what the client named, is still open."),
    "goal_reached_still_going": _(
        "Every goal was reached %(reached_weeks)s weeks ago, and there were %(reached_meetings)s meetings since."
    ),
    "workaround": _(
        "Within %(workaround_days)s days, %(workaround_times)s ways round a need were written down and not talked about."
    ),
    "frame_blurring": _(
        "Within %(blur_days)s days, there were %(blur_times)s departures from the agreement, of %(blur_kinds)s different kinds, begun by either side."
    ),
    "tie_undecided": _(
        "%(tie_days)s days after a tie outside the work was named, nothing is decided about it."
    ),
    "plan_like_template": _(
        "The last %(template_things)s tools and agreements, the newest within %(template_days)s days, stand as they do for everybody."
    ),
    "off_expected_course": _(
        "The last %(off_course_answers)s scores lie off the course to be expected, the newest within %(off_course_days)s days."
    ),
    "avoidance": _(
        "Within %(avoid_days)s days, the client moved, cancelled or missed meetings on %(avoid_dates)s days, more than before, and %(avoid_forms)s check-ins of the same questions were passed over, left half open or not answered."
    ),
    "low_pulse": _(
        "A member puts their energy under %(energy_under)s of 10, or it falls %(energy_weeks)s weeks in a row."
    ),
    "decline_ladder": _(
        "In each of the last %(ladder_weeks)s whole weeks, %(ladder_steps)s of the seven steps show. Among their signs: %(ladder_people)s people more than a quarter of a year ago, %(full_percent)s percent of the working hours taken by people, doubt of %(doubt_from)s of 10 or more."
    ),
    "over_service_under_pressure": _(
        "In %(pressed_weeks)s of the last %(pressed_within_weeks)s weeks, a member puts the pressure to please at %(pressure_from)s of 10 or more, and the same week has %(service_times)s signs of giving more than was agreed."
    ),
    "capacity": _(
        "A member works with %(capacity_over)s people more than their working hours hold at their style, or %(full_at)s people or fewer fill these hours."
    ),
    "late_evenings": _(
        "Within %(late_within_days)s days, a member met or wrote on %(late_evenings)s evenings after %(late_from)s o’clock."
    ),
    "no_rest_between": _(
        "Within %(tight_within_days)s days, there were fewer than %(tight_minutes)s minutes between a member’s meetings on %(tight_dates)s days."
    ),
    "no_supervision": _(
        "For %(supervision_weeks)s weeks a member wrote down no supervision, and held %(supervision_meetings)s meetings."
    ),
}

GROUPS: dict[str, tuple[str, ...]] = {
    "boundaries": (
        "meetings_over",
        "unasked_contact",
        "frame_blurring",
        "outside_the_frame",
        "contact_outside_hours",
        "silent_change",
        "replies_too_long",
        "frame_missing",
        "review_due",
        "waived_charges",
        "tie_undecided",
        "plan_like_template",
    ),
    "working": (
        "practitioner_carries",
        "adhoc_over_plan",
        "no_progress",
        "dependence",
        "says_and_does",
        "avoidance",
        "workaround",
        "autonomy_growing",
    ),
    "course": (
        "course",
        "alliance_low",
        "alliance_falling",
        "unspoken_conflict",
        "not_taken_up",
        "worse",
        "off_expected_course",
        "polite_tens",
        "request_not_looked_at",
        "much_better",
    ),
    "endings": ("pressure_to_stay", "leaving_unsaid", "ending_with_open", "goal_reached_still_going"),
    "yourself": (
        "decline_ladder",
        "low_pulse",
        "over_service_under_pressure",
        "capacity",
        "late_evenings",
        "no_rest_between",
        "no_supervision",
    ),
}
GROUP_TITLES = {
    "boundaries": _("Boundaries"),
    "working": _("Who works"),
    "course": _("Being together, and the course"),
    "endings": _("Endings"),
    "yourself": _("A member’s own days; only they see it"),
}
# What several findings share is no finding itself: a sentence without switches.
TITLES = {"course": _("How long answers count")}

PLEASE_CHOOSE = _("Please choose a whole number from %(low)d to %(high)d.")
LESS_HERE = _("With the other number as it is, this can never be met. Please choose %(most)d at most.")


class _Ones(dict[str, int]):
    """A number for every name: titles say none."""

    def __missing__(self, name: str) -> int:
        return 1


def title_of(kind: str) -> str:
    """What a finding of this kind is called."""
    return str(TITLES[kind]) if kind in TITLES else words_for(kind, _Ones()).title


def parts_of(kind: str) -> list[str]:
    """The sentence cut at its numbers: text, name, text, name, text ..., in the reader's language."""
    return NUMBER.split(str(SENTENCES[kind]))


def names_in(kind: str) -> list[str]:
    """The thresholds in a finding's sentence."""
    return parts_of(kind)[1::2]


def sentence(kind: str, numbers: Mapping[str, int]) -> str:
    """The whole sentence with these numbers."""
    return str(SENTENCES[kind]) % numbers
