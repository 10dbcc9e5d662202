"""Which column holds what, and what must be asked."""

import pytest

from alongside.file.reading.columns import Kind, chosen_columns, guess_columns, guess_kind
from alongside.file.reading.csv_files import read_csv
from alongside.file.reading.questions import Ask, Question, questions
from alongside.lib.errors import Refused
from tests.file.reading.places import sample

CLIENTS_IN_FOUR_LANGUAGES = [
    ("clientId,firstName,lastName,DOB,E-mail", "clientId,firstName,lastName,DOB,E-mail"),
    ("ID клиента,Имя,Фамилия,Дата рождения,Эл. почта", "ID клиента,Имя,Фамилия,Дата рождения,Эл. почта"),
    ("顧客番号,名,姓,生年月日,メールアドレス", "顧客番号,名,姓,生年月日,メールアドレス"),
    ("Asiakasnumero,Etunimi,Sukunimi,Syntymäaika,Sähköposti",) * 2,
]
FIELDS = ("client_id", "given_name", "family_name", "birth_date", "email")


@pytest.mark.parametrize(("header", "headings"), CLIENTS_IN_FOUR_LANGUAGES)
def test_clients_are_recognised_in_four_languages(header: str, headings: str) -> None:
    names = header.split(",")
    assert guess_kind(names) is Kind.CLIENTS
    assert guess_columns(names, Kind.CLIENTS) == dict(zip(FIELDS, headings.split(","), strict=True))


@pytest.mark.parametrize(
    "header",
    ["Date,Time,Client,Status", "Дата,Время,Клиент,Статус", "日付,時間,氏名,状態", "Pvm,Klo,Asiakas,Tila"],
)
def test_a_diary_is_recognised_in_four_languages(header: str) -> None:
    names = header.split(",")
    assert guess_kind(names) is Kind.DIARY
    fields = ("date", "time", "full_name", "status")
    assert guess_columns(names, Kind.DIARY) == dict(zip(fields, names, strict=True))


def test_a_bare_start_is_the_plan_alone_and_real_beside_a_planned_time() -> None:
    alone = guess_columns(["id", "date", "start time", "end time", "duration", "name"], Kind.DIARY)
    assert (alone["time"], alone["end_time"], alone["minutes"]) == ("start time", "end time", "duration")
    assert alone["appointment_id"] == "id"
    beside = guess_columns(["date", "time", "start", "end", "duration", "name"], Kind.DIARY)
    assert (beside["time"], beside["real_start"], beside["real_end"]) == ("time", "start", "end")
    assert beside["real_minutes"] == "duration"
    assert "minutes" not in beside


def test_one_column_may_hold_date_and_time() -> None:
    columns = guess_columns(["start", "end", "client"], Kind.DIARY)
    assert columns == {"date": "start", "end_time": "end", "full_name": "client"}


def test_the_user_changes_the_guess() -> None:
    header = ["name", "dob", "extra"]
    chosen = {"email": "extra", "birth_date": ""}
    assert chosen_columns(header, Kind.CLIENTS, chosen) == {"full_name": "name", "email": "extra"}


@pytest.mark.parametrize(
    ("header", "chosen", "code"),
    [
        (["name"], {"email": "mail"}, "column_unknown"),
        (["name"], {"shoe_size": "name"}, "column_unknown"),
        (["colour"], {}, "column_needed"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(header: list[str], chosen: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        chosen_columns(header, Kind.CLIENTS, chosen)
    assert refused.value.code == code


def test_what_a_diary_does_not_say_is_asked() -> None:
    sheet = read_csv("Дата,Время,Клиент,Статус\n01/02/2026,10:00,Алла,перенесено\n".encode())
    asked = questions(sheet, guess_columns(sheet.header, Kind.DIARY), Kind.DIARY)
    assert asked == (
        Question(Ask.DATE_ORDER),
        Question(Ask.ZONE),
        Question(Ask.MEMBER),
        Question(Ask.AGREED_MINUTES),
        Question(Ask.STATUS_WORD, "перенесено"),
    )


def test_a_full_list_of_clients_needs_no_question() -> None:
    sheet = read_csv(sample("clients_en.csv"))
    assert questions(sheet, guess_columns(sheet.header, Kind.CLIENTS), Kind.CLIENTS) == ()


def test_a_needed_column_is_asked() -> None:
    sheet = read_csv(b"colour,size\nred,1\n")
    assert questions(sheet, {}, Kind.CLIENTS) == (Question(Ask.COLUMN, "full_name"),)
