"""Who made a covert move cannot be reckoned out by somebody in the room.

Forty sessions that bots played are told to the room, and an accountant there names for each covert move that
stayed hidden the seats that can have made it. Where several can, the guess counts by its share. Chance is
the same without reckoning: any seat that had a move left. `pytest -s` prints the figures, which the guide
tells (docs/guide/15-privacy.md).
"""

from dataclasses import dataclass, replace
from functools import cache

import pytest

from tests.wargame.accountant import accused, by_cards, placed, suspects, watched
from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.places import docs_folder, scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.simulation.live import play_game, policies
from wargame.simulation.order import Order
from wargame.terms import Quantity

SESSIONS = 40
FEW = 10
"""Enough to see that the accountant can reckon, where there is something to reckon from."""


@dataclass(frozen=True)
class Guessed:
    """Shares of the covert moves that were told to their seat."""

    moves: int
    chance: float
    reckoned: float
    """From influence, costs, seals and passes, order, gaps and timing."""
    with_cards: float
    """From what the cards can do besides."""
    gaps: int
    """Numbers of moves of which the room was not told."""
    timed: int
    """How often a number on the wall moved just when a covert move was ruled on."""


@cache
def guessed(*, hidden: bool) -> Guessed:
    """What the accountant finds under the flagship's rules, or under those of scenarios that name none."""
    scenario = load(scenarios_folder() / "afghanistan-2017.yaml")
    if not hidden:
        influence = replace(scenario.rules.influence, shown="public")
        scenario = replace(
            scenario, rules=replace(scenario.rules, covert_moves="in-order", influence=influence)
        )
    compiled, most = CompiledScenario(scenario), scenario.rules.moves_per_turn
    order = Order(scenario=scenario, everyone="random")
    chance = reckoned = cards = 0.0
    moves = 0
    gaps = timed = 0
    for seed in range(SESSIONS if hidden else FEW):
        session = start(compiled, Plan(seed=seed))
        play_game(session, policies(order, seed))
        turns = watched(session.history, compiled)
        blown = {one.event.number for one in session.history.line() if isinstance(one.event, ev.CoverBlown)}
        told: dict[int, int] = {}
        gaps += sum(len(turn.gaps) for turn in turns.values())
        timed += sum(turn.timed for turn in turns.values())
        for entry in session.history.line():
            event = entry.event
            if not isinstance(event, ev.MoveRuled) or not event.covert:
                continue
            turn = turns[event.turn]
            visible = any(one.before != one.after and _is_public(one.what) for one in event.changes)
            at = told.get(event.turn, 0)
            told[event.turn] = at + visible
            if event.exposure is None or event.exposure.exposed or event.number in blown:
                continue
            anybody, named = suspects(turn, most), accused(turn, most)
            if visible and at < len(turn.happened):
                named = placed(turn, most, named, turn.happened[at])
            fitting = by_cards(turn, named, compiled)
            moves += 1
            chance += 1 / len(anybody)
            reckoned += (event.seat in named) / len(named)
            cards += (event.seat in fitting) / len(fitting)
    return Guessed(moves, chance / moves, reckoned / moves, cards / moves, gaps, timed)


def _is_public(what: Quantity) -> bool:
    return what.kind in ("alignment", "track")


@pytest.mark.wide
@pytest.mark.parametrize("hidden", [True, False])
def test_the_figures_are_printed(hidden: bool, capsys: pytest.CaptureFixture[str]) -> None:
    found = guessed(hidden=hidden)
    rules = "own influence, covert moves last" if hidden else "public influence, in order"
    seats = len(load(scenarios_folder() / "afghanistan-2017.yaml").seats)
    with capsys.disabled():
        print(  # noqa: T201  # the figures are what it is for
            f"\n{rules}: {found.moves} covert moves that stayed hidden; blind {1 / seats:.1%}, by who had a "
            f"move left {found.chance:.1%}, reckoned {found.reckoned:.1%}, with cards {found.with_cards:.1%}"
        )
    assert found.moves > 2 * FEW


@pytest.mark.wide
def test_reckoning_is_no_better_than_chance_under_the_flagships_rules() -> None:
    found = guessed(hidden=True)
    assert found.reckoned == pytest.approx(found.chance, abs=1e-9)
    assert (found.gaps, found.timed) == (0, 0)


@pytest.mark.wide
def test_the_guide_tells_what_was_found() -> None:
    found = guessed(hidden=True)
    page = (docs_folder() / "guide" / "15-privacy.md").read_text(encoding="utf-8")
    figures = [line.split("|")[2].strip() for line in page.splitlines() if line.startswith("| ")]
    for share in (found.chance, found.reckoned, found.with_cards):
        assert f"{share:.0%}" in figures
    assert f"{found.moves} covert moves" in page


@pytest.mark.wide
def test_the_same_accountant_names_them_where_influence_and_order_are_public() -> None:
    found = guessed(hidden=False)
    assert found.reckoned > found.chance + 0.25
    assert found.timed > FEW
