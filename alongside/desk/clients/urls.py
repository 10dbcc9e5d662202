"""Addresses of the clients' pages; part of the desk."""

from django.urls import path

from alongside.desk.clients import circle, details, file, keeping, listing, looking_up, person, request, work

urlpatterns = [
    # the list and the file
    path("clients/", listing.clients, name="clients"),
    path("clients/new/", details.client_new, name="client_new"),
    path("clients/<uuid:client_id>/", file.client, name="client"),
    path("clients/<uuid:client_id>/details/", details.client_edit, name="client_edit"),
    path("clients/<uuid:client_id>/answers/", file.client_check_ins, name="client_check_ins"),
    path("clients/<uuid:client_id>/find/", looking_up.client_find, name="client_find"),
    # the person
    path("clients/<uuid:client_id>/card/", person.client_card, name="client_card"),
    path("clients/<uuid:client_id>/profile/", person.client_profile, name="client_profile"),
    path("clients/<uuid:client_id>/greeting/", person.client_greeting, name="client_greeting"),
    path("clients/<uuid:client_id>/support/", person.client_support, name="client_support"),
    path("clients/<uuid:client_id>/ties/", person.client_ties, name="client_ties"),
    path("clients/<uuid:client_id>/circle/new/", person.near_new, name="near_new"),
    path("clients/<uuid:client_id>/circle/<uuid:person_id>/", person.near, name="near"),
    path("clients/<uuid:client_id>/circle/<uuid:person_id>/remove/", person.near_remove, name="near_remove"),
    # people around the client: what is open to them, and talks with them
    path(
        "clients/<uuid:client_id>/circle/<uuid:person_id>/talks/", circle.circle_person, name="circle_person"
    ),
    path(
        "clients/<uuid:client_id>/circle/<uuid:person_id>/narrow/", circle.circle_narrow, name="circle_narrow"
    ),
    path(
        "clients/<uuid:client_id>/circle/<uuid:person_id>/invite/", circle.circle_invite, name="circle_invite"
    ),
    path(
        "clients/<uuid:client_id>/circle/<uuid:person_id>/take-back/",
        circle.circle_take_back,
        name="circle_take_back",
    ),
    # the request
    path("clients/<uuid:client_id>/requests/new/", request.request_new, name="request_new"),
    path("requests/<uuid:request_id>/", request.client_request, name="request"),
    path("requests/<uuid:request_id>/change/", request.request_edit, name="request_edit"),
    path("requests/<uuid:request_id>/ask/", request.request_ask, name="request_ask"),
    path("requests/<uuid:request_id>/readings/", request.reading_new, name="reading_new"),
    path(
        "requests/<uuid:request_id>/readings/<uuid:hypothesis_id>/drop/",
        request.reading_drop,
        name="reading_drop",
    ),
    # the work
    path("clients/<uuid:client_id>/work/", work.client_work, name="client_work"),
    path("clients/<uuid:client_id>/work/new/", work.work_new, name="work_new"),
    path("work/<uuid:engagement_id>/", work.work_edit, name="work_edit"),
    path("work/<uuid:engagement_id>/pause/", work.work_pause, name="work_pause"),
    path("work/<uuid:engagement_id>/resume/", work.work_resume, name="work_resume"),
    # keeping the file
    path("clients/<uuid:client_id>/keeping/", keeping.client_keeping, name="client_keeping"),
    path("clients/<uuid:client_id>/invite/", keeping.client_invite, name="client_invite"),
    path("clients/<uuid:client_id>/sign-out/", keeping.client_sign_out, name="client_sign_out"),
    path("clients/<uuid:client_id>/intake/", keeping.client_intake, name="client_intake"),
    path("clients/<uuid:client_id>/archive/", keeping.client_archive, name="client_archive"),
    path("clients/<uuid:client_id>/reactivate/", keeping.client_reactivate, name="client_reactivate"),
    path("clients/<uuid:client_id>/accept/", keeping.client_accept, name="client_accept"),
]
