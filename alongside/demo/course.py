"""One client's way through the demo practice: from the first request to today."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from alongside.demo import extras, meetings, people, plan, voice, work
from alongside.demo.conversations import conversation
from alongside.demo.desks import Desk, rests
from alongside.demo.people import Company
from alongside.demo.plan import Part, Then, Who
from alongside.demo.stories import Stock, Story
from alongside.file.endings import EndingKind
from alongside.frame.models import Frame
from alongside.meetings.models import Meeting, Note, NoteKind
from alongside.scheduling.models import Appointment
from alongside.steps.models import StepOwner, StepStatus
from alongside.voice.models import Goal
from alongside.voice.sets import AFTER_MEETING, BEFORE_MEETING

MINUTES = {Who.THERAPIST: 50, Who.COACH: 60, Who.CONSULTANT: 60}
ASKED_AFTER = 3  # months: with who is new, what stands behind the request is still a guess
FEES = {Who.THERAPIST: 95, Who.COACH: 120, Who.CONSULTANT: 160}
AHEAD = timedelta(weeks=6)
A_SERIES = 12
A_DAY = timedelta(days=1)


class Course:
    """Builds one client: request, work, agreement, meetings, messages, as the plan and the story say."""

    def __init__(self, desk: Desk, part: Part, story: Story, stock: Stock) -> None:
        self.desk, self.part, self.story, self.stock = desk, part, story, stock
        self.builder, self.now = desk.builder, desk.builder.now
        self.chance = desk.builder.chance
        self.slot = desk.next_slot() if part.then not in (Then.ASKED, Then.QUESTION) else None
        self.goals: list[Goal] = []
        self.company = self._add()

    @property
    def own(self) -> Company:
        """The client and who works with them."""
        return self.company

    def build(self) -> None:
        """All of it, in the order in which it happened."""
        first = self._begin()
        frame = self._propose(first)
        if self.part.then in (Then.ASKED, Then.QUESTION):
            self._wait_for_yes(frame)
            return
        agreed_at = first.ends_at + timedelta(days=1, hours=2)
        work.agree(self.own, frame, agreed_at)
        self._want(agreed_at + timedelta(days=1))
        self._meet(first, self._stops())
        if self.part.story in plan.NEW_TERMS:
            self._change_terms()
        if self.part.story in plan.NEW_TERMS_WAITING:
            terms: dict[str, object] = {"minutes": 75}
            work.propose(self.own, self.now - timedelta(days=2), terms=terms, reason=extras.WAITING_REASON)
        conversation(self.own, self.part, self.story, until=self._stops())
        self._end()

    def _add(self) -> Company:
        part, story = self.part, self.story
        since = self.desk.moment(-round(part.months * 30.4), time(11, 20))
        tie = extras.TIES.get(part.story)
        profile = dict(extras.PROFILES.get(part.story, {}))
        if tie:
            profile |= {"dual_ties": tie[0], "tie_decision": "accept", "tie_reason": tie[1]}
        company = people.add_client(
            self.builder,
            self.desk.member,
            name=story.name,
            reading=story.reading,
            email=f"{part.key}.{part.language}@people.example",
            phone=f"+358 55 000 {1000 + self.chance.randrange(9000)}",
            language=part.language,
            zone=part.zone,
            since=since,
            born_on=since.date().replace(year=story.born, day=1 + self.chance.randrange(28)),
            profile=profile,
        )
        for name, kind, relation, may_know, phone, is_emergency in extras.CIRCLES.get(part.story, ()):
            work.put_near(
                company,
                since + A_DAY,
                name=name,
                kind=kind,
                relation=relation,
                may_know=may_know,
                phone=phone,
                is_emergency=is_emergency,
            )
        return company

    def _begin(self) -> Appointment:
        """The request, the work, and the first meeting, which needs no agreement yet (A02)."""
        own, story, since = self.own, self.story, self.own.client.since
        work.open_work(own, since + timedelta(minutes=30), kind=self.part.kind)
        request = work.ask(
            own,
            since + timedelta(minutes=10),
            words=story.asks,
            feelings=story.feels,
            readings=story.readings,
        )
        words = extras.OWN_WORDS.get(self.part.story, "")
        if words or (story.readings and self.part.months >= ASKED_AFTER):
            work.answer_readings(own, request, since + timedelta(days=12), words)
        days = 3 - round(self.part.months * 30.4)
        starts = self.desk.first_time(days)
        made = meetings.book(
            own,
            starts,
            booked_at=since + timedelta(hours=1),
            is_first=True,
            **self._place(MINUTES[self.part.who]),
        )
        held = meetings.hold(own, made, minutes=MINUTES[self.part.who] - 1)
        meetings.wrap_up(own, held, steps=0, is_next_booked=False)
        self._note(held, story.notes[0] if story.notes else self.stock.notes[0], is_own=True)
        return made

    def _place(self, minutes: int) -> dict[str, Any]:
        """Where they meet, for an appointment."""
        kind = self.part.place if self.desk.room or self.part.place != "room" else "video"
        place = {
            "room": "",
            "phone": "",
            "home": "Harbour Lane 2",
            "video": "https://meet.example/northlight",
        }
        room = self.desk.room if kind == "room" else None
        return {"place_kind": kind, "room": room, "place": place[kind], "minutes": minutes}

    def _propose(self, first: Appointment) -> Frame:
        part = self.part
        here = self._place(MINUTES[part.who])
        terms: dict[str, object] = {
            "minutes": here["minutes"],
            "every_weeks": part.every,
            "timezone": "Europe/Helsinki",
            "place_kind": here["place_kind"],
            "room_id": self.desk.room.pk if here["room"] and self.desk.room else None,
            "place": here["place"] or ("+358 55 000 0100" if part.place == "phone" else ""),
            "fee": Decimal(FEES[part.who]),
            "payment_period": "project" if part.kind == "delivery" else "month",
            "contact_channels": ["portal"],
            "reply_hours": plan.OPEN.get(part.story, (0, 48))[1],
            "daily_contact_agreed": part.story in plan.DAILY_AGREED,
            "review_on": self._review_on(),
        }
        if self.slot is not None:
            days, at = self.slot
            terms |= {"weekday": self.desk.moment(days, at).weekday(), "at_time": at}
        if part.story in plan.NEW_TERMS and part.language == "en":
            terms["fee"] = Decimal(FEES[part.who] - 10)
        elif part.story in plan.NEW_TERMS:
            terms["every_weeks"] = 1
        recent = part.then in (Then.ASKED, Then.QUESTION)
        asked_at = self.now - timedelta(days=2, hours=3) if recent else first.ends_at + timedelta(hours=3)
        return work.propose(self.own, asked_at, terms=terms)

    def _review_on(self) -> object:
        is_due = self.part.story in plan.REVIEW_DUE
        days = -2 if is_due else 25 + self.chance.randrange(110)
        return self.desk.moment(days, time(12)).date()

    def _wait_for_yes(self, frame: Frame) -> None:
        if self.part.then is Then.QUESTION:
            section, words = extras.QUESTION
            at = self.now - timedelta(hours=26)
            work.ask_about_frame(self.own, frame, at, section=section, words=words)

    def _change_terms(self) -> None:
        """A second version, agreed in its turn: it names what changed (A11)."""
        is_fee = self.part.language == "en"
        terms: dict[str, object] = (
            {"fee": Decimal(FEES[self.part.who])} if is_fee else {"every_weeks": self.part.every}
        )
        at = self.desk.moment(-130, time(15))
        frame = work.propose(self.own, at, terms=terms, reason=extras.REASONS[self.part.language])
        work.agree(self.own, frame, at + timedelta(hours=20))

    def _stops(self) -> datetime:
        """Until when they meet."""
        if self.part.then is Then.REACHED:
            return self.now - timedelta(days=40)
        if self.part.then is Then.CLIENT_WORD:
            return self.now - timedelta(days=60)
        return self.now + (timedelta(days=8) if self.part.then is Then.ENDING else AHEAD)

    def _meet(self, first: Appointment, until: datetime) -> None:
        starts = list(self._occurrences(first, until))
        here = self._place(MINUTES[self.part.who])
        made: list[Appointment] = []
        for begin in range(0, len(starts), A_SERIES):
            some = starts[begin : begin + A_SERIES]
            booked_at = max(
                min(some[0], self.now) - timedelta(days=5), first.ends_at + timedelta(days=1, hours=3)
            )
            made += meetings.book_series(
                self.own, some, booked_at=booked_at, every_weeks=self.part.every, **here
            )
        over = [each for each in made if each.ends_at + timedelta(minutes=20) <= self.now]
        for each in made[len(over) :]:
            meetings.take_time(self.own, each)
        kept = [each for each in over if self._takes_place(each, is_last=each is over[-1])]
        for number, each in enumerate(kept):
            self._hold(each, number, len(kept))

    def _occurrences(self, first: Appointment, until: datetime) -> list[datetime]:
        """Every so many weeks at the slot, counted from today's week back and ahead; not in July nor at the

        turn of the year, unless that is now.
        """
        assert self.slot is not None
        days, at = self.slot
        weeks = range(-90, 10)
        found = [(days + 7 * week, week) for week in weeks if week % self.part.every == 0]
        moments = [
            (self.desk.moment(day, at), day)
            for day, _ in found
            if not self.desk.is_away(day) and not rests(self.desk, day)
        ]
        after = first.ends_at + timedelta(days=2)
        return [moment for moment, _ in moments if after < moment < until]

    def _takes_place(self, made: Appointment, *, is_last: bool) -> bool:
        """Most do. Some are cancelled, in time or late, some missed, some taken back by us."""
        lot = self.chance.random()
        if is_last or lot > 0.08 or self.part.story in plan.OVER_NOW | plan.UNKNOWN_END:
            return True
        if lot < 0.04:
            meetings.cancel(self.own, made, made.starts_at - timedelta(hours=50), by="client")
        elif lot < 0.055:
            meetings.cancel(self.own, made, made.starts_at - timedelta(hours=9), by="client")
        elif lot < 0.067:
            meetings.cancel(self.own, made, made.starts_at - timedelta(hours=70), by="us")
        else:
            meetings.miss(self.own, made)
        return False

    def _hold(self, made: Appointment, number: int, count: int) -> None:
        back = count - 1 - number
        planned = MINUTES[self.part.who]
        beyond = plan.minutes_over(self.part.story, back)
        usual = self.chance.randrange(-4, 4)
        real = (
            None
            if plan.is_end_unknown(self.part.story, back)
            else planned + (usual if beyond is None else beyond)
        )
        held = meetings.hold(self.own, made, minutes=real)
        steps = self._set_steps(held, back)
        meetings.wrap_up(self.own, held, steps=steps, is_next_booked=True)
        self._write(held, number, back, count)
        self._check_in(held, back)
        self._check_in_before(held, number, count)

    def _write(self, held: Meeting, number: int, back: int, count: int) -> None:
        """The story's notes spread over the time, the last one newest; between them what fits everybody."""
        own_notes = self.story.notes[1:]
        places = {
            count - 1 - each * max(1, count // max(1, len(own_notes))): each for each in range(len(own_notes))
        }
        if number in places:
            self._note(held, own_notes[len(own_notes) - 1 - places[number]], is_own=True, back=back)
        elif self.chance.random() < 0.7:
            self._note(held, self.stock.notes[number % len(self.stock.notes)])

    def _note(self, held: Meeting, words: str, *, is_own: bool = False, back: int = 9) -> Note:
        at = meetings.end_of(held) + timedelta(minutes=7)
        parts, template = {"words": words}, "free"
        if is_own and self.part.who is Who.THERAPIST and self.story.readings and back == 0:
            parts = {"data": words, "assessment": self.story.readings[0], "plan": self.story.steps[-1]}
            template = "dap"
        note = meetings.write_note(self.own, at, parts, meeting=held, template=template)
        if (
            back == 0
            and (addendum := extras.ADDENDA.get(self.part.story))
            and at + timedelta(hours=1) < self.now
        ):
            meetings.add_to_note(self.own, note, at + timedelta(hours=1), addendum)
        if back == 1 and (private := extras.PROCESS_NOTES.get(self.part.story)):
            meetings.write_note(self.own, at, {"words": private}, meeting=held, kind=NoteKind.PROCESS)
        return note

    def _set_steps(self, held: Meeting, back: int) -> int:
        """The story's steps in its last meetings: the newest are open, older ones done; one let go."""
        own_steps = self.story.steps
        set_at, count = meetings.end_of(held) + timedelta(minutes=3), 0
        if back % 2 == 0 and back // 2 < len(own_steps):
            words = own_steps[len(own_steps) - 1 - back // 2]
            is_done = back >= 2
            meetings.set_step(
                self.own,
                set_at,
                words,
                meeting=held,
                due_on=(set_at + timedelta(days=7 * self.part.every)).date(),
                status=StepStatus.DONE if is_done else StepStatus.OPEN,
                closed_at=set_at + timedelta(days=4) if is_done else None,
            )
            count += 1
        if self.part.kind == "delivery" and back == 0 and self.part.then is Then.GOES_ON:
            words = extras.OUR_STEP[self.part.language]
            meetings.set_step(self.own, set_at, words, owner=StepOwner.PRACTITIONER, meeting=held)
            count += 1
        return count

    def _check_in(self, held: Meeting, back: int) -> None:
        asked = voice.ask_after(self.own, held)
        at = asked.asked_at + timedelta(minutes=40 + self.chance.randrange(300))
        unseen, lot = self.part.story in plan.UNSEEN and back == 0, self.chance.random()
        if at > self.now - timedelta(minutes=5):
            return
        if lot > 0.75 and not unseen:
            if lot > 0.94:
                voice.decline(self.own, asked, at)
            return
        answers: dict[str, float] = {
            item.id: min(10, 7 + self.chance.randrange(4) + (item.id == "safe"))
            for item in AFTER_MEETING.items
        }
        low = plan.UNSEEN.get(self.part.story) if unseen else None
        if low is not None:
            answers["understood"] = low
        seen = None if unseen else max(at + timedelta(minutes=10), asked.asked_at + timedelta(hours=19))
        if seen is not None and seen > self.now:
            seen = self.now - timedelta(minutes=4)
        voice.answer(self.own, asked, at, answers, self._words_of(back), seen)

    def _check_in_before(self, held: Meeting, number: int, count: int) -> None:
        """How the days before were, in those stories whose curve is shown; now and then it is left out.

        Goals are rated with every fourth, counted back from today: whatever day it is, the last is not long ago.
        """
        way = plan.CURVES.get(self.part.story)
        rates_goal = (count - 1 - number) % 4 == 0
        if way is None or (self.chance.random() > 0.92 and not rates_goal):
            return
        asked = voice.ask_before(self.own, held)
        middle = plan.on_curve(way, number, count)
        answers: dict[str, float] = {
            item.id: max(0, min(10, round(middle + self.chance.uniform(-1.3, 1.3))))
            for item in BEFORE_MEETING.items
        }
        at = asked.asked_at + timedelta(minutes=5 + self.chance.randrange(400))
        voice.answer(self.own, asked, at, answers, seen_at=meetings.begin_of(held) - timedelta(minutes=5))
        if rates_goal and self.goals:
            voice.rate_goal(self.own, self.goals[0], round(middle), at + timedelta(minutes=1))

    def _want(self, at: datetime) -> None:
        """What the client wants to reach, and what they say to their own picture."""
        if words := extras.GOALS.get(self.part.story):
            self.goals.append(voice.set_goal(self.own, words, at))
        if words := extras.COMMENTS.get(self.part.story):
            voice.comment(self.own, "before-meeting", words, self.now - timedelta(days=2))

    def _words_of(self, back: int) -> str:
        if back < len(self.story.said) or (self.part.story in plan.UNSEEN and back == 0):
            return self.story.said[min(back, len(self.story.said) - 1)]
        return self.chance.choice(self.stock.said) if self.chance.random() < 0.4 else ""

    def _end(self) -> None:
        then, at = self.part.then, self._stops() + timedelta(hours=3)
        if letter := extras.LETTERS.get(self.part.story):
            letter_at = min(at - A_DAY, self.now - timedelta(days=10))
            meetings.write_letter(self.own, letter_at, name=letter[0], words=letter[1])
        if self.part.language == "en" and self.part.key == "bakery":
            at = self.now - timedelta(days=8)
            work.deviate(self.own, at, kind="gift", started_by="client", words=extras.DEVIATION)
        if then is Then.ENDING:
            work.offer_ending(self.own, self.now - timedelta(days=3))
        elif then is Then.REACHED:
            work.end(self.own, at, kind=EndingKind.REACHED, words=extras.ENDED[self.part.story])
        elif then is Then.CLIENT_WORD:
            work.end(self.own, at, kind=EndingKind.CLIENT_WORD, words=extras.ENDED[self.part.story])
