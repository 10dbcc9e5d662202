"""The forms of an import: the files, and what is asked about them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.desk.imports_words import FIELDS, KINDS, ORDERS, STATUSES, say, say_problem
from alongside.file.importing.actions import LARGEST
from alongside.file.importing.answers import Answers, FileAnswers
from alongside.file.importing.planning import FileKind, FilePlan, ImportPlan
from alongside.file.reading import columns as mapping
from alongside.file.reading.clients import NEW, MaybeClient
from alongside.file.reading.questions import Ask
from alongside.lib.reading.problems import Problem, Reason
from alongside.lib.reading.text_encodings import ALLOWED
from alongside.trail.actors import Actor
from alongside.web.forms import zone_choices

MOST_DECISIONS = 100
SHARED = ("member", "zone", "minutes", "work")
WORK = [
    ("advice", _("advice: the rules about length and contact hold")),
    ("delivery", _("delivery: they do not")),
]


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of uploaded files."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file by itself; an empty one is named by the reading. Together they must not fill the memory."""
        given = data if isinstance(data, list | tuple) else [data]
        clean = super().clean
        files = [clean(each, initial) for each in given]
        size = sum(each.size for each in files)
        if size > LARGEST:
            raise forms.ValidationError(say(Reason.FILE_TOO_LARGE, 0, {"bytes": size, "limit": LARGEST}))
        return files


class UploadForm(forms.Form):
    """The files of another program."""

    uploads = FilesField(
        label=_("Files"),
        help_text=_(
            "CSV files with clients or with a diary, and calendars (.ics). "
            "A diary and its list of clients belong together: choose both."
        ),
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": ".csv,.txt,.tsv,.ics,text/csv,text/calendar"}),
    )


@dataclass(frozen=True, slots=True)
class FileGroup:
    """The questions about one file, as a page shows them: what must be asked, and the columns."""

    plan: FilePlan
    asked: list[forms.BoundField]
    columns: list[forms.BoundField]
    is_open: bool


