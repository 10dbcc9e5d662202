"""A Monday in a practice, and the weeks after it, as people live it: only pages, keys, mouse and letters."""
