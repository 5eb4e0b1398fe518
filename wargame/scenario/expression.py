"""The small language of conditions, measures and effects: text to checked tree, and back.

Texts come from a scenario's fields (`requires: track(settlement) < 5 and exposed(iran, 2)`); trees go
to `game.conditions` and `simulation`, the names in them to `scenario.check`, their English
(`in_words`) to the feet of cards. How a text is read stands in `scenario.grammar`; the language
itself in docs/scenario-format.md. For all trees `parse(unparse(tree)) == tree`.

To add a word, see `scenario.grammar`.
"""

from collections.abc import Iterator
from functools import lru_cache
from types import UnionType
from typing import Final, NamedTuple, TypeAlias, assert_never

from wargame.scenario.grammar import ExpressionFault as ExpressionFault
from wargame.scenario.grammar import NameKind, Reader, Reading
from wargame.scenario.tree import (
    Alignment,
    Both,
    Change,
    Clock,
    Compare,
    Condition,
    Effect,
    Either,
    EvenTurn,
    Exposed,
    ExposeOne,
    Influence,
    Negative,
    Not,
    Number,
    Played,
    Quantity,
    Scrutiny,
    Succeeded,
    Sum,
    Term,
    TrackValue,
)
from wargame.scenario.wording import effects_in_brief as effects_in_brief
from wargame.scenario.wording import in_words as in_words
from wargame.scenario.wording import names_of as names_of
from wargame.scenario.wording import shorter_names_of as shorter_names_of
from wargame.terms import FACILITATOR

_REMEMBERED: Final = 4096
"""Texts kept with their trees: a scenario is checked first and put into tables right after."""

Tree: TypeAlias = Condition | Term | tuple[Effect, ...]


class Name(NamedTuple):
    """An id that a tree uses, and what it must be the name of."""

    kind: NameKind
    id: str


def parse_condition(text: str) -> Condition:
    """Return the condition that `text` states, such as `track(settlement) >= 4`; ExpressionFault if none."""
    return read_condition(text).tree


def parse_term(text: str) -> Term:
    """Return the number that `text` names, such as `alignment(a, b) - 2`; ExpressionFault if none."""
    return read_term(text).tree


def parse_effects(text: str) -> tuple[Effect, ...]:
    """Return the effects in `text`, in order; none if it is empty; ExpressionFault if it has faults."""
    return read_effects(text).tree


@lru_cache(maxsize=_REMEMBERED)
def read_condition(text: str) -> Reading[Condition]:
    """Return the condition in `text` with the places of its ids; ExpressionFault if there is none."""
    return Reader(text).whole(Reader.condition)


@lru_cache(maxsize=_REMEMBERED)
def read_term(text: str) -> Reading[Term]:
    """Return the number in `text` with the places of its ids; ExpressionFault if there is none."""
    return Reader(text).whole(Reader.number)


@lru_cache(maxsize=_REMEMBERED)
def read_effects(text: str) -> Reading[tuple[Effect, ...]]:
    """Return the effects in `text` with the places of their ids; ExpressionFault if it has faults."""
    return Reader(text).whole(Reader.effects)


def unparse(tree: Tree) -> str:
    """Return the text that parses to `tree`, evenly spaced."""
    if isinstance(tree, tuple):
        return "; ".join(_effect_text(effect) for effect in tree)
    if isinstance(tree, Term):
        return _term_text(tree)
    return _condition_text(tree)


def names_in(tree: Tree) -> Iterator[Name]:
    """Yield every id in `tree` as often as it is used, left to right; `target` is yielded as an actor."""
    match tree:
        case Alignment(one, other):
            yield Name("actor", one)
            yield Name("actor", other)
        case TrackValue(name):
            yield Name("track", name)
        case Influence(seat) | Scrutiny(seat) | Exposed(seat, _):
            yield Name("seat", seat)
        case Played(card, _) | Succeeded(card, _):
            yield Name("card", card)
        case _:
            for part in _parts(tree):
                yield from names_in(part)


def numbers_in(tree: Tree) -> Iterator[Quantity]:
    """Yield every number on the board that `tree` reads or changes, as often as it does, left to right."""
    if isinstance(tree, Alignment | TrackValue | Influence | Scrutiny):
        yield tree
        return
    for part in _parts(tree):
        yield from numbers_in(part)


def _parts(tree: Tree) -> tuple[Tree, ...]:
    match tree:
        case Sum(left, right, _) | Compare(left, _, right):
            return (left, right)
        case Negative(term):
            return (term,)
        case Not(part):
            return (part,)
        case Both(parts) | Either(parts):
            return parts
        case tuple():
            return tuple(effect.quantity for effect in tree if isinstance(effect, Change))
        case _:
            return ()


def _effect_text(effect: Effect) -> str:
    if isinstance(effect, ExposeOne):
        return f"expose({FACILITATOR})"
    quantity = _quantity_text(effect.quantity)
    return f"{quantity} = {effect.amount}" if effect.sets else f"{quantity} {effect.amount:+d}"


def _quantity_text(quantity: Quantity) -> str:
    match quantity:
        case Alignment(one, other):
            return f"alignment({one}, {other})"
        case TrackValue(name):
            return f"track({name})"
        case Influence(seat):
            return f"influence({seat})"
        case Scrutiny(seat):
            return f"scrutiny({seat})"
        case _:
            assert_never(quantity)


def _term_text(term: Term) -> str:
    match term:
        case Number(value):
            return str(value)
        case Clock(word):
            return word
        case Sum(left, right, minus):
            second = _term_text(right)
            second = f"({second})" if isinstance(right, Sum) else second
            return f"{_term_text(left)} {'-' if minus else '+'} {second}"
        case Negative(inner):
            text = _term_text(inner)
            return f"-({text})" if isinstance(inner, Sum | Number) else f"-{text}"
        case Alignment() | TrackValue() | Influence() | Scrutiny():
            return _quantity_text(term)
        case _:
            assert_never(term)


def _condition_text(condition: Condition) -> str:
    match condition:
        case Compare(left, sign, right):
            return f"{_term_text(left)} {sign} {_term_text(right)}"
        case Played(card, now):
            return f"{'played-this-turn' if now else 'played'}({card})"
        case Succeeded(card, now):
            return f"{'succeeded-this-turn' if now else 'succeeded'}({card})"
        case Exposed(seat, turns):
            return f"exposed({seat}, {turns})"
        case EvenTurn():
            return "even(turn)"
        case Not() | Both() | Either():
            return _joined_text(condition)
        case _:
            assert_never(condition)


def _joined_text(condition: Not | Both | Either) -> str:
    match condition:
        case Not(part):
            return f"not {_guarded(part, Both | Either)}"
        case Both(parts):
            return " and ".join(_guarded(part, Both | Either) for part in parts)
        case Either(parts):
            return " or ".join(_guarded(part, Either) for part in parts)
        case _:
            assert_never(condition)


def _guarded(part: Condition, looser: type | UnionType) -> str:
    text = _condition_text(part)
    return f"({text})" if isinstance(part, looser) else text
