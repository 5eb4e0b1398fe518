"""What comes of a throw: the outcome, its effects, and whether a covert move comes to light.

`rule` makes one event out of a state, a move on the table, the facilitator's choice and a source of
throws; it changes nothing. Gates, clamps and exposure apply under every method. An override keeps both
what the rules gave and what holds.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from wargame.game import effects
from wargame.game.adjudication.choice import PLAIN, RulingChoice
from wargame.game.adjudication.reckoning import RULES, reckon
from wargame.game.adjudication.throwing import NOTHING, TWO_DICE, Thrower
from wargame.game.compiled import Script
from wargame.game.events import (
    Change,
    Changes,
    ExposureTest,
    MoveRuled,
    Reckoning,
    RulingOverridden,
    Throw,
)
from wargame.game.state import GameState, Played
from wargame.terms import FACILITATOR, Outcome, Quantity, Refused, scrutiny


def rule(state: GameState, number: int, choice: RulingChoice, throw: Thrower) -> MoveRuled:
    """Return the ruling on a move that lies on the table.

    Raises
    ------
    Refused
        If the move cannot be ruled on, or the choice is not complete. Nothing was thrown.
    """
    return rule_on(state, _open_play(state, number), choice, throw)


def rule_on(state: GameState, played: Played, choice: RulingChoice, throw: Thrower) -> MoveRuled:
    """Return the ruling on a move that is about to lie on the table; Refused as in `rule`."""
    reckoning = reckon(state, played, choice)
    if choice is not PLAIN:
        _check_choice(state, reckoning, choice)
    values = list(state.values)
    thrown, margin, rolled = _throw(state, reckoning, choice, throw)
    outcome = choice.outcome or rolled
    assert outcome is not None  # the ruling method named one, the others threw one
    changes = _effects(state, played, outcome, choice.effects, values)
    move = played.move
    exposure = None
    if played.covert:
        spotted = throw(TWO_DICE, choice.exposure_dice)
        exposure = _exposure(state, played, outcome, values, spotted)
    return MoveRuled(
        turn=state.turn,
        number=played.number,
        seat=move.seat,
        card=move.card,
        title=played.title,
        target=move.target,
        covert=played.covert,
        reckoning=reckoning,
        throw=thrown,
        margin=margin,
        rolled=rolled,
        outcome=outcome,
        changes=changes,
        exposure=exposure,
        decided_by=choice.decided_by,
        reason=choice.reason,
        pulls=_pulls(state, played),
    )


def _open_play(state: GameState, number: int) -> Played:
    played = state.play(number)
    if played is None:
        raise Refused("no-such-move", number=number)
    if played.outcome is not None:
        raise Refused("move-ruled-on-override", number=number, title=played.title)
    return played


def _check_choice(state: GameState, reckoning: Reckoning, choice: RulingChoice) -> None:
    rules = RULES[reckoning.method]
    departs = choice.effects is not None or (choice.outcome is not None and not rules.names_outcome)
    if departs and not choice.reason.strip():
        raise Refused("departure-reason-missing")
    if choice.dice is not None:
        rules.throwing.check(choice.dice)
    if choice.exposure_dice is not None:
        TWO_DICE.check(choice.exposure_dice)
    _check_on_board(state, choice.effects)


def _throw(
    state: GameState, reckoning: Reckoning, choice: RulingChoice, throw: Thrower
) -> tuple[Throw | None, int | None, Outcome | None]:
    throwing = RULES[reckoning.method].throwing
    if throwing is NOTHING:
        return None, None, None
    thrown = throw(throwing, choice.dice)
    return thrown, *throwing.read(state.compiled.rules.adjudication.bands, reckoning, sum(thrown.dice))


def outcome_script(state: GameState, played: Played, outcome: Outcome) -> Script:
    """Return the effects that an outcome of a move on the table would have."""
    if played.move.card:
        return state.compiled.holdings[played.move.seat, played.move.card].bound.outcomes[outcome]
    terms = played.terms
    if terms is None:
        return Script(())
    texts = {
        "exceeds": terms.exceeds,
        "succeeds": terms.succeeds,
        "partly": terms.partly,
        "fails": terms.fails,
    }
    return state.compiled.script(texts[outcome])


def preview(state: GameState, number: int, outcome: Outcome) -> Changes:
    """Return what an outcome would change now, without ruling; exposure is left aside.

    Raises
    ------
    Refused
        If there is no such move on the table.
    """
    played = state.play(number)
    if played is None:
        raise Refused("no-such-move", number=number)
    return _effects(state, played, outcome, None, list(state.values))


def _effects(
    state: GameState,
    played: Played,
    outcome: Outcome,
    instead: Mapping[Quantity, int] | None,
    values: list[int],
) -> Changes:
    compiled = state.compiled
    if instead is None:
        return effects.carry_out(
            compiled, outcome_script(state, played, outcome), values, state, played.move.target
        )
    made: list[Change] = []
    for what, amount in instead.items():
        place = compiled.board.places.get(what)
        if place is not None:
            made.append(effects.change_by(compiled, values, place, amount, state))
    return tuple(made)


def _exposure(
    state: GameState, played: Played, outcome: Outcome, values: list[int], spotted: Throw
) -> ExposureTest:
    compiled, move = state.compiled, played.move
    watched = values[compiled.board.places[scrutiny(move.seat)]]
    failed = 1 if outcome == "fails" else 0
    if move.card:
        card = compiled.holdings[move.seat, move.card].bound
        threshold = card.card.exposure.threshold if card.card.exposure else _NEVER
        script = card.exposure
    else:
        threshold = (played.terms.exposure if played.terms else None) or _NEVER
        script = Script(())
    exposed = sum(spotted.dice) + watched + failed >= threshold
    return ExposureTest(
        throw=spotted,
        scrutiny=watched,
        failed=failed,
        threshold=threshold,
        exposed=exposed,
        changes=effects.carry_out(compiled, script, values, state, move.target) if exposed else (),
    )


_NEVER = 99
"""An exposure threshold that nothing reaches."""


def _pulls(state: GameState, played: Played) -> tuple[int, ...]:
    if played.move.card:
        return state.compiled.cards[played.move.card].pulls
    if played.terms is None:
        return ()
    return tuple(played.terms.pulls.get(question.id, 0) for question in state.compiled.scenario.questions)


def _overridable(state: GameState, number: int) -> tuple[MoveRuled, Played]:
    """Return the last ruling and its move; Refused if that is another one."""
    last, played = state.table.last, state.play(number)
    if last is None or last.number != number or played is None:
        raise Refused("override-too-late")
    return last, played


def _check_on_board(state: GameState, instead: Mapping[Quantity, int] | None) -> None:
    for what in instead or {}:
        if what not in state.compiled.board.places:
            raise Refused("not-on-board", what=what)


def override(
    state: GameState,
    number: int,
    reason: str,
    outcome: Outcome | None = None,
    instead: Mapping[Quantity, int] | None = None,
    decided_by: str = FACILITATOR,
) -> RulingOverridden:
    """Return the event that puts another outcome, or other effects, in place of the last ruling's.

    The dice stand; what they gave stays on record. An exposure throw is read again with the scrutiny
    and the outcome that hold now.

    Raises
    ------
    Refused
        If the move is not the last one ruled on, something moved since, or no reason is given.
    """
    last, played = _overridable(state, number)
    if not reason.strip():
        raise Refused("override-reason-missing")
    _check_on_board(state, instead)
    before = last.exposure.changes if last.exposure else ()
    undone = effects.given_up((*last.changes, *before))
    values = list(state.values)
    for change in undone:
        values[state.compiled.board.places[change.what]] = change.after
    holds = outcome or last.outcome
    start = replace(state, values=tuple(values))
    changes = _effects(start, replace(played, outcome=None), holds, instead, values)
    exposure = None
    if last.exposure is not None:
        exposure = _exposure(start, played, holds, values, last.exposure.throw)
    return RulingOverridden(
        turn=state.turn,
        number=number,
        before=last.outcome,
        after=holds,
        undone=undone,
        changes=changes,
        exposure=exposure,
        reason=reason,
        decided_by=decided_by,
    )
