"""Bots in words: what each policy is called, and a suggestion ready to be shown.

Reads what `wargame.session.bots` gives; decides nothing.
"""

from dataclasses import dataclass
from typing import Final

from wargame.bots.policy import Chosen
from wargame.game.moves import Move
from wargame.game.rules import name_of
from wargame.game.state import GameState

BY_PEOPLE: Final = "People"
"""A seat without a bot."""

POLICY_WORDS: Final[dict[str, str]] = {
    "greedy": "Bot: greedy, the best next step",
    "cautious": "Bot: cautious, few risks",
    "mirror": "Bot: mirror, like for like",
    "planner": "Bot: planner, looks ahead",
    "random": "Bot: random, any legal move",
}
"""What each policy is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a bot would do, ready to be shown."""

    title: str
    reason: str
    policy: str
    chosen: Chosen


def suggestion_of(state: GameState, chosen: Chosen, policy: str) -> Suggestion:
    """Return a suggestion in words."""
    choice = chosen.choice
    title = f"{name_of(state, choice.seat)} passes"
    if isinstance(choice, Move):
        title = state.compiled.cards[choice.card].card.title
        if choice.target:
            title = f"{title}, aimed at {name_of(state, choice.target)}"
    return Suggestion(title=title, reason=chosen.reason, policy=policy, chosen=chosen)
