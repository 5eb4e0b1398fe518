"""What the facilitator does with phases and the calendar."""

from typing import TYPE_CHECKING

import pytest

from tests.wargame.woods import (
    IN_TURN,
    at,
    begin,
    card,
    clear,
    end_turn,
    go_to,
    inject,
    rules,
    seal,
    throw,
    woods,
)
from wargame.game.events import IncomePaid, PhaseOpened, UpkeepDone
from wargame.scenario.model import Option
from wargame.session.injects import answer_inject, fire_due, write_inject
from wargame.session.play import give, pass_turn
from wargame.session.rulings import adjust
from wargame.session.session import Session
from wargame.session.turns import change_turns, close_turn, end_game, next_phase, open_phase, why_not_next
from wargame.terms import Refused, track

if TYPE_CHECKING:
    from collections.abc import Callable


def kinds(session: Session) -> list[str]:
    return [type(entry.event).__name__ for entry in session.history.line()]


def test_a_turn_goes_through_its_phases_in_order() -> None:
    session = begin()
    go_to(session, "briefing", 2)
    events = [entry.event for entry in session.history.line()]
    assert [one.kind for one in events if isinstance(one, PhaseOpened)] == [
        "briefing", "income", "negotiation", "planning", "reveal", "resolution", "upkeep", "briefing",
    ]  # fmt: skip


def test_income_is_paid_and_passed_over_in_one_step() -> None:
    session = at("briefing")
    events = next_phase(session)
    assert [type(one) for one in events] == [PhaseOpened, IncomePaid, PhaseOpened]
    assert session.state.phase_kind == "negotiation"


def test_a_scenario_without_a_phase_for_upkeep_has_upkeep_all_the_same() -> None:
    session = at("moves", woods(rules=rules("income", "moves", moves_per_turn=1)))
    end_turn(session)
    assert kinds(session).count("UpkeepDone") == 1
    assert session.state.phase_kind == "moves"


def test_a_phase_is_not_closed_before_its_work_is_done() -> None:
    session = at("planning", woods(card("one")))
    for seat in ("ash", "birch"):
        pass_turn(session, seat)
    with pytest.raises(Refused, match="Cedar has neither sealed a move nor passed"):
        next_phase(session)
    pass_turn(session, "cedar")
    assert why_not_next(session.state) is None


def test_every_move_is_ruled_on_before_upkeep() -> None:
    session = at("planning", woods(card("one"), card("two")))
    seal(session, "one")
    seal(session, "two")
    go_to(session, "resolution")
    assert str(why_not_next(session.state)) == "2 moves are still to be ruled on."
    throw(session, 4, 3)
    assert str(why_not_next(session.state)) == "1 move is still to be ruled on."


def test_where_seats_move_in_turn_the_phase_waits_for_all_of_them() -> None:
    session = at("moves", woods(rules=rules(*IN_TURN, moves_per_turn=1)))
    assert str(why_not_next(session.state)) == "It is Ash's turn."


def test_closing_a_turn_goes_on_until_something_has_to_be_done() -> None:
    session = at("negotiation")
    with pytest.raises(Refused, match="neither sealed a move nor passed"):
        close_turn(session)
    assert session.state.phase_kind == "planning"
    clear(session)
    close_turn(session)
    assert (session.state.turn, session.state.phase_kind) == (2, "briefing")


def test_a_phase_can_be_skipped_with_a_reason_and_skipped_income_is_not_paid() -> None:
    session = at("briefing")
    with pytest.raises(Refused, match="Say why a phase is skipped"):
        open_phase(session, "planning", " ")
    (event,) = open_phase(session, "planning", "Short of time.")
    assert isinstance(event, PhaseOpened)
    assert (event.how, event.reason) == ("skipped", "Short of time.")
    assert session.state.influence("ash") == 5


def test_a_phase_can_be_reopened_and_income_is_not_paid_twice() -> None:
    session = at("planning")
    open_phase(session, "income", "One more word.")
    next_phase(session)
    assert (session.state.phase_kind, session.state.influence("ash")) == ("negotiation", 7)
    give(session, "ash", "birch", 2)


def test_planning_is_not_reopened_after_a_ruling() -> None:
    session = at("planning", woods(card("one"), card("two")))
    seal(session, "one")
    go_to(session, "resolution")
    open_phase(session, "planning", "Again.")
    go_to(session, "resolution")
    throw(session, 4, 3)
    with pytest.raises(Refused, match="Moves of this turn were ruled on"):
        open_phase(session, "planning", "Again.")


def test_nothing_of_a_turn_is_reopened_after_upkeep() -> None:
    session = at("upkeep")
    with pytest.raises(Refused, match="Upkeep is done"):
        open_phase(session, "negotiation", "Again.")


def test_upkeep_is_not_skipped_to_while_a_move_or_an_answer_is_open() -> None:
    flood = inject("flood", turn=1, option=Option(seat="ash", price=1))
    session = at("briefing", woods(card("one"), injects=(flood,)))
    fire_due(session)
    with pytest.raises(Refused, match="Ash has not said whether it pays 1 influence to cancel “Flood”"):
        open_phase(session, "upkeep", "Home time.")
    answer_inject(session, pays=True)
    go_to(session, "planning")
    seal(session, "one")
    with pytest.raises(Refused, match="1 move is still to be ruled on"):
        open_phase(session, "upkeep", "Home time.")


def test_skipping_to_upkeep_does_it() -> None:
    session = at("planning")
    events = open_phase(session, "upkeep", "Home time.")
    assert isinstance(events[1], UpkeepDone)
    assert session.state.table.kept_up


def test_the_facilitator_can_end_the_game_early_with_a_reason() -> None:
    session = at("planning")
    with pytest.raises(Refused, match="Say why"):
        end_game(session, "")
    end_game(session, "Fire alarm.")
    assert session.state.affairs.ended == "facilitator"
    deeds: tuple[Callable[[], object], ...] = (
        lambda: next_phase(session),
        lambda: end_game(session, "Again."),
        lambda: change_turns(session, 9),
        lambda: open_phase(session, "planning", "Again."),
        lambda: write_inject(session, "Hail"),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="The game is over"):
            deed()


def test_turns_can_be_added_and_taken_away() -> None:
    session = at("planning", woods(turns=2), turn=2)
    change_turns(session, 3, "One more.")
    end_turn(session)
    assert session.state.turn == 3
    for turns, said in ((2, "This is turn 3"), (3, "has 3 turns already"), (1001, "turn 3 or later")):
        with pytest.raises(Refused, match=said):
            change_turns(session, turns)


def test_a_correction_after_the_last_turn_still_counts() -> None:
    session = at("planning", woods(turns=1))
    end_turn(session)
    adjust(session, track("calm"), 1, "It was read wrongly.")
    assert session.state.track("calm") == 1
