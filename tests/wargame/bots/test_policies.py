"""Policies: legal moves, with reasons, from what a seat may know and nothing else."""

import pytest
from msgspec.structs import replace

from tests.wargame.session.test_any_session import shipped
from tests.wargame.wandering import go_on, seeded
from tests.wargame.woods import begin, inject, woods
from wargame.bots.named import policy_for
from wargame.bots.policy import POLICY_NAMES, Answered, Backed, Chosen, Replied
from wargame.bots.view import View, imagine, look
from wargame.game.events import NoteMade, SeatPassed
from wargame.game.moves import Move
from wargame.game.rules import legal_moves, why_not
from wargame.game.score import PUBLIC
from wargame.game.state import GameState
from wargame.scenario.model import Objective, Option
from wargame.session.bots import (
    bots_of,
    bots_to_move,
    let_bot_answer,
    let_bot_back,
    let_bot_move,
    seat_bot,
    suggest,
)
from wargame.session.injects import fire_due
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.session.turns import next_phase
from wargame.terms import Refused


def planning(seed: int = 3, turn: int = 3, name: str = "afghanistan-2017") -> Session:
    """A session in the planning of a turn, after aimless play."""
    session, choose = start(shipped(name), Plan(seed=seed)), seeded(seed)
    while session.state.turn < turn or session.state.phase_kind != "planning":
        go_on(session, choose)
    return session


def otherwise(state: GameState, seat: str) -> GameState:
    """The state with everything changed that is hidden from a seat."""
    other = {"a": "b", "b": "a"}
    hidden = {who: one if who == seat else other[one] for who, one in state.setup.hidden.items()}
    watched = {place for who, place in state.compiled.board.scrutinies.items() if who != seat}
    values = tuple(value + (place in watched) for place, value in enumerate(state.values))
    memory = replace(
        state.memory,
        covert=tuple(one for one in state.memory.covert if one.seat == seat),
        conduct=tuple(one for one in state.memory.conduct if one.seat == seat or not one.hidden),
    )
    setup = replace(state.setup, seed=state.setup.seed + 1, hidden=hidden)
    return replace(state, values=values, setup=setup, memory=memory)


@pytest.mark.parametrize("seed", range(4))
def test_a_bot_is_given_the_same_view_whatever_is_hidden_from_it(seed: int) -> None:
    state = planning(seed).state
    for seat in state.compiled.seats:
        assert look(otherwise(state, seat), seat) == look(state, seat)


def test_a_sealed_move_of_another_seat_changes_nothing_that_a_bot_sees() -> None:
    session = planning()
    first, second = session.compiled.seats[:2]
    before = look(session.state, second)
    let_bot_move(session, first, policy_for("greedy", first))
    after = look(session.state, second)
    assert (after.table, after.uses, after.base) == (before.table, before.uses, before.base)
    assert imagine(after).values == imagine(before).values


@pytest.mark.parametrize("name", ["afghanistan-2017", "great-powers-1872"])
def test_an_imagined_state_allows_the_same_moves(name: str) -> None:
    for seed in range(3):
        state = planning(seed, name=name).state
        for seat in state.compiled.seats:
            assert legal_moves(imagine(look(state, seat)), seat) == legal_moves(state, seat)


@pytest.mark.parametrize("policy", POLICY_NAMES)
def test_every_policy_makes_legal_moves_and_says_why(policy: str) -> None:
    session = planning()
    for seat in session.compiled.seats[:2]:
        chosen = policy_for(policy, seat, playouts=1).choose(look(session.state, seat))
        assert why_not(session.state, chosen.choice) is None
        assert chosen.reason.endswith(".")
        assert "\n" not in chosen.reason


@pytest.mark.parametrize("policy", POLICY_NAMES)
def test_a_policy_chooses_the_same_twice(policy: str) -> None:
    view = look(planning().state, "iran")
    first, again = (policy_for(policy, "iran", 7, playouts=1).choose(view) for _ in range(2))
    assert first == again


def test_what_is_said_aloud_names_no_hidden_goal() -> None:
    for seed in range(4):
        state = planning(seed).state
        for seat in state.compiled.seats:
            choice = policy_for("greedy", seat).choose(look(state, seat)).choice
            said = choice.argument if isinstance(choice, Move) else choice.reason
            assert not [one.text for one in hidden_goals(state) if one.text in said]


def hidden_goals(state: GameState) -> list[Objective]:
    public = {
        one.objective.text for one in state.compiled.objectives if one.objective.set in (PUBLIC, "red-line")
    }
    return [one.objective for one in state.compiled.objectives if one.objective.text not in public]


class Clumsy:
    """A policy that makes a mistake whenever it is asked."""

    name = "clumsy"

    def choose(self, view: View) -> Chosen:
        raise ZeroDivisionError("nothing to divide by")

    def back(self, view: View) -> Backed | None:
        raise ZeroDivisionError

    def answer(self, view: View) -> Answered:
        raise ZeroDivisionError

    def reply(self, view: View) -> Replied:
        raise ZeroDivisionError


def test_a_bot_that_fails_passes_and_the_record_says_so() -> None:
    session = planning()
    (event,) = let_bot_move(session, "iran", Clumsy())
    assert isinstance(event, SeatPassed)
    assert "ZeroDivisionError: nothing to divide by" in event.reason


def test_a_bot_that_fails_backs_nothing_and_the_record_says_so() -> None:
    session = planning()
    while session.state.phase_kind != "reveal":
        go_on(session, seeded(1))
    (event,) = let_bot_back(session, "iran", Clumsy())
    assert isinstance(event, NoteMade)
    assert "backs nothing (ZeroDivisionError" in event.text


def test_a_bot_that_fails_pays_for_no_inject_and_the_record_says_so() -> None:
    offer = inject("toll", turn=1, effects="track(calm) -1", option=Option(seat="ash", price=1))
    session = begin(woods(injects=(offer,)))
    next_phase(session)
    fire_due(session)
    assert session.state.table.waiting == "toll"
    *_, event = let_bot_answer(session, "ash", Clumsy())
    assert session.state.influence("ash") == woods().actors[0].start_influence
    assert isinstance(event, NoteMade)
    assert "does not pay (ZeroDivisionError" in event.text


def test_a_move_of_a_bot_carries_its_name_and_its_reason() -> None:
    session = planning()
    happened = let_bot_move(session, "russia", policy_for("greedy", "russia"))
    assert {entry.author for entry in session.history.entries[-len(happened) :]} == {"bot:greedy"}
    notes = [event.text for event in happened if isinstance(event, NoteMade)]
    assert all(text.startswith("Bot: ") for text in notes)


def test_seats_of_bots_are_kept_with_the_session() -> None:
    session = planning()
    seat_bot(session, "iran", "greedy")
    seat_bot(session, "kabul", "cautious")
    assert bots_of(session) == {"iran": "greedy", "kabul": "cautious"}
    assert set(bots_to_move(session)) == {"iran", "kabul"}
    seat_bot(session, "iran", "")
    assert bots_of(session) == {"kabul": "cautious"}


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(Refused, match="there are: random, cautious, greedy, planner, mirror"):
        policy_for("lucky", "iran")


def test_a_suggestion_leaves_no_trace() -> None:
    session = planning()
    before = session.history.last
    suggest(session.state, "taliban", policy_for("greedy", "taliban"))
    assert session.history.last == before
