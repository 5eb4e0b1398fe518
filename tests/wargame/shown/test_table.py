"""What happened at the table, as the room sees it."""

from typing import Literal

import pytest

from tests.wargame.woods import at, rules, woods
from wargame.game.events import InjectFired
from wargame.scenario.model import InfluenceRules
from wargame.session.narration import Narrator
from wargame.session.rulings import adjust
from wargame.shown.table import outcome_rows
from wargame.terms import Quantity, influence, scrutiny, track


@pytest.mark.parametrize(
    ("what", "shown", "labels"),
    [
        (scrutiny("ash"), "public", []),
        (scrutiny("ash"), "own", []),
        (influence("ash"), "own", []),
        (influence("ash"), "public", ["AS influence"]),
        (track("calm"), "own", ["Calm"]),
    ],
)
def test_what_moved_is_on_a_chip_where_the_room_may_know_it(
    what: Quantity, shown: Literal["own", "public"], labels: list[str]
) -> None:
    session = at("planning", woods(rules=rules(influence=InfluenceRules(shown=shown))))
    adjust(session, what, 1, "It was read wrongly.")
    happened = [(entry.number, entry.event) for entry in session.history.line()]
    (row,) = outcome_rows(session.state, Narrator(session.compiled), happened, 1)
    assert [one.label for one in row.marks] == labels
    assert row.secret == (what.kind == "scrutiny")


@pytest.mark.parametrize(("to", "shown"), [((), "Word from the west"), (("ash",), "A private inject")])
def test_an_inject_that_some_seats_alone_were_told_of_is_not_named_beside_the_board(
    to: tuple[str, ...], shown: str
) -> None:
    state = at("planning", woods()).state
    fired = InjectFired(turn=1, inject="by-hand", title="Word from the west", to=to)
    (row,) = outcome_rows(state, Narrator(state.compiled), [(1, fired)], 1)
    assert row.title == shown
