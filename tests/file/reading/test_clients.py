"""Which clients of a file are new, the same, perhaps the same, or cannot be taken."""

import datetime as dt
from collections import Counter

from alongside.file.reading.clients import ClientPlan, plan_clients
from alongside.file.reading.columns import Kind, guess_columns
from alongside.file.reading.csv_files import read_csv
from alongside.file.reading.people import Person
from alongside.lib.reading.problems import Problem, Reason
from tests.file.reading.places import REAL, needs_real, sample

TODAY = dt.date(2026, 11, 22)


def plan(data: bytes, here: list[Person] | None = None, decided: dict[str, str] | None = None) -> ClientPlan:
    sheet = read_csv(data)
    columns = guess_columns(sheet.header, Kind.CLIENTS)
    return plan_clients(sheet.rows, columns, here or [], today=TODAY, decided=decided)


def text_plan(
    text: str, here: list[Person] | None = None, decided: dict[str, str] | None = None
) -> ClientPlan:
    return plan(text.encode(), here, decided)


def as_here(made: ClientPlan) -> list[Person]:
    """The practice after the plan was carried out."""
    return [Person(f"uuid-{c.line}", c.name, c.birth_date, c.email, frozenset({c.key})) for c in made.new]


def test_rows_are_read_whole() -> None:
    made = plan(sample("clients_en.csv"))
    ada, bruno, cleo = made.new
    assert (ada.line, ada.key, ada.name, ada.birth_date) == (
        2,
        "client:C-1",
        "Ada Lindqvist",
        dt.date(1980, 2, 29),
    )
    assert (ada.email, ada.phone, ada.language) == ("ada@example.org", "+358 40 000 0001", "en")
    assert (bruno.name, bruno.language) == ("Bruno Castell, Jr.", "fi")
    assert (cleo.birth_date, cleo.email, cleo.phone, cleo.language) == (None, "", "", "")
    assert [(r.line, r.reason) for r in made.remarks] == [
        (4, Reason.EMAIL_UNREADABLE),
        (4, Reason.PHONE_UNREADABLE),
        (4, Reason.LANGUAGE_UNKNOWN),
    ]


def test_names_in_four_languages() -> None:
    assert [c.name for c in plan(sample("clients_ru.csv")).new] == ["Берёзкина Алла", "Дубов Семён"]
    japanese = plan(sample("clients_ja.csv")).new
    assert [(c.name, c.birth_date, c.language) for c in japanese] == [
        ("架空 花子", dt.date(1985, 1, 2), "ja"),
        ("仮名 太郎", dt.date(1990, 12, 3), ""),
    ]
    assert plan(sample("clients_fi.csv")).new[0].birth_date == dt.date(1970, 2, 1)


def test_the_same_file_twice_adds_nobody() -> None:
    for name in ("clients_en.csv", "clients_utf16.csv"):
        first = plan(sample(name))
        again = plan(sample(name), as_here(first))
        assert (again.new, again.maybe, again.problems) == ([], [], [])
        assert [same.handle for same in again.same] == [f"uuid-{c.line}" for c in first.new]


def test_equal_names_with_different_birth_dates_are_two_people() -> None:
    made = text_plan("id,name,dob\n1,Mia Oak,1986-01-13\n2,Mia Oak,1952-09-25\n")
    assert [c.source_id for c in made.new] == ["1", "2"]


def test_equal_name_and_birth_date_is_one_person() -> None:
    made = text_plan("id,name,dob\n1,Mia Oak,1986-01-13\n2,MIA  oak,13.1.1986\n")
    assert [(s.client.line, s.handle, s.why) for s in made.same] == [
        (3, "client:1", Reason.SAME_NAME_AND_BIRTH_DATE)
    ]
    assert made.known_as == {"client:1": "client:1", "client:2": "client:1"}


