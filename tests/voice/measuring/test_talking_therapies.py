"""The truth table of the rules of NHS Talking Therapies."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.measuring.talking_therapies import PHQ9, Outcome, Pair, Rule, outcome, phq9_and_gad7
from tests.voice.measuring.vectors import vectors


def test_the_truth_table() -> None:
    table = vectors()["nhs_tt"]
    for row in table["rows"]:
        known = dict(zip(table["cols"], row, strict=True))
        found = phq9_and_gad7(phq9=(known["phq0"], known["phq1"]), gad7=(known["gad0"], known["gad1"]))
        assert found == Outcome(
            was_case=bool(known["case"]),
            recovered=bool(known["recovered"]),
            reliably_improved=bool(known["reliable_improvement"]),
            reliably_deteriorated=bool(known["reliable_deterioration"]),
        )
        assert found.reliably_recovered is bool(known["reliable_recovery"])


def test_another_anxiety_measure_brings_its_own_rule() -> None:
    panic = Rule(caseness=8, reliable=5)
    found = outcome(Pair(9, 9, PHQ9), Pair(12, 7, panic))
    assert found == Outcome(True, True, True, False)
    assert outcome(Pair(9, 9, PHQ9), Pair(12, 8, panic)) == Outcome(True, False, False, False)


phq, gad = st.integers(0, 27), st.integers(0, 21)


@given(phq, phq, gad, gad)
def test_what_excludes_what(first: int, last: int, anxious: int, less: int) -> None:
    found = phq9_and_gad7(phq9=(first, last), gad7=(anxious, less))
    back = phq9_and_gad7(phq9=(last, first), gad7=(less, anxious))
    assert not (found.reliably_improved and found.reliably_deteriorated)
    assert found.was_case or not found.recovered
    assert found.reliably_improved is back.reliably_deteriorated
