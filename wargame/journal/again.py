"""What an event would be if it happened again: dice, draws, rulings, costs and what happens by itself.

`verify` asks this of each event with the state before it. Dice and hidden sets follow from the session's
seed and key, and an outcome from its odds and its throw: where these do not fit, the record is wrong. What
moves, what is paid and what stood before a throw follow from the rules and the scenario as played; a
record made by an older version may have gone by other rules, so there the difference is only told.

What people decide can be anything, and is not judged here: chosen moves, arguments, the words and effects
that the facilitator wrote. What such effects then move is judged: it follows from what they ask and from the
board.
To look at another kind of event: a function that yields what differs, and its line in `_AGAIN`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wargame.game import asking, bargain, effects, turn
from wargame.game import events as ev
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import RULES
from wargame.game.adjudication.ruling import override, rule
from wargame.game.adjudication.throwing import TWO_DICE, Throwing
from wargame.game.chance import draw
from wargame.game.state import GameState
from wargame.terms import EntenteError, Outcome, Quantity
from wargame.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Difference:
    """Something of an event that would come out otherwise."""

    what: Sentence
    """A clause."""
    is_wrong: bool = False
    """Whether no version of the rules can have given it."""


def differences(before: GameState, event: ev.Event) -> tuple[Difference, ...]:
    """Return what would come out otherwise if an event happened again after the state `before`."""
    look = _AGAIN.get(event.__class__)
    if look is None:
        return ()
    try:
        return tuple(look(before, event))
    except EntenteError as error:
        return (Difference(Sentence("not-allowed-today", why=error.told)),)
    except LookupError as error:
        return (Difference(Sentence("not-allowed-today", why=str(error))),)


def _opened(before: GameState, event: ev.SessionOpened) -> Iterator[Difference]:
    for seat in before.compiled.scenario.seats:
        drawn = event.hidden.get(seat.id)
        if drawn is None or seat.id in event.assigned or not seat.hidden_sets:
            continue
        if drawn != draw(event.seed, seat.id, [one.id for one in seat.hidden_sets], event.key):
            yield Difference(Sentence("hidden-set-not-drawn", seat=seat.name), True)


def _ruled(before: GameState, event: ev.MoveRuled) -> Iterator[Difference]:
    yield from _thrown(before, event.throw, RULES[event.reckoning.method].throwing)
    yield from _came_of(before, event)
    exposure = event.exposure
    if exposure is not None:
        yield from _thrown(before, exposure.throw, TWO_DICE)
        yield from _exposed(exposure)
    due = _ruled_again(before, event)
    if due.reckoning != event.reckoning:
        yield Difference(Sentence("reckoning-differs"))
    if due.changes != event.changes:
        yield Difference(Sentence("moves-of-outcome-differ"))
    if due.exposure != exposure:
        yield Difference(Sentence("exposure-differs"))
    if (due.title, due.card, due.seat, due.target, due.covert, due.pulls) != (
        (event.title, event.card, event.seat, event.target, event.covert, event.pulls)
    ):
        yield Difference(Sentence("ruled-move-differs"))


def _thrown(before: GameState, throw: ev.Throw | None, throwing: Throwing) -> Iterator[Difference]:
    """Yield that dice are not those of the session; dice entered by hand say so themselves."""
    if throw is None or throw.by_hand:
        return
    if throw.dice != throwing.fall(before.setup.seed, throw.number, before.setup.key):
        words = Sentence("dice-not-drawn", throw=throw.number)
        yield Difference(words, True)


def _came_of(before: GameState, event: ev.MoveRuled) -> Iterator[Difference]:
    """Yield that an outcome does not follow from its odds and its throw."""
    reckoning, throw = event.reckoning, event.throw
    margin: int | None = None
    rolled: Outcome | None = None
    if throw is not None:
        read = RULES[reckoning.method].throwing.read
        margin, rolled = read(before.compiled.rules.adjudication.bands, reckoning, sum(throw.dice))
    if (event.rolled, event.margin) != (rolled, margin):
        yield Difference(Sentence("outcome-not-fallen"), True)
    elif rolled is not None and event.outcome != rolled and not event.reason.strip():
        yield Difference(Sentence("outcome-without-reason"), True)


def _exposed(test: ev.ExposureTest) -> Iterator[Difference]:
    if test.exposed != (sum(test.throw.dice) + test.scrutiny + test.failed >= test.threshold):
        yield Difference(Sentence("exposure-not-thrown"), True)


def _ruled_again(before: GameState, event: ev.MoveRuled) -> ev.MoveRuled:
    """Return the ruling by today's rules, with the throws and the decisions that are on record."""
    reckoning, played = event.reckoning, before.play(event.number)
    known = len(played.arguments) if played else 0
    departs = event.rolled is None or event.outcome != event.rolled
    answers = {one: getattr(reckoning, one) for one in RULES[reckoning.method].asks if one != "outcome"}

    def again(instead: Mapping[Quantity, int] | None) -> ev.MoveRuled:
        throws = [throw for throw in (event.throw, event.exposure and event.exposure.throw) if throw]
        choice = RulingChoice(
            method=reckoning.method,
            arguments=reckoning.arguments[known:],
            outcome=event.outcome if departs else None,
            effects=instead,
            reason=event.reason or "as on record",
            **answers,
        )
        return rule(before, event.number, choice, lambda _faces, _by_hand: throws.pop(0))

    due = again(None)
    if due.changes != event.changes and event.reason.strip():
        # Whoever gave a reason may have put other effects in place of the outcome's.
        due = again({change.what: change.asked for change in event.changes})
    return due