def test_a_missing_birth_date_is_decided_by_the_mail_or_by_a_person() -> None:
    here = [Person("here", "Mia Oak", dt.date(1986, 1, 13), "mia@example.org")]
    sure = text_plan("name,email\nMia Oak,MIA@example.org\n", here)
    assert [(s.handle, s.why) for s in sure.same] == [("here", Reason.SAME_NAME_AND_EMAIL)]
    unsure = text_plan("id,name\n7,Mia Oak\n", here)
    assert [(m.handles, m.why) for m in unsure.maybe] == [(("here",), Reason.MAYBE_SAME_NAME)]
    assert len(text_plan("id,name\n7,Mia Oak\n", here, {"client:7": "new"}).new) == 1
    same = text_plan("id,name\n7,Mia Oak\n", here, {"client:7": "here"}).same
    assert [(s.handle, s.why) for s in same] == [("here", Reason.SAME_AS_DECIDED)]


def test_a_shared_mail_is_a_remark_and_with_a_shared_birth_date_a_question() -> None:
    here = [Person("here", "Mia Oak", dt.date(1986, 1, 13), "oak@example.org")]
    couple = text_plan("name,email,dob\nTom Oak,oak@example.org,1980-01-01\n", here)
    assert [c.name for c in couple.new] == ["Tom Oak"]
    assert couple.remarks == [Problem(Reason.EMAIL_SHARED, 2, "email")]
    renamed = text_plan("name,email,dob\nMia Elm,oak@example.org,1986-01-13\n", here)
    assert [m.why for m in renamed.maybe] == [Reason.MAYBE_SAME_EMAIL_AND_BIRTH_DATE]


def test_an_id_of_somebody_else_is_a_problem_and_a_new_name_is_not() -> None:
    here = [Person("here", "Mia Oak", dt.date(1986, 1, 13), keys=frozenset({"client:1"}))]
    other = text_plan("id,name,dob\n1,Tom Elm,1980-01-01\n", here)
    assert other.problems == [Problem(Reason.ID_OF_ANOTHER, 2, "client_id", facts={"id": "1"})]
    married = text_plan("id,name,dob\n1,Mia Elm,1986-01-13\n", here)
    assert [(s.handle, s.why) for s in married.same] == [("here", Reason.SAME_ID)]
    twice = text_plan("id,name,dob\n1,Mia Oak,1986-01-13\n1,Tom Elm,1980-01-01\n")
    facts = {"id": "1", "other_line": 2}
    assert twice.problems == [Problem(Reason.ID_REPEATED, 3, "client_id", facts=facts)]


def test_rows_that_cannot_be_taken_are_named() -> None:
    made = text_plan(
        "id,name,dob\n1,,1980-01-01\n2,Ada Elm,1980-31-31\n3,Bo Elm,2027-01-01\n4,Cy Elm,02/03/1980\n5,---,\n"
        f"6,{'x' * 201},\n7,Di Elm,1980-01-01\n"
    )
    assert [(p.line, p.reason) for p in made.problems] == [
        (2, Reason.NAME_MISSING),
        (3, Reason.DATE_IMPOSSIBLE),
        (4, Reason.BIRTH_DATE_IMPOSSIBLE),
        (5, Reason.DATE_AMBIGUOUS),
        (6, Reason.NAME_MISSING),
        (7, Reason.NAME_TOO_LONG),
    ]
    assert [c.source_id for c in made.new] == ["7"]


@needs_real
def test_the_real_clients_come_in_whole() -> None:
    data = (REAL / "patients.csv").read_bytes()
    made = plan(data)
    assert (len(made.new), made.same, made.maybe, made.problems, made.remarks) == (386, [], [], [], [])
    names = Counter(c.name for c in made.new)
    named = [(c.key, c.birth_date) for c in made.new if names[c.name] > 1]
    assert named == [("client:00108", dt.date(1986, 1, 13)), ("client:00327", dt.date(1952, 9, 25))]
    again = plan(data, as_here(made))
    assert (again.new, len(again.same)) == ([], 386)
