"""Conditions, effects and measures as sentences with blanks, and back to the small language.

A condition that is nothing but comparisons of one number each, joined by `and` or by `or`, can be filled in
by pickers; every other one stays a text. Effects are rows of what moves and by how much; a covert move that
comes to light stays a text beside them. A measure is numbers that are added or taken off. What can be picked
comes from the scenario's own actors and tracks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, Final, Literal

from wargame.scenario.document.document import Document
from wargame.scenario.expression import (
    ExpressionFault,
    in_words,
    parse_condition,
    parse_effects,
    parse_term,
    unparse,
)
from wargame.scenario.held import SELF
from wargame.scenario.tree import (
    TARGET,
    Alignment,
    Both,
    Change,
    Clock,
    Compare,
    Condition,
    Either,
    Influence,
    Negative,
    Number,
    Scrutiny,
    Sum,
    Term,
    TrackValue,
)
from wargame.shown.editor.sections import Path, names_in
from wargame.shown.editor.things import shorts_of, things_of

Sign = Literal["<", "<=", "==", "!=", ">=", ">"]

SIGN_WORDS: Final[dict[Sign, str]] = {
    ">=": "at least",
    "<=": "at most",
    "==": "exactly",
    "!=": "not",
    ">": "above",
    "<": "below",
}
_MIRRORED: Final[dict[Sign, Sign]] = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "==": "==", "!=": "!="}
_PICKED: Final = (Alignment, TrackValue, Influence, Scrutiny, Clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One comparison: a number on the board, how it is compared, and with what."""

    what: str
    """In the small language: `track(bridge)`."""
    sign: Sign = ">="
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """A condition that can be filled in."""

    parts: tuple[Blank, ...] = ()
    joined: Literal["and", "or"] = "and"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One effect: what moves, and by how much or to where."""

    what: str
    amount: int
    sets: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A text of effects as rows."""

    moves: tuple[Move, ...] = ()
    rest: str = ""
    """What cannot be shown as a row."""


def blanks_of(text: str) -> Blanks | None:
    """Return a condition as blanks; None if it cannot be filled in, or cannot be read."""
    if not text.strip():
        return Blanks()
    try:
        tree = parse_condition(text)
    except ExpressionFault:
        return None
    parts: tuple[Condition, ...] = tree.parts if isinstance(tree, Both | Either) else (tree,)
    found = [_blank(part) for part in parts]
    known = tuple(one for one in found if one is not None)
    if len(known) < len(found):
        return None
    return Blanks(parts=known, joined="or" if isinstance(tree, Either) else "and")


def text_of_blanks(blanks: Blanks) -> str:
    """Return what a filled in condition says in the small language."""
    return f" {blanks.joined} ".join(f"{one.what} {one.sign} {one.number}" for one in blanks.parts)


def moves_of(text: str) -> Moved | None:
    """Return effects as rows; None if the text cannot be read."""
    if not text.strip():
        return Moved()
    try:
        tree = parse_effects(text)
    except ExpressionFault:
        return None
    moves = tuple(
        Move(what=unparse(one.quantity), amount=one.amount, sets=one.sets)
        for one in tree
        if isinstance(one, Change)
    )
    rest = tuple(one for one in tree if not isinstance(one, Change))
    return Moved(moves=moves, rest=unparse(rest) if rest else "")


def text_of_moves(moved: Moved) -> str:
    """Return what rows of effects say in the small language."""
    said = [
        f"{one.what} = {one.amount}" if one.sets else f"{one.what} {one.amount:+d}" for one in moved.moves
    ]
    return "; ".join([*said, moved.rest] if moved.rest else said)


