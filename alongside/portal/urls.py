"""Addresses of the portal, topic by topic."""

from django.urls import include, path

from alongside.portal import (
    agreement,
    appointments,
    asking,
    asking_for,
    booking,
    certain,
    check_ins,
    circle,
    documents,
    ending,
    feed,
    feedback,
    goals,
    home,
    messages,
    money,
    my_data,
    my_file,
    my_rights,
    my_way,
    phases,
    request,
    result_sheet,
    results,
    steps,
    toolkit,
    toolkit_card,
    toolkit_skills,
    unspoken,
    waiting,
)

app_name = "portal"
urlpatterns = [
    # appointments
    path("appointments/", appointments.appointments, name="appointments"),
    path("appointments/book/", booking.book, name="book"),
    path("appointments/calendar/", feed.calendar_address, name="calendar_address"),
    path(
        "appointments/calendar/<uuid:feed_id>/", feed.calendar_address_revoke, name="calendar_address_revoke"
    ),
    path("appointments/<uuid:appointment_id>/", appointments.appointment, name="appointment"),
    path("appointments/<uuid:appointment_id>/cancel/", appointments.cancel, name="appointment_cancel"),
    path("appointments/<uuid:appointment_id>/move/", appointments.move, name="appointment_move"),
    path("appointments/<uuid:appointment_id>/undo/", appointments.undo, name="appointment_undo"),
    path("appointments/<uuid:appointment_id>/seen/", appointments.seen, name="appointment_seen"),
    path("appointments/<uuid:appointment_id>/named/", appointments.named, name="appointment_named"),
    # another time, and when I can come
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/<uuid:wish_id>/withdraw/", waiting.withdraw, name="wish_withdraw"),
    path("waiting/offers/<uuid:offer_id>/", waiting.offer, name="offer"),
    path("my-times/", waiting.my_times, name="my_times"),
    # how it was
    path("asking/", asking.my_asking, name="asking"),
    path("check-ins/<uuid:check_in_id>/", check_ins.check_in, name="check_in"),
    # my answers over time
    path("results/", results.results, name="results"),
    path("results/table.csv", result_sheet.results_csv, name="results_csv"),
    path("results/<uuid:measure_id>/", results.result, name="result"),
    # what is hard to say, and what was heard
    path("hard-to-say/", unspoken.hard_to_say, name="hard_to_say"),
    path("hard-to-say/press/", unspoken.hard_to_say_pressed, name="hard_to_say_pressed"),
    path("talked-about/", unspoken.talked_about, name="talked_about"),
    # how it was at a touchpoint, and what came of it
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/<uuid:touchpoint_id>/", feedback.say, name="feedback_at"),
    # what I came with
    path("request/", request.request, name="request"),
    path("request/<uuid:hypothesis_id>/", request.answer, name="answer_reading"),
    # messages
    path("messages/", messages.messages, name="messages"),
    path("messages/draft/", messages.draft, name="message_draft"),
    path("messages/files/<uuid:attachment_id>/", messages.message_file, name="message_file"),
    path("messages/channel/", messages.channel, name="channel"),
    # our agreement
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/<uuid:frame_id>/", agreement.version, name="agreement_version"),
    path("agreement/<uuid:frame_id>/accept/", agreement.accept, name="agreement_accept"),
    path("agreement/<uuid:frame_id>/ask/", agreement.ask, name="agreement_ask"),
    path("agreement/<uuid:frame_id>/pdf/", agreement.version_pdf, name="agreement_pdf"),
    path("agreement/not-kept/", asking_for.not_kept, name="not_kept"),
    path("agreement/not-kept/<uuid:note_id>/", asking_for.answer_not_kept, name="not_kept_answer"),
    # plain pages, and what I ask for
    path("certain/", certain.certain, name="certain"),
    path("how-we-work/", certain.how_we_work, name="how_we_work"),
    path("my-words/", certain.my_words, name="my_words"),
    path("openings/", certain.openings, name="openings"),
    path("ask-for-a-change/", asking_for.ask_change, name="ask_change"),
    path("ask-for-a-change/<uuid:change_id>/", asking_for.withdraw_change, name="change_withdraw"),
    path("stopped/", asking_for.stopped, name="stopped"),
    path("stopped/<uuid:topic_id>/lift/", asking_for.lift, name="stopped_lift"),
    path("ways-to-meet/", asking_for.formats, name="formats"),
    path("my-way/", my_way.my_way, name="my_way"),
    path("my-rights/", my_rights.my_rights, name="my_rights"),
    path("my-rights/rest/", my_rights.rest, name="rest"),
    path("my-rights/<uuid:request_id>/", my_rights.withdraw, name="data_withdraw"),
    # goals
    path("goals/", goals.goals, name="goals"),
    path("goals/<uuid:goal_id>/", goals.goal, name="goal"),
    path("goals/<uuid:goal_id>/change/", goals.change_goal, name="change_goal"),
    # decisions together
    path("", include("alongside.portal.decision_urls")),
    # my diary
    path("diary/", include("alongside.portal.diary_urls")),
    # steps and phases
    path("phases/", phases.phases, name="phases"),
    path("steps/", steps.my_steps, name="steps"),
    path("steps/<uuid:step_id>/", steps.my_step, name="step"),
    path("steps/<uuid:step_id>/change/", steps.change_step, name="change_step"),
    # tools, skills, the card for hard days
    path("tools/", toolkit.tools, name="tools"),
    path("tools/new/", toolkit.tool_new, name="tool_new"),
    path("tools/<uuid:tool_id>/", toolkit.tool, name="tool"),
    path("tools/<uuid:tool_id>/edit/", toolkit.tool_edit, name="tool_edit"),
    path("tools/<uuid:tool_id>/place/", toolkit.tool_place, name="tool_place"),
    path("tools/<uuid:tool_id>/file/", toolkit.tool_file, name="tool_file"),
    path("tools/<uuid:tool_id>/sound/", toolkit.tool_sound, name="tool_sound"),
    path("skills/", toolkit_skills.skills, name="skills"),
    path("skills/<uuid:skill_id>/", toolkit_skills.skill, name="skill"),
    path("skills/<uuid:skill_id>/drop/", toolkit_skills.skill_drop, name="skill_drop"),
    path("card/", toolkit_card.card, name="card"),
    path("card/draft/", toolkit_card.card_draft, name="card_draft"),
    path("card/share/", toolkit_card.card_share, name="card_share"),
    path("card/print/", toolkit_card.card_print, name="card_print"),
    # people around me
    path("circle/", circle.circle, name="circle"),
    path("circle/<uuid:person_id>/", circle.circle_person, name="circle_person"),
    path("circle/<uuid:person_id>/change/", circle.circle_change, name="circle_change"),
    path("circle/<uuid:person_id>/invite/", circle.circle_invite, name="circle_invite"),
    path("circle/<uuid:person_id>/take-back/", circle.circle_take_back, name="circle_take_back"),
    path("circle/<uuid:person_id>/remove/", circle.circle_remove, name="circle_remove"),
    # documents
    path("documents/", documents.my_documents, name="documents"),
    path("documents/<uuid:document_id>/", documents.my_document, name="document"),
    # money
    path("money/", money.my_money, name="money"),
    path("invoices/<uuid:invoice_id>/", money.my_invoice, name="invoice"),
    path("invoices/<uuid:invoice_id>/code.svg", money.payment_code, name="payment_code"),
    path("payments/<uuid:payment_id>/receipt/", money.my_receipt, name="receipt"),
    # home and data
    path("", home.home, name="home"),
    path("mine/", home.mine, name="mine"),
    path("my-data/", my_data.my_data, name="my_data"),
    # ending, and taking it along
    path("ending/", ending.ending, name="ending"),
    path("my-file/", my_file.my_file, name="my_file"),
]
