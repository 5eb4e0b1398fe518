"""Holds what a draft says beside what the record says: which facts are no longer the same.

Two texts come in, differences go out. Only what can be compared is compared: a fact that stands in the place
of another of its kind. Where a text was hardly touched, each word is held beside the word in its place;
where it was written anew, a fact counts as changed only if nothing else explains it. Facts that were left out
or merely added are no differences. To compare one more kind of fact: its rule in `_WEAK`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from wargame.report.draft.explained import is_between, is_hedged, is_near, is_reckoned, is_rounded
from wargame.report.draft.facts import Kind, Token
from wargame.report.draft.vocabulary import JOINING, MOVING, STRETCHES

Tokens: TypeAlias = Sequence[Token]

_ALIKE: Final = 0.5
"""How alike two texts are, at least, in which a word is held against its opposite."""

_VERBATIM: Final = 0.8
"""How alike they are where a `not` that came or went counts."""


_WORDS: Final = 3
"""By how many words a text may have grown or shrunk in which a `not` counts."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of a draft that stands in the place of another fact of the record."""

    kind: Kind
    draft: str
    record: str


def differences(draft: Tokens, record: Tokens) -> tuple[Difference, ...]:
    """Return where the facts of a draft's text are other than those of the record's."""
    mine, theirs = _facts(draft), _facts(record)
    if len(mine) == len(theirs) and all(one.agrees(other) for one, other in zip(mine, theirs, strict=True)):
        return tuple(_negated(draft, record))
    in_place = _in_place(draft, record)
    if in_place is not None:
        return tuple(in_place)
    return tuple(
        dict.fromkeys((*_replaced(draft, record), *_left_over(draft, record), *_negated(draft, record)))
    )


def likeness(draft: Tokens, record: Tokens) -> float:
    """Return how alike two texts are in their words, from 0 to 1; their numbers do not count."""
    mine, theirs = words_of(draft), words_of(record)
    total = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / total if total else 0.0


def words_of(tokens: Tokens) -> Counter[str]:
    """Return the words of a text with how often each stands in it; actors count, numbers do not."""
    return Counter(
        str(next(iter(one.values)))
        for one in tokens
        if one.kind in ("word", "actor", "opposite") and one.values
    )


def _facts(tokens: Tokens) -> list[Token]:
    return [one for one in tokens if one.is_fact and not one.loose]


