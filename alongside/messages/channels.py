"""By what way something was said (H08). No Django here."""

PORTAL, EMAIL, PHONE, LETTER, SMS, VISIT = "portal", "email", "phone", "letter", "sms", "visit"
PREFERRED = (PORTAL, EMAIL, PHONE, LETTER, SMS, VISIT)  # what a client may like best
LOGGED = (PHONE, VISIT, LETTER, SMS, EMAIL)  # what is written down here afterwards
TALKS = frozenset({PHONE, VISIT})  # both sides speak; it has minutes
MOST_MINUTES = 600
