"""Writing a message, on the desk and in the portal: one form, a draft and files that keep themselves, sent once."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy

from alongside.lib.errors import Refused
from alongside.lib.ids import new_id
from alongside.meetings.file_types import ENDINGS, MOST_BYTES
from alongside.messages import actions, queries
from alongside.messages.models import Message
from alongside.messages.tidy import tidy
from alongside.notices.quiet import quiet_span
from alongside.practice.models import Practice
from alongside.templatetags.times import clock
from alongside.trail.actors import Actor
from alongside.web.coach_words import reworded
from alongside.web.forms import Textarea

WORDS = {
    "required": gettext_lazy("Please write something first."),
    "too_long": gettext_lazy("This is too long for one message. You can send it in parts."),
    "changed_meanwhile": gettext_lazy(
        "You have begun another draft in a different window. Nothing was sent and nothing is lost: "
        "both are below. If you send now, what stands here goes out and the other draft is dropped."
    ),
    "sent_already": gettext_lazy("This was sent already. If you send now, it goes out as a new message."),
    "files_changed": gettext_lazy(
        "A file was added or taken away in another window. Nothing was sent: look at the files below, then send."
    ),
    "no_file": gettext_lazy("Please choose a file first."),
}
# Of one file; its name is put in.
FILE_WORDS = {
    "empty_file": gettext_lazy("“%(name)s” was not added, because it is empty."),
    "too_large": gettext_lazy("“%(name)s” was not added, because it is larger than 10 MB."),
    "unknown_type": gettext_lazy(
        "“%(name)s” was not added. Documents, pictures and plain text can be sent, and each must really be what "
        "its name says."
    ),
    "too_many": gettext_lazy(
        "“%(name)s” was not added: ten files go with one message. Send it with the next."
    ),
}
ACCEPT = ",".join(f".{ending}" for ending in sorted({*ENDINGS.values(), "jpeg"}))
LONGEST_NAME = 60
OTHER_BUTTONS = frozenset({"keep", "look", "attach", "remove", "use"})  # beside the one that sends


class ManyFiles(forms.FileInput):
    """Several files at once, by the browser's own chooser."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """What was chosen, unread: a list, empty where nothing was."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Nothing is checked here: the action looks at each file by itself."""
        return [each for each in data or [] if each]


class WordsField(forms.CharField):
    """Words as they may stand in a message; a pasted NUL or direction override is left out, not refused."""

    def to_python(self, value: Any) -> str:
        """The tidy words, not stripped."""
        return tidy(super().to_python(value) or "")


