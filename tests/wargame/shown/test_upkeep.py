"""Upkeep in words: every rule with its reason; scrutiny apart from what the room sees."""

from tests.ui.sessions import started, step
from wargame.game.events import UpkeepDone
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.shown.upkeep import UpkeepView, upkeep_view


def at_upkeep(turn: int) -> Session:
    session = started()
    while not (session.state.turn == turn and session.state.phase_kind == "upkeep"):
        step(session)
    return session


def view_of(session: Session) -> UpkeepView:
    events = [entry.event for entry in session.history.line()]
    return upkeep_view(session.state, Narrator(session.compiled), events)


def test_every_change_stands_under_its_reason() -> None:
    session = at_upkeep(3)
    done = [one.event for one in session.history.line() if isinstance(one.event, UpkeepDone)][-1]
    view = view_of(session)
    shown = sum(len(cause.changes) for cause in (*view.causes, *view.watched))
    assert shown == len(done.changes)


def test_reasons_are_the_scenarios_words() -> None:
    session = at_upkeep(3)
    reasons = {rule.why or rule.id for rule in session.scenario.upkeep}
    assert {cause.why for cause in view_of(session).causes} <= reasons


def test_scrutiny_stands_apart() -> None:
    view = view_of(at_upkeep(3))
    assert not any(row.what.kind == "scrutiny" for cause in view.causes for row in cause.changes)


def test_the_audit_is_said_in_its_turn_alone() -> None:
    audits = [bool(view_of(at_upkeep(turn)).audit) for turn in (3, 4, 5)]
    assert audits == [False, True, False]


def test_a_turn_in_which_nothing_moves_says_so() -> None:
    session = at_upkeep(1)
    view = view_of(session)
    assert bool(view.quiet) == (not view.causes)
