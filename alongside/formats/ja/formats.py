"""09:00 wherever a time stands."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "Y年n月j日H:i"
SHORT_DATETIME_FORMAT = "Y/m/d H:i"
