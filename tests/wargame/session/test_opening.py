"""Starting a session: what can be chosen, what is drawn, what is refused."""

from typing import Any

import pytest

from tests.wargame.woods import begin, card, inject, seat, woods
from wargame.game.compiled import CompiledScenario
from wargame.scenario.load import scenario_hash
from wargame.scenario.model import HiddenSet
from wargame.session.opening import Plan, hidden_draw, injects_left_out, start, why_not_plan
from wargame.terms import Refused

SETS = (HiddenSet(id="a", title="A"), HiddenSet(id="b", title="B"))
SECRETIVE = woods(
    card("one"), actors=(seat("ash", hidden_sets=SETS), seat("birch", hidden_sets=SETS), seat("cedar"))
)


def test_a_session_begins_with_what_was_chosen() -> None:
    session = begin(
        SECRETIVE, title=" Friday ", turns=6, method="matrix", cards_off=("one",), minutes={"planning": 9}
    )
    setup = session.state.setup
    assert (setup.title, setup.turns, setup.method) == ("Friday", 6, "matrix")
    assert (setup.cards_off, setup.minutes) == (frozenset({"one"}), {"planning": 9})
    assert (session.state.turn, session.state.phase_kind) == (1, None)


def test_what_was_not_chosen_comes_from_the_scenario() -> None:
    session = start(woods())
    assert (session.state.setup.title, session.state.setup.turns) == ("The woods", 4)
    assert 0 <= session.state.setup.seed < 2**31


def test_hidden_sets_are_drawn_from_the_seed_or_assigned() -> None:
    draws = {tuple(hidden_draw(SECRETIVE, seed, {}).items()) for seed in range(30)}
    assert len(draws) == 4
    assert hidden_draw(SECRETIVE, 1, {"birch": "a"})["birch"] == "a"
    assert "cedar" not in hidden_draw(SECRETIVE, 1, {})


def test_a_book_can_be_shared_by_many_sessions() -> None:
    compiled = CompiledScenario(SECRETIVE)
    assert start(compiled).compiled is start(compiled).compiled
    assert compiled.fingerprint == scenario_hash(SECRETIVE)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"seed": -1}, "The seed goes from 0 to"),
        ({"turns": 0}, "from 1 to 1,000 turns, not 0"),
        ({"hidden": {"elm": "a"}}, "no seat called elm"),
        ({"hidden": {"ash": "c"}}, "Ash has no hidden set c; it has: a, b"),
        ({"hidden": {"cedar": "a"}}, "Cedar has no hidden set a; it has: none"),
        ({"cards_off": ("two",)}, "no card called two"),
        ({"minutes": {"moves": 3}}, "no phase called moves"),
        ({"minutes": {"planning": 2000}}, "from 0 to 1440 minutes"),
    ],
)
def test_a_plan_that_cannot_be_played_is_refused_in_words(chosen: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        start(SECRETIVE, Plan(**chosen))


def test_everything_that_is_wrong_with_a_plan_is_told_at_once() -> None:
    assert len(why_not_plan(SECRETIVE, Plan(seed=-1, turns=0, cards_off=("two", "three")))) == 4


def test_injects_after_the_last_turn_are_named() -> None:
    scenario = woods(injects=(inject("early", turn=1), inject("late", turn=4)))
    assert injects_left_out(scenario, 3) == ("Late",)
