"""Who sits where, and the codes of the seats."""

from pathlib import Path

import pytest

from tests.wargame.session.scripts import NEGOTIATION, do, played
from tests.wargame.woods import begin
from wargame.journal.rows import Person
from wargame.session.people import _digest, code_fits, has_code, join, leave, person_called, players, set_code
from wargame.session.session import undo
from wargame.terms import Refused


def test_people_join_change_seats_and_leave() -> None:
    session = begin()
    join(session, " زهرا احمدی ", "ash", "ZA")
    join(session, "Bo Ek", "ash")
    assert players(session, session.state, "ash") == ("زهرا احمدی", "Bo Ek")
    join(session, "Bo Ek", "birch")
    assert players(session, session.state, "birch") == ("Bo Ek",)
    leave(session, "Bo Ek")
    assert players(session, session.state, "birch") == ()
    assert len(session.people) == 2


def test_no_name_stands_in_an_event() -> None:
    session = begin()
    (event,) = join(session, "Zahra Ahmadi", "ash", "ZA")
    assert "Zahra" not in repr(event)


def test_someone_who_comes_back_is_the_same_person() -> None:
    session = begin()
    join(session, "Bo Ek", "ash")
    leave(session, "Bo Ek")
    join(session, "Bo Ek")
    person = person_called(session, "Bo Ek")
    assert person is not None
    assert (person.number, session.state.affairs.people) == (1, ((1, ""),))


def test_a_name_is_kept_when_joining_is_taken_back() -> None:
    session = begin()
    join(session, "Bo Ek", "ash")
    undo(session)
    assert players(session, session.state, "ash") == ()
    join(session, "Bo Ek", "birch")
    assert [person.number for person in session.people.values()] == [1]


@pytest.mark.parametrize(
    ("name", "seat", "said"), [(" ", "", "Enter the person's name"), ("Bo", "elm", "no seat called elm")]
)
def test_joining_needs_a_name_and_a_seat_that_is_there(name: str, seat: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        join(begin(), name, seat)


def test_nobody_joins_twice_or_leaves_without_having_come() -> None:
    session = begin()
    join(session, "Bo Ek", "ash")
    with pytest.raises(Refused, match="sits there already"):
        join(session, "Bo Ek", "ash")
    with pytest.raises(Refused, match="Nobody called Ida"):
        leave(session, "Ida")


def test_a_seats_code_is_kept_as_a_digest_and_never_recorded() -> None:
    session = begin()
    (event,) = set_code(session, "ash", "juniper-zebra")
    assert has_code(session, "ash")
    assert code_fits(session, "ash", "juniper-zebra")
    assert not code_fits(session, "ash", "0815")
    assert "juniper-zebra" not in repr(event) + repr(session.settings)


@pytest.mark.parametrize(("chosen", "typed"), [("۴۷۱۱", "4711"), ("4711", "۴۷۱۱"), ("۴۷۱۱", "٤٧١١")])
def test_a_code_opens_whatever_the_keyboard_makes_of_its_digits(chosen: str, typed: str) -> None:
    session = begin()
    set_code(session, "ash", chosen)
    assert code_fits(session, "ash", typed)


def test_a_code_with_other_digits_opens_in_a_file_from_before_they_were_understood() -> None:
    session = begin()
    set_code(session, "ash", "4711")
    salt = bytes(16)
    session.settings["code-ash"] = f"{salt.hex()}:{_digest('۴۷۱۱', salt).hex()}"
    assert code_fits(session, "ash", "۴۷۱۱")


def test_a_seat_without_a_code_takes_any() -> None:
    session = begin()
    set_code(session, "ash", "4711")
    set_code(session, "ash", "")
    assert not has_code(session, "ash")
    assert code_fits(session, "ash", "anything")
    with pytest.raises(Refused, match="no seat called elm"):
        set_code(session, "elm", "1")


CASES = Path(__file__).parents[2] / "data" / "cases"


def test_one_person_typed_in_three_spellings_is_one_person() -> None:
    lines = (CASES / "people-composed-and-decomposed.jsonl").read_text(encoding="utf-8").splitlines()
    session = played(*lines)
    assert [person.name for person in session.people.values()] == ["Zoë Förster"]
    assert players(session, session.state, "meldow") == ("Zoë Förster",)
    assert players(session, session.state, "torvik") == ()
    leave(session, "Zo\u200be\u0308 Förster")
    assert players(session, session.state, "meldow") == ()


def test_a_name_recorded_in_another_spelling_is_found() -> None:
    session = begin()
    session.people[1] = Person(1, "Zoe\u0308")
    assert person_called(session, "Zoë") == session.people[1]


def test_capitals_make_no_second_person() -> None:
    session = begin()
    join(session, "Maya Ek", "ash")
    with pytest.raises(Refused, match="sits there already"):
        join(session, "MAYA ek", "ash")
    join(session, "maya ek", "birch")
    assert [person.name for person in session.people.values()] == ["Maya Ek"]
    assert players(session, session.state, "birch") == ("Maya Ek",)


def test_two_people_whom_an_older_file_tells_apart_by_capitals_are_both_found() -> None:
    session = begin()
    session.people |= {1: Person(1, "Maya"), 2: Person(2, "maya")}
    found = [person_called(session, name) for name in ("maya", "Maya", "MAYA")]
    assert found == [session.people[2], session.people[1], session.people[1]]


def test_half_a_letter_opens_no_seat() -> None:
    session = begin()
    set_code(session, "ash", "1234")
    assert not code_fits(session, "ash", "12\ud83d")


def test_a_code_opens_the_seat_however_its_letters_are_typed() -> None:
    session = begin()
    set_code(session, "ash", "caf\u00e9")
    assert code_fits(session, "ash", "cafe\u0301")
    assert not code_fits(session, "ash", "cafe")


def test_names_of_branches_bookmarks_and_options_have_one_spelling() -> None:
    session = played(*NEGOTIATION, scenario="afghanistan-2017")
    do(
        session,
        '{"do": "bookmark", "name": "E\u0301te\u0301"}',
        '{"do": "branch", "name": "Ote\u0301\u200b", "at": "\u00c9t\u00e9"}',
        '{"do": "switch", "name": "main"}',
        '{"do": "switch", "name": "Ot\u00e9"}',
        '{"do": "vote", "question": "Go?", "options": ["Oui\u200b", "Non"]}',
        '{"do": "cast", "seat": "russia\u200b", "option": "Oui"}',
    )
    assert session.history.branch == "Ot\u00e9"
    assert session.history.branch_called("Ote\u0301") == "Ot\u00e9"
    with pytest.raises(Refused, match="already"):
        do(session, '{"do": "branch", "name": "Ote\u0301"}')
    with pytest.raises(Refused, match="already"):
        do(session, '{"do": "branch", "name": "MAIN"}')
    with pytest.raises(Refused, match="already"):
        do(session, '{"do": "bookmark", "name": "Here"}', '{"do": "bookmark", "name": "here"}')
    with pytest.raises(Refused, match="two to"):
        do(session, '{"do": "close-vote"}', '{"do": "vote", "question": "Go?", "options": ["a", "a\u200b"]}')
    with pytest.raises(Refused, match="two to"):
        do(session, '{"do": "vote", "question": "Go?", "options": ["Yes", "yes"]}')
