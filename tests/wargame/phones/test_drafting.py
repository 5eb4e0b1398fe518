"""What is typed on a phone lies on the laptop until it is sent, and nothing older is written over it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.wargame.phones.seats import now, seats_of
from tests.wargame.woods import at, card, rules, woods
from wargame.phones.commands import Seats
from wargame.phones.drafting import Sent
from wargame.session import turns
from wargame.session.doors import SeatDoor
from wargame.session.play import pass_turn
from wargame.session.session import Session
from wargame.shown.phone.doing import LEAST, MODE

Fields = dict[str, Any]
ONE, TWO = "phone one", "phone two"

WRITTEN: dict[str, Fields] = {
    "letter": {"letter": "Half a lett", "to": ["birch"]},
    "question": {"question": "May we m"},
    "offer": {"offer": {"parties": ["birch"], "terms": "Timber for", "public": False}},
    "answers": {"answers": {"why": {"text": "Because of", "person": ""}}},
    "passing": {"passing": "We wait fo"},
    "views": {"views": {"birch": 3}},
    "aside": {"aside": [{"card": "one", "target": "", "argument": "It hol", "free": None}]},
}


@pytest.fixture
def session() -> Session:
    """Three seats while they plan."""
    held = [card(name, "ash") for name in ("one", "two")]
    return at("planning", woods(*held, card("birchs", "birch"), rules=rules()))


def keep(seats: Seats, session: Session, draft: Fields, by: Sent, seen: Fields | None = None) -> str:
    given = {"draft": draft} if seen is None else {"draft": draft, "seen": seen}
    return seats.do("ash", "draft", given, now(session), by)


def lies(seats: Seats) -> Fields:
    return dict(seats.view("ash")["draft"])


@pytest.mark.parametrize("part", WRITTEN)
def test_every_form_has_its_draft_on_the_laptop(session: Session, part: str) -> None:
    seats = seats_of(session)
    assert keep(seats, session, {"question": "Another"}, Sent(ONE, 1)) == ""
    assert keep(seats, session, WRITTEN[part], Sent(ONE, 2)) == ""
    again = seats_of(session)
    assert seats.view("ash") == again.view("ash")
    for name, value in WRITTEN[part].items():
        assert lies(again)[name] == value
    if part != "question":
        assert lies(again)["question"] == "Another", "what is written elsewhere stays"
    assert seats.view("birch")["draft"]["marks"] == {}


SENT: dict[str, tuple[str, Fields]] = {
    "letter": ("write", {"to": ["birch"], "text": "Half a lett"}),
    "question": ("ask", {"text": "May we m"}),
    "offer": ("offer", {"parties": ["birch"], "terms": "Timber for", "public": False}),
    "answers": ("reflect", {"question": "why", "text": "Because of"}),
    "passing": ("pass", {"reason": "We wait fo"}),
    "views": ("perceive", {"views": {"birch": 3}}),
}


@pytest.mark.parametrize("part", SENT)
def test_what_was_sent_is_no_draft_any_more_and_an_older_box_does_not_bring_it_back(
    session: Session, part: str
) -> None:
    seats = seats_of(session)
    keep(seats, session, WRITTEN[part], Sent(ONE, 3))
    name, given = SENT[part]
    assert seats.do("ash", name, given, now(session), Sent(ONE, 5)) == ""
    assert lies(seats)["marks"] == {}
    keep(seats, session, WRITTEN[part], Sent(ONE, 4))
    assert lies(seats)["marks"] == {}


def test_what_goes_on_being_written_while_it_is_sent_stays(session: Session) -> None:
    seats = seats_of(session)
    keep(seats, session, {"question": "May we move? And when?"}, Sent(ONE, 1))
    assert seats.do("ash", "ask", {"text": "May we move?"}, now(session), Sent(ONE, 2)) == ""
    assert lies(seats)["question"] == "May we move? And when?"


def test_what_another_phone_wrote_since_is_not_written_over(session: Session) -> None:
    seats = seats_of(session)
    keep(seats, session, {"question": "Old"}, Sent(ONE, 1), {"question": ""})
    seen = lies(seats)["marks"]
    assert keep(seats, session, {"question": "New"}, Sent(TWO, 1), seen) == ""
    late = {"question": "Older", "letter": "Dear all", "to": ["birch"]}
    said = keep(seats, session, late, Sent(ONE, 2), {**seen, "letter": ""})
    assert "changed on another phone of the seat or at the laptop" in said
    assert (lies(seats)["question"], lies(seats)["letter"]) == ("New", "Dear all")
    # Its person has seen both and goes on.
    assert keep(seats, session, {"question": "Both"}, Sent(ONE, 3), lies(seats)["marks"]) == ""
    assert lies(seats)["question"] == "Both"


def test_what_was_written_behind_the_curtain_since_is_not_written_over(session: Session) -> None:
    seats = seats_of(session)
    keep(seats, session, {"question": "By phone"}, Sent(ONE, 1), {"question": ""})
    seen = lies(seats)["marks"]
    door = SeatDoor(session, "ash")
    door.keep_draft(replace(door.draft(), question="At the laptop"))
    assert "at the laptop" in keep(seats, session, {"question": "By phone, still"}, Sent(ONE, 2), seen)
    assert lies(seats)["question"] == "At the laptop"


def test_a_draft_that_comes_in_the_next_turn_loses_its_plan_alone(session: Session) -> None:
    seats = seats_of(session)
    meant = now(session)
    for seat in session.compiled.seats:
        pass_turn(session, seat)
    while session.state.turn == 1:
        turns.next_phase(session)
    draft = {"moves": [{"card": "one"}], "question": "Who goes first?"}
    assert "meant for turn 1" in seats.do("ash", "draft", {"draft": draft}, meant, Sent(ONE, 1))
    assert (lies(seats)["moves"], lies(seats)["question"]) == ([], "Who goes first?")
    assert seats.do("ash", "draft", {"draft": {"letter": "Dear", "to": []}}, meant, Sent(ONE, 2)) == ""


def test_where_phones_are_for_questions_alone_they_show_the_question_and_lose_no_last_word(
    session: Session,
) -> None:
    session.change_settings({MODE: LEAST})
    seats = seats_of(session)
    # Typed in the moment before the room chose so.
    draft = {"question": "May we", "letter": "Secret", "to": ["birch"], "moves": [{"card": "one"}]}
    assert keep(seats, session, draft, Sent(ONE, 1)) == ""
    assert (lies(seats)["question"], lies(seats)["letter"], lies(seats)["moves"]) == ("May we", "", [])
    session.change_settings({MODE: "everything"})
    assert (lies(seats)["letter"], lies(seats)["moves"][0]["card"]) == ("Secret", "one")


def test_an_observation_is_kept_while_it_is_written_for_the_phone_on_which_it_is(session: Session) -> None:
    seats = seats_of(session)
    note = {"text": "They hesi", "tag": "insight", "seat": "ash", "event": 1}
    assert seats.do("observer", "jot", {"phone": "aa", **note}, {}, Sent(ONE, 1)) == ""
    assert seats.do("observer", "jot", {"phone": "bb", "text": "Silence"}, {}, Sent(TWO, 1)) == ""
    shown = seats_of(session).view("observer")["notes"]
    assert shown["aa"] == note
    assert shown["bb"]["text"] == "Silence"
    assert "hesi" not in str(seats.view("ash"))
    assert seats.do("observer", "observe", {"phone": "aa", **note}, {}, Sent(ONE, 3)) == ""
    assert seats.do("observer", "jot", {"phone": "aa", "text": "They"}, {}, Sent(ONE, 2)) == ""
    assert list(seats.view("observer")["notes"]) == ["bb"]


def test_what_tells_phones_of_observers_apart_is_no_longer_than_a_page_makes_it(session: Session) -> None:
    seats = seats_of(session)
    for name in ("jot", "observe"):
        said = seats.do("observer", name, {"phone": "a" * 65, "text": "They hesitate"}, {}, Sent(ONE, 1))
        assert "does not know what was asked for" in said
    assert seats.view("observer")["notes"] == {}


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(range(1, 9)), texts=st.lists(st.text("ab ", max_size=6), min_size=8, max_size=8))
def test_in_whatever_order_boxes_of_one_phone_arrive_the_text_typed_last_lies_there(
    order: list[int], texts: list[str]
) -> None:
    session = at("planning", woods(card("one", "ash"), card("birchs", "birch")))
    seats = seats_of(session)
    for number in order:
        keep(seats, session, {"question": texts[number - 1]}, Sent(ONE, number), {"question": ""})
    assert lies(seats)["question"] == texts[-1]
