"""The words of the agreement's page: what sections and terms are called, whom they protect, what codes mean."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

Words = str | Promise

TITLES: dict[str, Words] = {
    "time": lazy("When we meet"),
    "place": lazy("Where we meet"),
    "payment": lazy("Payment"),
    "cancelling": lazy("Cancelling and missing"),
    "contact": lazy("Contact between meetings"),
    "confidentiality": lazy("Confidentiality"),
    "stop": lazy("The stop rule"),
    "recording": lazy("Recording"),
    "duties": lazy("What each of us does"),
    "how_we_work": lazy("How we work"),
    "ending": lazy("How it ends"),
    "review": lazy("Looking at this again"),
}
WHY: dict[str, Words] = {
    "time": lazy("Protects both of us: a fixed beginning and end is something to rely on."),
    "place": lazy("Protects both of us: we know where we meet and that nobody disturbs us there."),
    "payment": lazy("Protects both of us: what is clear from the start does not stand between us."),
    "cancelling": lazy("Protects both of us: your time is kept for you, and the day can be planned."),
    "contact": lazy("Protects both of us: you know when an answer comes, and both can rest in between."),
    "confidentiality": lazy("Protects you: so that you can speak freely."),
    "stop": lazy("Protects you: nothing goes faster or further than you want."),
    "recording": lazy("Protects you: nothing is recorded without your yes."),
    "duties": lazy("Protects both of us: each knows what to count on."),
    "how_we_work": lazy("Protects you: you know what you get, and your opinion counts."),
    "ending": lazy("Protects both of us: nobody has to stay, and a good ending is part of the work."),
    "review": lazy("Protects both of us: what no longer fits is changed on purpose."),
}
LABELS: dict[str, Words] = {
    "minutes": lazy("Length"),
    "every_weeks": lazy("How often"),
    "when": lazy("When"),
    "place_kind": lazy("Where"),
    "seating": lazy("How we sit"),
    "fee": lazy("Fee"),
    "payment_method": lazy("How it is paid"),
    "payment_period": lazy("When it is paid"),
    "cancel_hours": lazy("Cancelling"),
    "late_percent": lazy("Cancelled later than that"),
    "missed_percent": lazy("Missed without a word"),
    "lateness": lazy("Coming late"),
    "contact_channels": lazy("Ways"),
    "contact_hours": lazy("Hours"),
    "reply_hours": lazy("Answers"),
    "daily_contact_agreed": lazy("Every day"),
    "confidentiality": lazy("What stays between us"),
    "confidentiality_limits": lazy("Its limits"),
    "stop_rule": lazy("Stop"),
    "recording": lazy("Sound and picture"),
    "client_duties": lazy("What you do"),
    "practitioner_duties": lazy("What I do"),
    "what_you_get": lazy("What you get"),
    "how_it_goes": lazy("How it goes"),
    "what_to_expect": lazy("What to expect"),
    "limits": lazy("What this is not"),
    "your_voice": lazy("Your voice"),
    "how_it_ends": lazy("Ending"),
    "review_on": lazy("Next look"),
}
METHODS: dict[str, Words] = {
    "transfer": lazy("By bank transfer"),
    "card": lazy("By card"),
    "cash": lazy("In cash"),
    "invoice": lazy("By invoice"),
}
PERIODS: dict[str, Words] = {
    "meeting": lazy("After each meeting"),
    "month": lazy("Once a month"),
    "ahead": lazy("Before the meeting"),
    "project": lazy("When the work is done"),
}
CHANNELS: dict[str, Words] = {
    "portal": lazy("Messages here"),
    "email": lazy("E-mail"),
    "phone": lazy("Telephone"),
    "sms": lazy("Text message"),
}
RECORDINGS: dict[str, Words] = {
    "none": lazy("Neither of us records our meetings."),
    "ask": lazy("Only after asking, each time anew."),
    "audio": lazy("Sound is recorded, as we agreed; you can say no at any time."),
    "video": lazy("Sound and picture are recorded, as we agreed; you can say no at any time."),
}
PLACE_KINDS: dict[str, Words] = {
    "room": lazy("In a room"),
    "phone": lazy("By telephone"),
    "home": lazy("At your home"),
    "video": lazy("By video"),
}