def _overridden(before: GameState, event: ev.RulingOverridden) -> Iterator[Difference]:
    instead = {change.what: change.asked for change in event.changes}
    made = [override(before, event.number, event.reason, event.after, one) for one in (None, instead)]
    if event.exposure is not None:
        yield from _exposed(event.exposure)
    if all(
        (due.before, due.undone, due.changes, due.exposure)
        != (event.before, event.undone, event.changes, event.exposure)
        for due in made
    ):
        yield Difference(Sentence("override-differs"))


def _sealed(before: GameState, event: ev.MoveSealed) -> Iterator[Difference]:
    compiled, move = before.compiled, event.move
    free = compiled.rules.free_move
    cost = compiled.cards[move.card].card.cost if move.card else free.cost if free else 0
    if event.cost != cost:
        yield Difference(Sentence("cost-differs", paid=event.cost, price=cost))
    purse = compiled.board.influences[move.seat]
    if event.changes != effects.pay(compiled, before.values, purse, event.cost):
        yield Difference(Sentence("payment-not-cost"))


def _withdrawn(before: GameState, event: ev.MoveWithdrawn) -> Iterator[Difference]:
    played = before.play(event.number)
    if played is None:
        return
    place = before.compiled.board.influences[played.move.seat]
    back = effects.change_by(before.compiled, list(before.values), place, played.cost, before)
    if event.changes != ((back,) if played.cost else ()):
        yield Difference(Sentence("payment-not-returned"))


def _backed(before: GameState, event: ev.MoveBacked) -> Iterator[Difference]:
    rules = before.compiled.rules.backing
    purse = before.compiled.board.influences[event.seat]
    if not event.by:
        played = before.play(event.number)
        backing = () if played is None else played.backing
        values = list(before.values)
        back = effects.word_returned(before.compiled, values, event.seat, backing, before)
        if event.changes != back:
            yield Difference(Sentence("payment-not-returned"))
        return
    if event.changes != effects.pay(before.compiled, before.values, purse, rules.cost if rules else 0):
        yield Difference(Sentence("payment-not-price"))


def _given(before: GameState, event: ev.InfluenceGiven) -> Iterator[Difference]:
    board, values = before.compiled.board, list(before.values)
    place = board.influences[event.receiver]
    arrives = min(event.asked, board.highs[place] - values[place])
    paid = effects.pay(before.compiled, values, board.influences[event.giver], arrives)
    if event.changes != (*paid, effects.change_by(before.compiled, values, place, arrives, before)):
        yield Difference(Sentence("gift-not-arrived"))


def _income(before: GameState, event: ev.IncomePaid) -> Iterator[Difference]:
    if turn.income(before) != event:
        yield Difference(Sentence("income-differs"))


def _upkeep(before: GameState, event: ev.UpkeepDone) -> Iterator[Difference]:
    if turn.upkeep(before)[0] != event:
        yield Difference(Sentence("upkeep-differs"))


def _audited(before: GameState, event: ev.AuditHeld) -> Iterator[Difference]:
    if event.values != tuple(before.values):
        yield Difference(Sentence("audit-differs"), True)


def _ended(before: GameState, event: ev.GameEnded) -> Iterator[Difference]:
    if event.ending != "facilitator" and turn.ending(before) != event:
        yield Difference(Sentence("end-not-due"))
    elif event.ending == "facilitator" and event.changes:
        yield Difference(Sentence("end-moves"))


def _closed(before: GameState, event: ev.TurnClosed) -> Iterator[Difference]:
    if turn.close(before) != (event,):
        yield Difference(Sentence("close-not-due"))


def _fired(before: GameState, event: ev.InjectFired) -> Iterator[Difference]:
    bound = before.compiled.inject_by_id.get(event.inject)
    if bound is None:
        yield from _written(before, event)
    elif event.by_hand:
        yield from _fired_by_hand(before, event, turn.fire(before, bound, by_hand=True))
    elif turn.fire(before, bound) != event:
        yield Difference(Sentence("inject-differs"))
    elif event.inject not in before.memory.postponed and not turn.chance_has_it(before, bound.inject):
        yield Difference(Sentence("inject-came-against-chance"))


