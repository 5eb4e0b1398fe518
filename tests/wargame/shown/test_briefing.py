"""What is read out where no inject is due: first the situation, then what moved in the turn before."""

from tests.ui.table_kit import compiled
from wargame.session import injects, turns
from wargame.session.opening import Plan, start
from wargame.session.play import pass_turn
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.shown.briefing import MOST, standing
from wargame.terms import alignment


def at_briefing(session: Session, turn: int) -> Session:
    while session.state.turn < turn or session.state.phase_kind != "briefing":
        if session.state.phase_kind == "briefing":
            injects.fire_due(session)
        if session.state.phase_kind == "planning":
            for seat in session.compiled.seats:
                pass_turn(session, seat)
        turns.next_phase(session)
    return session


def test_the_first_briefing_tells_the_situation() -> None:
    session = at_briefing(start(compiled("first-steps"), Plan(seed=7)), 1)
    said = standing(session)
    assert said.title == session.scenario.title
    assert said.text == session.scenario.summary
    assert said.lines == ("2 turns, each a season.",)


def test_a_later_briefing_tells_what_moved_in_the_turn_before() -> None:
    session = at_briefing(start(compiled("first-steps"), Plan(seed=7)), 1)
    adjust(session, alignment("torvik", "sandry"), -3, "They quarrel over the sluices.")
    said = standing(at_briefing(session, 2))
    assert said.title == "Turn 2, Autumn"
    assert said.text == "What moved in turn 1:"
    assert said.lines[0] == "Sandry and Torvik: +1 → −3"


def test_a_turn_in_which_nothing_moved_is_said_to_be_one() -> None:
    session = at_briefing(start(compiled("first-steps"), Plan(seed=7)), 2)
    assert standing(session).text == "In turn 1 no tie and no track moved."


def test_what_does_not_fit_is_counted() -> None:
    session = at_briefing(start(compiled("afghanistan-2017"), Plan(seed=7)), 1)
    for one, other in list(session.compiled.board.pairs)[: MOST + 3]:
        now = session.state.alignment(one, other)
        adjust(session, alignment(one, other), now + (1 if now < 5 else -1), "Said aloud.")
    said = standing(at_briefing(session, 2))
    assert len(said.lines) == MOST
    assert said.lines[-1].endswith("more, in the replay.")
