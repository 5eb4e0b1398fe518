"""How often each seat wins, as the strip at the foot of the editor shows it, and steps towards a fairer game.

Takes `Ends` of games that bots played and the scenario; gives rows of words and shares. What is drawn, and
when games are played, is the window's.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wargame.scenario.document.edits import Batch, Edit, Set
from wargame.scenario.model import Scenario
from wargame.shown.actors import glyph_of, shorts_in
from wargame.terms import ActorId
from wargame.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wargame.simulation.ends import Ends
    from wargame.simulation.suggest import Step, Suggestion
    from wargame.simulation.summary import Share

POLICIES: Final = {"greedy": "greedy bots", "cautious": "cautious bots", "random": "chance"}
"""Who plays the games of the strip, and what that is called; a game fair to one need not be to another."""


FAIR: Final = (0.5, 1.75)
"""A seat that wins less, or more, than so many times its fair share wins too seldom, or too often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WinRow:
    """One seat's share of the wins; all shares from 0 to 1."""

    seat: ActorId
    short: str
    name: str
    glyph: str
    share: float
    low: float
    high: float
    """Between these it lies in 95 of 100 such samples."""
    was: float | None
    """In the scenario that it is compared with; None if that was not played, or had no such seat."""
    fair: float

    @property
    def percent(self) -> str:
        """The share in words: `20%`."""
        return f"{round(100 * self.share)}%"

    @property
    def spoken(self) -> str:
        """What is read aloud."""
        was = "" if self.was is None else f", was {round(100 * self.was)}%"
        return f"{self.name} wins {self.percent}{was}; {round(100 * self.fair)}% would be fair."


def win_rows(scenario: Scenario, now: "Ends", before: "Ends | None" = None) -> tuple[WinRow, ...]:
    """Return the seats' shares of the wins, in the order of the scenario."""
    won = now.won()
    past = before.won() if before is not None else {}
    shorts = shorts_in(scenario)
    seats = [seat for seat in scenario.seats if seat.id in won]
    return tuple(
        WinRow(
            seat=seat.id,
            short=shorts[seat.id],
            name=seat.name,
            glyph=glyph_of(seat),
            share=won[seat.id].value,
            low=won[seat.id].low,
            high=won[seat.id].high,
            was=past[seat.id].value if seat.id in past else None,
            fair=1 / len(seats),
        )
        for seat in seats
    )


def games_words(ends: "Ends") -> str:
    """Return how many games were played, and by whom: `1,000 games by greedy bots`."""
    return f"{counted(ends.games, 'game')} by {POLICIES.get(ends.policy, ends.policy)}"


def unlike_words(scenario: Scenario, played: "Mapping[str, Ends]") -> str:
    """Return which seats fare fairly by one kind of bot and not by another, in sentences."""
    fair = 1 / max(1, len(scenario.seats))
    won = {policy: played[policy].won() for policy in POLICIES if policy in played}
    said = []
    for seat in scenario.seats:
        shares = {policy: wins[seat.id].value for policy, wins in won.items() if seat.id in wins}
        odd = {policy for policy, share in shares.items() if not FAIR[0] * fair <= share <= FAIR[1] * fair}
        if odd and len(odd) < len(shares):
            told = ", ".join(
                f"{round(100 * share)}% by {POLICIES[policy]}" for policy, share in shares.items()
            )
            said.append(f"{seat.name} wins {told}.")
    if not said:
        return "No kind of bot has a seat win that another kind does not."
    return f"Fair to one kind of bot is not fair to another: {' '.join(said)}"


def step_words(scenario: Scenario, step: "Step") -> str:
    """Return what a step turns, in words: `Sudan, “The land”: 3 to 8 becomes 4 to 9`."""
    name = scenario.actor(step.seat).name
    first, last = step.turned[0], step.turned[-1]
    match step.kind:
        case "bounds":
            text = next(one.text for one in scenario.objectives if one.id == step.of)
            was, becomes = f"{first.before} to {last.before}", f"{first.after} to {last.after}"
            return f"{name}, “{text}”: {was} becomes {becomes}".replace(" -", " −")
        case "points":
            texts = {one.id: one.text for one in scenario.objectives}
            said = (f"“{texts[str(one.path[1])]}” {one.before} becomes {one.after}" for one in step.turned)
            return f"{name}, points: {', '.join(said)}"
        case "cost" | "difficulty":
            title = next(one.title for one in scenario.cards if one.id == step.of)
            return f"{name}, “{title}”: {step.kind} {first.before} becomes {first.after}"
        case _:
            what = "income" if step.kind == "income" else "influence at the start"
            return f"{name}: {what} {first.before} becomes {first.after}"


def effect_words(scenario: Scenario, before: "Mapping[ActorId, Share]", one: "Suggestion") -> str:
    """Return what a step would do to the wins, the seats that it moves most first: `Sudan 45% to 38%`."""
    moved = sorted(
        (seat for seat in scenario.seats if seat.id in before and seat.id in one.wins),
        key=lambda seat: -abs(one.wins[seat.id].value - before[seat.id].value),
    )
    said = [
        f"{seat.name} {round(100 * before[seat.id].value)}% to {round(100 * one.wins[seat.id].value)}%"
        for seat in moved
    ]
    return ", ".join(said)


def step_edit(scenario: Scenario, step: "Step") -> tuple[Edit, str]:
    """Return a step as one edit of the scenario, and its words for undo."""
    edits = tuple(Set(_numbered(scenario, one.path), one.after) for one in step.turned)
    words = step_words(scenario, step)
    return (edits[0] if len(edits) == 1 else Batch(edits, name=words)), words


def _numbered(scenario: Scenario, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return a path with the item's number in its list for its id."""
    field, identity, *rest = path
    items = getattr(scenario, str(field))
    return (field, next(at for at, item in enumerate(items) if item.id == identity), *rest)
