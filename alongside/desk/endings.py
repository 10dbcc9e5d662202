"""The end of a piece of work, on the desk: advice, one offer of a closing conversation, a review (G01-G04)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.file import actions
from alongside.file.actions import Review
from alongside.file.ending_signs import ending_signs
from alongside.file.endings import is_good, talk_first
from alongside.lib.errors import Refused
from alongside.toolkit.enough import ABLE
from alongside.toolkit.queries import skills_at_ending
from alongside.web.actors import Visit, for_member
from alongside.web.endings import first_words, planned_times
from alongside.web.file_words import BETTER_NOT_NOW, ENDING_KINDS
from alongside.web.forms import Choices, ManyChoices, Textarea

WORDS = {
    "engagement_ended": _("This work has ended already."),
    "kind_unknown": _("Please choose from the list."),
    "keeping_left_out": _(
        "The phase of keeping what was reached has not begun. Begin it, or say in a few words why not."
    ),
    "too_long": _("This is too long. Please shorten it."),
    "offered_already": _("A closing conversation was offered already. Asking again would be holding on."),
    "stage_wrong": _("This is not possible at this stage. Somebody may have changed it meanwhile."),
}


class EndForm(forms.Form):
    """What the practitioner looks at before an ending, and how it ends."""

    situations = forms.MultipleChoiceField(
        label=_("Is one of these so?"),
        help_text=_("Then it is better to talk first. Only you see what you choose here."),
        choices=list(BETTER_NOT_NOW.items()),
        required=False,
        widget=ManyChoices,
    )
    goals_reached = forms.BooleanField(label=_("What the client came for is reached"), required=False)
    skills_learnt = forms.BooleanField(
        label=_("The client knows what to do when it gets difficult again"), required=False
    )
    kind = forms.ChoiceField(label=_("How does it end?"), choices=list(ENDING_KINDS.items()), widget=Choices)
    words = forms.CharField(
        label=_("Words at the end"),
        help_text=_("Part of the file: the client can read this."),
        required=False,
        max_length=4000,
        widget=Textarea(lines=4),
    )

    asks_later = forms.TypedChoiceField(
        label=_("Ask later what has stayed?"),
        help_text=_("One short question by letter. The client may leave it open or say no."),
        choices=[(0, _("No, do not ask")), (3, _("After three months")), (6, _("After six months"))],
        coerce=int,
        required=False,
        widget=Choices,
    )

    @property
    def review(self) -> Review:
        """What was looked at."""
        given = self.cleaned_data
        return Review(tuple(given["situations"]), given["goals_reached"], given["skills_learnt"])


@for_member
def ending(request: Visit, engagement_id: UUID) -> HttpResponse:
    """End the work, after advice where it is due; or read how it ended."""
    work = clients.engagement(request.actor, engagement_id)
    if work.ended_at is not None:
        return _page(request, work, None)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, work, form)
    if talk_first(form.review.better_not_now) and "anyway" not in request.POST:
        return _page(request, work, form, advise=True)
    return _end(request, work, form)


@for_member
@require_POST
def ending_offer(request: Visit, engagement_id: UUID) -> HttpResponse:
    """Offer the client one closing conversation."""
    try:
        actions.offer_closing(request.actor, engagement_id=engagement_id)
    except Refused as no:
        messages.error(request, str(WORDS[no.code]))
    else:
        messages.success(request, gettext("Offered. Whether they come is their decision."))
    return redirect("desk:ending", engagement_id)


def _end(request: Visit, work: Any, form: EndForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        actions.end_by_member(
            request.actor,
            engagement_id=work.pk,
            kind=given["kind"],
            words=given["words"],
            review=form.review,
            asks_later=given["asks_later"] or 0,
        )
    except Refused as no:
        form.add_error(no.field if no.field in form.fields else None, WORDS[no.code])
        return _page(request, work, form)
    if is_good(form.review.better_not_now, goals_reached=given["goals_reached"]):
        messages.success(request, gettext("A good ending. Everything planned is let go; the file stays."))
    else:
        messages.success(
            request, gettext("The work has ended. Everything planned is let go; the file stays.")
        )
    return redirect("desk:ending", work.pk)


def _page(request: Visit, work: Any, form: EndForm | None, *, advise: bool = False) -> HttpResponse:
    context = {
        "work": work,
        "client": work.client,
        "form": form,
        "advise": advise,
        "request_words": first_words(request.actor, work.client_id),
        "signs": ending_signs(request.actor, work, timezone.now()) if form else [],
        "planned": planned_times(request.actor, work.client_id, {work.pk}) if form else 0,
        "kind": ENDING_KINDS.get(work.ending_kind, ""),
        "enough": skills_at_ending(request.actor, work.client_id, request.practice.thresholds),
        "able": ABLE,
    }
    return render(request, "desk/ending.html", context, status=422 if form and form.errors else 200)
