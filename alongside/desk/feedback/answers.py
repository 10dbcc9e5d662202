"""One piece of feedback with a name, and the answer to its author; and check-in words taken over as feedback."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.feedback import actions, queries
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.feedback_words import RATINGS, REFUSED, STATUS
from alongside.web.forms import Choices, Textarea


class AnswerForm(forms.Form):
    """What was decided, or what came of it; the words go to the author."""

    status = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[
            ("decided", _("Something is decided")),
            ("changed", _("It is changed")),
            ("unchanged", _("It is not changed, because …")),
        ],
        widget=Choices,
    )
    words = forms.CharField(
        label=_("Your answer to the author"),
        help_text=_("A thank you, what you decided, and why."),
        max_length=4000,
        widget=Textarea(lines=4),
    )


@for_member
def feedback_one(request: Visit, feedback_id: UUID) -> HttpResponse:
    """For who is responsible: read it, decide, answer."""
    said = queries.feedback_one(request.actor, feedback_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_feedback(request.actor, feedback_id, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            messages.success(request, gettext("The answer is on its way."))
            return redirect("desk:feedback_one", feedback_id)
    language = get_language() or request.practice.language
    page = {
        "said": said,
        "place": queries.name_of(said.touchpoint, language) if said.touchpoint else "",
        "rating": RATINGS.get(said.rating, ""),
        "status": STATUS[said.status],
        "is_open": said.status in ("received", "decided"),
        "has_way_back": bool(said.client_id or said.author_email),
        "form": form,
    }
    return render(request, "desk/feedback/feedback.html", page, status=422 if form.errors else 200)


@require_POST
@for_member
def take_over(request: Visit, check_in_id: UUID) -> HttpResponse:
    """One press: the words of a check-in are feedback that gets an answer."""
    try:
        said = actions.take_check_in(request.actor, check_in_id)
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
        return redirect("desk:feedback")
    return redirect("desk:feedback_one", said.pk)
