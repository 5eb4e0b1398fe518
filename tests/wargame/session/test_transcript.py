"""The log of a session: whole for the facilitator, without secrets for everybody else."""

import pytest

from tests.wargame.session.scripts import do, played
from tests.wargame.woods import at, card, go_to, seal, throw, woods
from wargame.session.deals import answer, propose
from wargame.session.session import Session, redo, undo
from wargame.session.transcript import log_of, summaries
from wargame.terms import Refused

BRANCHED = (
    '{"do": "start", "seed": 2441}',
    '{"do": "phase"}',
    '{"do": "phase"}',
    '{"do": "bookmark", "name": "plans"}',
    '{"do": "play", "seat": "torvik", "card": "night-turbines"}',
    '{"do": "undo", "reason": "Too early."}',
    '{"do": "redo"}',
    '{"do": "branch", "name": "what if", "at": "plans", "reason": "Asked."}',
    '{"do": "play", "seat": "torvik", "card": "open-the-sluices"}',
    '{"do": "note", "text": "Kinder."}',
    '{"do": "switch", "name": "main"}',
    '{"do": "pass", "seat": "sandry"}',
)


def told(
    session: Session, viewer: str = "facilitator", branch: str | None = None, *, own: bool = False
) -> str:
    lines = log_of(session, viewer, branch, own=own)
    return "\n".join(text for line in lines for text in (line.told.text, *line.told.details))


def test_what_was_taken_back_and_restored_stands_in_the_log_with_its_reason() -> None:
    kinds = [
        (line.kind, line.told.details) for line in log_of(played(*BRANCHED)) if line.kind in ("undo", "redo")
    ]
    assert kinds == [("undo", ("Too early.",)), ("redo", ())]


def test_the_log_of_a_branch_begins_where_it_left_its_parent() -> None:
    own = log_of(played(*BRANCHED), branch="what if", own=True)
    assert [line.kind for line in own] == ["branch", "MoveSealed", "NoteMade"]


def test_the_whole_log_of_a_branch_has_what_came_before_it_and_not_what_its_parent_did_after() -> None:
    whole = told(played(*BRANCHED), branch="what if")
    assert "The session “First steps: three towns and a lake” begins." in whole
    assert "Run the turbines by night" not in whole
    assert "Open the sluices" in whole


def test_the_log_of_the_first_line_says_where_another_began() -> None:
    assert "Another line of play, “what if”, begins after event 5." in told(played(*BRANCHED))


def test_a_seat_is_not_told_what_another_seat_took_back() -> None:
    session = played(*BRANCHED)
    assert "turbines" not in told(session, "sandry").casefold()
    assert "The last step is taken back." in told(session, "sandry")
    assert "Too early." not in told(session, "room")


def test_who_entered_what_is_secret_is_not_told() -> None:
    session = at("negotiation")
    propose(session, "ash", ("birch",), "Gold.", public=False, effects_text="track(calm) -1", by="ash")
    answer(session, 1, "birch", accepts=True, by="birch")
    undo(session, by="birch")
    redo(session, by="birch")
    something, *moved = log_of(session, "cedar")[-3:]
    assert (something.kind, something.author) == ("SomethingHappened", "")
    assert [(line.kind, line.author) for line in moved] == [("undo", ""), ("redo", "")]
    assert [line.author for line in log_of(session)[-3:]] == ["birch"] * 3


def test_an_exposure_is_told_to_others_without_its_numbers() -> None:
    veiled = card("veiled", covert=True, succeeds="scrutiny(ash) +2")
    session = at("planning", woods(veiled))
    seal(session, "veiled")
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=(4, 3))
    assert "in all 9 against 9: it comes to light." in told(session)
    assert "Exposure. It comes to light." in told(session, "birch")


def test_a_closed_session_that_was_opened_tells_everything_to_everyone() -> None:
    session = played(*BRANCHED, '{"do": "end-game", "reason": "Time."}', '{"do": "close"}')
    assert "Run the turbines by night" in told(session, "room")


@pytest.mark.parametrize("viewer", ["sandri", ""])
def test_a_log_for_nobody_is_refused(viewer: str) -> None:
    with pytest.raises(Refused, match="There is no seat called"):
        log_of(played(), viewer)


def test_a_log_of_no_branch_is_refused() -> None:
    with pytest.raises(Refused, match="there are: main"):
        log_of(played(), branch="other")


def test_a_turn_is_summed_up_by_what_moved_in_it() -> None:
    session = played()
    do(
        session,
        '{"do": "phase"}',
        '{"do": "adjust", "what": "track(lake-level)", "to": 5, "reason": "Rain."}',
    )
    assert summaries(session) == {1: ("In this turn: Lake level 3 → 5.",)}


def test_a_turn_in_which_nothing_moved_says_so() -> None:
    assert summaries(played()) == {1: ("In this turn no tie and no track moved.",)}


def test_the_monitors_answer_is_for_the_facilitator_alone() -> None:
    session = played(scenario="afghanistan-2017")
    assert len(summaries(session)[1]) == 2
    assert len(summaries(session, "room")[1]) == 1