def _in_place(draft: Tokens, record: Tokens) -> list[Difference] | None:
    """Return the differences word by word; None where the texts are not the same but for a few words."""
    if len(draft) != len(record):
        return None
    unlike = [at for at, (one, other) in enumerate(zip(draft, record, strict=True)) if not _same(one, other)]
    if len(unlike) > max(2, len(draft) // 5):
        return None
    pairs = [(at, draft[at], record[at]) for at in unlike if draft[at].is_fact and record[at].is_fact]
    pairs = [one for one in pairs if not _is_exchange(one[0], pairs, draft)]
    return [
        Difference(other.kind, one.said, other.said)
        for at, one, other in pairs
        if _comparable(one, other) and not _is_excused(draft, at, record, at)
    ]


def _same(one: Token, other: Token) -> bool:
    return one.agrees(other) if one.is_fact or other.is_fact else one.values == other.values


def _comparable(one: Token, other: Token) -> bool:
    if one.kind != other.kind:
        return {one.kind, other.kind} <= {"number", "code", "date", "time"}
    return one.kind != "opposite" or one.about == other.about


def _is_exchange(at: int, pairs: Sequence[tuple[int, Token, Token]], draft: Tokens) -> bool:
    """Return whether an actor changed places with its neighbour, which says the same: `Iran and Russia`."""
    for where, one, other in pairs:
        mine = next(pair for pair in pairs if pair[0] == at)
        if where == at or not (one.kind == "actor" and one.agrees(mine[2]) and other.agrees(mine[1])):
            continue
        between = draft[min(at, where) + 1 : max(at, where)]
        if all(word.said.lower() in JOINING for word in between):
            return True
    return False


def _is_excused(draft: Tokens, at: int, record: Tokens, where: int) -> bool:
    """Return whether a number is another one rounded, which is not told as a round one itself."""
    one, other = draft[at], record[where]
    if one.kind != "number":
        return False
    return is_rounded(one, other) or (
        is_hedged(draft, at) and not is_hedged(record, where) and is_near(one, (other,))
    )


def _key(one: Token) -> tuple[object, ...]:
    return (one.kind, one.unit, one.values)


def _replaced(draft: Tokens, record: Tokens) -> Iterator[Difference]:
    """Give facts that stand alone in the place of another one, with the same words on both sides."""
    matcher = SequenceMatcher(
        None, [_key(one) for one in record], [_key(one) for one in draft], autojunk=False
    )
    for what, first, last, start, end in matcher.get_opcodes():
        if what != "replace" or last - first != end - start or last - first > 2:
            continue
        for where, at in zip(range(first, last), range(start, end), strict=True):
            other, one = record[where], draft[at]
            if not (one.is_fact and other.is_fact and _comparable(one, other)) or one.agrees(other):
                continue
            moved = _stands_in(one, record) and _stands_in(other, draft)
            if not moved and not _is_excused(draft, at, record, where):
                yield Difference(other.kind, one.said, other.said)


def _stands_in(one: Token, tokens: Iterable[Token]) -> bool:
    return any(one.agrees(other) for other in tokens)


def _left_over(draft: Tokens, record: Tokens) -> Iterator[Difference]:
    """Give facts of the draft alone that can only be meant for facts of the record alone."""
    for kind, rule in _WEAK.items():
        mine = [at for at, one in enumerate(draft) if one.kind == kind and not one.loose]
        theirs = [one for one in record if one.kind == kind and not one.loose]
        new = [at for at in mine if not _stands_in(draft[at], theirs)]
        gone = [one for one in theirs if not _stands_in(one, (draft[at] for at in mine))]
        if new and gone:
            yield from rule(draft, record, new, gone)


def _numbers(draft: Tokens, record: Tokens, new: list[int], gone: list[Token]) -> Iterator[Difference]:
    known = [one for one in record if one.kind == "number"]
    for at in new:
        one = draft[at]
        if is_hedged(draft, at) and is_near(one, known):
            continue
        if any(is_rounded(one, other) for other in known):
            continue
        if _is_stretch(draft, at) and len(known) == len(_way(record)) == 2:
            if not is_between(one, *known):
                yield Difference("number", one.said, " to ".join(other.said for other in known))
            continue
        if is_reckoned(one, (other for other in known if other.unit == one.unit or one.unit == "%")):
            continue
        alike = [other for other in gone if other.unit == one.unit and one.about and other.about == one.about]
        if len(alike) == 1:
            yield Difference("number", one.said, alike[0].said)
        elif len(new) == len(gone) == 1 and gone[0].unit == one.unit and likeness(draft, record) >= _ALIKE:
            yield Difference("number", one.said, gone[0].said)


def _is_stretch(draft: Tokens, at: int) -> bool:
    """Return whether a number says how far something moved: `it climbed eleven steps`."""
    before = {one.said.lower() for one in draft[max(0, at - 2) : at]}
    return draft[at].about in STRETCHES and bool(before & MOVING)


def _way(record: Tokens) -> list[Token]:
    """Return where something began and where it ended, if a statement tells of nothing else in numbers."""
    return [one for one in record if one.kind == "number" and not one.unit and not one.is_label]


def _lone(draft: Tokens, record: Tokens, new: list[int], gone: list[Token]) -> Iterator[Difference]:
    lone = len({draft[at].values for at in new}) == len({one.values for one in gone}) == 1
    if lone and likeness(draft, record) >= _ALIKE:
        yield Difference(gone[0].kind, draft[new[0]].said, gone[0].said)


def _opposites(draft: Tokens, record: Tokens, new: list[int], gone: list[Token]) -> Iterator[Difference]:
    for at in new:
        one = draft[at]
        against = [other for other in gone if other.about == one.about]
        of_kind = {other.values for other in record if other.kind == "opposite" and other.about == one.about}
        if len(of_kind) == 1 and against and likeness(draft, record) >= _ALIKE:
            yield Difference("opposite", one.said, against[0].said)


def _times(draft: Tokens, _: Tokens, new: list[int], gone: list[Token]) -> Iterator[Difference]:
    if len(new) == len(gone):
        for at, other in zip(new, gone, strict=True):
            yield Difference(other.kind, draft[at].said, other.said)


_Rule: TypeAlias = Callable[[Tokens, Tokens, list[int], list[Token]], Iterator[Difference]]

_WEAK: Final[Mapping[Kind, _Rule]] = {
    "number": _numbers,
    "actor": _lone,
    "month": _lone,
    "code": _lone,
    "opposite": _opposites,
    "date": _times,
    "time": _times,
}


def _negated(draft: Tokens, record: Tokens) -> Iterator[Difference]:
    """Give a `not` that came or went in a text that is otherwise the same."""
    mine = [one for one in draft if one.kind == "negation"]
    theirs = [one for one in record if one.kind == "negation"]
    close = bool(mine) != bool(theirs) and abs(len(draft) - len(record)) <= _WORDS
    if close and likeness(draft, record) >= _VERBATIM:
        yield Difference("negation", mine[0].said if mine else "", theirs[0].said if theirs else "")
