"""Addresses of the circle: a page for each that a client may open to somebody around them."""

from django.urls import path

from alongside.circle import home, own, pages, papers, results

app_name = "circle"
urlpatterns = [
    path("", home.home, name="home"),
    path("times/", pages.times, name="times"),
    path("agreement/", pages.agreement, name="agreement"),
    path("goals/", pages.goals, name="goals"),
    path("steps/", pages.steps, name="steps"),
    path("results/", results.results, name="results"),
    path("results/<uuid:measure_id>/", results.result, name="result"),
    path("card/", own.card, name="card"),
    path("diary/", own.diary, name="diary"),
    path("diary/<uuid:entry_id>/<slug:kind>/", own.diary_medium, name="diary_medium"),
    path("decisions/", own.decisions, name="decisions"),
    path("documents/", papers.documents, name="documents"),
    path("documents/<uuid:document_id>/", papers.document, name="document"),
    path("money/", papers.money, name="money"),
    path("money/<uuid:invoice_id>/", papers.invoice, name="invoice"),
]
