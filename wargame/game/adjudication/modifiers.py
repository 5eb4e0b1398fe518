"""What moves two dice: a card's own modifiers, backing, arguments; each with its cap.

Both methods that throw two dice reckon with these, and so does the hand, which shows the odds of a card
before it is played.
"""

from wargame.game.adjudication.throwing import TWO_DICE
from wargame.game.events import Reckoning
from wargame.game.moves import Argument
from wargame.game.state import GameState, Played
from wargame.terms import ActorId
from wargame.words.methods import Method


def net_backing(state: GameState, played: Played) -> int:
    """Return backing less blocking, capped."""
    if not played.backing:
        return 0
    return _capped(sum(by for _, by in played.backing), state.compiled.rules.adjudication.caps.backing)


def _capped(value: int, cap: int) -> int:
    return cap if value > cap else -cap if value < -cap else value


def card_modifiers(
    state: GameState, seat: ActorId, card: str, target: ActorId
) -> tuple[tuple[str, int], ...]:
    """Return which of the modifiers of a seat's card hold now; none for a free move."""
    bound = state.compiled.holdings[seat, card].bound.modifiers if card else ()
    if not bound:
        return ()
    values = state.values
    return tuple([(text, add) for test, add, text in bound if test(values, state, target)])


def _sum_of(state: GameState, modifiers: tuple[tuple[str, int], ...]) -> int:
    if not modifiers:
        return 0
    total = 0
    for _, add in modifiers:
        total += add
    return _capped(total, state.compiled.rules.adjudication.caps.card)


def against_difficulty(
    state: GameState,
    method: Method,
    difficulty: int,
    modifiers: tuple[tuple[str, int], ...],
    *,
    backing: int = 0,
    argument: int = 0,
    argument_reason: str = "",
    arguments: tuple[Argument, ...] = (),
) -> Reckoning:
    """Return the reckoning of two dice against a difficulty, counted in their 36 throws."""
    card = _sum_of(state, modifiers)
    return Reckoning(
        method=method,
        difficulty=difficulty,
        modifiers=modifiers,
        card=card,
        backing=backing,
        argument=argument,
        argument_reason=argument_reason,
        arguments=arguments,
        odds=state.compiled.odds_of_dice(card + backing + argument - difficulty),
        of=TWO_DICE.ways,
    )
