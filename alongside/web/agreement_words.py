"""The words of the agreement's page: what sections and terms are called, whom they protect, what codes mean."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

TITLES: dict[str, Words] = {
    "time": _("When we meet"),
    "place": _("Where we meet"),
    "payment": _("Payment"),
    "cancelling": _("Cancelling and missing"),
    "contact": _("Contact between meetings"),
    "confidentiality": _("Confidentiality"),
    "stop": _("The stop rule"),
    "recording": _("Recording"),
    "duties": _("What each of us does"),
    "how_we_work": _("How we work"),
    "ending": _("How it ends"),
    "review": _("Looking at this again"),
}
WHY: dict[str, Words] = {
    "time": _("Protects both of us: a fixed beginning and end is something to rely on."),
    "place": _("Protects both of us: we know where we meet and that nobody disturbs us there."),
    "payment": _("Protects both of us: what is clear from the start does not stand between us."),
    "cancelling": _("Protects both of us: your time is kept for you, and the day can be planned."),
    "contact": _("Protects both of us: you know when an answer comes, and both can rest in between."),
    "confidentiality": _("Protects you: so that you can speak freely."),
    "stop": _("Protects you: nothing goes faster or further than you want."),
    "recording": _("Protects you: nothing is recorded without your yes."),
    "duties": _("Protects both of us: each knows what to count on."),
    "how_we_work": _("Protects you: you know what you get, and your opinion counts."),
    "ending": _("Protects both of us: nobody has to stay, and a good ending is part of the work."),
    "review": _("Protects both of us: what no longer fits is changed on purpose."),
}
LABELS: dict[str, Words] = {
    "minutes": _("Length"),
    "every_weeks": _("How often"),
    "when": _("When"),
    "place_kind": _("Where"),
    "seating": _("How we sit"),
    "fee": _("Fee"),
    "payment_method": _("How it is paid"),
    "payment_period": _("When it is paid"),
    "cancel_hours": _("Cancelling"),
    "late_percent": _("Cancelled later than that"),
    "free_late": _("Exceptions"),
    "missed_percent": _("Missed without a word"),
    "lateness": _("Coming late"),
    "contact_channels": _("Ways"),
    "contact_hours": _("Hours"),
    "reply_hours": _("Answers"),
    "daily_contact_agreed": _("Every day"),
    "confidentiality": _("What stays between us"),
    "confidentiality_limits": _("Its limits"),
    "stop_rule": _("Stop"),
    "recording": _("Sound and picture"),
    "client_duties": _("What you do"),
    "practitioner_duties": _("What I do"),
    "what_you_get": _("What you get"),
    "how_it_goes": _("How it goes"),
    "what_to_expect": _("What to expect"),
    "limits": _("What this is not"),
    "your_voice": _("Your voice"),
    "how_it_ends": _("Ending"),
    "review_on": _("Next look"),
}
METHODS: dict[str, Words] = {
    "transfer": _("By bank transfer"),
    "card": _("By card"),
    "cash": _("In cash"),
    "invoice": _("By invoice"),
}
PERIODS: dict[str, Words] = {
    "meeting": _("After each meeting"),
    "month": _("Once a month"),
    "ahead": _("Before the meeting"),
    "project": _("When the work is done"),
}
CHANNELS: dict[str, Words] = {
    "portal": _("Messages here"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "sms": _("Text message"),
}
RECORDINGS: dict[str, Words] = {
    "none": _("Neither of us records our meetings."),
    "ask": _("Only after asking, each time anew."),
    "audio": _("Sound is recorded, as we agreed; you can say no at any time."),
    "video": _("Sound and picture are recorded, as we agreed; you can say no at any time."),
}
PLACE_KINDS: dict[str, Words] = {
    "room": _("In a room"),
    "phone": _("By telephone"),
    "home": _("At your home"),
    "video": _("By video"),
}
