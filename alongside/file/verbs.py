"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import HOUSE, PRIVATE, PROGRAMS, WITH_OWNER, verb

ENDING_REVIEWED = verb(
    "ending.reviewed", PRIVATE, better_not_now=list, goals_reached=bool, skills_learnt=bool
)
FILE_TAKEN = verb("file.taken", WITH_OWNER, files=int)
CLIENT_MERGED = verb("client.merged", WITH_OWNER | PROGRAMS, from_client=str, rows=int)
CLIENT_ERASED = verb("client.erased", HOUSE | PROGRAMS)
IMPORT_DONE = verb("import.done", HOUSE, clients=int, appointments=int, busy=int, left_out=int)
IMPORT_UNDONE = verb("import.undone", HOUSE, rows=int)
DATA_ASKED = verb("data.asked", WITH_OWNER, what=str)
DATA_WITHDRAWN = verb("data.withdrawn", WITH_OWNER, what=str)
DATA_ANSWERED = verb("data.answered", WITH_OWNER, what=str, outcome=str)
GLASS_BROKEN = verb("glass.broken", WITH_OWNER, hours=int)
GLASS_CLOSED = verb("glass.closed", WITH_OWNER)
FILE_FROZEN = verb("file.frozen", WITH_OWNER)
FILE_THAWED = verb("file.thawed", WITH_OWNER)
PART_ERASED = verb("file.part_erased", WITH_OWNER, rooms=list)
