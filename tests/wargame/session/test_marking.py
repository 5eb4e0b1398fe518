"""How what leaves the room is marked: a fact of the whole file, which can be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.wargame.test_logo import DRAWN
from tests.wargame.woods import at, woods
from wargame.game.events import MarkingSet, SessionOpened
from wargame.journal.bounds import why_impossible
from wargame.journal.codec import decode_event, encode_event, state_hash
from wargame.journal.file import read
from wargame.logo import logo_of
from wargame.report.facts import gather
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.scenario.model import Marking
from wargame.session.doors import RoomDoor
from wargame.session.marking import marking_of, set_marking
from wargame.session.opening import Plan, start, take_up
from wargame.session.people import join
from wargame.session.saving import save_anew
from wargame.session.script import carry_out, read_line
from wargame.session.session import redo, start_branch, undo
from wargame.terms import Refused

LOGO = logo_of(DRAWN.encode(), "house.svg")
MARKED = Marking(
    text="OFFICIAL - SENSITIVE", caveats="For participants only", status="draft", house="The Glade", logo=LOGO
)


def test_a_session_bears_no_marking_and_then_the_last_that_was_set() -> None:
    session = at("planning")
    assert marking_of(session) == Marking()
    before = state_hash(session.state)
    set_marking(session, Marking(text="Internal"))
    set_marking(session, MARKED)
    assert marking_of(session) == MARKED
    assert state_hash(session.state) == before


def test_a_marking_is_taken_back_and_restored_like_any_step() -> None:
    session = at("planning")
    set_marking(session, Marking(text="Internal"))
    set_marking(session, MARKED)
    undo(session)
    assert marking_of(session).text == "Internal"
    undo(session)
    assert marking_of(session) == Marking()
    redo(session)
    assert marking_of(session).text == "Internal"


def test_a_line_of_play_from_before_the_marking_bears_it_too() -> None:
    session = at("planning")
    set_marking(session, MARKED)
    start_branch(session, "what if", 2)
    assert marking_of(session) == MARKED
    assert document_of(session).marking == MARKED
    assert document_of(session, Options(branch="main", until=1)).marking == MARKED


def test_a_scenario_marks_its_sessions_unless_they_say_otherwise() -> None:
    marked = replace(woods(), marking=MARKED)
    assert marking_of(start(marked)) == MARKED
    assert marking_of(start(marked, Plan(marking=Marking(text="Internal")))).text == "Internal"
    bare = start(marked, Plan(marking=Marking()))
    assert marking_of(bare) == Marking()


def test_a_plan_without_a_marking_writes_no_event_for_it() -> None:
    assert [type(one.event) for one in start(woods()).history.line()] == [SessionOpened]


def test_texts_of_a_marking_stand_on_one_line() -> None:
    session = at("planning")
    (event,) = set_marking(
        session, Marking(text=" SECRET\n of the  woods ", logo=f"\n{LOGO[:40]}\n{LOGO[40:]}\n")
    )
    assert isinstance(event, MarkingSet)
    assert event.marking == Marking(text="SECRET of the woods", logo=LOGO)


@pytest.mark.parametrize(
    ("marking", "said"),
    [
        (Marking(text="x" * 121), "The marking has 121 characters"),
        (Marking(caveats="a\0"), "NUL"),
        (Marking(logo="AAAA"), "The logo is no picture"),
        (Marking(house="x" * 130, caveats="y" * 140), "caveats has 140 .*house has 130"),
        (Marking(), "marked so already"),
    ],
)
def test_a_marking_that_cannot_stand_on_a_page_is_refused(marking: Marking, said: str) -> None:
    session = at("planning")
    with pytest.raises(Refused, match=said):
        set_marking(session, marking)


def test_a_plan_with_a_marking_that_cannot_stand_is_refused() -> None:
    with pytest.raises(Refused, match="The logo is no picture"):
        start(woods(), Plan(marking=Marking(logo="AAAA")))


def test_a_marking_travels_in_the_file(tmp_path: Path) -> None:
    session = at("planning")
    set_marking(session, MARKED)
    copy = save_anew(session, tmp_path / "marked.entente")
    assert marking_of(take_up(*read(copy))) == MARKED


def test_a_record_with_a_logo_that_is_no_picture_is_broken() -> None:
    event = MarkingSet(turn=1, marking=Marking(logo="AAAA"))
    assert decode_event("MarkingSet", encode_event(event)) == event
    told = why_impossible(at("planning").state, 9, event)
    assert told is not None
    assert "no picture" in str(told)


def test_a_line_of_a_script_sets_all_of_it_anew() -> None:
    session = at("planning")
    carry_out(session, read_line('{"do": "marking", "text": "Internal", "house": "The Glade"}'))
    carry_out(session, read_line('{"do": "marking", "text": "Internal", "chatham-house": true}'))
    assert marking_of(session) == Marking(text="Internal", chatham_house=True)


def test_the_room_knows_the_marking() -> None:
    session = at("planning")
    set_marking(session, MARKED)
    assert RoomDoor(session).look().marking == MARKED


def test_what_is_said_of_a_marking_stands_on_one_line() -> None:
    assert replace(MARKED, chatham_house=True).line == (
        "OFFICIAL - SENSITIVE · For participants only · Draft · Chatham House rule · The Glade"
    )
    assert Marking().line == ""


def test_under_the_chatham_house_rule_nobody_is_named_whatever_is_asked() -> None:
    session = at("planning")
    join(session, "Ida Holm", "ash")
    set_marking(session, Marking(caveats="Ask Ida Holm", chatham_house=True))
    facts = gather(session, Options(naming="annex"))
    assert facts.story.naming == "none"
    assert "Ida" not in str(document_of(session))
    with pytest.raises(Refused, match="held under the Chatham House rule"):
        gather(session, Options(naming="cover"))
