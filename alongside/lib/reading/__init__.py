"""Reading what other programs wrote: letters, calendars, and the reasons why something is not taken."""
