"""English for people in many countries: the day before the month, the month in letters, 24 hours."""
