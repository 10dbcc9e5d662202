"""09:00 wherever a time stands."""

TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j E Y г. H:i"
