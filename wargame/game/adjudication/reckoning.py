"""What stands before a throw: modifiers, their caps, and the exact odds of each outcome.

Nothing is sampled: two dice are counted in their 36 throws, chances in hundredths. `odds` is what the
window shows while arguments are added; `ruling` uses the same reckoning for the throw itself, so the odds
on record are the odds that were shown.
"""

from typing import Final

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.chance import HUNDRED, WAYS_OF_TWO_DICE, odds_of_percent
from wargame.game.events import Reckoning
from wargame.game.moves import Argument
from wargame.game.rules import name_of
from wargame.game.state import GameState, Played
from wargame.moulds import steps_of
from wargame.terms import ActorId, Method, Refused, signed

_blank_reckoning, _fill_reckoning = steps_of(Reckoning)

HEAVIEST_ARGUMENT: Final = 2
"""The most that one pro or con can weigh (matrix method)."""


def reckon(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    """Return what stands before the throw for a move on the table.

    Raises
    ------
    Refused
        If the choice lacks what its method needs, or goes beyond the scenario's caps.
    """
    method = choice.method or state.setup.method
    if not played.move.card and played.terms is None:
        raise Refused(f"Set the difficulty and effects of “{played.title}” before it is ruled on.")
    for one in choice.arguments:
        check_argument(one)
    match method:
        case "dice":
            return _dice(state, played, choice)
        case "matrix":
            return _matrix(state, played, choice)
        case "vote":
            return _vote(state, played, choice)
        case "estimate":
            return _estimate(played, choice)
        case "ruling":
            if choice.outcome is None:
                raise Refused("Name the outcome: exceeds, succeeds, partly or fails.")
            return Reckoning(method="ruling", arguments=(*played.arguments, *choice.arguments))


def odds(state: GameState, number: int, choice: RulingChoice | None = None) -> Reckoning:
    """Return the exact odds of a move on the table, with everything that makes them.

    Raises
    ------
    Refused
        If there is no such move, or the choice is not complete.
    """
    played = state.play(number)
    if played is None:
        raise Refused(f"There is no move {number} on the table.")
    return reckon(state, played, choice or RulingChoice())


def card_odds(state: GameState, seat: ActorId, card: str, target: ActorId = "") -> Reckoning:
    """Return the odds by dice that a card would have now, without backing or argument.

    Raises
    ------
    KeyError
        If the seat does not hold the card.
    """
    bound = state.compiled.holdings[seat, card].bound
    modifiers = _card_modifiers(state, card, target)
    total = _sum_of(state, modifiers)
    return _of_dice(state, "dice", bound.card.difficulty, modifiers, card=total)


def net_backing(state: GameState, played: Played) -> int:
    """Return backing less blocking, capped."""
    return _capped(sum(by for _, by in played.backing), state.compiled.rules.adjudication.caps.backing)


def _capped(value: int, cap: int) -> int:
    return cap if value > cap else -cap if value < -cap else value


def _card_modifiers(state: GameState, card: str, target: ActorId) -> tuple[tuple[str, int], ...]:
    bound = state.compiled.cards[card].modifiers
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


def _dice(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    argument = choice.argument
    if argument:
        cap = state.compiled.rules.adjudication.caps.argument
        if not -cap <= argument <= cap:
            raise Refused(
                f"The argument modifier goes from {signed(-cap)} to {signed(cap)}, not {signed(argument)}."
            )
        if not choice.argument_reason.strip():
            raise Refused("Say why the argument moves the throw; the record keeps the reason.")
    terms, move = played.terms, played.move
    difficulty = terms.difficulty if terms else state.compiled.cards[move.card].card.difficulty
    modifiers = _card_modifiers(state, move.card, move.target) if move.card else ()
    return _of_dice(
        state,
        "dice",
        difficulty,
        modifiers,
        card=_sum_of(state, modifiers),
        backing=net_backing(state, played) if played.backing else 0,
        argument=argument,
        argument_reason=choice.argument_reason,
        arguments=(*played.arguments, *choice.arguments),
    )


def _matrix(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    arguments = (*played.arguments, *choice.arguments)
    modifiers = _card_modifiers(state, played.move.card, played.move.target) if played.move.card else ()
    adjudication = state.compiled.rules.adjudication
    return _of_dice(
        state,
        "matrix",
        adjudication.matrix_difficulty,
        modifiers,
        card=_sum_of(state, modifiers),
        backing=net_backing(state, played),
        argument=sum(one.side * one.weight for one in arguments),
        arguments=arguments,
    )


def check_argument(argument: Argument) -> None:
    """Refuse an argument that has no words, no side, or a weight beyond 0 to 2.

    Raises
    ------
    Refused
        With what to do instead.
    """
    if not argument.text.strip():
        raise Refused("An argument needs words.")
    if argument.side not in (1, -1):
        raise Refused("An argument speaks for (+1) or against (−1) the move.")
    if not 0 <= argument.weight <= HEAVIEST_ARGUMENT:
        raise Refused(f"An argument weighs from 0 to {HEAVIEST_ARGUMENT}, not {argument.weight}.")


def _of_dice(
    state: GameState,
    method: Method,
    difficulty: int,
    modifiers: tuple[tuple[str, int], ...],
    *,
    card: int = 0,
    backing: int = 0,
    argument: int = 0,
    argument_reason: str = "",
    arguments: tuple[Argument, ...] = (),
) -> Reckoning:
    reckoning = _blank_reckoning()
    _fill_reckoning(
        reckoning,
        method=method,
        difficulty=difficulty,
        modifiers=modifiers,
        card=card,
        backing=backing,
        argument=argument,
        argument_reason=argument_reason,
        arguments=arguments,
        odds=state.compiled.odds_of_dice(card + backing + argument - difficulty),
        of=WAYS_OF_TWO_DICE,
    )
    return reckoning


def _vote(state: GameState, played: Played, choice: RulingChoice) -> Reckoning:
    if not choice.votes:
        raise Refused("A vote needs at least one seat's chance.")
    for seat, percent in choice.votes.items():
        if seat not in state.compiled.hands:
            raise Refused(f"There is no seat called {seat}.")
        if not 0 <= percent <= HUNDRED:
            raise Refused(f"{name_of(state, seat)} named {percent}%; a chance goes from 0 to 100.")
    votes = {seat: choice.votes[seat] for seat in state.compiled.seats if seat in choice.votes}
    count = len(votes)
    mean = (2 * sum(votes.values()) + count) // (2 * count)
    return Reckoning(
        method="vote",
        votes=votes,
        chance=mean,
        arguments=(*played.arguments, *choice.arguments),
        odds=odds_of_percent(mean),
        of=HUNDRED,
    )


def _estimate(played: Played, choice: RulingChoice) -> Reckoning:
    chance = choice.chance
    if chance is None or not 0 <= chance <= HUNDRED:
        raise Refused("Name the chance that the move succeeds, from 0 to 100 percent.")
    return Reckoning(
        method="estimate",
        chance=chance,
        argument_reason=choice.argument_reason,
        arguments=(*played.arguments, *choice.arguments),
        odds=odds_of_percent(chance),
        of=HUNDRED,
    )
