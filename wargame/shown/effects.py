"""Effects as sentences: what a text of effects moves, from where to where, and what holds it back.

Read from a text in the scenarios' own language and written back to it, so that pointing and typing are two
ways to the same text. What cannot be pointed at (a value that is set, a covert move that comes to light)
stays in the text as it was written. Values are those that the table was told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from msgspec.structs import replace

from wargame import terms
from wargame.game.effects import change_by
from wargame.game.events import Change
from wargame.game.secrecy import as_told, may_know_number
from wargame.game.state import GameState
from wargame.scenario import tree
from wargame.scenario.expression import in_words, names_of, parse_condition, parse_effects, unparse
from wargame.scenario.model import Scenario
from wargame.session.narration import Narrator
from wargame.session.phrasing import in_figures
from wargame.shown.actors import seat_glyph
from wargame.terms import ROOM, Quantity
from wargame.words.counting import signed


def example_of_effects(scenario: Scenario) -> str:
    """Return effects as somebody could type them in this scenario: a track a step up, a tie a step down."""
    found = [f"{terms.track(line.id)} +1" for line in scenario.tracks if line.derived is None][:1]
    actors = [one.id for one in scenario.actors[:2]]
    found += [f"{terms.alignment(one, other)} -1" for one, other in pairwise(actors)]
    return "; ".join(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What a text of effects moves."""

    by: Mapping[Quantity, int]
    """By how much each number moves, in the order of the text."""
    rest: str
    """What of the text cannot be pointed at; empty mostly."""


NOTHING = Moves(by=MappingProxyType({}), rest="")


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """One number that moves."""

    what: Quantity
    sentence: str
    """`Russia and Iran +1`."""
    before: str
    after: str
    """Where it stands now and would stand then; both empty where the room may not know."""
    sign: int
    """Of a tie as it would stand; 0 for what is no tie."""
    glyphs: tuple[str, ...]
    """Of the two actors of a tie, or of the seat whose number it is; none for a track."""
    note: str
    """Why less than all of it would count; empty if all of it does."""

    @property
    def said(self) -> str:
        """The row as one sentence."""
        moved = f", from {self.before} to {self.after}" if self.before else ""
        return f"{self.sentence}{moved}." + (f" {self.note}" if self.note else "")


def read(state: GameState, text: str) -> Moves:
    """Return what a text of effects moves.

    Raises
    ------
    ExpressionFault
        If the text has faults.
    """
    by: dict[Quantity, int] = {}
    rest: list[tree.Effect] = []
    for effect in parse_effects(text):
        what = _quantity(effect)
        if what is None or what not in state.compiled.board.places or not isinstance(effect, tree.Change):
            rest.append(effect)
        else:
            by[what] = by.get(what, 0) + effect.amount
    return Moves(by=by, rest=unparse(tuple(rest)) if rest else "")


def written(moves: Moves) -> str:
    """Return the text that moves these numbers."""
    said = [f"{what} {by:+d}" for what, by in moves.by.items() if by]
    return "; ".join([*said, moves.rest] if moves.rest else said)


def stepped(moves: Moves, what: Quantity, by: int) -> Moves:
    """Return the moves with one number moving by so much more; one that does not move is left out."""
    after = {**moves.by, what: moves.by.get(what, 0) + by}
    return Moves(by={one: amount for one, amount in after.items() if amount}, rest=moves.rest)


def without(moves: Moves, what: Quantity) -> Moves:
    """Return the moves without one number."""
    return Moves(by={one: by for one, by in moves.by.items() if one != what}, rest=moves.rest)


def effect_rows(
    state: GameState, narrator: Narrator, moves: Moves, *, by_hand: bool = False
) -> tuple[EffectRow, ...]:
    """Return the moves in words, carried out one after the other on the board as it is now.

    What is moved `by_hand` passes the gates of a track, as a correction does.
    """
    told = as_told(state)
    changes, _values = _carried(told, moves, by_hand=by_hand)
    rows = []
    for change in changes:
        what, knows = change.what, may_know_number(state, change.what, ROOM)
        rows.append(
            EffectRow(
                what=what,
                sentence=f"{narrator.quantity(what)} {signed(moves.by[what])}",
                before=in_figures(what, change.before) if knows else "",
                after=in_figures(what, change.after) if knows else "",
                sign=(change.after > 0) - (change.after < 0) if what.kind == "alignment" else 0,
                glyphs=() if what.kind == "track" else tuple(seat_glyph(state, who) for who in what.ids),
                note=_held(told, change) if knows else "",
            )
        )
    return tuple(rows)


def board_after(state: GameState, moves: Moves, *, by_hand: bool = False) -> GameState:
    """Return the board as the table was told of it, with the moves carried out, to be shown beforehand."""
    told = as_told(state)
    return replace(told, values=tuple(_carried(told, moves, by_hand=by_hand)[1]))


def _carried(told: GameState, moves: Moves, *, by_hand: bool) -> tuple[list[Change], list[int]]:
    """Return what the moves change one after the other, and the values that they leave."""
    values, changes = list(told.values), []
    for what, by in moves.by.items():
        place = told.compiled.board.places[what]
        if by_hand:
            change = _set_by_hand(told, what, values[place], by)
            values[place] = change.after
        else:
            change = change_by(told.compiled, values, place, by, told)
        changes.append(change)
    return changes, values


def _set_by_hand(state: GameState, what: Quantity, before: int, by: int) -> Change:
    board, place = state.compiled.board, state.compiled.board.places[what]
    return Change(what, by, before, min(max(before + by, board.lows[place]), board.highs[place]), "")


def corrected(state: GameState, text: str) -> tuple[tuple[Quantity, int], ...]:
    """Return what a text of effects would set numbers to, by hand; those that stay are left out."""
    places = state.compiled.board.places
    found = (
        (what, _set_by_hand(state, what, state.values[places[what]], by))
        for what, by in read(state, text).by.items()
    )
    return tuple((what, change.after) for what, change in found if change.after != change.before)


def _quantity(effect: tree.Effect) -> Quantity | None:
    """Return the number that an effect moves by an amount; None for any other effect."""
    if not isinstance(effect, tree.Change) or effect.sets:
        return None
    match effect.quantity:
        case tree.Alignment(one, other):
            return terms.alignment(one, other)
        case tree.TrackValue(name):
            return terms.track(name)
        case tree.Influence(seat):
            return terms.influence(seat)
        case tree.Scrutiny(seat):
            return terms.scrutiny(seat)


def _held(state: GameState, change: Change) -> str:
    counts = change.after - change.before
    if counts == change.asked:
        return ""
    board, what = state.compiled.board, change.what
    of_it = f"{signed(counts)} of {signed(change.asked)} will count."
    place = board.places[what]
    if change.after in (board.lows[place], board.highs[place]):
        return f"{in_figures(what, change.after)} is the end of the scale; {of_it}"
    return " ".join((*_gates(state, change), of_it))


def _gates(state: GameState, change: Change) -> Iterable[str]:
    """Return what the gates ask that a track met on its way."""
    scenario = state.compiled.scenario
    names = names_of(scenario)
    for line in scenario.tracks:
        if terms.track(line.id) is not change.what:
            continue
        for gate in line.gates:
            if change.before + change.asked > gate.above >= change.after:
                needs = in_words(parse_condition(gate.requires), names)
                yield f"Above {gate.above} it needs: {needs}."
