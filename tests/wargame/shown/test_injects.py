"""The drawer of injects: what an inject would move, as far as the room may read it."""

from dataclasses import replace

from tests.ui.sessions import started
from wargame.game.compiled import CompiledScenario
from wargame.session.narration import Narrator
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.shown.injects import InjectRow, inject_rows


def row(session: Session) -> InjectRow:
    return inject_rows(session.state, Narrator(session.compiled, session.people))[0]


def with_effects(effects: str) -> Session:
    known = started().scenario
    first = replace(known.injects[0], effects=effects, option=None)
    return start(CompiledScenario(replace(known, injects=(first,))), Plan(seed=1))


def test_what_a_seat_would_hold_is_not_shown_where_it_is_hidden() -> None:
    said = row(with_effects("influence(kabul) -1; alignment(russia, iran) +1")).effects
    assert "Iran and Russia" in said
    assert "Influence" not in said


def test_that_only_hidden_numbers_move_is_said() -> None:
    assert row(with_effects("influence(kabul) -1")).effects == "Only what seats keep to themselves moves."
