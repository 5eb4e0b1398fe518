"""What others are told of a seat's influence, where it is public: as it was before planning."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.wandering import drawing, go_on
from tests.wargame.woods import IN_TURN, SEALED, at, begin, card, go_to, inject, rules, seal, throw, woods
from wargame.game.compiled import CompiledScenario
from wargame.game.events import BoardAdjusted, IncomePaid, PhaseOpened
from wargame.game.moves import Move
from wargame.game.redaction import Redacted, changes_told, redact
from wargame.game.secrecy import may_know_number
from wargame.game.sight import sight
from wargame.scenario.model import Exposure, InfluenceRules
from wargame.session.injects import write_inject
from wargame.session.notes import close_session
from wargame.session.play import give, play, withdraw
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.session.turns import next_phase
from wargame.terms import ROOM, influence

PURSE = influence("ash")
LIGHT = card("light", covert=True, cost=1, exposure=Exposure(threshold=40))
HEAVY = card("heavy", covert=True, cost=4, succeeds="influence(ash) -1", exposure=Exposure(threshold=40))
DECK = (LIGHT, HEAVY, card("open", cost=1, succeeds="influence(birch) +2; track(calm) +1"))
FIRST = ("income", *(kind for kind in SEALED if kind != "income"))
BOOK = CompiledScenario(woods(*DECK, rules=rules(*FIRST)))


def told(session: Session, viewer: str) -> list[Redacted]:
    events = [entry.event for entry in session.history.line()]
    return [one for one in redact(events, viewer, session.compiled) if one is not None]


def held(session: Session, viewer: str, seat: str = "ash") -> int | None:
    return sight(session.state, viewer).values.get(influence(seat))


def planned(*cards: str) -> Session:
    session = at("planning", BOOK)
    for name in cards:
        seal(session, name)
    return session


def resolved(*cards: str) -> Session:
    session = planned(*cards)
    go_to(session, "upkeep")
    return session


@pytest.mark.parametrize("viewer", ["birch", ROOM])
def test_a_purse_is_shown_as_it_was_before_planning_until_the_next_income(viewer: str) -> None:
    session = planned("heavy", "open")
    for phase in ("planning", "reveal", "resolution", "upkeep"):
        go_to(session, phase)
        assert held(session, viewer) == 7, phase
    next_phase(session)
    assert session.state.turn == 2
    assert held(session, viewer) == session.state.influence("ash") == 3


def test_its_own_seat_sees_what_it_holds() -> None:
    assert held(planned("heavy", "open"), "ash") == 2
    assert held(resolved("heavy"), "ash") == 2


def test_once_all_is_opened_everybody_sees_it() -> None:
    session = resolved("heavy")
    go_to(session, "upkeep", 4)
    next_phase(session)
    close_session(session, opens=True)
    assert held(session, ROOM) == session.state.influence("ash")


@pytest.mark.parametrize(
    "book", [BOOK, CompiledScenario(woods(*DECK, rules=rules(*FIRST, covert_moves="last")))]
)
@pytest.mark.parametrize("viewer", ["birch", ROOM])
def test_nobody_can_tell_one_covert_move_from_another_by_what_it_costs(
    viewer: str, book: CompiledScenario
) -> None:
    seen = []
    for name in ("light", "heavy"):
        session = at("planning", book)
        seal(session, name)
        go_to(session, "upkeep")
        seen.append((told(session, viewer), sight(session.state, viewer)))
    assert seen[0] == seen[1]


def test_where_seats_move_in_turn_covert_moves_cost_nothing_that_others_see() -> None:
    in_turn = ("income", *(kind for kind in IN_TURN if kind != "income"))
    session = at("moves", woods(*DECK, rules=rules(*in_turn)))
    play(session, Move(seat="ash", card="heavy"), at_once=False)
    assert held(session, ROOM) == 7
    throw(session, 1, 1)
    play(session, Move(seat="ash", card="open"), at_once=False)
    assert held(session, ROOM) == 6
    throw(session, 1, 1)
    assert [[one.after for one in changes_told(event)] for event in told(session, ROOM)[-2:]] == [[6], []]
    go_to(session, "moves", 2)
    assert held(session, ROOM) == session.state.influence("ash") == 4


def test_what_is_given_and_what_injects_bring_meanwhile_is_told_with_the_income() -> None:
    session = planned("light")
    write_inject(session, "A windfall", effects_text="influence(ash) +1")
    assert [one.what for one in changes_told(told(session, ROOM)[-1])] == []
    assert held(session, ROOM) == 7
    go_to(session, "upkeep")
    next_phase(session)
    (paid,) = [one for one in told(session, ROOM)[-5:] if isinstance(one, IncomePaid)]
    assert [(one.before, one.after) for one in paid.changes if one.what == PURSE] == [(7, 9)]


def test_a_gift_before_planning_is_told_at_once() -> None:
    session = at("negotiation", BOOK)
    give(session, "ash", "birch", 2)
    assert [(one.before, one.after) for one in changes_told(told(session, ROOM)[-1])] == [(7, 5), (7, 9)]


def test_a_move_that_was_taken_back_leaves_nothing_to_tell() -> None:
    session = planned("heavy")
    withdraw(session, 1)
    go_to(session, "upkeep")
    next_phase(session)
    (paid,) = [one for one in told(session, ROOM)[-5:] if isinstance(one, IncomePaid)]
    assert [(one.before, one.after) for one in paid.changes if one.what == PURSE] == [(7, 9)]


def test_a_correction_says_aloud_what_a_seat_holds() -> None:
    session = planned("heavy")
    adjust(session, PURSE, 6, "It was counted wrongly.")
    assert held(session, ROOM) == 6
    event = told(session, ROOM)[-1]
    assert isinstance(event, BoardAdjusted)
    assert (event.change.before, event.change.after) == (7, 6)


def test_where_others_purses_are_hidden_nothing_is_kept_back_and_nothing_told() -> None:
    own = woods(*DECK, rules=rules(*FIRST, influence=InfluenceRules(max=10, gifts_per_turn=2, shown="own")))
    session = at("planning", own)
    seal(session, "heavy")
    assert held(session, ROOM) is None
    assert not may_know_number(session.state, PURSE, ROOM)
    go_to(session, "planning", 2)
    assert not [one for event in told(session, ROOM) for one in changes_told(event) if one.what == PURSE]


INCOMES = {"first": FIRST, "after the briefing": SEALED, "none": tuple(k for k in SEALED if k != "income")}


@pytest.mark.parametrize("phases", INCOMES.values(), ids=INCOMES.keys())
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_the_purses_that_are_told_fit_those_that_are_seen(
    phases: tuple[str, ...], data: st.DataObject
) -> None:
    book = woods(*DECK, injects=(inject("gold", turn=2, effects="influence(ash) +1"),), rules=rules(*phases))
    session, choose = begin(book), drawing(data)
    for _ in range(60):
        go_on(session, choose)
        for viewer in ("birch", ROOM):
            now, last = held(session, viewer), last_told(session, viewer)
            assert now is None or phases == INCOMES["none"] or now == last, viewer
            assert now in (None, *before_planning(session))
        if not session.state.running:
            break


def last_told(session: Session, viewer: str) -> int:
    """What the viewer was last told that ash holds; what it began with if nothing."""
    steps = [one.after for event in told(session, viewer) for one in changes_told(event) if one.what == PURSE]
    return steps[-1] if steps else session.history.opening.influence("ash")


def before_planning(session: Session) -> list[int]:
    """What ash held at all moments at which nothing was planned."""
    states = [session.history.opening]
    planning, turn = False, 1
    for entry in session.history.line():
        state = session.history.state_at(entry.number)
        if entry.event.turn != turn:
            planning, turn = False, entry.event.turn
        planning = planning or (isinstance(entry.event, PhaseOpened) and entry.event.kind == "planning")
        if not planning or (isinstance(entry.event, PhaseOpened) and entry.event.kind == "planning"):
            states.append(state)
    return [one.influence("ash") for one in states]
