"""A case sheet for supervision: one client's work on paper, without a name, with one's own question."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.clients import queries as clients
from alongside.clients.actions import open_file
from alongside.desk.case_paper import Case, paper
from alongside.frame.queries import frame_of_client
from alongside.mirror.anonymous import names_in, reaches
from alongside.mirror.codes import code_of
from alongside.mirror.sharing import shared_by_me
from alongside.trail.actors import Actor
from alongside.voice.queries.results import results_of
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Textarea
from alongside.web.pdf import pdf, pdf_response

LONGEST = 2000


class CaseForm(forms.Form):
    """Whose work, and what one would like to ask."""

    client = forms.TypedChoiceField(label=gettext_lazy("Whose work"), coerce=UUID)
    question = forms.CharField(
        label=gettext_lazy("What I would like to ask"),
        help_text=gettext_lazy("Without names. It is printed on the sheet and not kept here."),
        required=False,
        max_length=LONGEST,
        widget=Textarea(lines=3),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = clients.readable_clients(actor).filter(restricted_at=None).order_by("name")
        people = [(str(pk), name) for pk, name in own.values_list("pk", "name")]
        self.fields["client"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]


@for_member
def case_sheet(request: Visit) -> HttpResponse:
    """The form; and the sheet, as soon as it is clear whose."""
    form = CaseForm(request.actor, request.POST or None, initial={"client": request.GET.get("client", "")})
    if request.method == "POST" and form.is_valid():
        client = clients.readable_client(request.actor, form.cleaned_data["client"])
        names = telling(request.actor, client)
        said = form.cleaned_data["question"]
        if _check(form, said, names):
            open_file(request.actor, client)
            case = _case(request.actor, client, names, said)
            return pdf_response(pdf("case_sheet", paper(case, timezone.now())), f"case-{case.code}")
    return render(request, "desk/mirror/case_sheet.html", {"form": form}, status=422 if form.errors else 200)


def telling(actor: Actor, client: Any) -> list[str]:
    """All names and ways to reach the client and the people around them: none of it leaves with the sheet."""
    around = clients.circle(actor, client.pk)
    own = [client.name, client.reading, *(each.value for each in clients.contact_points(actor, client.pk))]
    near = (value for each in around for value in (each.name, each.email, each.phone))
    return [each for each in (*own, *near) if each]


def _check(form: CaseForm, said: str, names: list[str]) -> bool:
    """Whether the question says nothing of whose it is; if it does, that is said beside it."""
    tells = what_tells(said, names)
    if tells:
        form.add_error("question", tells)
    return not tells


def what_tells(said: str, names: list[str]) -> str:
    """What in a question for supervision says whose it is, as a sentence; "" for nothing."""
    named = names_in(said, names)
    if named:
        return _("Your question names somebody: %(name)s. Say it without the name.") % {"name": named[0]}
    if reaches(said):
        return _("Your question holds an address, a long number or a date. Leave it out.")
    return ""


def _case(actor: Actor, client: Any, names: list[str], question: str) -> Case:
    return Case(
        code=code_of(client.pk, actor.myself),
        names=names,
        work=clients.open_engagement(client.pk),
        frame=frame_of_client(actor, client.pk),
        results=results_of(actor, client),
        shared=shared_by_me(actor, client.pk),
        question=question.strip(),
    )
