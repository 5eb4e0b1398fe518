"""Stated and revealed positions: in full for the facilitator, of known moves alone for everyone else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_fields

from tests.wargame.woods import at, woods
from wargame.game.parts import Conduct
from wargame.game.state import GameState
from wargame.scenario.model import Position, Question
from wargame.shown.positions import known_conduct, pairs_apart, position_words, standings
from wargame.terms import FACILITATOR, ROOM

ASKED = replace(
    woods(),
    questions=(
        Question(
            id="mill",
            title="The mill",
            positions={
                "ash": Position(stated=80, salience=90),
                "birch": Position(stated=20, salience=40),
                "cedar": Position(stated=50, salience=10),
            },
        ),
        Question(id="ford", title="The ford", positions={"ash": Position(stated=10, salience=50)}),
    ),
)
QUIET = at("planning", ASKED).state

conducts = st.builds(
    Conduct,
    st.integers(1, 4),
    st.integers(1, 40),
    st.sampled_from(["ash", "birch", "cedar"]),
    st.integers(0, 5),
    st.tuples(st.integers(-2, 2), st.integers(-2, 2)),
    st.booleans(),
)


def after(conduct: list[Conduct]) -> GameState:
    return with_fields(QUIET, memory=with_fields(QUIET.memory, conduct=tuple(conduct)))


@given(st.lists(conducts, max_size=12))
def test_a_covert_move_that_stayed_unseen_changes_nothing_of_what_the_room_is_shown(
    conduct: list[Conduct],
) -> None:
    without = after([one for one in conduct if not one.hidden])
    assert standings(after(conduct), ROOM) == standings(without, ROOM)
    assert pairs_apart(after(conduct), ROOM) == pairs_apart(without, ROOM)


@given(st.lists(conducts, max_size=12))
def test_a_seat_knows_its_own_covert_moves_besides_and_no_others(conduct: list[Conduct]) -> None:
    own = after([one for one in conduct if not one.hidden or one.seat == "ash"])
    assert standings(after(conduct), "ash") == standings(own, "ash")


@given(st.lists(conducts, max_size=12))
def test_the_facilitator_has_it_in_full_and_everyone_once_all_is_opened(conduct: list[Conduct]) -> None:
    state = after(conduct)
    assert known_conduct(state, FACILITATOR) == state.memory.conduct
    opened = with_fields(state, affairs=with_fields(state.affairs, opened=True))
    assert known_conduct(opened, ROOM) == state.memory.conduct


def test_whoever_plays_what_is_seen_moves_in_everyones_eyes() -> None:
    state = after([Conduct(1, 1, "ash", 3, (-2, 0), False), Conduct(1, 2, "birch", 3, (2, 0), True)])
    (ash,) = [one for one in standings(state, ROOM) if (one.question, one.seat) == ("mill", "ash")]
    (birch,) = [one for one in standings(state, ROOM) if (one.question, one.seat) == ("mill", "birch")]
    assert ash.revealed < ash.stated
    assert birch.gap == 0
    assert position_words(birch, "Birch") == "Birch: says 20, plays as it says"
    assert position_words(ash, "Ash") == f"Ash: says 80, plays {ash.revealed:.0f}"


def test_pairs_are_those_that_share_a_question() -> None:
    pairs = [(one.question, one.one.seat, one.other.seat, one.stated) for one in pairs_apart(QUIET, ROOM)]
    assert pairs == [
        ("mill", "ash", "birch", 60),
        ("mill", "ash", "cedar", 30),
        ("mill", "birch", "cedar", 30),
    ]
