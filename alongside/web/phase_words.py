"""What the phases of work are called in each field, and what belongs to them (B10)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]

FIELDS: Words = {
    "therapy": _("Therapy and counselling"),
    "coaching": _("Coaching"),
    "consulting": _("Consulting"),
    "wellbeing": _("Wellbeing and care"),
}
PHASES: dict[str, Words] = {
    "therapy": {
        "understand": _("Understanding what is going on"),
        "change": _("Changing what can change"),
        "keep": _("Keeping it, and coping alone"),
    },
    "coaching": {
        "understand": _("Where you stand and where you want to go"),
        "change": _("Getting there"),
        "keep": _("Going on by yourself"),
    },
    "consulting": {
        "understand": _("Finding out what is needed"),
        "change": _("Putting it to work"),
        "keep": _("Handing it over"),
    },
    "wellbeing": {
        "understand": _("Getting to know each other"),
        "change": _("Building what does good"),
        "keep": _("Making it last"),
    },
}
NOT_NAMED = _("No phase named yet")
TASKS: Words = {
    "assessment": _("The five questions of the assessment are answered"),
    "beliefs": _("The client has said how they see what is going on"),
    "goals": _("A goal has both sides’ yes"),
    "movement": _("A goal was rated at least twice, so that movement shows"),
    "steps": _("A step was done between meetings"),
    "skills": _("The client can name a skill and use it alone"),
    "tools": _("The client has tools to take along"),
    "card": _("There is a card for hard days"),
}
TASKS_FOR_CLIENTS: Words = {
    "assessment": _("We looked at what happened and what you bring along"),
    "beliefs": _("You said how you see what is going on"),
    "goals": _("We both said yes to a goal"),
    "movement": _("You rated a goal at least twice, so that movement shows"),
    "steps": _("You did a step between meetings"),
    "skills": _("You can name a skill and use it alone"),
    "tools": _("You have tools to take along"),
    "card": _("You have a card for hard days"),
}
REFUSALS: Words = {
    "unknown_phase": _("Please choose one of the three phases."),
    "unknown_field": _("Please choose one of the fields."),
    "reason_missing": _("A phase is passed over. A short reason is enough."),
    "too_long": _("This is too long. A few sentences are enough."),
}


def phase_name(field: str, code: str) -> Any:
    """What a phase is called in this field; "" is work for which none was named."""
    return PHASES.get(field, PHASES["therapy"])[code] if code else NOT_NAMED
