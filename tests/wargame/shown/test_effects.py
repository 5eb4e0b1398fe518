"""Tests of `wargame.shown.effects`: pointed at or typed, effects are the same."""

import pytest

from tests.ui.table_kit import compiled, session
from wargame.game.state import GameState
from wargame.session import rulings
from wargame.session.narration import Narrator
from wargame.shown.effects import (
    NOTHING,
    Moves,
    corrected,
    effect_rows,
    example_of_effects,
    read,
    stepped,
    without,
    written,
)
from wargame.terms import EntenteError, alignment, influence, track

TIE = alignment("russia", "iran")
SETTLEMENT = track("settlement")


@pytest.fixture(scope="module")
def state() -> GameState:
    """The flagship at its start."""
    return session().state


def narrator(state: GameState) -> Narrator:
    return Narrator(state.compiled, {})


def test_a_text_is_read_and_written_back(state: GameState) -> None:
    moves = read(state, "alignment(russia, iran) +1; track(settlement) -2; influence(iran) +1")
    assert dict(moves.by) == {TIE: 1, SETTLEMENT: -2, influence("iran"): 1}
    assert read(state, written(moves)) == moves


def test_pressing_plus_and_minus_writes_the_sentence(state: GameState) -> None:
    moves = stepped(stepped(NOTHING, TIE, 1), TIE, 1)
    assert written(moves) == "alignment(iran, russia) +2"
    assert written(stepped(stepped(moves, TIE, -1), TIE, -1)) == ""
    assert without(moves, TIE).by == {}


def test_what_cannot_be_pointed_at_stays_as_it_was_typed(state: GameState) -> None:
    moves = read(state, "track(settlement) = 3; alignment(russia, iran) +1")
    assert written(stepped(moves, TIE, 1)) == "alignment(iran, russia) +2; track(settlement) = 3"


def test_a_fault_in_the_text_is_told(state: GameState) -> None:
    with pytest.raises(EntenteError):
        read(state, "alignment(russia, iran) plus 1")


def test_a_row_says_from_where_to_where_on_the_board_now(state: GameState) -> None:
    row = effect_rows(state, narrator(state), Moves(by={TIE: 1}, rest=""))[0]
    now = state.alignment("russia", "iran")
    assert (row.before, row.after) == (f"+{now}", f"+{now + 1}")
    assert row.said == f"Iran and Russia +1, from +{now} to +{now + 1}."


def test_beyond_the_scale_it_says_how_much_will_count(state: GameState) -> None:
    row = effect_rows(state, narrator(state), Moves(by={TIE: 40}, rest=""))[0]
    counts = 10 - state.alignment("russia", "iran")
    assert row.note == f"+10 is the end of the scale; +{counts} of +40 will count."


def test_a_gate_is_told_with_what_it_needs_and_a_correction_passes_it(state: GameState) -> None:
    lines = state.compiled.scenario.tracks
    gated = next(line for line in lines if line.gates)
    what, by = track(gated.id), gated.max - state.track(gated.id)
    moves = Moves(by={what: by}, rest="")
    assert f"Above {gated.gates[0].above} it needs: " in effect_rows(state, narrator(state), moves)[0].note
    assert effect_rows(state, narrator(state), moves, by_hand=True)[0].note == ""
    assert corrected(state, written(moves)) == ((what, gated.max),)


def test_what_a_seat_holds_is_not_shown_where_it_is_hidden(state: GameState) -> None:
    row = effect_rows(state, narrator(state), Moves(by={influence("iran"): 1}, rest=""))[0]
    assert (row.before, row.after, row.note) == ("", "", "")


def test_a_correction_ends_at_the_scale() -> None:
    played = session()
    for what, to in corrected(played.state, "alignment(russia, iran) +40"):
        rulings.adjust(played, what, to, "It was read wrongly.")
    assert played.state.alignment("russia", "iran") == 10


def test_the_example_of_effects_is_of_the_scenario_that_is_played() -> None:
    for name in ("first-steps", "great-powers-1872", "afghanistan-2017"):
        of = compiled(name)
        assert of.script(example_of_effects(of.scenario)).steps
