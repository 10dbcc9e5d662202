"""One row for every route: who reaches it in a practice of theirs. Everybody else gets a 404, and changes nothing.

A new route without a row fails. To add one, name who may come; the rest is asked by machine: every other role,
and every role with the objects of another practice.
"""

from dataclasses import dataclass, field
from typing import Any

MEMBERS = "owner manager practitioner other covering supervisor coordinator bookkeeper"
RUNS = "owner manager"
BOOKS = "owner manager practitioner covering coordinator"  # for this client
SEES = "owner manager practitioner covering coordinator bookkeeper"  # name, contact points and times
KEEPS = "owner manager practitioner covering coordinator"  # enters names and contact points
MONEY = "owner manager practitioner covering bookkeeper"  # what a client owes and pays
WORDS = "practitioner covering"  # what the client said and what is written about them
PRACTISES = "owner practitioner other covering"
CLIENT = "client"
CLIENTS = "client other_client"
FOREIGN = "foreign_owner foreign_client"  # people of another practice
SIGNED_IN = f"{MEMBERS} {CLIENTS} {FOREIGN}"
EVERYBODY = f"{SIGNED_IN} anonymous"


@dataclass(frozen=True)
class Row:
    """Who reaches a route (`who`), whom its form obeys (`posts`), and what a mere look may leave (`leaves`)."""

    route: str
    who: frozenset[str]
    posts: frozenset[str]
    leaves: frozenset[str]
    also: frozenset[int] = frozenset()  # other answers than the usual ones, for who may come
    case: str = ""
    sends: dict[str, str] = field(default_factory=dict)  # what the form sends; usually nothing
    using: dict[str, str] = field(default_factory=dict)  # another object than the usual one of that name

    @property
    def name(self) -> str:
        return f"{self.route} {self.case}".strip()


def row(
    route: str,
    who: str,
    *,
    posts: str | None = None,
    leaves: str = "",
    also: frozenset[int] = frozenset(),
    case: str = "",
    sends: dict[str, str] | None = None,
    **using: str,
) -> Row:
    """`who` and `posts` are roles in one string; `posts` are the same unless said otherwise."""
    may = frozenset((who if posts is None else posts).split())
    return Row(route, frozenset(who.split()), may, frozenset(leaves.split()), also, case, sends or {}, using)


def desk(route: str, who: str = MEMBERS, *, leaves: str = "", **more: Any) -> Row:
    """To look into a file leaves a line on the trail, for its client to see."""
    return row(f"desk:{route}", who, leaves=f"event {leaves}", **more)


def portal(route: str, who: str = CLIENT, **more: Any) -> Row:
    return row(f"portal:{route}", who, **more)


def public(route: str, who: str = EVERYBODY, **more: Any) -> Row:
    """Nobody is asked who they are; a link that is no good is not there."""
    return row(f"public:{route}", who, also=frozenset({404}), **more)


def door(route: str, who: str = EVERYBODY) -> Row:
    """Pages of sign-in, which look after themselves: only broken is wrong."""
    return row(route, who, also=frozenset({403, 404}))


ANY_MEMBER = f"{MEMBERS} foreign_owner"  # pages that ask for nobody's object
ANY_KEEPING = "owner manager practitioner other covering supervisor coordinator foreign_owner"
ANY_WRITING = f"{PRACTISES} foreign_owner"
ANY_CLIENT = f"{CLIENTS} foreign_client"
ANY_RUNNING = f"{RUNS} foreign_owner"

WRITTEN = {
    "client": "@client_id",
    "version": "0",
    "template": "free",
    "kind": "record",
    "part_note": "Better",
}

OFFERED = {"member": "@member_id", "starts_at": "2027-03-01T12:00:00+00:00", "minutes": "50"}

