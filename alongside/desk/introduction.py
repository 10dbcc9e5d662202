"""How I work: what a member tells clients who choose, in each language (C03)."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.practice.introductions import LONGEST, own_introduction, write_introduction
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import ScaleField, Textarea
from alongside.web.role_words import LANGUAGES


class IntroductionForm(ActingForm):
    """What clients read about me."""

    is_all_optional = True
    refusals = {
        "language_unknown": gettext_lazy("Please choose a language from the list."),
        "too_long": gettext_lazy("This is too long. Please shorten it."),
        "out_of_range": gettext_lazy("Please choose from 0 to 10."),
        "not_a_link": gettext_lazy("A link begins with https://."),
    }

    about = forms.CharField(
        label=gettext_lazy("What I know and can do"),
        help_text=gettext_lazy("Training, experience, with what I can help and with what not."),
        required=False,
        max_length=LONGEST,
        widget=Textarea(lines=4),
    )
    manner = forms.CharField(
        label=gettext_lazy("What it is like to work with me"),
        required=False,
        max_length=LONGEST,
        widget=Textarea(lines=4),
    )
    style = ScaleField(
        label=gettext_lazy("How I accompany"),
        low=gettext_lazy("soft support"),
        high=gettext_lazy("active guidance"),
        required=False,
    )
    pace = ScaleField(
        label=gettext_lazy("My pace"), low=gettext_lazy("slowly"), high=gettext_lazy("fast"), required=False
    )
    video = forms.CharField(
        label=gettext_lazy("A link to a short video"),
        help_text=gettext_lazy("It opens only when somebody presses it."),
        required=False,
        max_length=200,
        widget=forms.URLInput,
    )


@for_member
def introduction(request: Visit) -> HttpResponse:
    """Write it, language by language; `?language=` chooses."""
    codes = [code for code, _name in LANGUAGES]
    language = request.GET.get("language", request.actor.language)
    language = language if language in codes else request.actor.language
    row = own_introduction(request.actor, language)
    names = list(IntroductionForm.base_fields)
    form = IntroductionForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(row, name) for name in names},
    )
    if request.method == "POST" and form.do(write_introduction, request.actor, language=language):
        messages.success(request, _("Kept. Clients see it when they choose."))
        return redirect(f"{request.path}?language={language}")
    tabs = [(f"?language={code}", name, code == language) for code, name in LANGUAGES]
    page = {"form": form, "tabs": tabs, "row": row}
    return render(request, "desk/members/introduction.html", page, status=422 if form.errors else 200)
