"""The sum of a throw with all its parts, a line each, as it is added up beside the dice.

Made from a reckoning; what a number stands at now comes from whoever may know it, so that the same lines
serve the facilitator and the room. Where a chance is named the only line is its reason.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from wargame.game.events import Reckoning
from wargame.scenario.expression import parse_condition
from wargame.scenario.tree import TARGET, Alignment, Compare, Influence, Scrutiny, TrackValue
from wargame.scenario.tree import Quantity as Named
from wargame.session.narration import Narrator
from wargame.terms import ActorId, EntenteError, Quantity, alignment, signed, track

Standing: TypeAlias = Callable[[Quantity], int | None]
"""Returns where a number stands; None where the viewer may not know it."""

MOST_LINES: Final = 5
"""More parts than these are added up in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One part of the sum."""

    value: str
    words: str
    aside: str = ""
    """What is said more quietly: where a number stands now."""

    @property
    def said(self) -> str:
        """The line as it is read aloud."""
        return f"{self.value} {self.words}" + (f", {self.aside}" if self.aside else "")


def ledger(
    narrator: Narrator,
    reckoning: Reckoning,
    backing: Iterable[tuple[ActorId, int]],
    standing: Standing,
    target: ActorId = "",
) -> tuple[LedgerLine, ...]:
    """Return what is added to the dice, in order, a line each; or the reason for a chance."""
    if reckoning.chance is not None:
        return _chances(reckoning)
    lines = [
        *_card_lines(narrator, reckoning, standing, target),
        *_backing_lines(narrator, reckoning, backing),
        *_argument_lines(narrator, reckoning),
    ]
    return tuple(lines)


def _chances(reckoning: Reckoning) -> tuple[LedgerLine, ...]:
    """Return the reason for a chance; who named which stands beside, where it was a vote."""
    said = reckoning.argument_reason
    return (LedgerLine(value="", words=said),) if said else ()


def _card_lines(
    narrator: Narrator, reckoning: Reckoning, standing: Standing, target: ActorId
) -> list[LedgerLine]:
    lines = [
        LedgerLine(value=signed(add), words=narrator.condition(text), aside=now_words(text, standing, target))
        for text, add in reckoning.modifiers
    ]
    return _held(lines, sum(add for _, add in reckoning.modifiers), reckoning.card, "a card's own modifiers")


def _backing_lines(
    narrator: Narrator, reckoning: Reckoning, backing: Iterable[tuple[ActorId, int]]
) -> list[LedgerLine]:
    given = tuple(backing)
    lines = [
        LedgerLine(value=signed(by), words=f"{narrator.name(seat)} {'backs' if by > 0 else 'blocks'} it")
        for seat, by in given
    ]
    return _held(lines, sum(by for _, by in given), reckoning.backing, "backing")


def _argument_lines(narrator: Narrator, reckoning: Reckoning) -> list[LedgerLine]:
    if not reckoning.arguments:
        if not reckoning.argument:
            return []
        said = (
            f"argument: {reckoning.argument_reason.rstrip('. ')}" if reckoning.argument_reason else "argument"
        )
        return [LedgerLine(value=signed(reckoning.argument), words=said)]
    lines = [
        LedgerLine(
            value=signed(one.side * one.weight),
            # A name follows it, behind a comma.
            words=one.text.rstrip(". ") if one.seat else one.text,
            aside=narrator.name(one.seat) if one.seat else "",
        )
        for one in reckoning.arguments
    ]
    total = sum(one.side * one.weight for one in reckoning.arguments)
    return _held(lines, total, reckoning.argument, "reasons")


def _held(lines: Sequence[LedgerLine], asked: int, counts: int, what: str) -> list[LedgerLine]:
    """Return the lines with one for what a cap holds back; many of them as one."""
    if len(lines) > MOST_LINES:
        words = f"{what}, {len(lines)} of them" + ("" if asked == counts else f", of {signed(asked)}")
        return [LedgerLine(value=signed(counts), words=words)]
    if asked == counts:
        return list(lines)
    back = LedgerLine(value=signed(counts - asked), words=f"no more than {signed(counts)} by {what}")
    return [*lines, back]


def now_words(text: str, standing: Standing, target: ActorId = "") -> str:
    """Return where the number of a condition stands: `now +5`; empty where it is no single number."""
    try:
        tree = parse_condition(text)
    except EntenteError:
        return ""
    if not isinstance(tree, Compare):
        return ""
    numbers = [
        one
        for one in (tree.left, tree.right)
        if isinstance(one, Alignment | TrackValue | Influence | Scrutiny)
    ]
    if len(numbers) != 1 or (what := _number(numbers[0], target)) is None:
        return ""
    value = standing(what)
    if value is None:
        return ""
    return f"now {signed(value) if what.kind == 'alignment' else value}"


def _number(named: Named, target: ActorId) -> Quantity | None:
    match named:
        case Alignment(one, other):
            ends = [target if end == TARGET else end for end in (one, other)]
            return alignment(*ends) if all(ends) and ends[0] != ends[1] else None
        case TrackValue(name):
            return track(name)
        case _:
            # What a seat holds, and how closely it is watched, is not told in passing.
            return None
