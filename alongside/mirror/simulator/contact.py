"""Messages of a made-up engagement, and what happens now and then. No Django."""

from math import log

from alongside.mirror.simulator.life import NEVER, Life

LONGEST = 60
WAYS = ("direct", "paper", "somebody", "left_out", "other")  # round a need


def write(life: Life) -> None:
    """The client writes, we answer, and sometimes we write by ourselves."""
    habits = life.habits
    if life.day >= life.reply_on:
        _reply(life)
    elif life.asked_lines == 0 and _may_write(life) and life.happens(habits.unasked):
        lines = _lines(life, habits.reply_lines)
        _send(life, lines, None, is_unasked=True)
    if life.stage != "ended" and life.happens(habits.client_writes / 7):
        _ask(life)


def _may_write(life: Life) -> bool:
    return life.stage != "ended" or life.habits.writes_on


def _ask(life: Life) -> None:
    lines = _lines(life, life.habits.client_lines)
    about = {"by": "client", "channel": "portal", "lines": lines, "answers_lines": None, "is_unasked": False}
    life.kept.tell(life.at(18, 22), "message.sent", None, "client", **about)
    life.asked_lines += lines
    life.reply_on = min(life.reply_on, life.day + life.chance.choice([1, 1, 1, 2, 3]))


def _reply(life: Life) -> None:
    habits = life.habits
    is_long = life.happens(habits.long_replies)
    lines = life.chance.randint(21, 45) if is_long else _lines(life, habits.reply_lines)
    _send(life, lines, life.asked_lines, is_unasked=False)
    life.asked_lines, life.reply_on = 0, NEVER


def _send(life: Life, lines: int, answers: int | None, *, is_unasked: bool) -> None:
    habits = life.habits
    channel = "sms" if life.happens(habits.other_way) else "portal"
    if habits.is_record_of_talk:
        channel = "phone"
    at = life.at(22, 25) if life.happens(habits.night) else life.at(8, 18)
    life.kept.tell(
        at,
        "message.sent",
        None,
        "member",
        by="member",
        channel=channel,
        lines=lines,
        answers_lines=answers,
        is_unasked=is_unasked,
    )


def _lines(life: Life, usual: float) -> int:
    return min(LONGEST, max(1, round(life.chance.lognormvariate(log(usual), 0.6))))


def happen(life: Life) -> None:
    """What happens now and then, and what the plan has written down for today."""
    _scripted(life)
    if life.stage == "ended":
        return
    habits, tell = life.habits, life.kept.tell
    if life.happens(habits.feelings / 7):
        tell(life.at(18, 20), "feeling.named", by_client=life.happens(0.5))
        life.feelings += 1
    if life.happens(habits.ways_round / 7):
        life.ways_round.append(life.row())
        tell(
            life.at(),
            "workaround.seen",
            life.ways_round[-1],
            by_client=life.happens(0.7),
            way=life.chance.choice(WAYS),
        )
    if life.happens(habits.departures / 7):
        tell(life.at(), "deviation.logged", kind="extra_time", started_by="practitioner")
    if life.happens(habits.client_departures / 7):
        tell(life.at(), "deviation.logged", kind="gift", started_by="client")
    if life.happens(habits.waived / 7):
        tell(life.at(), "charge.waived", kind="late", amount="60.00", currency="EUR")


def _scripted(life: Life) -> None:
    plan, tell = life.plan, life.kept.tell
    for each in plan.script:
        if each.day == life.day:
            tell(life.at(), each.verb, life.kept_row(each.about), each.by, **each.facts)
    if life.day == 1:
        tell(life.at(), "request.written", is_first=True)
    if life.day == plan.guessed:
        tell(life.at(8, 9), "hypothesis.written")
    if life.day == plan.asked:
        tell(life.at(10, 11), "hypothesis.asked", count=1)
        tell(life.at(19, 20), "hypothesis.answered", None, "client", answer="yes")
