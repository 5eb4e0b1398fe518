"""What honest rewriting makes of a number: rounded, hedged, or reckoned from others that stand beside it.

`comparing` asks before it calls a number wrong. Nothing here looks at words but those right before a number.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from wargame.report.draft.facts import Token
from wargame.report.draft.vocabulary import ROUND

_MOST: Final = 14
"""Numbers of a statement that are reckoned with."""

_NEAR: Final = Fraction(15, 100)
"""How far a round number may be from the exact one, as a share of it."""


def is_hedged(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number is told as a round one: `about 70`, `70 or so`, `two dozen`."""
    if tokens[at].said.lower().endswith(" dozen"):
        return True
    before = {one.said.lower() for one in tokens[max(0, at - 2) : at]}
    after = [one.said.lower() for one in tokens[at + 1 : at + 3]]
    return bool(before & ROUND) or after == ["or", "so"]


def is_near(one: Token, others: Iterable[Token]) -> bool:
    """Return whether a round number stands for one of some others."""
    return any(
        abs(value - exact) <= max(Fraction(1), abs(exact) * _NEAR)
        for value in numbers_of(one)
        for other in others
        for exact in numbers_of(other)
    )


def is_rounded(one: Token, other: Token) -> bool:
    """Return whether a number is another with fewer decimals."""
    for exact in numbers_of(other):
        if exact.denominator == 1:
            continue
        for value in numbers_of(one):
            scale = value.denominator
            if scale < exact.denominator and abs(value - exact) <= Fraction(1, 2 * scale):
                return True
    return False


def is_reckoned(one: Token, others: Iterable[Token]) -> bool:
    """Return whether a number is the sum, the difference or the share of two others, or the sum of all."""
    known = [value for other in list(others)[:_MOST] for value in numbers_of(other)]
    wanted = numbers_of(one)
    if sum(known) in wanted:
        return True
    for at, first in enumerate(known):
        for second in known[at + 1 :]:
            if wanted & {first + second, abs(first - second), first - second, second - first}:
                return True
            if _is_share(wanted, first, second) or _is_share(wanted, second, first):
                return True
    return False


def is_between(one: Token, first: Token, second: Token) -> bool:
    """Return whether a number says how far it is from one of two others to the other."""
    ways = {abs(start - end) for start in numbers_of(first) for end in numbers_of(second)}
    return any(abs(value) in ways for value in numbers_of(one))


def _is_share(wanted: frozenset[Fraction], part: Fraction, whole: Fraction) -> bool:
    if not whole or part > whole:
        return False
    share = 100 * part / whole
    return any(abs(value - share) <= 1 for value in wanted)


def numbers_of(one: Token) -> frozenset[Fraction]:
    """Return every number that a token can mean."""
    return frozenset(value for value in one.values if isinstance(value, Fraction))
