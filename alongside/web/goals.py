"""Forms about goals, shared by desk, portal and the check-in before a meeting (C01, B12)."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import Refused
from alongside.trail.actors import Actor
from alongside.voice.actions import goals as actions
from alongside.voice.measuring.goals import LEVELS as LEVEL_NUMBERS
from alongside.voice.models import Goal
from alongside.voice.queries.goals import GoalSeen, open_goals
from alongside.web import goal_words
from alongside.web.acting import ActingForm
from alongside.web.charts.small import Small
from alongside.web.forms import Choices, ScaleField, Textarea
from alongside.web.near_picture import FEWEST, picture_of

LOW, HIGH = _("not at all"), _("reached")


def near_picture(seen: GoalSeen) -> tuple[Small, str] | None:
    """How near a goal was over time, as a picture and in words; None for too few points."""
    given = [(each.at, each.near) for each in seen.ratings if each.near is not None]
    return picture_of(given) if len(given) >= FEWEST else None


class GoalActingForm(ActingForm):
    """An action on a goal."""

    refusals = goal_words.REFUSALS


class OwnGoalForm(GoalActingForm):
    """A goal as the client sets or changes it."""

    words = forms.CharField(
        label=_("What do you want to reach?"), max_length=actions.LONGEST, widget=Textarea(lines=2)
    )


class OwnBeliefForm(GoalActingForm):
    """What the client believed before, and believes now (B12)."""

    words = forms.CharField(widget=forms.HiddenInput)
    before = forms.CharField(
        label=_("What I believed about it at first"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=2),
    )
    after = forms.CharField(
        label=_("What I believe about it now"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=2),
    )


class GoalForm(GoalActingForm):
    """A goal as it is written down at the desk, in the client's words."""

    words = forms.CharField(
        label=_("The goal, in the client's own words"), max_length=actions.LONGEST, widget=Textarea(lines=2)
    )
    task = forms.ChoiceField(
        label=_("Task of therapy"),
        required=False,
        choices=[("", _("none of the four")), *goal_words.TASKS.items()],
        help_text=_("Only where it helps: the four tasks of the stage of correction."),
    )
    weight = forms.TypedChoiceField(
        label=_("Weight beside the other goals"),
        coerce=int,
        choices=[(n, str(n)) for n in range(1, actions.HEAVIEST + 1)],
        initial=1,
    )
    before = forms.CharField(
        label=_("What the client believes about it at first"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=2),
    )


class GoalChangeForm(GoalForm):
    """The same with what the client believes now."""

    after = forms.CharField(
        label=_("What the client believes about it now"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=2),
    )


class LevelsForm(forms.Form):
    """Words for the five levels of a goal (goal attainment scaling)."""

    def __init__(self, data: Any = None, *, goal: Goal) -> None:
        super().__init__(data, auto_id="levels_%s")
        for level in LEVEL_NUMBERS:
            self.fields[f"level_{level}"] = forms.CharField(
                label=goal_words.LEVELS[str(level)],
                required=False,
                max_length=actions.LONGEST,
                initial=(goal.levels or {}).get(str(level), ""),
            )

    def save(self, actor: Actor, goal_id: UUID) -> bool:
        """Keep the levels; False, with the reason, where they are refused."""
        if not self.is_valid():
            return False
        levels = {level: self.cleaned_data[f"level_{level}"] for level in LEVEL_NUMBERS}
        try:
            actions.set_levels(actor, goal_id, levels=levels)
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, goal_words.REFUSALS[no.code])
        return not self.errors


class RatingForm(GoalActingForm):
    """How near one goal is: 0 to 10 from the client, a level from either where there are levels."""

    near = ScaleField(label=_("How near is it?"), low=LOW, high=HIGH, required=False)
    level = forms.TypedChoiceField(
        label=_("What describes it best?"), required=False, coerce=int, empty_value=None, widget=Choices
    )
    words = forms.CharField(
        label=_("A few words to it"), required=False, max_length=actions.LONGEST, widget=Textarea(lines=2)
    )

    def __init__(self, data: Any = None, *, goal: Goal, is_client: bool) -> None:
        super().__init__(data, auto_id="rating_%s")
        levels = [(level, said) for level, said in (goal.levels or {}).items()]
        self.fields["level"].choices = levels  # type: ignore[attr-defined]
        if not levels:
            del self.fields["level"]
        if not is_client:
            del self.fields["near"]

    @property
    def has_question(self) -> bool:
        """Whether there is anything to rate: a member rates levels only."""
        return "near" in self.fields or "level" in self.fields


class NearForm(forms.Form):
    """How near each open goal is, all on one page; also part of a check-in before a meeting.

    Every question may stay open. `NearForm(actor, client_id, data)`; `has_goals`; `save()`.
    """

    is_all_optional = True

    def __init__(self, actor: Actor, client_id: UUID, data: Any = None) -> None:
        super().__init__(data, auto_id="near_%s", prefix="goal")
        self.actor, self.client_id = actor, client_id
        self.goals = open_goals(actor, client_id)
        for goal in self.goals:
            self.fields[str(goal.pk)] = ScaleField(label=goal.words, low=LOW, high=HIGH, required=False)

    @property
    def has_goals(self) -> bool:
        return bool(self.goals)

    def save(self) -> int:
        """Keep what was said; returns how many goals were rated. Call it when the form is valid."""
        near = {
            goal.pk: self.cleaned_data[str(goal.pk)]
            for goal in self.goals
            if self.cleaned_data[str(goal.pk)] is not None
        }
        return len(actions.rate_goals(self.actor, self.client_id, near=near))