def with_amount(moved: Moved, what: str, amount: int, sets: bool = False) -> Moved:
    """Return rows in which one thing moves by so much, or is set to it.

    At 0 it is left out; what is new comes to the end.
    """
    new = Move(what=what, amount=amount, sets=sets)
    if what not in [one.what for one in moved.moves]:
        return replace(moved, moves=(*moved.moves, new)) if amount or sets else moved
    moves = tuple(new if one.what == what else one for one in moved.moves)
    return replace(moved, moves=tuple(one for one in moves if one.amount or one.sets))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One number of a measure."""

    what: str
    minus: bool = False
    """Whether it is taken off."""


def counted_of(text: str) -> tuple[Counted, ...] | None:
    """Return a measure as the numbers that it adds; None if it is anything else, or cannot be read."""
    if not text.strip():
        return ()
    try:
        found = list(_counted(parse_term(text), minus=False))
    except ExpressionFault:
        return None
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(found) else None


def text_of_counted(counted: Iterable[Counted]) -> str:
    """Return what numbers that are added say in the small language."""
    said = "".join(f" {'-' if one.minus else '+'} {one.what}" for one in counted)
    return said.removeprefix(" + ") if said.startswith(" + ") else said.replace(" - ", "-", 1)


def _counted(term: Term, *, minus: bool) -> Iterator[Counted | None]:
    match term:
        case Sum():
            yield from _counted(term.left, minus=minus)
            yield from _counted(term.right, minus=minus != term.minus)
        case Negative():
            yield from _counted(term.term, minus=not minus)
        case _:
            yield Counted(what=unparse(term), minus=minus) if isinstance(term, _PICKED) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Who can be named in one place besides the actors of the scenario."""

    own: str = ""
    """Who `self` is there, in words; empty where it is nobody."""
    target: bool = False
    """Whether somebody is chosen whom it meets."""


def parts_at(document: Document, path: Path) -> Parts:
    """Return who can be named in a text at a path: on a card who plays it, in an answer who gives it."""
    if "answers" in path:
        return Parts(own="the seat that answers")
    if path[:1] == ("cards",) and len(path) > 1:
        return parts_of_card(document.value(path[:2]))
    return Parts()


def parts_of_card(data: Mapping[str, Any]) -> Parts:
    """Return who can be named on a card."""
    return Parts(own="the seat that plays", target=bool(data.get("choose")))


def numbers_of(
    document: Document, parts: Parts = Parts(), clocks: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return every number that can be picked: what the small language calls it, and what people do.

    `parts` adds the ties of those who can be named in this place alone, `clocks` the turn.
    """
    actors = shorts_of(document)
    seats = things_of(document, "seat")
    shorts = dict(actors)
    found = [(f"track({identity})", name) for identity, name in things_of(document, "track")]
    if parts.target:
        found += [(f"alignment({one}, {TARGET})", f"Tie {shorts[one]}–target") for one, _ in seats]
    found += [
        (f"alignment({one}, {other})", f"Tie {first}–{second}")
        for (one, first), (other, second) in combinations(actors, 2)
    ]
    found += [(f"influence({identity})", f"Influence {shorts[identity]}") for identity, _ in seats]
    found += [(f"scrutiny({identity})", f"Scrutiny {shorts[identity]}") for identity, _ in seats]
    if clocks:
        found += [("turn", "The turn"), ("quarter", "The quarter")]
    return (*found, *_own_numbers(document, parts))


def _own_numbers(document: Document, parts: Parts) -> list[tuple[str, str]]:
    """Return the numbers of whoever plays or answers."""
    if not parts.own:
        return []
    others = ([(TARGET, "the target")] if parts.target else []) + list(shorts_of(document))
    ties = [(f"alignment({SELF}, {one})", f"Tie of {parts.own} with {name}") for one, name in others]
    return [*ties, (f"influence({SELF})", f"Influence of {parts.own}")]


def name_of(document: Document, what: str, parts: Parts = Parts()) -> str:
    """Return what people call a number that is not among those to be picked; as written if it says none."""
    try:
        return in_words(parse_term(what), {**names_in(document), **({SELF: parts.own} if parts.own else {})})
    except ExpressionFault:
        return what


def same_number(what: str, other: str) -> bool:
    """Return whether two texts name the same number; a tie is the same from both its ends."""
    return _ends(what) == _ends(other)


def is_tie(what: str) -> bool:
    """Return whether the text of a number names a tie."""
    return what.startswith("alignment(")


def _ends(what: str) -> str:
    if not is_tie(what):
        return what
    inside = what.removeprefix("alignment(").removesuffix(")")
    return ", ".join(sorted(part.strip() for part in inside.split(",")))


def _blank(part: Condition) -> Blank | None:
    if not isinstance(part, Compare):
        return None
    left, sign, right = part.left, part.sign, part.right
    if isinstance(left, Number) and isinstance(right, _PICKED):
        left, right, sign = right, left, _MIRRORED[sign]
    if isinstance(left, _PICKED) and isinstance(right, Number):
        return Blank(what=unparse(left), sign=sign, number=right.value)
    return None
