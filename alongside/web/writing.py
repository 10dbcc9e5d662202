"""Writing a message, on the desk and in the portal: one form, a draft that keeps itself, sent once."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.errors import Refused
from alongside.lib.ids import new_id
from alongside.messages import actions, queries
from alongside.messages.models import Message
from alongside.templatetags.times import clock
from alongside.trail.actors import Actor
from alongside.web.forms import Textarea

WORDS = {
    "required": gettext_lazy("Please write something first."),
    "too_long": gettext_lazy("This is too long for one message. You can send it in parts."),
    "changed_meanwhile": gettext_lazy(
        "You have begun another draft in a different window. Nothing was sent and nothing is lost: "
        "both are below. If you send now, what stands here goes out and the other draft is dropped."
    ),
    "sent_already": gettext_lazy("This was sent already. If you send now, it goes out as a new message."),
}


class MessageForm(forms.Form):
    """The words, and which message they are: the same form sent twice is one message."""

    words = forms.CharField(
        label=gettext_lazy("Your message"),
        required=False,
        max_length=actions.LONGEST,
        strip=False,
        widget=Textarea(lines=5),
        error_messages={"max_length": WORDS["too_long"]},
    )
    message_id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    is_all_optional = True
    message: Message | None = None  # what was sent or kept
    other: Message | None = None  # a draft begun in another window
    is_out_of_date = False

    def send(self, actor: Actor, client_id: UUID) -> bool:
        """Send it; False, with the reason, where it is refused. The words stay in the form."""
        return self._do(actions.send_message, actor, client_id)

    def keep(self, actor: Actor, client_id: UUID) -> bool:
        """Keep it as a draft; False, with the reason, where it is refused."""
        return self._do(actions.save_draft, actor, client_id)

    def _do(self, act: Callable[..., Message | None], actor: Actor, client_id: UUID) -> bool:
        if not self.is_valid():
            return False
        said = self.cleaned_data
        try:
            self.message = act(
                actor,
                client_id,
                words=said["words"],
                message_id=said["message_id"],
                revision=said["version"],
            )
        except Refused as no:
            self._explain(no)
        return not self.errors

    def _explain(self, no: Refused) -> None:
        """Say why; where the form is out of date, the next try knows what lies on the server."""
        self.add_error(no.field if no.field in self.fields else None, WORDS[no.code])
        if no.field is not None:
            return
        self.is_out_of_date = True
        self.other = cast("Message | None", no.facts.get("saved"))
        data = cast("QueryDict", self.data).copy()
        data["message_id"] = str(self.other.pk if self.other else new_id())
        data["version"] = str(self.other.revision if self.other else 0)
        self.data = data


def message_form(draft: Message | None) -> MessageForm:
    """A form that goes on with the draft, or begins a message."""
    if draft is None:
        return MessageForm(initial={"message_id": new_id(), "version": 0})
    return MessageForm(initial={"words": draft.words, "message_id": draft.pk, "version": draft.revision})


def keep_draft(request: HttpRequest, actor: Actor, client_id: UUID, **also: Any) -> JsonResponse:
    """Answer of the autosave: 200 with the version, 409 when another window saved since, 422 with why."""
    form = MessageForm(request.POST)
    if form.keep(actor, client_id):
        version = form.message.revision if form.message else 0
        return JsonResponse({"version": version, "saved": clock(localtime()), **also})
    said = [str(error) for errors in form.errors.values() for error in errors]
    return JsonResponse({"message": " ".join(said)}, status=409 if form.is_out_of_date else 422)


def hint(actor: Actor, client_id: UUID, words: str) -> str:
    """A gentle word where an answer is much longer than its question (D01); "" nearly always."""
    found = queries.hint(actor, client_id, words)
    if found is None:
        return ""
    return _(
        "Your answer is much longer than the question (lines: %(lines)s to %(asked)s). "
        "What would a short answer make possible? The rest may be good for your next meeting."
    ) % {"lines": found.lines, "asked": found.answers_lines}
