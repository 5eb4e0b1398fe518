"""What a card would come to: conditions beside their values, what it moves, how aims would stand."""

import pytest

from tests.ui.table_kit import session
from wargame.game.foresight import aims, foresee
from wargame.session import injects, turns
from wargame.session.doors import SeatDoor
from wargame.session.session import Session
from wargame.shown.aims import aim_rows, pairs_in
from wargame.shown.hand import allowed_in, present_hand
from wargame.shown.reading import reading_of, shortfall
from wargame.terms import alignment


@pytest.fixture(scope="module")
def table() -> Session:
    """The flagship while seats plan."""
    made = session()
    turns.next_phase(made)
    injects.fire_due(made)
    while made.state.phase_kind != "planning":
        turns.next_phase(made)
    return made


def test_each_need_stands_beside_the_value_it_has(table: Session) -> None:
    needs = foresee(table.state, "russia", "rus-moscow-talks").needs
    assert [(one.holds, one.now) for one in needs] == [(True, 4), (True, 2)]


def test_what_a_card_would_move_stops_at_the_end_of_the_scale(table: Session) -> None:
    changes = foresee(table.state, "iran", "irn-moscow-cell").changes["partly"]
    moved = {one.what: (one.before, one.after) for one in changes}
    assert moved[alignment("iran", "united-states")] == (-9, -10)


def test_looking_ahead_changes_nothing(table: Session) -> None:
    before = table.state.values
    foresee(table.state, "russia", "rus-moscow-talks")
    assert table.state.values == before


def test_no_effect_is_foretold_while_the_target_is_open(table: Session) -> None:
    assert foresee(table.state, "russia", "rus-drug-road-compact").changes == {}
    assert foresee(table.state, "russia", "rus-drug-road-compact", "kabul").changes["succeeds"]


def test_aims_are_those_of_the_seat_alone(table: Session) -> None:
    drawn = table.state.setup.hidden["iran"]
    assert {one.objective.seat for one in aims(table.state, "iran")} == {"iran"}
    assert {one.objective.set for one in aims(table.state, "iran")} == {"public", "red-line", drawn}


def test_a_ruler_moves_with_the_card_that_is_read(table: Session) -> None:
    door = SeatDoor(table, "russia")
    rows = aim_rows(door.aims(), door.scenario, door.foresee("rus-moscow-talks"))
    row = next(one for one in rows if one.id == "rus-o1")
    assert row.ruler is not None
    assert row.ruler.then is not None
    assert row.ruler.then > row.ruler.now
    assert (row.measure, row.value, row.then) == ("Russia and Kabul", "+4", "If the card succeeds: +5")
    assert [mark.words for mark in row.ruler.marks] == ["none 0", "full +7"]


def test_every_place_on_a_ruler_lies_on_it(table: Session) -> None:
    for seat in table.state.compiled.seats:
        door = SeatDoor(table, seat)
        for row in aim_rows(door.aims(), door.scenario):
            if row.ruler is not None:
                places = (
                    row.ruler.now,
                    *row.ruler.reach,
                    *row.ruler.earned,
                    *(m.at for m in row.ruler.marks),
                )
                assert all(0 <= place <= 1 for place in places), row.text


def test_the_ties_of_the_aims_are_found_in_sums_too(table: Session) -> None:
    assert ("russia", "uzbekistan") in pairs_in(SeatDoor(table, "russia").aims())


def test_a_card_that_cannot_be_played_says_what_is_missing(table: Session) -> None:
    door = SeatDoor(table, "iran")
    said = shortfall(door.foresee("irn-slow-the-clock"), door.scenario)
    assert said == "Settlement progress 1, needs 3 or more"


def test_a_reading_tells_all_four_outcomes_with_names_in_full(table: Session) -> None:
    door = SeatDoor(table, "russia")
    hand = present_hand(door.look().sight, door.scenario)
    card = next(one for one in hand.cards if one.id == "rus-moscow-talks")
    reading = reading_of(card, door.foresee(card.id), door.scenario)
    assert [row.word for row in reading.outcomes] == ["Exceeds", "Succeeds", "Partly", "Fails"]
    assert "Kabul – Taliban" in [mark.label for mark in reading.outcomes[0].marks]
    assert sum(row.share for row in reading.outcomes) == pytest.approx(1)
    assert allowed_in(hand).seals
