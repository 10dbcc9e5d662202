"""Addresses of the portal, topic by topic."""

from django.urls import path

from alongside.portal import (
    agreement,
    appointments,
    asking,
    booking,
    check_ins,
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
    request,
    result_sheet,
    results,
    steps,
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
    # our agreement
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/<uuid:frame_id>/", agreement.version, name="agreement_version"),
    path("agreement/<uuid:frame_id>/accept/", agreement.accept, name="agreement_accept"),
    path("agreement/<uuid:frame_id>/ask/", agreement.ask, name="agreement_ask"),
    path("agreement/<uuid:frame_id>/pdf/", agreement.version_pdf, name="agreement_pdf"),
    # goals
    path("goals/", goals.goals, name="goals"),
    path("goals/<uuid:goal_id>/", goals.goal, name="goal"),
    path("goals/<uuid:goal_id>/change/", goals.change_goal, name="change_goal"),
    # steps
    path("steps/", steps.my_steps, name="steps"),
    path("steps/<uuid:step_id>/change/", steps.change_step, name="change_step"),
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
    path("my-data/", my_data.my_data, name="my_data"),
    # ending, and taking it along
    path("ending/", ending.ending, name="ending"),
    path("my-file/", my_file.my_file, name="my_file"),
]
