"""Ways round something that was not said (B04). No Django here."""

# Straight to a person, on paper or in a tool of one's own, by asking somebody else, leaving something out, other.
WAYS = ("direct", "paper", "somebody", "left_out", "other")
