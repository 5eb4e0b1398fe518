"""The numbers that can be corrected by hand, as rows."""

from dataclasses import dataclass

from wargame.game.board import OPEN_END
from wargame.game.sight import sight
from wargame.game.state import GameState
from wargame.session.narration import Narrator
from wargame.session.phrasing import in_figures
from wargame.terms import ROOM, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One number on the board."""

    what: Quantity
    name: str
    """As people call it."""
    kind: str
    """Alignment, Track, Influence or Scrutiny."""
    value: int
    low: int
    high: int
    hidden: bool
    """Whether the room may not know the value."""
    unnamed: bool
    """Whether the room may not know either that there is such a number."""

    @property
    def figure(self) -> str:
        """The value as the board writes it: a tie's with its sign."""
        return in_figures(self.what, self.value)

    @property
    def has_sign(self) -> bool:
        """Whether its value is written with a sign."""
        return self.what.kind == "alignment"

    @property
    def range_words(self) -> str:
        """What it can be set to: `Russia and Iran, from −10 to +10`."""
        low, high = in_figures(self.what, self.low), in_figures(self.what, self.high)
        return f"{self.name}, from {low} to {high}"


KINDS = {"alignment": "Alignment", "track": "Track", "influence": "Influence", "scrutiny": "Scrutiny"}
HIGHEST = 1_000
"""What an open scale can be set to by hand."""


def number_rows(state: GameState, narrator: Narrator) -> tuple[NumberRow, ...]:
    """Return every number on the board, in the order of the board."""
    board = state.compiled.board
    known = sight(state, ROOM).values
    return tuple(
        NumberRow(
            what=what,
            name=narrator.quantity(what),
            kind=KINDS[what.kind],
            value=state.values[place],
            hidden=known.get(what) != state.values[place],
            unnamed=what.kind == "track" and what not in known,
            low=board.lows[place],
            high=min(HIGHEST, board.highs[place]) if board.highs[place] == OPEN_END else board.highs[place],
        )
        for place, what in enumerate(board.names)
    )
