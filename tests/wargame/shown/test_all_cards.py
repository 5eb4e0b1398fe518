"""The cards of all seats: what is printed on them, in the scenario's names."""

from dataclasses import replace

from tests.ui.sessions import started
from wargame.game.compiled import CompiledScenario
from wargame.session.opening import Plan, start
from wargame.shown.all_cards import all_cards


def test_what_a_card_needs_is_told_by_names_and_titles() -> None:
    known = started().scenario
    first, *others = known.cards
    [after, *_] = others
    needy = replace(first, requires=f"succeeded({after.id})")
    table = start(CompiledScenario(replace(known, cards=(needy, *others))), Plan(seed=1))
    said = next(
        one.said for seat in all_cards(table.state, covert=True) for one in seat.cards if one.id == first.id
    )
    assert after.title in said


def test_covert_cards_lie_there_for_control_alone() -> None:
    state = started().state
    covert = {card.id for card in state.compiled.scenario.cards if card.covert}
    laid = {one.id for seat in all_cards(state, covert=False) for one in seat.cards}
    assert covert
    assert laid == {card.id for card in state.compiled.scenario.cards} - covert
    assert {one.id for seat in all_cards(state, covert=True) for one in seat.cards} == laid | covert
