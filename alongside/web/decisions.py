"""Forms about decisions, shared by desk and portal, and what the paper says (E03, B14, B16)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.decisions import actions
from alongside.decisions.queries import Seen
from alongside.web import decision_words as said
from alongside.web.acting import ActingForm
from alongside.web.agreement import day
from alongside.web.forms import DateInput, Textarea


def _words(label: Any, *, lines: int = 3, is_needed: bool = False, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=is_needed,
        max_length=actions.LONGEST,
        widget=Textarea(lines=lines),
    )


class NewDecisionForm(ActingForm):
    """A question with which a decision begins."""

    refusals = said.REFUSALS

    question = _words(gettext_lazy("What is to be decided?"), lines=2, is_needed=True)


class OwnNewDecisionForm(NewDecisionForm):
    """The same from the client's side."""

    refusals = said.OWN_REFUSALS

    matters = _words(gettext_lazy("What matters to you in this?"), lines=2)


class WordsForm(ActingForm):
    """What a member writes. The question stays the client's where they asked it."""

    refusals = said.REFUSALS

    revision = forms.IntegerField(widget=forms.HiddenInput)
    question = _words(gettext_lazy("What is to be decided?"), lines=2, is_needed=True)
    usual = _words(gettext_lazy("What would one usually do?"), lines=2)
    departs = _words(
        gettext_lazy("How does this depart from it, and why?"),
        lines=2,
        hint=gettext_lazy("Needed before signing, where the usual way is written down."),
    )
    who_does = _words(
        gettext_lazy("Who does what?"),
        hint=gettext_lazy(
            "One line for each thing to do. When both have signed, each line can become a step."
        ),
    )
    review_on = forms.DateField(
        label=gettext_lazy("When do we look at it again?"), required=False, widget=DateInput
    )

    def __init__(self, data: Any = None, *, seen: Seen) -> None:
        row = seen.decision
        super().__init__(data, initial=_start(seen, list(self.base_fields)), auto_id="words_%s")
        if row.set_by != "member":
            del self.fields["question"]


class OwnWordsForm(ActingForm):
    """What the client writes: what matters to them, and who does what."""

    refusals = said.OWN_REFUSALS

    revision = forms.IntegerField(widget=forms.HiddenInput)
    question = _words(gettext_lazy("What is to be decided?"), lines=2, is_needed=True)
    matters = _words(gettext_lazy("What matters to you in this?"))
    who_does = _words(gettext_lazy("Who does what?"), hint=gettext_lazy("One line for each thing to do."))

    def __init__(self, data: Any = None, *, seen: Seen) -> None:
        super().__init__(data, initial=_start(seen, list(self.base_fields)), auto_id="words_%s")
        if seen.decision.set_by != "client":
            del self.fields["question"]
        if seen.decision.put_before_at is None:
            del self.fields["who_does"]


class PauseForm(ActingForm):
    """The pause before a decision is put before the client."""

    refusals = said.REFUSALS

    revision = forms.IntegerField(widget=forms.HiddenInput)
    impression = _words(
        gettext_lazy("What was your first impression?"),
        hint=gettext_lazy("For you alone: neither the client nor a colleague ever reads it."),
    )
    alternative = _words(
        gettext_lazy("What else could explain it?"),
        is_needed=True,
        hint=gettext_lazy("The client reads this too, when the decision is put before them."),
    )


class OptionForm(ActingForm):
    """One way to go."""

    refusals = said.REFUSALS

    words = _words(gettext_lazy("One way to go"), lines=2, is_needed=True)
    pros = _words(said.PROS, lines=2)
    cons = _words(said.CONS, lines=2)


class OwnOptionForm(OptionForm):
    """The client's own."""

    refusals = said.OWN_REFUSALS

    words = _words(gettext_lazy("My own proposal"), lines=2, is_needed=True)


class BeliefsForm(ActingForm):
    """The five questions; each may stay open."""

    is_all_optional = True
    refusals = said.REFUSALS

    cause = _words(said.BELIEFS["cause"], lines=2)
    worries = _words(said.BELIEFS["worries"], lines=2)
    trusts = _words(said.BELIEFS["trusts"], lines=2)
    refuses = _words(said.BELIEFS["refuses"], lines=2)
    decides_with = _words(said.BELIEFS["decides_with"], lines=2)


def beliefs_lines(row: Any) -> list[tuple[Any, str]]:
    """What was asked and answered, in the order of the questions."""
    return [(said.BELIEFS[name], getattr(row, name)) for name in actions.QUESTIONS if getattr(row, name)]


def option_lines(seen: Seen, *, theirs: Any = said.THEIR_OPTION) -> list[tuple[Any, Any, bool]]:
    """Each option, whose it is in words (`theirs` for the client's), and whether it was chosen."""
    ours = [(each, said.OUR_OPTION) for each in seen.ours]
    own = [(each, theirs) for each in seen.theirs]
    return [(each, whose, each.pk == seen.decision.choice_id) for each, whose in (*ours, *own)]


def after_conflict(seen: Seen, form: Any) -> list[tuple[Any, str]]:
    """What is kept now where the form says something else, after somebody saved in between; else nothing.

    Both stay in sight, and the form then knows the newer revision: its next press is a choice.
    """
    if not form.is_bound or str(form.data.get("revision")) == str(seen.decision.revision):
        return []
    form.data = form.data.copy()
    form.data["revision"] = str(seen.decision.revision)
    kept = [(name, getattr(seen.decision, name, None) or "") for name in form.fields if name in said.PARTS]
    return [(said.PARTS[name], words) for name, words in kept if words != (form.data.get(name) or "").strip()]


def paper(seen: Seen, practice_name: str) -> dict[str, object]:
    """What the PDF of a decision says (templates/pdf/agreement.typ); never the private first impression."""
    row = seen.decision
    about = [
        (name, getattr(row, name)) for name in ("question", "matters", "alternative", "usual", "departs")
    ]
    chosen = next((each.words for each, _whose, is_chosen in option_lines(seen) if is_chosen), "")
    options = [
        {
            "title": str(whose),
            "protects": "",
            "lines": [
                {"label": str(label), "text": text}
                for label, text in (("", each.words), (said.PROS, each.pros), (said.CONS, each.cons))
                if text
            ],
        }
        for each, whose, _is_chosen in option_lines(seen)
    ]
    first = [{"label": str(said.PARTS[name]), "text": text} for name, text in about if text]
    last = [("choice", chosen), ("who_does", row.who_does)]
    decided = [{"label": str(said.PARTS[name]), "text": text} for name, text in last if text]
    if row.review_on:
        decided.append({"label": _("Looked at again on"), "text": day(row.review_on)})
    parts = [
        {"title": _("The question"), "protects": "", "lines": first},
        *options,
        {"title": _("What we decided"), "protects": "", "lines": decided},
    ]
    return {
        "title": _("A shared decision"),
        "practice": practice_name,
        "lead": row.client.name,
        "foot": row.client.name,
        "agreed": [
            {"label": _("Signed by the client"), "text": _signed(row.client_signed_at, row.client.name)},
            {
                "label": _("Signed for the practice"),
                "text": _signed(row.member_signed_at, row.member_signed_by),
            },
        ],
        "parts": [part for part in parts if part["lines"]],
    }


def _signed(at: Any, who: Any) -> str:
    if at is None:
        return _("not signed yet")
    name = getattr(who, "name", who) or ""
    return _("%(name)s, %(day)s") % {"name": name, "day": day(timezone.localtime(at).date())}


def _start(seen: Seen, names: list[str]) -> dict[str, Any]:
    return {name: getattr(seen.decision, name) for name in names}