ROWS = [
    # the doors
    row("healthz", EVERYBODY),
    row("set_language", EVERYBODY),
    door("account_login"),
    door("account_request_login_code"),
    door("account_confirm_login_code"),
    door("account_inactive"),
    door("account_logout"),
    door("account_reauthenticate", SIGNED_IN),
    door("mfa_index", SIGNED_IN),
    door("mfa_authenticate"),
    door("mfa_reauthenticate", SIGNED_IN),
    door("mfa_activate_totp", SIGNED_IN),
    door("mfa_deactivate_totp", SIGNED_IN),
    door("mfa_view_recovery_codes", SIGNED_IN),
    door("mfa_download_recovery_codes", SIGNED_IN),
    door("mfa_generate_recovery_codes", SIGNED_IN),
    door("mfa_list_webauthn", SIGNED_IN),
    door("mfa_add_webauthn", SIGNED_IN),
    door("mfa_edit_webauthn", SIGNED_IN),
    door("mfa_remove_webauthn", SIGNED_IN),
    door("mfa_reauthenticate_webauthn", SIGNED_IN),
    door("mfa_login_webauthn"),
    public("front"),
    public("come_in", leaves="event"),
    public("sign_in_link"),
    public("sign_in_link", case="fresh", secret="sign_in_link"),
    public("member_invitation"),
    public("member_invitation", case="fresh", secret="member_link"),
    public("invitation"),
    public("invitation", case="fresh", secret="invitation_link"),
    public("demo_door", ""),
    public("parked"),
    public("let_go"),
    # a practice's public page, and what comes by link
    public("practice"),
    public("enquire"),
    public("enquired"),
    public("book_first"),
    public("wait"),
    public("appointment"),
    public("appointment", case="fresh", secret="appointment_link"),
    public("appointment_move"),
    public("appointment_move", case="fresh", secret="appointment_link"),
    public("check_in"),
    public("check_in", case="fresh", secret="check_in_link"),
    public("tablet"),
    public("tablet", case="fresh", secret="tablet_link"),
    public("tablet_done"),
    public("offer"),
    public("offer", case="fresh", secret="offer_link", sends={"decline": "1"}),
    # how it was at a touchpoint
    public("feedback"),
    public("feedback_thanks"),
    public("feedback_ticket"),
    public("feedback_ticket", case="fresh", secret="ticket"),
    public("you_said"),
    public("feedback_answer"),
    public("feedback_answer", case="fresh", secret="feedback_link"),
    public("intake"),
    public("intake", case="fresh", secret="intake_link"),
    row("api:calendar", EVERYBODY, also=frozenset({404})),
    row("api:calendar", EVERYBODY, case="live", leaves="feed", secret="feed_link"),
    # feedback
    desk("feedback", ANY_MEMBER),
    desk("feedback_digest", ANY_MEMBER),
    desk("feedback_one", WORDS),
    desk("take_over", WORDS, check_in_id="said_check_in"),
    desk("touchpoint_new", ANY_RUNNING),
    desk("touchpoint", MEMBERS),
    desk("touchpoint_edit", RUNS),
    desk("touchpoint_poster", MEMBERS),
    desk("touchpoint_cards", f"{RUNS} {WORDS}"),
    desk("told", ANY_MEMBER),
    desk("told_new", f"{RUNS} {WORDS} foreign_owner"),
    desk("told_one", f"{RUNS} {WORDS}"),
    desk("told_remove", f"{RUNS} {WORDS}"),
    desk("improvements", ANY_MEMBER),
    desk("improvement_new", ANY_MEMBER),
    desk("improvement", MEMBERS, posts=f"{RUNS} {WORDS}"),
    desk("moments", ANY_MEMBER),
    desk("pulse", ANY_MEMBER),
    portal("feedback", ANY_CLIENT),
    portal("feedback_at", CLIENTS, touchpoint_id="named"),
    # today and the mirror
    desk("today", ANY_MEMBER),
    desk("mirror", ANY_MEMBER),
    desk("finding", "practitioner"),
    desk("indicators", ANY_MEMBER),
    desk("own_side", ANY_MEMBER),
    desk("own_side_of", "practitioner"),
    desk("reflection", ANY_MEMBER),
    desk("reflection_remove", "practitioner"),
    # clients
    desk("clients", ANY_MEMBER),
    desk("client_new", ANY_KEEPING),
    desk("client", SEES),
    desk("client_edit", KEEPS),
    desk("client_card", SEES),
    desk("client_greeting", SEES, posts=KEEPS),
    desk("client_support", WORDS),
    desk("client_profile", WORDS),
    desk("client_ties", WORDS),
    desk("client_check_ins", WORDS),
    desk("client_work", WORDS),
    desk("client_keeping", KEEPS),
    desk("client_invite", KEEPS),
    desk("client_intake", KEEPS),
    desk("client_archive", KEEPS),
    desk("client_reactivate", KEEPS),
    desk("client_accept", KEEPS),
    desk("near_new", WORDS),
    desk("near", WORDS),
    desk("near_remove", WORDS),
    desk("request", WORDS),
    desk("request_new", WORDS),
    desk("request_edit", WORDS),
    desk("request_ask", WORDS),
    desk("reading_new", WORDS),
    desk("reading_drop", WORDS),
    desk("work_new", WORDS),
    desk("work_edit", WORDS),
    desk("work_pause", WORDS),
    desk("work_resume", WORDS),
    desk("ending", WORDS),
    desk("ending_offer", WORDS),
    desk("file_export", WORDS),
    desk("merge", f"{RUNS} practitioner covering"),
    desk("erase", "owner"),
    desk("sent", SEES),
    # money
    desk("money", f"{PRACTISES} manager bookkeeper foreign_owner"),
    desk("attendance", f"{PRACTISES} manager bookkeeper foreign_owner"),
    desk("invoicing", f"{ANY_RUNNING} bookkeeper"),
    desk("ledger", f"{ANY_RUNNING} bookkeeper"),
    desk("payments_ledger", f"{ANY_RUNNING} bookkeeper"),
    desk("billing", f"{ANY_RUNNING} bookkeeper"),
    desk("billing_sample", f"{ANY_RUNNING} bookkeeper"),
    desk("client_money", MONEY),
    desk("client_invoice", MONEY),
    desk("client_payment", MONEY),
    desk("client_charge", MONEY),
    desk("client_package", MONEY),
    desk("client_concession", MONEY),
    desk("charge_waive", MONEY),
    desk("package_end", MONEY),
    desk("concession_end", MONEY),
    desk("invoice", MONEY),
    desk("invoice_pdf", MONEY),
    desk("invoice_credit", MONEY),
    desk("invoice_payment", MONEY),
    desk("receipt", MONEY),
    desk("payment_correct", MONEY),
    # import
    desk("import", f"{ANY_WRITING} manager"),
    desk("import_one", RUNS),
    desk("import_left_out", RUNS),
    desk("import_discard", RUNS),
    desk("import_undo", RUNS),
    # calendar and appointments
    desk("calendar", ANY_MEMBER),
    desk("hours", f"{RUNS} practitioner"),
    desk("hours_remove", f"{RUNS} practitioner"),
    desk("hours_day", f"{RUNS} practitioner"),
    desk("hours_day_remove", f"{RUNS} practitioner"),
    desk("booking_rules", ANY_RUNNING),
    desk("booking_rules_of", f"{RUNS} practitioner"),
    desk("corridor", ANY_MEMBER),
    desk("one_more", ANY_MEMBER),
    desk("openings", ANY_MEMBER),
    desk("book", ANY_MEMBER),
    desk("appointment", SEES),
    desk("appointment_move", SEES, posts=BOOKS),
    desk("appointment_cancel", SEES, posts=BOOKS),
    desk("appointment_missed", SEES, posts=BOOKS),
    desk("appointment_undo", SEES, posts=BOOKS),
    desk("arrival", SEES, posts=BOOKS),
    desk("arrival_asked", SEES, posts=WORDS),
    desk("asked", ANY_MEMBER),
    desk("asked_answer", SEES, posts=BOOKS),
    desk("gathering_new", ANY_MEMBER),
    desk("gathering", SEES),
    desk("gathering_add", SEES, posts=BOOKS),
    desk("gathering_remove", SEES, posts=BOOKS, appointment_id="gathered"),
    desk("gathering_attendance", SEES, posts=BOOKS),
    desk("gathering_move", SEES, posts=BOOKS),
    desk("gathering_cancel", SEES, posts=BOOKS),
    desk("series_change", BOOKS),
    desk("series_cancel", BOOKS),
    # calendars elsewhere
    desk("connections", f"{PRACTISES} manager foreign_owner"),
    desk("feed_new", ANY_WRITING, sends={"level": "busy"}),
    desk("feed_revoke", f"{RUNS} practitioner"),
    desk("source_new", f"{ANY_WRITING} manager", posts=ANY_WRITING),
    desk("source_rename", "practitioner", sends={"name": "Family"}),
    desk("source_refresh", "practitioner"),
    desk("source_empty", "practitioner"),
    desk("source_remove", "practitioner"),
    desk("block_new", f"{ANY_WRITING} manager", posts=ANY_WRITING),
    desk("block_remove", "practitioner"),
    # the waiting list, and when clients can come
    desk("waiting", ANY_KEEPING),
    desk("waiting_settings", ANY_RUNNING),
    desk("demand", ANY_KEEPING),
    desk("wished_places", ANY_KEEPING),
    desk("offer", BOOKS, sends=OFFERED),
    desk("wish", KEEPS),
    desk("wish_withdraw", KEEPS),
    desk("wish_new", KEEPS),
    desk("offer_answer", BOOKS, sends={"decline": "1"}),
    desk("client_times", KEEPS),
    # the practice and its members
    desk("practice", ANY_RUNNING),
    desk("thresholds", ANY_RUNNING),
    desk("letter_settings", ANY_RUNNING),
    desk("plans", ANY_RUNNING),
    desk("plan", RUNS, case="of everybody", plan_id="practice_plan"),
    desk("letter_sample", ANY_RUNNING),
    desk("where_from", ANY_RUNNING),
    desk("room_new", ANY_RUNNING),
    desk("room", RUNS),
    desk("unit_new", ANY_RUNNING),
    desk("unit", RUNS),
    desk("services", ANY_RUNNING),
    desk("service_new", ANY_RUNNING),
    desk("service", RUNS),
    desk("service_move", RUNS, sends={"to": "down"}),
    desk("service_use", RUNS),
    desk("holidays", ANY_RUNNING),
    desk("holiday_new", ANY_RUNNING),
    desk("holidays_public", ANY_RUNNING),
    desk("holiday_remove", RUNS),
    desk("public_page", ANY_RUNNING),
    desk("members", ANY_MEMBER),
    desk("invite", ANY_RUNNING),
    desk("member", f"{RUNS} practitioner"),
    desk("invite_again", RUNS),
    desk("suspend", RUNS),
    desk("resume", RUNS),
    desk("replace", RUNS, sends={"successor": "@other"}),
    desk("absence", f"{RUNS} practitioner"),
    desk("remove_absence", f"{RUNS} practitioner"),
    # how it was
    desk("check_ins_seen", WORDS),
    desk("client_plans", WORDS),
    desk("plan", WORDS),
    desk("asking_here", WORDS),
    desk("hand_over", WORDS),
    desk("check_in_paper", WORDS),
    desk("type_in", WORDS),
    # meetings
    desk("prepare", WORDS),
    desk("start_meeting", WORDS),
    desk("meeting", WORDS),
    desk("greeted", WORDS),
    desk("end_meeting", WORDS),
    desk("wrap_up", WORDS),
    desk("how_it_ended", WORDS),
    desk("why_longer", WORDS),
    desk("wrap_up_step", WORDS),
    desk("book_next", WORDS),
    desk("wrapped_up", WORDS),
    # notes
    desk("notes", WORDS),
    desk("last_note", WORDS),
    desk("note_new", WORDS),
    desk("note", WORDS),
    desk("note", WORDS, case="draft", note_id="draft_note"),
    desk("note", "practitioner", case="process note", note_id="process_note"),
    desk("note_save", WORDS, posts="practitioner", case="draft", note_id="draft_note", sends=WRITTEN),
    desk("note_sign", WORDS, posts="practitioner", case="draft", note_id="draft_note", sends=WRITTEN),
    desk(
        "note_discard",
        WORDS,
        posts="practitioner",
        case="draft",
        note_id="draft_note",
        sends={"version": "0"},
    ),
    desk("note_add", WORDS),
    desk("note_add", "practitioner", case="process note", note_id="process_note"),
    desk("note_print", WORDS),
    desk("note_print", "practitioner", case="process note", note_id="process_note"),
    desk("note_templates", ANY_WRITING),
    desk("note_template", PRACTISES),
    desk("note_template_remove", PRACTISES),
    # documents and letters
    desk("documents", WORDS),
    desk("letter_new", WORDS),
    desk("document", WORDS),
    desk("document_change", WORDS, sends={"remove": "1"}),
    desk("letter", WORDS, document_id="letter"),
    # results
    desk("results_csv", WORDS),
    # the library of measures
    desk("measures", f"{PRACTISES} manager foreign_owner"),
    desk("measure", f"{PRACTISES} manager", measure_id="own_measure"),
    desk("measure_export", f"{PRACTISES} manager", measure_id="own_measure"),
    desk("measure_known", f"{PRACTISES} manager foreign_owner"),
    desk("measure_known_export", f"{PRACTISES} manager foreign_owner"),
    desk("measure_import", ANY_RUNNING),
    desk("measure_new", ANY_RUNNING),
    desk("measure_change", RUNS, measure_id="own_measure"),
    desk("measure_retire", RUNS, measure_id="own_measure", sends={"now": "retired"}),
    desk("results", WORDS),
    desk("result", WORDS, measure_id="asked_measure", sends={"words": "Thank you"}),
    desk("result_print", WORDS, measure_id="asked_measure"),
    # what asks for care
    desk("alarm", ANY_MEMBER, posts=f"{RUNS} foreign_owner"),
    desk("alarm_phone", ANY_MEMBER),
    desk("critical", WORDS, check_in_id="critical", sends={"done": "I called"}),
    desk("critical_seen", WORDS, check_in_id="critical"),
    desk("concerns", WORDS),
    desk("concern", WORDS, sends={"said": "It was loud"}),
    desk("concern_close", WORDS, sends={"outcome": "let_go"}),
    desk("unspoken", WORDS, sends={"topic": "Late again"}),
    desk("feeling", WORDS, sends={"feeling": "anger"}),
    desk("feelings_answered", WORDS),
    desk("conflict", WORDS, sends={"outcome": "We talked"}),
    desk("conflict_close", WORDS, sends={"how": "eased"}),
    # goals
    desk("goals", WORDS),
    desk("goal", WORDS),
    desk("assessment", WORDS),
    desk("change_goal", WORDS, sends={"now": "agree"}),
    # steps
    desk("steps", WORDS),
    desk("change_step", WORDS, sends={"now": "done"}),
    # messages
    desk("messages", ANY_MEMBER),
    desk("thread", WORDS, leaves="message notice"),
    desk("thread_draft", WORDS),
    desk("settle", WORDS),
    # agreements
    desk("frames_imported", ANY_MEMBER),
    desk("frame_usual", f"{ANY_WRITING} manager"),
    desk("frame", WORDS),
    desk("frame_write", WORDS),
    desk("deviation", WORDS),
    desk("frame_version", WORDS),
    desk("frame_edit", WORDS, case="draft", frame_id="draft"),
    desk("frame_drop", WORDS, case="draft", frame_id="draft"),
    desk("frame_withdraw", WORDS, case="proposed", frame_id="proposed"),
    desk("frame_on_paper", WORDS, case="proposed", frame_id="proposed"),
    desk("frame_pdf", WORDS),
    desk("frame_answer", WORDS),
    # the portal
    portal("home", ANY_CLIENT),
    portal("my_data", ANY_CLIENT),
    portal("appointments", ANY_CLIENT),
    portal("book", ANY_CLIENT),
    portal("appointment"),
    portal("calendar_address", ANY_CLIENT),
    portal("calendar_address_revoke", feed_id="own_feed"),
    portal("appointment_cancel"),
    portal("appointment_move"),
    portal("appointment_undo"),
    portal("appointment_seen"),
    portal("appointment_named", appointment_id="gathered"),
    portal("waiting", ANY_CLIENT),
    portal("wish_withdraw"),
    portal("offer", sends={"decline": "1"}),
    portal("my_times", ANY_CLIENT),
    portal("asking", ANY_CLIENT, sends={"do": "stop", "measure": "after-meeting"}),
    portal("check_in"),
    portal("messages", ANY_CLIENT),
    portal("message_draft", ANY_CLIENT),
    portal("agreement", ANY_CLIENT),
    portal("agreement_version"),
    portal("agreement_version", "", case="draft", frame_id="draft"),
    portal("agreement_accept", case="proposed", frame_id="proposed"),
    portal("agreement_ask", case="proposed", frame_id="proposed"),
    portal("agreement_pdf"),
    portal("results_csv", ANY_CLIENT),
    portal("results", ANY_CLIENT),
    portal("result", measure_id="asked_measure", sends={"words": "I moved"}),
    portal("hard_to_say", ANY_CLIENT, sends={"feeling": "anger"}),
    portal("hard_to_say_pressed", ANY_CLIENT),
    portal("talked_about", ANY_CLIENT),
    portal("goals", ANY_CLIENT),
    portal("goal"),
    portal("change_goal", sends={"now": "agree"}),
    portal("steps", ANY_CLIENT),
    portal("change_step", sends={"now": "done"}),
    portal("documents", ANY_CLIENT),
    portal("document", document_id="shared_document"),
    portal("document", "", case="not shared"),
    portal("money", ANY_CLIENT),
    portal("invoice"),
    portal("payment_code"),
    portal("receipt"),
    portal("request", ANY_CLIENT),
    portal("ending", ANY_CLIENT),
    portal("my_file", ANY_CLIENT),
    portal("answer_reading", sends={"fits": "yes"}),
]
