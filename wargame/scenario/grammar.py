"""How the texts of conditions, measures and effects are read: tokens, and one function per rule.

Texts come from `scenario.expression`, which is the door to the language; trees go back there. A text
is cut into tokens and read by the methods of `Reader`, one for each level of the grammar in
docs/scenario-format.md; nothing is ever evaluated as code. A fault knows its column.

To add a word: a node in `scenario.tree`, its reading in `_QUANTITIES`, `_PREDICATES` or `_CLOCKS`
here, its writing in `scenario.expression`, its English in `scenario.wording`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar, cast, get_args

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
from wargame.terms import FACILITATOR, EntenteError
from wargame.words.sentences import Sentence

LONGEST_EXPRESSION: Final = 500
"""Characters of one condition, measure or list of effects."""

DEEPEST_NESTING: Final = 30
"""Parentheses, `not` and minus signs within one another."""

LONGEST_NUMBER: Final = 9
"""Digits of a whole number."""

NameKind: TypeAlias = Literal["actor", "seat", "track", "card"]
"""What an id names; `seat` where only an actor with influence and scrutiny makes sense."""

Sign: TypeAlias = Literal["<", "<=", "==", "!=", ">=", ">"]
Called = TypeVar("Called")
Read = TypeVar("Read")

_SIGNS: Final = frozenset(get_args(Sign))
_JOINS: Final = frozenset({"and", "or", "not"})
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9]+)|(?P<word>[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*)"
    r"|(?P<sign>(?!=>|=<|<>)(?:<=|>=|==|!=|[-+<>=();,]))|(?P<end>$)"
    r"|(?P<foreign>=>|=<|<>|&&|\|\||[^\W\d][\w-]*|.))",
    re.DOTALL,
)


class ExpressionFault(EntenteError):
    """A text that the language cannot read: where, what is wrong, what was expected.

    `column` counts characters from the start of the text, from 0.
    """

    def __init__(self, column: int, reason: Sentence) -> None:
        super().__init__(reason)
        self.column = column


class PlacedName(NamedTuple):
    """An id in a text: what it must name, and the column where it stands (from 0)."""

    kind: NameKind
    id: str
    column: int


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Reading(Generic[Read]):
    """A tree together with the ids of its text, in their order."""

    tree: Read
    names: tuple[PlacedName, ...]


def _as_term(node: Condition | Term, column: int, sign: str) -> Term:
    if not isinstance(node, Term):
        raise ExpressionFault(column, Sentence("condition-stands-beside", sign=sign))
    return node


def _as_condition(node: Condition | Term, column: int, word: str) -> Condition:
    if isinstance(node, Term):
        raise ExpressionFault(column, Sentence("number-stands-beside", word=word))
    return node


def _unknown_word(token: _Token, words: tuple[str, ...]) -> ExpressionFault:
    near = get_close_matches(token.text, words, n=1)
    expected = Sentence("only-name", near=near[0]) if near else "one of " + ", ".join(words)
    return ExpressionFault(token.column, Sentence("not-word-language", text=token.text, expected=expected))


def _tokens(text: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    place = 0
    while not tokens or tokens[-1].kind != "end":
        match = _TOKEN.match(text, place)
        assert match is not None
        assert match.lastgroup is not None
        tokens.append(_Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        place = match.end()
    return tuple(tokens)


class Reader:
    """One text being read, token by token."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST_EXPRESSION:
            raise ExpressionFault(
                LONGEST_EXPRESSION, Sentence("text-has-characters", length=len(text), most=LONGEST_EXPRESSION)
            )
        self.tokens = _tokens(text)
        self.place = 0
        self.depth = 0
        self.names: list[PlacedName] = []

    @property
    def token(self) -> _Token:
        """Return the token that is read next."""
        return self.tokens[self.place]

    def whole(self, rule: Callable[["Reader"], Read]) -> Reading[Read]:
        """Return what `rule` reads, provided that nothing is left after it."""
        tree = rule(self)
        if self.token.kind != "end":
            raise self.unexpected(Sentence("end-of-text"))
        return Reading(tree, tuple(self.names))

    def unexpected(self, expected: Sentence) -> ExpressionFault:
        """Return the fault that the present token is not `expected`."""
        token = self.token
        if token.kind == "end":
            return ExpressionFault(token.column, Sentence("text-ends-here", expected=expected))
        return ExpressionFault(
            token.column, Sentence("sign-cannot-stand", text=token.text, expected=expected)
        )

    def take(self, *texts: str) -> _Token | None:
        """Return the present token and go on if it is one of `texts`, else None."""
        token = self.token
        if token.text not in texts or token.kind == "end":
            return None
        self.place += 1
        return token

    def need(self, text: str) -> None:
        """Go past `text`, which must stand here."""
        if self.take(text) is None:
            raise self.unexpected(Sentence("one-sign", sign=text))

    def deeper(self, step: int) -> None:
        """Count nesting, in or out."""
        self.depth += step
        if self.depth > DEEPEST_NESTING:
            raise ExpressionFault(self.token.column, Sentence("text-nested-too-deep", most=DEEPEST_NESTING))

    def condition(self) -> Condition:
        """Read a condition."""
        column = self.token.column
        found = self.either()
        if isinstance(found, Term):
            if self.token.kind == "foreign":
                raise self.unexpected(Sentence("sign-comparing"))
            raise ExpressionFault(column, Sentence("number-not-condition"))
        return found

    def number(self) -> Term:
        """Read a number: a quantity, or a sum of such."""
        column = self.token.column
        found = self.either()
        if not isinstance(found, Term):
            raise ExpressionFault(column, Sentence("condition-not-number"))
        return found

    def either(self) -> Condition | Term:
        """Read `a or b`, or anything that binds tighter."""
        return self.joined("or", self.both, Either)

    def both(self) -> Condition | Term:
        """Read `a and b`, or anything that binds tighter."""
        return self.joined("and", self.negated, Both)

    def joined(
        self,
        word: str,
        rule: Callable[[], Condition | Term],
        node: Callable[[tuple[Condition, ...]], Condition],
    ) -> Condition | Term:
        """Read parts with `word` between them."""
        column = self.token.column
        first = rule()
        if self.token.text != word:
            return first
        parts = [_as_condition(first, column, word)]
        while self.take(word):
            column = self.token.column
            parts.append(_as_condition(rule(), column, word))
        return node(tuple(parts))

    def negated(self) -> Condition | Term:
        """Read `not a`, or anything that binds tighter."""
        if self.take("not") is None:
            return self.comparison()
        self.deeper(1)
        column = self.token.column
        part = _as_condition(self.negated(), column, "not")
        self.deeper(-1)
        return Not(part)

    def comparison(self) -> Condition | Term:
        """Read `a <= b`, or a chain of comparisons, or a lone term."""
        column = self.token.column
        left = self.sum()
        links: list[Condition] = []
        while self.token.text in _SIGNS:
            sign = self.token
            self.place += 1
            link_left = _as_term(left, column, sign.text)
            column = self.token.column
            left = self.sum()
            links.append(Compare(link_left, cast("Sign", sign.text), _as_term(left, column, sign.text)))
        if self.token.text == "=":
            raise self.unexpected(Sentence("sign-to-compare"))
        if not links:
            return left
        return links[0] if len(links) == 1 else Both(tuple(links))

    def sum(self) -> Condition | Term:
        """Read `a + b - c`."""
        column = self.token.column
        total = self.unary()
        while sign := self.take("+", "-"):
            left = _as_term(total, column, sign.text)
            right_column = self.token.column
            total = Sum(left, _as_term(self.unary(), right_column, sign.text), minus=sign.text == "-")
        return total

    def unary(self) -> Condition | Term:
        """Read a term with or without a minus."""
        if self.take("-") is None:
            return self.primary()
        if self.token.kind == "number":
            return Number(-self.whole_number())
        self.deeper(1)
        column = self.token.column
        term = _as_term(self.unary(), column, "-")
        self.deeper(-1)
        return Negative(term)

    def primary(self) -> Condition | Term:
        """Read a number, a word, or something in parentheses."""
        token = self.token
        if token.kind == "number":
            return Number(self.whole_number())
        if self.take("("):
            self.deeper(1)
            inner = self.either()
            self.need(")")
            self.deeper(-1)
            return inner
        if token.kind == "word" and token.text not in _JOINS:
            return self.word()
        raise self.unexpected(Sentence("number-or-condition"))

    def word(self) -> Condition | Term:
        """Read a word of the language with what belongs to it."""
        token = self.token
        self.place += 1
        if token.text in _CLOCKS:
            return _CLOCKS[token.text]
        if quantity := _QUANTITIES.get(token.text):
            return self.call(quantity)
        if predicate := _PREDICATES.get(token.text):
            return self.call(predicate)
        raise _unknown_word(token, (*_QUANTITIES, *_PREDICATES, *_CLOCKS))

    def call(self, rule: Callable[["Reader"], Called]) -> Called:
        """Read what stands in parentheses after a word."""
        self.need("(")
        node = rule(self)
        self.need(")")
        return node

    def whole_number(self) -> int:
        """Read digits."""
        token = self.token
        if token.kind != "number":
            raise self.unexpected(Sentence("whole-number"))
        if len(token.text) > LONGEST_NUMBER:
            raise ExpressionFault(token.column, Sentence("number-too-long", most=LONGEST_NUMBER))
        self.place += 1
        return int(token.text)

    def name(self, kind: NameKind) -> str:
        """Read an id and note that it must name something of this kind."""
        token = self.token
        if token.kind != "word" or token.text in _JOINS:
            raise self.unexpected(Sentence("id-of", kind=_ARTICLES[kind]))
        self.place += 1
        self.names.append(PlacedName(kind, token.text, token.column))
        return token.text

    def effects(self) -> tuple[Effect, ...]:
        """Read effects with `;` between them."""
        if self.token.kind == "end":
            return ()
        effects = [self.effect()]
        while self.take(";"):
            effects.append(self.effect())
        if self.token.kind != "end":
            raise self.unexpected(Sentence("sign-before-effect"))
        return tuple(effects)

    def effect(self) -> Effect:
        """Read one effect."""
        token = self.token
        if token.kind != "word" or token.text in _JOINS:
            raise self.unexpected(Sentence("an-effect"))
        self.place += 1
        if token.text == "expose":
            self.need("(")
            self.need(FACILITATOR)
            self.need(")")
            return ExposeOne()
        rule = _QUANTITIES.get(token.text)
        if rule is None:
            raise _unknown_word(token, (*_QUANTITIES, "expose"))
        return self.change(self.call(rule))

    def change(self, quantity: Quantity) -> Change:
        """Read what happens to `quantity`."""
        if self.take("="):
            return Change(quantity, self.signed_number(), sets=True)
        sign = self.take("+", "-")
        if sign is None:
            raise self.unexpected(Sentence("sign-and-number"))
        amount = self.whole_number()
        return Change(quantity, -amount if sign.text == "-" else amount)

    def signed_number(self) -> int:
        """Read digits with or without a minus."""
        return -self.whole_number() if self.take("-") else self.whole_number()

    def alignment(self) -> Alignment:
        """Read the two actors of `alignment(`."""
        one = self.name("actor")
        self.need(",")
        return Alignment(one, self.name("actor"))

    def exposed(self) -> Exposed:
        """Read the seat and the number of turns of `exposed(`."""
        seat = self.name("seat")
        self.need(",")
        return Exposed(seat, self.whole_number())

    def even(self) -> EvenTurn:
        """Read the word in `even(`."""
        self.need("turn")
        return EvenTurn()


_ARTICLES: Final[Mapping[NameKind, str]] = {
    "actor": "an actor",
    "seat": "a seat",
    "track": "a track",
    "card": "a card",
}
_CLOCKS: Final[Mapping[str, Clock]] = {
    "turn": Clock("turn"),
    "last-turn": Clock("last-turn"),
    "quarter": Clock("quarter"),
}
_QUANTITIES: Final[Mapping[str, Callable[[Reader], Quantity]]] = {
    "alignment": Reader.alignment,
    "track": lambda reading: TrackValue(reading.name("track")),
    "influence": lambda reading: Influence(reading.name("seat")),
    "scrutiny": lambda reading: Scrutiny(reading.name("seat")),
}
_PREDICATES: Final[Mapping[str, Callable[[Reader], Condition]]] = {
    "played": lambda reading: Played(reading.name("card")),
    "played-this-turn": lambda reading: Played(reading.name("card"), now=True),
    "succeeded": lambda reading: Succeeded(reading.name("card")),
    "succeeded-this-turn": lambda reading: Succeeded(reading.name("card"), now=True),
    "exposed": Reader.exposed,
    "even": Reader.even,
}
