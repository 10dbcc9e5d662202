"""What the seven steps of the ladder are called, and what showed a step in a week (D06)."""

from django.utils.translation import gettext_lazy as _

# In the order of mirror/own_ladder.STEPS.
NAMES = {
    "people": _("A few people more"),
    "longer": _("More time on each than agreed"),
    "overwhelmed": _("Overwhelmed"),
    "tired": _("Tired"),
    "unsure": _("Unsure whether this is what I want"),
    "silent": _("Silent to the outside"),
    "offer": _("In haste, another offer"),
}
SEEN_FROM = {
    "people": _("You met more people in four weeks than a quarter of a year before."),
    "longer": _("Meetings over, long answers, charges let go, more unasked contact than usual."),
    "overwhelmed": _("Late evenings, or nearly all of your working hours taken by people."),
    "tired": _("You put your energy or your rest low."),
    "unsure": _("You put your doubt high, or said that little of the work is yours."),
    "silent": _("You told others nothing about your work, after having done so before."),
    "offer": _("You changed what you offer, or how you introduce yourself, on several days."),
}


def name_of(number: int) -> str:
    """What a step is called, from 1 to 7."""
    return str(list(NAMES.values())[number - 1])
