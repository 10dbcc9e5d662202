"""How the practice, and each member, lets itself be booked; and who would meet at the door (F06)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practices
from alongside.scheduling.actions.rules import RANGES, set_booking_rules
from alongside.scheduling.queries.encounters import encounters
from alongside.scheduling.queries.hours import may_set_hours
from alongside.scheduling.queries.own_rules import booking_rules_of, in_columns
from alongside.scheduling.queries.rules import USUAL, rules_for
from alongside.web.actors import Visit, for_member

LABELS = {
    "notice_hours": _("Least notice, hours"),
    "horizon_days": _("Bookable so many days ahead"),
    "step_minutes": _("A meeting may begin every so many minutes"),
    "before_minutes": _("Time of your own before a meeting, minutes"),
    "after_minutes": _("Time of your own after a meeting, minutes"),
    "most_a_day": _("Most meetings in a day"),
    "most_a_week": _("Most meetings in a week"),
    "rest_after": _("A rest after so many meetings in a row"),
    "rest_minutes": _("Length of the rest, minutes"),
    "corridor_minutes": _("Minutes between people who come on site"),
    "hold_minutes": _("A chosen time is kept for so many minutes"),
    "undo_minutes": _("A booking can be taken back for so many minutes"),
}
HINTS = {
    "before_minutes": _("Clients do not see it."),
    "after_minutes": _("Clients do not see it."),
    "most_a_day": _("Of all services together. Empty: as many as there is time for."),
    "most_a_week": _("Of all services together. Empty: as many as there is time for."),
    "corridor_minutes": _("So that nobody meets somebody else at the door. 0: it does not matter."),
    "hold_minutes": _("While somebody fills in the form."),
    "undo_minutes": _("No letter goes out before that."),
}
GROUPS = (
    (_("When people may book"), ("notice_hours", "horizon_days", "step_minutes")),
    (_("Around a meeting"), ("before_minutes", "after_minutes", "corridor_minutes")),
    (_("Not too much"), ("most_a_day", "most_a_week", "rest_after", "rest_minutes")),
    (_("While somebody books"), ("hold_minutes", "undo_minutes")),
)


class RulesForm(forms.Form):
    """The rules of the practice or of one member. Empty is the usual, which stands there in grey."""

    is_all_optional = True

    def __init__(self, usual: dict[str, int | None], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, (least, most) in RANGES.items():
            field = forms.IntegerField(
                label=LABELS[name],
                help_text=HINTS.get(name, ""),
                min_value=least,
                max_value=most,
                required=False,
            )
            if usual[name] is not None:
                field.widget.attrs["placeholder"] = str(usual[name])
            self.fields[name] = field

    def groups(self) -> list[tuple[object, list[forms.BoundField]]]:
        """For the page: the rules that belong together."""
        return [(title, [self[name] for name in names]) for title, names in GROUPS]


@for_member
def booking_rules(request: Visit, member_id: UUID | None = None) -> HttpResponse:
    """The rules of the practice, or of one member: their own, or by who runs the practice."""
    member = _member(request, member_id)
    usual = rules_for(request.practice) if member else USUAL
    row = booking_rules_of(request.actor, member_id)
    start = {name: getattr(row, name) for name in RANGES} if row else {}
    form = RulesForm(in_columns(usual), request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            set_booking_rules(request.actor, member_id=member_id, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, gettext("This number is too small or too large."))
        else:
            messages.success(request, gettext("Booking rules are saved. What is booked already stays."))
            return redirect(request.path)
    page = {
        "form": form,
        "member": member,
        "is_own": member is not None and member.pk == request.actor.id,
        "people": practices.practitioners(request.actor) if member is None else [],
    }
    return render(request, "desk/calendar/booking_rules.html", page, status=422 if form.errors else 200)


@for_member
def corridor(request: Visit) -> HttpResponse:
    """Coming appointments whose clients would meet somebody at the door (F06)."""
    minutes = rules_for(request.practice).corridor // timedelta(minutes=1)
    found = encounters(request.actor, minutes=minutes, now=timezone.now())
    page = {
        "minutes": minutes,
        "encounters": found,
        "how_near": ngettext(
            "Less than %(number)s minute lies between them in the corridor.",
            "Less than %(number)s minutes lie between them in the corridor.",
            minutes,
        )
        % {"number": minutes},
    }
    return render(request, "desk/calendar/corridor.html", page)


def _member(request: Visit, member_id: UUID | None) -> Any:
    if member_id is None:
        if not request.actor.runs_practice:
            raise NotYours
        return None
    if not may_set_hours(request.actor, member_id):
        raise NotYours
    return practices.member(request.actor, member_id)