class AnswersForm(forms.Form):
    """Everything that is asked before files are brought in; nothing is asked that the files say."""

    def __init__(
        self,
        data: Any = None,
        *,
        actor: Actor,
        answers: Answers,
        plan: ImportPlan,
        members: Iterable[tuple[str, str]],
        zone: str,
    ) -> None:
        super().__init__(data)
        self.plan, self.answers = plan, answers
        self._maybes = _maybes(plan)
        people = list(members)
        self._add_shared(people, zone)
        for number, each in enumerate(plan.files):
            self._add_file(f"f{number}", each)
        for maybe in self._maybes:
            self._add_decision(maybe)

    def _add_shared(self, people: list[tuple[str, str]], zone: str) -> None:
        said = self.answers
        only = people[0][0] if len(people) == 1 else ""
        self.fields["member"] = forms.ChoiceField(
            label=_("Whose clients and times are these?"),
            choices=people if only else [("", _("Choose")), *people],
            initial=said.member or only,
        )
        self.fields["zone"] = forms.ChoiceField(
            label=_("In which time zone was the diary kept?"),
            choices=zone_choices,
            initial=said.zone or zone,
        )
        if {each.kind for each in self.plan.files} == {FileKind.CALENDAR}:
            return
        self.fields["minutes"] = forms.IntegerField(
            label=_("Agreed length of a meeting, minutes"),
            help_text=_("Used where the file does not say how long a meeting was planned."),
            min_value=5,
            max_value=480,
            initial=said.minutes,
        )
        self.fields["work"] = forms.ChoiceField(
            label=_("The work with these clients is"), choices=WORK, initial=said.work
        )

    def _add_file(self, prefix: str, plan: FilePlan) -> None:
        about = self.answers.about(plan.file.id)
        if plan.kind is FileKind.CALENDAR:
            return
        kinds = [(kind, label) for kind, label in KINDS.items() if kind != FileKind.CALENDAR]
        self.fields[f"{prefix}-kind"] = forms.ChoiceField(
            label=_("The file holds"), choices=kinds, initial=plan.kind.value
        )
        self.fields[f"{prefix}-encoding"] = forms.ChoiceField(
            label=_("Letters (encoding)"),
            choices=[("", _("as we read them")), *((name, name) for name in ALLOWED)],
            initial=about.encoding,
            required=False,
        )
        if plan.sheet is None:
            return
        self._add_questions(prefix, plan, about)
        headings = [("", _("not in this file")), *((name, name) for name in plan.sheet.header if name)]
        for field in mapping.FIELDS[mapping.Kind(plan.kind)]:
            if field not in FIELDS:
                continue
            self.fields[f"{prefix}-col-{field}"] = forms.ChoiceField(
                label=FIELDS[field], choices=headings, initial=plan.columns.get(field, ""), required=False
            )

    def _add_questions(self, prefix: str, plan: FilePlan, about: FileAnswers) -> None:
        for number, question in enumerate(plan.questions):
            if question.ask is Ask.DATE_ORDER:
                self.fields[f"{prefix}-order"] = forms.ChoiceField(
                    label=_("How are dates written?"),
                    choices=[("", _("Choose")), *ORDERS.items()],
                    initial=about.order,
                    required=False,
                )
            elif question.ask is Ask.STATUS_WORD:
                self.fields[f"{prefix}-word-{number}"] = forms.ChoiceField(
                    label=gettext("What does “%(word)s” mean?") % {"word": question.about},
                    choices=[("", _("leave these rows out")), *STATUSES.items()],
                    initial=about.meant.get(question.about, ""),
                    required=False,
                )

    def _add_decision(self, maybe: MaybeClient) -> None:
        here = [
            (handle, gettext("the same as %(name)s") % {"name": self.plan.names[handle]})
            for handle in maybe.handles
        ]
        self.fields[_decision_name(maybe.client.key)] = forms.ChoiceField(
            label=maybe.client.name,
            help_text=say_problem(Problem(maybe.why, maybe.client.line)),
            choices=[("", _("not decided: leave out")), *here, (NEW, _("somebody new"))],
            initial=self.answers.decided.get(maybe.client.key, ""),
            required=False,
        )

    def shared(self) -> list[forms.BoundField]:
        """What is asked once for all files."""
        return [self[name] for name in SHARED if name in self.fields]

    def groups(self) -> list[FileGroup]:
        """What is asked about each file."""
        return [self._group(f"f{number}", each) for number, each in enumerate(self.plan.files)]

    def _group(self, prefix: str, plan: FilePlan) -> FileGroup:
        names = [name for name in self.fields if name.startswith(f"{prefix}-")]
        columns = [name for name in names if "-col-" in name or name.endswith("-encoding")]
        asked = [self[name] for name in names if name not in columns]
        is_open = plan.refused is not None or any(name in self.errors for name in columns)
        return FileGroup(plan, asked, [self[name] for name in columns], is_open)

    def decisions(self) -> list[forms.BoundField]:
        """Rows that may be somebody who is here."""
        return [self[_decision_name(maybe.client.key)] for maybe in self._maybes]

    def to_answers(self) -> Answers:
        """What the form says, after it was found valid."""
        said: Mapping[str, Any] = self.cleaned_data
        decided = dict(self.answers.decided)
        for maybe in self._maybes:
            decided[maybe.client.key] = said[_decision_name(maybe.client.key)]
        return Answers(
            zone=said["zone"],
            member=said["member"],
            minutes=said.get("minutes"),
            work=said.get("work") or self.answers.work,
            decided={key: handle for key, handle in decided.items() if handle},
            files={each.file.id: self._about(f"f{n}", each) for n, each in enumerate(self.plan.files)},
        )

    def _about(self, prefix: str, plan: FilePlan) -> FileAnswers:
        said = self.cleaned_data
        if plan.kind is FileKind.CALENDAR:
            return FileAnswers()
        kind, encoding = said[f"{prefix}-kind"], said[f"{prefix}-encoding"]
        if (kind, encoding) != (plan.kind, self.answers.about(plan.file.id).encoding):
            # Read in another way the columns mean something else: guess anew.
            return FileAnswers(kind=kind, encoding=encoding)
        start = f"{prefix}-col-"
        columns = {name.removeprefix(start): value for name, value in said.items() if name.startswith(start)}
        return FileAnswers(
            kind=kind,
            encoding=encoding,
            order=said.get(f"{prefix}-order", ""),
            columns=columns,
            meant=self._meant(prefix, plan),
        )

    def _meant(self, prefix: str, plan: FilePlan) -> dict[str, str]:
        words = {
            question.about: self.cleaned_data.get(f"{prefix}-word-{number}", "")
            for number, question in enumerate(plan.questions)
            if question.ask is Ask.STATUS_WORD
        }
        return {word: meaning for word, meaning in words.items() if meaning}


def _maybes(plan: ImportPlan) -> list[MaybeClient]:
    return [maybe for part in plan.clients() for maybe in part.maybe][:MOST_DECISIONS]


def _decision_name(key: str) -> str:
    """A name that stays with the row, whatever else changes between two looks."""
    return f"d-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
