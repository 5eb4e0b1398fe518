"""What the question would say by the hidden set that a seat drew: whether it measures play, or the draw.

Takes the scenario and `Ends`; gives a row for each set of the seats that the question is about, which the
editor's page of the question draws below those of all games. Marks that are dragged are told by giving the
question as it would then be.
"""

from dataclasses import dataclass

import numpy as np

from wargame.scenario.model import Monitor, Scenario
from wargame.simulation.asking import verdict_shares
from wargame.simulation.ends import Ends
from wargame.simulation.tally import draw_seats
from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRow:
    """How the verdicts fall in the games in which a seat drew one hidden set."""

    seat: ActorId
    set: str
    name: str
    """`Sudan drew “With Cairo”`."""
    games: int
    shares: tuple[tuple[str, float], ...]
    """Each verdict's title and how often it would be given."""


def draw_rows(scenario: Scenario, monitor: Monitor, ends: Ends | None) -> tuple[DrawRow, ...]:
    """Return the rows, seat by seat; none before games were played, or where nobody draws."""
    if ends is None:
        return ()
    rows = []
    for seat in draw_seats(scenario):
        sets = scenario.actor(seat).hidden_sets
        if len(sets) < 2 or seat not in ends.drawn:
            continue
        for number, one in enumerate(sets):
            among = np.equal(ends.drawn[seat], number)
            if among.any():
                rows.append(
                    DrawRow(
                        seat=seat,
                        set=one.id,
                        name=f"{scenario.actor(seat).name} drew “{one.title}”",
                        games=int(among.sum()),
                        shares=verdict_shares(monitor, ends, among),
                    )
                )
    return tuple(rows)