class MessageForm(forms.Form):
    """The words, the files, and which message they are: the same form sent twice is one message."""

    words = WordsField(
        label=gettext_lazy("Your message"),
        required=False,
        strip=False,
        widget=Textarea({"dir": "auto"}, lines=5),
    )
    attached = FilesField(
        label=gettext_lazy("Files with this message"),
        help_text=gettext_lazy("PDF, picture, text or office document, up to 10 MB each, at most ten."),
        required=False,
        widget=ManyFiles({"accept": ACCEPT, "data-files": str(MOST_BYTES)}),
    )
    message_id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    is_all_optional = True
    message: Message | None = None  # what was sent or kept
    other: Message | None = None  # a draft begun in another window
    is_out_of_date = False

    def send(self, actor: Actor, client_id: UUID) -> bool:
        """Send it with its files; False, with the reason, where it is refused. The words stay in the form."""
        if not self.is_valid():
            return False
        added = self._add_files(actor, client_id)
        if self.errors:
            return False
        return self._do(actions.send_message, actor, client_id, shown={*self._shown(), *added})

    def keep(self, actor: Actor, client_id: UUID) -> bool:
        """Keep it as a draft; False, with the reason, where it is refused."""
        return self.is_valid() and self._do(actions.save_draft, actor, client_id)

    def attach(self, actor: Actor, client_id: UUID) -> bool:
        """Keep the chosen files with the draft; those that are fine stay, where others are refused."""
        if not self.is_valid():
            return False
        if not self.cleaned_data["attached"]:
            self.add_error("attached", WORDS["no_file"])
        else:
            self._add_files(actor, client_id)
        return not self.errors

    def remove(self, actor: Actor, client_id: UUID) -> bool:
        """Take the file away whose button was pressed; the words are kept."""
        try:
            file_id = UUID(self.data["remove"])
        except ValueError:
            return False
        return self.is_valid() and self._do(actions.remove_file, actor, client_id, file_id=file_id)

    def reword(self, actor: Actor, client_id: UUID) -> bool:
        """Take over the wording whose button was pressed, without a script: it is the `use` of the form."""
        if not self.is_valid():
            return False
        words = self.cleaned_data["words"]
        for mark in queries.marks(actor, client_id, words):
            if f"{mark.start}-{mark.end}" == self.data["use"] and mark.instead:
                self.cleaned_data["words"] = reworded(words, mark)
                break
        return self._do(actions.save_draft, actor, client_id)

    def _add_files(self, actor: Actor, client_id: UUID) -> list[UUID]:
        """Those that were added; what is wrong with the others is said beside the field, the version goes on."""
        added: list[UUID] = []
        for upload in self.cleaned_data["attached"]:
            try:
                made = actions.attach_file(
                    actor, client_id, **self._said(), name=upload.name or "", content=_content(upload)
                )
            except Refused as no:
                self._explain(no, _shown_name(upload))
                if no.field != "files":
                    break
            else:
                added.append(made.pk)
                self.message = made.message
                self._go_on_from(made.message)
        return added

    def _said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"words": given["words"], "message_id": given["message_id"], "revision": given["version"]}

    def _shown(self) -> list[UUID]:
        """The files that the form showed when it was sent."""
        shown = cast("QueryDict", self.data).getlist("shown")
        return [UUID(each) for each in shown if _is_id(each)]

    def _do(self, act: Callable[..., Message | None], actor: Actor, client_id: UUID, **also: object) -> bool:
        try:
            self.message = act(actor, client_id, **self._said(), **also)
        except Refused as no:
            self._explain(no)
        return not self.errors

    def _explain(self, no: Refused, name: str = "") -> None:
        """Say why; where the form is out of date, the next try knows what lies on the server."""
        if no.code in FILE_WORDS:
            self.add_error("attached", str(FILE_WORDS[no.code]) % {"name": name})
            return
        self.add_error(no.field if no.field in self.fields else None, WORDS[no.code])
        if no.field is not None:
            return
        self.is_out_of_date = True
        saved = cast("Message | None", no.facts.get("saved"))
        if no.code == "changed_meanwhile":
            self.other = saved
        self._go_on_from(saved)

    def _go_on_from(self, known: Message | None) -> None:
        """The next press of a button is about this draft; None: about a new message."""
        version = known.revision if known else 0
        data = cast("QueryDict", self.data).copy()
        data["message_id"], data["version"] = str(known.pk if known else new_id()), str(version)
        self.data = data
        if known is not None and "version" in self.cleaned_data:
            self.cleaned_data["version"] = version


def message_form(draft: Message | None) -> MessageForm:
    """A form that goes on with the draft, or begins a message."""
    if draft is None:
        return MessageForm(initial={"message_id": new_id(), "version": 0})
    return MessageForm(initial={"words": draft.words, "message_id": draft.pk, "version": draft.revision})


def do_pressed(request: HttpRequest, form: MessageForm, actor: Actor, client_id: UUID) -> str:
    """Do what the pressed button says: "sent", "kept", or "" where it was refused."""
    buttons = {
        "keep": form.keep,
        "look": form.keep,
        "attach": form.attach,
        "remove": form.remove,
        "use": form.reword,
    }
    for name in OTHER_BUTTONS & set(request.POST):
        return "kept" if buttons[name](actor, client_id) else ""
    return "sent" if form.send(actor, client_id) else ""


def keep_draft(
    request: HttpRequest, actor: Actor, client_id: UUID, *, file_route: str, **also: Any
) -> JsonResponse:
    """Answer of the autosave: 200 with the version, 409 when another window saved since, 422 with why.

    Where files came along, they are kept, and the list of all is in `files`, as it stands on the page.
    """
    form = MessageForm(request.POST, request.FILES)
    is_kept = (form.attach if request.FILES else form.keep)(actor, client_id)
    known: dict[str, Any] = {}
    if request.FILES and not form.is_out_of_date:
        files = {"files": queries.draft_files(actor, client_id), "file_route": file_route}
        known["files"] = render_to_string("components/files_kept.html", files)
    if is_kept or form.message is not None:
        known["version"] = form.message.revision if form.message else 0
    if is_kept:
        return JsonResponse({**known, "saved": clock(localtime()), **also})
    said = [str(error) for errors in form.errors.values() for error in errors]
    return JsonResponse({**known, "message": " ".join(said)}, status=409 if form.is_out_of_date else 422)


def told_at(practice: Practice, zone: str) -> Any:
    """When a letter about a message goes out, where it is quiet for its reader now; None: at once (H08)."""
    now = timezone.now()
    span = quiet_span(now, practice.quiet_from, practice.quiet_until, ZoneInfo(zone))
    return span.end if span else None


def _content(upload: UploadedFile) -> bytes:
    """The bytes of a file that is not too large; a larger one is never read."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused("too_large", "files")
    return bytes(upload.read(MOST_BYTES + 1))


def _shown_name(upload: UploadedFile) -> str:
    return "".join(each for each in upload.name or "" if each.isprintable())[:LONGEST_NAME]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
