"""Conditions, measures and effects in plain English, for cards' feet and the facilitator's panels.

Trees come from `scenario.expression`, names from the scenario (`names_of`); sentences go to the window
and the report. A new node of `scenario.tree` needs its words here.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, assert_never

from wargame.scenario.held import SELF
from wargame.scenario.model import Scenario
from wargame.scenario.tree import (
    TARGET,
    Alignment,
    Both,
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
from wargame.terms import signed

QuantityWords: TypeAlias = Callable[[Quantity, Mapping[str, str]], str]
"""How a number on the board is called."""

_AGAINST_NUMBER: Final = {
    ">=": "at {} or more",
    "<=": "at {} or less",
    ">": "above {}",
    "<": "below {}",
    "==": "at {}",
    "!=": "not at {}",
}
_AGAINST_TERM: Final = {
    ">=": "at least",
    "<=": "at most",
    ">": "more than",
    "<": "less than",
    "==": "equal to",
    "!=": "different from",
}
_IS: Final = {"==": "it is", "!=": "it is not"}
_USUALLY: Final = {TARGET: "the target", SELF: "whoever plays it"}
_MIRRORED: Final = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "==": "==", "!=": "!="}


def names_of(scenario: Scenario) -> dict[str, str]:
    """Return the name of each actor and track and the title of each card, by id, and those of quarters."""
    names = {card.id: card.title for card in scenario.cards}
    names |= {track.id: track.name for track in scenario.tracks}
    names |= {_quarter(number): name for number, name in scenario.calendar.quarter_names.items()}
    return names | {actor.id: actor.name for actor in scenario.actors}


def shorter_names_of(scenario: Scenario) -> dict[str, str]:
    """Return the names as for narrow places: a track's short name where it has one."""
    return names_of(scenario) | {track.id: track.short for track in scenario.tracks if track.short}


def _quarter(number: int) -> str:
    # No id holds a blank.
    return f"quarter {number}"


def in_words(tree: Condition | Term | tuple[Effect, ...], names: Mapping[str, str]) -> str:
    """Return `tree` as an English phrase that begins with a capital and has no full stop.

    `names` gives the name of each id; an id without one is written with spaces for hyphens.
    An empty tuple of effects is `No effect`.
    """
    text = in_mid_sentence(tree, names)
    return text[:1].upper() + text[1:]


def in_mid_sentence(tree: Condition | Term | tuple[Effect, ...], names: Mapping[str, str]) -> str:
    """Return the same phrase as it stands after other words."""
    if isinstance(tree, tuple):
        return "; ".join(_effect(effect, names) for effect in tree) or "no effect"
    if isinstance(tree, Term):
        return _term(tree, names)
    return _condition(tree, names)


def effects_in_brief(effects: tuple[Effect, ...], names: Mapping[str, str]) -> str:
    """Return effects in as few words as a card has room for: a tie by its two actors alone."""
    said = [_effect(effect, names, _in_brief) for effect in effects]
    text = "; ".join(said) or "no effect"
    return text[:1].upper() + text[1:]


def _in_brief(quantity: Quantity, names: Mapping[str, str]) -> str:
    if isinstance(quantity, Alignment):
        return f"{_name(quantity.one, names)} and {_name(quantity.other, names)}"
    return _quantity(quantity, names)


def _name(identity: str, names: Mapping[str, str]) -> str:
    return names.get(identity) or _USUALLY.get(identity) or identity.replace("-", " ")


def _quantity(quantity: Quantity, names: Mapping[str, str]) -> str:
    match quantity:
        case Alignment(one, other):
            return f"tie of {_name(one, names)} and {_name(other, names)}"
        case TrackValue(name):
            return _name(name, names)
        case Influence(seat):
            return f"influence of {_name(seat, names)}"
        case Scrutiny(seat):
            return f"scrutiny of {_name(seat, names)}"
        case _:
            assert_never(quantity)


def _effect(effect: Effect, names: Mapping[str, str], said: QuantityWords = _quantity) -> str:
    if isinstance(effect, ExposeOne):
        return "the facilitator exposes one covert move"
    quantity = said(effect.quantity, names)
    if not effect.sets:
        return f"{quantity} {signed(effect.amount)}"
    written = signed if isinstance(effect.quantity, Alignment) else _whole
    return f"{quantity} set to {written(effect.amount)}"


def _whole(value: int) -> str:
    return f"−{-value}" if value < 0 else str(value)


def _term(term: Term, names: Mapping[str, str]) -> str:
    match term:
        case Number(value):
            return _whole(value)
        case Clock(word):
            return {"turn": "the turn", "last-turn": "the last turn", "quarter": "the quarter"}[word]
        case Sum(left, right, minus):
            return f"{_term(left, names)} {'less' if minus else 'plus'} {_term(right, names)}"
        case Negative(inner):
            return f"minus {_term(inner, names)}"
        case Alignment() | TrackValue() | Influence() | Scrutiny():
            return _quantity(term, names)
        case _:
            assert_never(term)


def limit_in_words(tree: Condition, names: Mapping[str, str]) -> tuple[Term, str] | None:
    """Return which number a comparison is about, and its limit: `at 3 or more`; None for another condition.

    For where the number is named in other words, or shown beside its limit.
    """
    if not isinstance(tree, Compare) or isinstance(tree.left, Number) == isinstance(tree.right, Number):
        return None
    if Clock("quarter") in (tree.left, tree.right) and any(_quarter(one) in names for one in range(1, 5)):
        return None
    if isinstance(tree.left, Number):
        return tree.right, _AGAINST_NUMBER[_MIRRORED[tree.sign]].format(_term(tree.left, names))
    return tree.left, _AGAINST_NUMBER[tree.sign].format(_term(tree.right, names))


def _comparison(compare: Compare, names: Mapping[str, str]) -> str:
    left, sign, right = compare.left, compare.sign, compare.right
    if isinstance(left, Number) and not isinstance(right, Number):
        return _against_number(right, _MIRRORED[sign], left, names)
    if isinstance(right, Number):
        return _against_number(left, sign, right, names)
    return f"{_term(left, names)} {_AGAINST_TERM[sign]} {_term(right, names)}"


def _against_number(term: Term, sign: str, number: Number, names: Mapping[str, str]) -> str:
    if term == Clock("quarter") and sign in _IS and (called := names.get(_quarter(number.value))):
        return f"{_IS[sign]} {called}"
    return f"{_term(term, names)} {_AGAINST_NUMBER[sign].format(_term(number, names))}"


def _condition(condition: Condition, names: Mapping[str, str]) -> str:
    match condition:
        case Compare():
            return _comparison(condition, names)
        case Played(card, now):
            return f"“{_name(card, names)}” has been played{_NOW[now]}"
        case Succeeded(card, now):
            return f"“{_name(card, names)}” has succeeded{_NOW[now]}"
        case Exposed(seat, turns):
            return f"{_name(seat, names)} exposed {_since(turns)}"
        case EvenTurn():
            return "the turn's number is even"
        case Not(part):
            return f"not: {_condition(part, names)}"
        case Both(parts):
            return ", and ".join(_bracketed(part, names) for part in parts)
        case Either(parts):
            return ", or ".join(_bracketed(part, names) for part in parts)
        case _:
            assert_never(condition)


_NOW: Final = {False: "", True: " this turn"}


def _since(turns: int) -> str:
    if turns == 0:
        return "this turn"
    return "this turn or the turn before" if turns == 1 else f"this turn or in the {turns} turns before"


def _bracketed(part: Condition, names: Mapping[str, str]) -> str:
    text = _condition(part, names)
    return f"({text})" if isinstance(part, Both | Either) else text
