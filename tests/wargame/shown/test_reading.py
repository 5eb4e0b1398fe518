"""What the reading card says of a card's conditions, in whole phrases."""

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.doors import SeatDoor
from wargame.session.opening import Plan, start
from wargame.shown.hand import present_hand
from wargame.shown.reading import Reading, reading_of


def readings() -> list[Reading]:
    """The reading of every card of the flagship, before it is aimed at anybody."""
    session = start(load(scenarios_folder() / "afghanistan-2017.yaml"), Plan(seed=1))
    found = []
    for seat in session.scenario.seats:
        door = SeatDoor(session, seat.id)
        hand = present_hand(door.look().sight, session.scenario)
        found += [reading_of(row, door.foresee(row.id, ""), session.scenario) for row in hand.cards]
    return found


def test_what_a_card_needs_begins_with_a_capital_and_what_helps_it_goes_on_in_mid_sentence() -> None:
    needs = {row.words for one in readings() for row in one.needs}
    helps = {row.words for one in readings() for row in one.swings}
    assert any(words.startswith("Its target and ") for words in needs)
    assert all(words[0].isupper() for words in needs)
    assert any(" with its target " in words for words in helps)
    assert not [words for words in helps if " with Its " in words]