def _fired_by_hand(before: GameState, event: ev.InjectFired, due: ev.InjectFired) -> Iterator[Difference]:
    """Yield what the facilitator, who may write other words and effects, cannot have made so."""
    bound = before.compiled.inject_by_id[event.inject]
    if (event.waits_for, event.price, event.ends_briefing) != (due.waits_for, due.price, due.ends_briefing):
        yield Difference(Sentence("inject-after-differs"))
    if event.asks != asking.asked_by(bound, event.to):
        yield Difference(Sentence("others-asked"))
    option = bound.inject.option
    if option is not None and (event.changes, event.exposes) != (due.changes, due.exposes):
        yield Difference(Sentence("inject-moves-differ"))
    else:
        yield from _follows(before, event.changes)


def _written(before: GameState, event: ev.InjectFired) -> Iterator[Difference]:
    """Yield what cannot be so of an inject that was written on the spot."""
    if event.inject != turn.ad_hoc_name(before):
        yield Difference(Sentence("own-inject-number"))
    if event.waits_for or event.price or event.ends_briefing != turn.ends_briefing(before):
        yield Difference(Sentence("own-inject-after"))
    yield from _follows(before, event.changes)


def _follows(before: GameState, changes: ev.Changes) -> Iterator[Difference]:
    """Yield that numbers did not move as far as what was asked lets them."""
    values, places = list(before.values), before.compiled.board.places
    for change in changes:
        due = effects.change_by(
            before.compiled, values, places[change.what], change.asked, before, change.why
        )
        if due != change:
            yield Difference(Sentence("effects-differ"))
            return


def _blown(before: GameState, event: ev.CoverBlown) -> Iterator[Difference]:
    due = [turn.blow_cover(before, one) for one in before.memory.covert if one.number == event.number]
    if due != [event]:
        yield Difference(Sentence("cover-differs"))


def _agreed(before: GameState, event: ev.DealAnswered) -> Iterator[Difference]:
    deal = before.affairs.deals[event.number - 1]
    whole = event.accepted and deal.effects and bargain.is_last_to_accept(deal, event.seat)
    if event.changes != (bargain.agreed(before, deal) if whole else ()):
        yield Difference(Sentence("deal-differs"))


def _adjusted(_before: GameState, event: ev.BoardAdjusted) -> Iterator[Difference]:
    change = event.change
    if change.before + change.asked != change.after:
        yield Difference(Sentence("correction-differs"))


def _prolonged(before: GameState, event: ev.CalendarChanged) -> Iterator[Difference]:
    if event.before != before.last_turn:
        yield Difference(Sentence("turns-before-differ"), True)


def _answered(before: GameState, event: ev.InjectAnswered) -> Iterator[Difference]:
    bound = before.compiled.inject_by_id.get(event.inject)
    if bound is not None and bound.inject.option and turn.answer(before, bound, pays=event.paid) != event:
        yield Difference(Sentence("answer-differs"))


def _chose(before: GameState, event: ev.AnswerSealed) -> Iterator[Difference]:
    asked = before.table.asking
    if asked is None:
        return
    for bound in asking.answers_of(before, asked, event.seat):
        if bound.answer.id == event.answer and asking.why_not_answer(before, event.seat, bound):
            yield Difference(Sentence("answer-not-open"))


def _answers(before: GameState, event: ev.AnswersOpened) -> Iterator[Difference]:
    if before.table.asking is not None and asking.opened(before, before.table.asking) != event:
        yield Difference(Sentence("answers-differ"))


_AGAIN: Final[Mapping[type, Callable[[GameState, Any], Iterator[Difference]]]] = {
    ev.SessionOpened: _opened,
    ev.MoveRuled: _ruled,
    ev.RulingOverridden: _overridden,
    ev.MoveSealed: _sealed,
    ev.MoveWithdrawn: _withdrawn,
    ev.MoveBacked: _backed,
    ev.InfluenceGiven: _given,
    ev.IncomePaid: _income,
    ev.UpkeepDone: _upkeep,
    ev.AuditHeld: _audited,
    ev.GameEnded: _ended,
    ev.TurnClosed: _closed,
    ev.InjectFired: _fired,
    ev.InjectAnswered: _answered,
    ev.AnswerSealed: _chose,
    ev.AnswersOpened: _answers,
    ev.CoverBlown: _blown,
    ev.DealAnswered: _agreed,
    ev.BoardAdjusted: _adjusted,
    ev.CalendarChanged: _prolonged,
}
