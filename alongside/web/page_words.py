"""Titles of the public page's sections, for who writes and who reads it (A10)."""

from django.utils.translation import gettext_lazy as _

from alongside.practice import page_sections as section

SECTION_TITLES = {
    section.WHO: _("Who we are"),
    section.WHAT_YOU_GET: _("What you get"),
    section.HOW_IT_GOES: _("How the work goes"),
    section.WHAT_TO_EXPECT: _("What you can expect"),
    section.LIMITS: _("What we do not do"),
    section.FEES: _("Fees and terms"),
    section.YOUR_VOICE: _("How your opinion counts"),
}
SECTION_HINTS = {
    section.WHO: _("Names, training, and what it is like to work with you."),
    section.WHAT_YOU_GET: _("In everyday words, without promises you cannot keep."),
    section.HOW_IT_GOES: _("From the first meeting to the ending."),
    section.WHAT_TO_EXPECT: _("How long it may take, what may be hard, what may change."),
    section.LIMITS: _("Where other help is better, and whom to call in an emergency."),
    section.FEES: _("Prices, payment, cancelling."),
    section.YOUR_VOICE: _("How people can say what does not fit, and what happens then."),
}
