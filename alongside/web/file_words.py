"""The words of a client's file: how work ended, and what the parts of the file are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, str | Promise]

ENDING_KINDS: Words = {
    "reached": _("The goals were reached"),
    "agreed": _("Both agreed to end"),
    "client_word": _("The client decided to end"),
    "broken_off": _("The client stopped coming"),
    "referred": _("The client goes on with somebody else"),
    "circumstance": _("Circumstances: a move, money, illness, time"),
    "by_us": _("The practice ended it"),
}
BETTER_NOT_NOW: Words = {
    "boycott": _("The client refuses abruptly, and what stands behind it has not been talked about"),
    "conflict": _("There is a conflict between you that was not voiced or not worked through"),
    "feelings": _("The client is fighting personal feelings, and it is hard to speak about them"),
}
STEP_OWNERS: Words = {"client": _("Yours"), "practitioner": _("Ours")}
STEP_STATUS: Words = {
    "open": pgettext_lazy("step", "open"),
    "done": pgettext_lazy("step", "done"),
    "dropped": pgettext_lazy("step", "let go"),
}
PROFILE: Words = {
    "needs": _("What you need"),
    "features": _("What is special about you"),
    "values": _("What matters to you"),
    "life_context": _("Your life now"),
    "expectations": _("What you expect"),
    "goals": _("Your goals"),
    "greeting": _("How you like to be greeted"),
    "pronunciation": _("How your name is said"),
    "cultural_notes": _("Customs and days that matter to you"),
    "neutral_topics": _("What you like to talk about"),
    "support_needs": _("What helps you to take part"),
    "dual_ties": _("Ties between us outside the work"),
    "tie_reason": _("What we decided about these ties"),
}
READINGS: Words = {
    "asked": _("We asked you about this"),
    "confirmed": _("You said: yes"),
    "rejected": _("You said: no"),
}
TABLES: Words = {
    "askedchange": _("What the client asked to change"),
    "breachnote": _("Rules that were not kept"),
    "datarequest": _("Requests about data"),
    "formatview": _("Likes and misses of formats"),
    "stoppedtopic": _("Stopped topics"),
    "addendum": _("Additions to notes"),
    "answer": _("Answers to the mirror"),
    "appointment": _("Appointments"),
    "attachment": _("Files with messages"),
    "checkin": _("Check-ins"),
    "circlecontact": _("Talks with people around the client"),
    "circlepage": _("Pages open to people around the client"),
    "circleperson": _("People around the client"),
    "contactpoint": _("Ways to reach the client"),
    "beliefs": _("What the client believes"),
    "decision": _("Decisions together"),
    "decisionoption": _("Options of decisions"),
    "deviation": _("Things outside the agreement"),
    "document": _("Documents and letters"),
    "engagement": _("Pieces of work"),
    "finding": _("Findings of the mirror"),
    "freeze": _("Reasons why nothing may be erased"),
    "frame": _("Versions of agreements"),
    "framequestion": _("Questions about the agreement"),
    "harddaycard": _("Card for hard days"),
    "hypothesis": _("Readings between the lines"),
    "meeting": _("Meetings"),
    "message": _("Messages"),
    "note": _("Notes"),
    "notool": _("Meetings with nothing to take along"),
    "profile": _("Profile"),
    "request": _("Requests"),
    "resultcomment": _("Comments on pictures of answers"),
    "selfcheck": _("Looks of members at themselves"),
    "series": _("Standing appointments"),
    "skill": _("Skills"),
    "step": _("Steps"),
    "phase": _("Phases of the work"),
    "thread": _("Conversation"),
    "tonepick": _("Tones tried in first conversations"),
    "tool": _("Tools"),
    "tooluse": _("Uses of tools"),
    "workaround": _("Ways round a need"),
}
