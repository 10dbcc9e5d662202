"""The parts of a card for hard days, in the order in which they are written and read. No Django here."""

PARTS = ("signs", "helps", "people", "places", "reasons", "reminder")
LONGEST = 4_000
