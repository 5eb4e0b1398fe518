"""How cards and events of a scenario fared in games that bots played, as the editor's pages show it.

Values alone: `simulation.usage` makes them of games, `cards` and `timeline` put them beside what they are
about. Once something was changed, a share is of games of before, and says so (`before_change`), until the
bots have played again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFared:
    """How one card was used."""

    played: float
    """Share of games in which it was played, by whichever of its seats."""
    worth: float | None
    """Share of its plays after which the seat's score or influence had risen at once; None without plays."""
    said: str
    """Both in words, with how its seats fare with it."""
    hint: str = ""
    """What is wrong with it, in a sentence; empty if nothing is."""
    stale: bool = False
    """Whether the scenario was changed since those games."""

    @property
    def when(self) -> str:
        """What stands before its words while they are of before the last change."""
        return "Before the last change: " if self.stale else ""

    @property
    def played_words(self) -> str:
        """The share of games: `16%`."""
        return percent(self.played)

    @property
    def worth_words(self) -> str:
        """The share of plays: `32%`; a dash where it was never played."""
        return "–" if self.worth is None else percent(self.worth)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFared:
    """How often an event came, or a rule of each turn did something."""

    share: float
    """Of all games."""
    turns: tuple[float, ...] = ()
    """Of all games, for each turn from the first; none for a rule."""
    answers: str = ""
    """How often each seat that it asks chose which answer, in a sentence; empty if it asks nobody."""
    stale: bool = False
    """Whether the scenario was changed since those games."""

    @property
    def words(self) -> str:
        """The share in words: `3% of games`."""
        return f"{percent(self.share)} of games"

    @property
    def spoken(self) -> str:
        """The same with the turns in which it came: `3% of games: turn 4 1%, turn 5 2%`."""
        came = [f"turn {turn} {percent(share)}" for turn, share in enumerate(self.turns, start=1) if share]
        before = ", before the last change" if self.stale else ""
        answered = f". {self.answers[:-1]}" if self.answers else ""
        return f"{self.words}{': ' if came else ''}{', '.join(came)}{before}{answered}"

    @property
    def answered(self) -> str:
        """How it is answered, and whether that is of before the last change; empty if it asks nobody."""
        before = "Before the last change: " if self.stale and self.answers else ""
        return f"{before}{self.answers}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fared:
    """How everything fared, by its id."""

    cards: Mapping[str, CardFared] = field(default_factory=dict)
    events: Mapping[str, EventFared] = field(default_factory=dict)
    rules: Mapping[str, EventFared] = field(default_factory=dict)

    def before_change(self) -> "Fared":
        """Return the same as it is shown once the scenario was changed and not played since."""
        return Fared(
            cards={key: replace(one, stale=True) for key, one in self.cards.items()},
            events={key: replace(one, stale=True) for key, one in self.events.items()},
            rules={key: replace(one, stale=True) for key, one in self.rules.items()},
        )


UNPLAYED = Fared()
"""Before any games were played."""


def percent(share: float) -> str:
    """Return a share as a per cent; what came up at all is never called 0%, nor what failed once 100%."""
    rounded = round(100 * share)
    if share > 0 and not rounded:
        return "<1%"
    return ">99%" if share < 1 and rounded == 100 else f"{rounded}%"
