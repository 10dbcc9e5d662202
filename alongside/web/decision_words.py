"""Words about decisions that both take, and about beliefs beforehand; shared by desk, portal and the file."""

from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]  # translated when they are shown

STATES: Words = {
    "begun": _("being prepared"),
    "both": _("both look at it"),
    "client": _("waits for the client to sign"),
    "member": _("the client has signed; your signature is open"),
    "signed": _("decided and signed by both"),
    "withdrawn": _("no longer holds"),
}
OWN_STATES: Words = {
    "begun": _("you asked; an answer is being prepared"),
    "both": _("waits for you to look at it"),
    "client": _("waits for your signature"),
    "member": _("you have signed; the other side has not yet"),
    "signed": _("decided and signed by both"),
    "withdrawn": _("no longer holds"),
}
MISSING: Words = {
    "question": _("What is to be decided is not written down yet."),
    "our_option": _("At least one option from your side."),
    "alternative": _("Another explanation than your first one: take the pause."),
    "put_before": _("It has not been put before the client yet."),
    "own_proposal": _("The client's own proposal, or their word that they have none."),
    "choice": _("Which option it is to be."),
    "who_does": _("Who does what."),
    "departs": _("How this departs from the usual way, and why."),
}
OWN_MISSING: Words = {
    **MISSING,
    "put_before": _("The other side has not written its part yet."),
    "own_proposal": _("Your own proposal. If you have none, say so below."),
}
REFUSALS: Words = {
    **MISSING,
    "required": _("Please write a few words here."),
    "too_long": _("This is too long. Please say it in fewer words."),
    "changed": _(
        "Something was changed in the meantime. Nothing was overwritten: read what stands there now."
    ),
    "withdrawn": _("This decision no longer holds. Begin a new one."),
    "still_needed": _("The client looks at this already, so it cannot be empty."),
    "day_past": _("Please choose a day that is still to come."),
    "others_impression": _("A colleague has kept a first impression here. Only they can read it."),
    "goes_on": _("This decision is still open. Change it, or withdraw it first."),
    "not_signed": _("Steps can be made when both have signed."),
    "nothing_said": _("Please answer at least one of the questions."),
}
OWN_REFUSALS: Words = {**REFUSALS, **OWN_MISSING}
BELIEFS: Words = {
    "cause": _("What do you think has caused it?"),
    "worries": _("What worries you most about it?"),
    "trusts": _("Which kinds of help do you trust?"),
    "refuses": _("What would you refuse?"),
    "decides_with": _("Who decides together with you?"),
}
SAID_BY: Words = {
    "client": _("said by the client"),
    "member": _("written down as the client said it"),
}
PARTS: Words = {
    "question": _("What is to be decided"),
    "matters": _("What matters to the client here"),
    "alternative": _("What else could explain it"),
    "usual": _("The usual way"),
    "departs": _("How this departs from it, and why"),
    "choice": _("What was chosen"),
    "who_does": _("Who does what"),
}
PROS = _("What speaks for it")
CONS = _("What speaks against it")
OUR_OPTION = _("An option of the practice")
THEIR_OPTION = _("An option of the client")
OWN_OPTION = _("Your own proposal")
