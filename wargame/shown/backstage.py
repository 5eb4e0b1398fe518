"""Behind the scenes: the step that stands before covert moves, so that no ruling opens on a secret.

Read off a state. Where the table is not to know whether there are covert moves, the step comes once each turn
after the open ones, also when there is none; where it may know how many there are, it comes before each.
What was opened is kept by the window as the step's `token`; another step needs to be opened anew.
"""

from dataclasses import dataclass
from typing import TypeAlias

from wargame.game.rules import rulings_due
from wargame.game.state import GameState

Token: TypeAlias = tuple[int, int]
"""Which step it is: the turn, and the move's number; 0 for all covert moves of the turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interlude:
    """The step, in words that the room may read."""

    token: Token
    kicker: str
    headline: str
    steps: tuple[tuple[str, str], ...]
    """What Control does: the first words set strong, then the rest."""
    title: str
    detail: str
    """Both stand in the footer."""


DONE: tuple[str, str] = (
    "Turn the screen back",
    "Nothing is left behind the scenes. What moved unseen is told when the resolution ends.",
)
"""Headline and text once everything was ruled on, or there was nothing."""


def interlude(state: GameState) -> Interlude | None:
    """Return the step that stands before what is covert; None where nothing of that kind is next."""
    if not state.running or state.table.waiting or state.table.asking or state.table.to_expose:
        return None
    return _before_all(state) if state.compiled.covert_last else _before_one(state)


def due_behind(state: GameState) -> tuple[int, ...]:
    """Return the moves that are ruled on behind the scenes now, once the step is opened."""
    step = interlude(state)
    if step is None:
        return ()
    due = rulings_due(state)
    return due if step.token[1] == 0 else due[:1]


def _steps(last: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Turn the laptop away", "from the table, or step aside with it."),
        ("The projector shows nothing", "of what comes now."),
        ("Hold Space for a second", last),
    )


def _before_all(state: GameState) -> Interlude | None:
    open_moves = [one for one in state.table.plays if not one.covert]
    if state.phase_kind != "resolution" or any(one.outcome is None for one in open_moves):
        return None
    return Interlude(
        token=(state.turn, 0),
        kicker="The open moves are done.",
        headline="Behind the scenes: turn the screen away.",
        steps=_steps("and what is there opens for you alone."),
        title="Behind the scenes",
        detail="This step comes once each turn, whether or not anything was prepared.",
    )


def _before_one(state: GameState) -> Interlude | None:
    due = rulings_due(state)
    played = state.play(due[0]) if due else None
    if played is None or not played.covert or state.phase_kind not in ("resolution", "moves"):
        return None
    covert = [one for one in state.table.plays if one.covert]
    done = sum(1 for one in covert if one.outcome is not None)
    return Interlude(
        token=(state.turn, played.number),
        kicker=f"Covert move {done + 1} of {len(covert)}",
        headline="A covert move is next. Turn the screen away.",
        steps=_steps("and the card opens for you alone."),
        title="A covert move",
        detail="Nothing on this screen tells whose it is.",
    )
