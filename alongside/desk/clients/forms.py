"""Forms about clients."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from alongside.clients.actions import Contact, Details, Near
from alongside.practice import queries as practice
from alongside.trail.actors import Actor
from alongside.web.client_words import (
    ADDRESS_FORMS,
    CIRCLE_KINDS,
    CONTACT_KINDS,
    ENGAGEMENT_KINDS,
    MAY_KNOW,
    TIE_DECISIONS,
    choices,
)
from alongside.web.forms import Choices, DateInput, ScaleField, Textarea, zone_choices
from alongside.web.role_words import LANGUAGES

LONG = 8000


def sentences(label: Any, help_text: Any = "", *, required: bool = False, lines: int = 3) -> forms.CharField:
    """A field for sentences."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONG, widget=Textarea(lines=lines)
    )


class Revised(forms.Form):
    """A form that knows which revision of the row it was opened with."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class DetailsForm(Revised):
    """Names and how to speak with somebody."""

    name = forms.CharField(label=_("Name"), max_length=160)
    reading = forms.CharField(
        label=_("How the name is read"),
        help_text=_("For example in kana; you can search by it."),
        max_length=160,
        required=False,
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    address_form = forms.ChoiceField(
        label=_("Form of address"), choices=choices(ADDRESS_FORMS), widget=Choices
    )
    pronouns = forms.CharField(label=_("Pronouns"), max_length=40, required=False)
    born_on = forms.DateField(label=_("Date of birth"), widget=DateInput, required=False)
    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(str(each.pk), each.name) for each in practice.units(actor)]
        self.fields["unit"].choices = [("", gettext("None")), *units]  # type: ignore[attr-defined]
        if not units:
            del self.fields["unit"]

    def details(self) -> Details:
        """What was said, for the action."""
        said = self.cleaned_data
        return Details(
            name=said["name"],
            timezone=said["timezone"],
            language=said["language"],
            reading=said["reading"],
            address_form=said["address_form"],
            pronouns=said["pronouns"],
            born_on=said["born_on"],
            unit_id=said.get("unit"),
        )


class NewClientForm(DetailsForm):
    """The same, with who is responsible and whom to call."""

    practitioner = forms.TypedChoiceField(
        label=_("Who works with them"), required=False, coerce=UUID, empty_value=None
    )
    emergency_name = forms.CharField(label=_("Whom to call in an emergency"), max_length=160, required=False)
    emergency_relation = forms.CharField(
        label=_("Who this is to the client"),
        help_text=_("For example: sister"),
        max_length=80,
        required=False,
    )
    emergency_phone = forms.CharField(label=_("Their phone"), max_length=40, required=False)
    guardian_name = forms.CharField(
        label=_("Guardian"),
        help_text=_("For a child, or where the law asks for one."),
        max_length=160,
        required=False,
    )
    guardian_phone = forms.CharField(label=_("Guardian’s phone"), max_length=40, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["practitioner"].choices = practitioner_choices(actor)  # type: ignore[attr-defined]

    def circle(self) -> list[Near]:
        """Whom to call, and the guardian, if they were named."""
        said = self.cleaned_data
        found = []
        if said["emergency_name"].strip():
            relation, phone = said["emergency_relation"], said["emergency_phone"]
            found.append(Near(said["emergency_name"], relation=relation, phone=phone, is_emergency=True))
        if said["guardian_name"].strip():
            found.append(Near(said["guardian_name"], kind="guardian", phone=said["guardian_phone"]))
        return found


def practitioner_choices(actor: Actor) -> list[tuple[str, str]]:
    """Whom this actor may name: everybody who practises, or oneself and whom one covers."""
    found = practice.practitioners(actor)
    if actor.books_for_all:
        return [("", gettext("Nobody yet")), *((str(each.pk), each.name) for each in found)]
    return [(str(each.pk), each.name) for each in found if each.pk in actor.stands_for]


class ContactForm(forms.Form):
    """A way to reach somebody, with what they agreed to."""

    kind = forms.ChoiceField(label=_("Kind of contact"), choices=choices(CONTACT_KINDS))
    value = forms.CharField(label=_("Address or number"), max_length=254, required=False)
    may_remind = forms.BooleanField(label=_("Agreed: reminders of meetings"), required=False)
    may_message = forms.BooleanField(
        label=_("Agreed: other letters, such as “you have a message”"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """An e-mail address must look like one."""
        said = super().clean() or {}
        if said.get("kind") == "email" and said.get("value"):
            try:
                said["value"] = forms.EmailField().clean(said["value"])
            except forms.ValidationError as error:
                self.add_error("value", error)
        return said


ContactFormSet = forms.formset_factory(ContactForm, extra=0, max_num=12, absolute_max=12, validate_max=True)


def contacts_of(formset: Any) -> list[Contact]:
    """The contact points that were filled in, for the action."""
    return [Contact(**said) for said in formset.cleaned_data if said.get("value")]


class RequestForm(Revised):
    """What the client asks, and what one hears in it (B01)."""

    words = sentences(
        _("In the client’s own words"), _("As they said it, not as one would say it."), required=True, lines=4
    )
    feelings = sentences(_("What they seem to feel"), lines=2)
    motivation = sentences(_("What moves them"), lines=2)


class NewRequestForm(RequestForm):
    """The same, with the first two readings."""

    first_reading = sentences(
        _("What may stand behind it"),
        _("A guess stays a guess until the client says yes or no."),
        lines=2,
    )
    second_reading = sentences(_("And what may stand behind it instead"), lines=2)


class ReadingForm(forms.Form):
    """One more reading between the lines."""

    words = sentences(_("Another reading"), required=True, lines=2)


class ProfileForm(Revised):
    """What makes this person this person (A12)."""

    needs = sentences(_("Needs"), lines=2)
    features = sentences(_("What is particular about them"), lines=2)
    values = sentences(_("What matters to them"), lines=2)
    life_context = sentences(_("Their life around this"), lines=2)
    expectations = sentences(_("What they expect"), lines=2)
    goals = sentences(_("Their goals"), lines=2)
    style = ScaleField(
        label=_("How they want to be accompanied"),
        low=_("soft support"),
        high=_("active guidance"),
        required=False,
    )
    pace = ScaleField(label=_("Pace"), low=_("slowly"), high=_("fast"), required=False)


class GreetingForm(Revised):
    """How to meet somebody (E06); everybody at the door sees it."""

    greeting = sentences(_("How to greet them"), _("For example: a nod, no handshake."), lines=2)
    pronunciation = sentences(_("How to say their name"), lines=2)
    cultural_notes = sentences(_("What to know about their culture or faith"), lines=2)
    neutral_topics = sentences(
        _("What they like to chat about"), _("Only what they are happy to have known here."), lines=2
    )


class SupportForm(Revised):
    """What somebody needs to be well here (H09)."""

    support_needs = sentences(
        _("Support they need"),
        _("For example: slower pace, easy language, a companion, an interpreter."),
        lines=3,
    )
    shares_support_needs = forms.BooleanField(
        label=_("The client said yes: everybody who meets them here may know"), required=False
    )


class TiesForm(Revised):
    """Ties outside the work, and what was decided (A08)."""

    dual_ties = sentences(
        _("Ties outside this work"),
        _("Family, friends, a landlord, a colleague, another client of yours …"),
        lines=2,
    )
    tie_decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("", _("Not decided yet")), *choices(TIE_DECISIONS)],
        widget=Choices,
        required=False,
    )
    tie_reason = sentences(_("Why"), lines=2)


class NearForm(Revised):
    """Somebody around the client (N01)."""

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Who this is"), choices=choices(CIRCLE_KINDS), widget=Choices)
    relation = forms.CharField(
        label=pgettext_lazy("family", "Relation"),
        help_text=_("For example: sister"),
        max_length=80,
        required=False,
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("With another address their own way in ends."), required=False
    )
    is_emergency = forms.BooleanField(label=_("Call this person in an emergency"), required=False)
    may_know = forms.ChoiceField(
        label=_("What they may know"),
        help_text=_("As the client says."),
        choices=choices(MAY_KNOW),
        widget=Choices,
    )
    remark = sentences(_("Remark"), lines=2)

    def near(self) -> Near:
        """What was said, for the action."""
        return Near(**{name: value for name, value in self.cleaned_data.items() if name != "revision"})


class WorkForm(forms.Form):
    """A piece of work with a client (D09)."""

    kind = forms.ChoiceField(
        label=_("What kind of work"),
        help_text=_(
            "It decides which rules hold: where we deliver, doing the work for the client is the work."
        ),
        choices=choices(ENGAGEMENT_KINDS),
        widget=Choices,
    )
    title = forms.CharField(label=_("What it is about"), max_length=200, required=False)


class HandOverForm(forms.Form):
    """Who takes over."""

    to_member = forms.TypedChoiceField(label=_("Who takes over"), coerce=UUID)

    def __init__(self, *args: Any, actor: Actor, without: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [each for each in practice.practitioners(actor) if each.pk != without]
        self.fields["to_member"].choices = [(str(each.pk), each.name) for each in others]  # type: ignore[attr-defined]
