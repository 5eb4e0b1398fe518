"""Which statements of the record a passage of a draft was made from: by its bookmarks, else by likeness.

Passages and statements come in, pairs go out. A bookmark says it outright; where an editor or another
program lost it, or where a sentence was moved into another paragraph, the statement that is most alike in its
words is taken, sooner one that rests on the events that stand there, or that follows what was paired last. A
passage of several statements has all of them. To weigh one more sign of likeness, add it in `_best`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

from wargame.report.anchors import Statement
from wargame.report.draft.comparing import Tokens, likeness, words_of
from wargame.report.draft.facts import FactReader
from wargame.report.draft.passages import Passage

LIKE: Final = 0.55
"""How alike a passage and a statement are, at least, that are taken for the same without a bookmark."""

_LOST: Final = 0.2
"""Less alike than this, a bookmark stands round something else than it once did."""

_SHORT: Final = 4
"""Words below which only the same words are alike."""

_TRIED: Final = 8
_NEXT: Final = 0.15
"""What it counts for to be what comes next."""

_PART: Final = 0.9
"""What it counts for that all words of a passage stand in a statement, which is told in several."""

_REACH: Final = 5
_LEAST: Final = 3
"""Facts of a row without words by which it can be known."""

_MOSTLY: Final = 0.5
_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage with the statements that it was made from; none for what was added."""

    passage: Passage
    statements: tuple[Statement, ...]


class Pairing:
    """Finds statements for passages, one after the other."""

    def __init__(self, statements: Sequence[Statement], reader: FactReader) -> None:
        self._statements, self._reader = statements, reader
        self._by_key = {one.key: at for at, one in enumerate(statements)}
        self._words = [words_of(reader.tokens(one.text)) for one in statements]
        self._events = {one.refs[0]: at for at, one in enumerate(statements) if one.kind == "event"}
        self._places: dict[str, list[int]] = {}
        for at, words in enumerate(self._words):
            for word in words:
                self._places.setdefault(word, []).append(at)
        self._refs = [frozenset(one.refs) for one in statements]
        self._resting: defaultdict[int, list[int]] = defaultdict(list)
        for at, refs in enumerate(self._refs):
            for ref in refs:
                self._resting[ref].append(at)
        self._next = 0

    def pairs(self, passages: Iterable[Passage]) -> Iterator[Pair]:
        """Give each passage with its statements."""
        for passage in passages:
            found = self._of_note(passage) if passage.place == "note" else self._found(passage)
            if found and passage.place in ("text", "table"):
                self._next = found[-1] + 1
            yield Pair(passage, tuple(self._statements[at] for at in found))

    def _of_note(self, passage: Passage) -> list[int]:
        """Return the events that a note tells in words."""
        return [self._events[one] for one in sorted(passage.refs.numbers) if one in self._events]

    def _found(self, passage: Passage) -> list[int]:
        tokens = self._reader.tokens(passage.text)
        keyed = [self._by_key[key] for key in passage.keys if key in self._by_key]
        if not keyed:
            best = self._best(tokens, passage.refs.numbers)
            if best is None and passage.place == "table":
                best = self._beside(tokens)
            return [*([] if best is None else [best]), *self._of_sentences(passage, best)]
        together = [one for at in keyed for one in self._reader.tokens(self._statements[at].text)]
        if len(tokens) > _SHORT and likeness(tokens, together) < _LOST:
            best = self._best(tokens)
            if best is not None:
                return [best]
        return list(dict.fromkeys((*keyed, *self._of_sentences(passage, *keyed))))

    def _of_sentences(self, passage: Passage, *known: int | None) -> list[int]:
        """Return the statements of sentences that are in none of those that are known."""
        sentences = _SENTENCES.split(passage.text)
        if passage.place == "table" or (len(sentences) == 1 and known != (None,)):
            return []
        have: Counter[str] = Counter()
        for at in known:
            if at is not None:
                have |= self._words[at]
        found = []
        for sentence in sentences:
            tokens = self._reader.tokens(sentence)
            words = words_of(tokens)
            if words.total() < _SHORT or (words & have).total() >= words.total() / 2:
                continue
            best = self._best(tokens)
            if best is not None and best not in known:
                found.append(best)
        return list(dict.fromkeys(found))

    def _best(self, tokens: Tokens, refs: frozenset[int] = frozenset()) -> int | None:
        """Return the statement that is most alike; None if none is alike enough."""
        words = words_of(tokens)
        if not words:
            return None
        weights: dict[int, float] = {}
        for word, times in words.items():
            places = self._places.get(word, ())
            weight = log(1 + len(self._statements) / (1 + len(places)))
            for at in places:
                weights[at] = weights.get(at, 0.0) + weight * min(times, self._words[at][word])
        near = range(max(0, self._next - _REACH), min(len(self._statements), self._next + _REACH))
        tried = sorted(weights, key=lambda at: -weights[at])[:_TRIED]
        tried += [at for at in (*near, *(self._resting[min(refs)] if refs else ())) if at in weights]
        best, most = None, 0.0
        for at in dict.fromkeys(tried):
            alike = self._likeness(words, at)
            rests = bool(refs) and refs <= self._refs[at]
            inside = (words & self._words[at]).total() / words.total()
            # A statement may be told in several paragraphs; sooner that than a new one that begins so.
            goes_on = inside == 1 and at == self._next - 1 and alike < _PART
            if rests or goes_on or (inside == 1 and at == self._next):
                alike = max(alike, _PART * inside)
            if alike < (LIKE if rests or words.total() >= _SHORT else 1.0):
                continue
            score = alike + _NEXT * exp(-abs(at - self._next) / _REACH)
            score += self._agreeing(tokens, at) / 10 + _NEXT * (rests + goes_on)
            if score > most:
                best, most = at, score
        return best

    def _beside(self, tokens: Tokens) -> int | None:
        """Return the row near the last one in which most of a row's facts stand; None if it has few."""
        if sum(one.is_fact for one in tokens) < _LEAST:
            return None
        near = range(max(0, self._next - _REACH), min(len(self._statements), self._next + _REACH))
        rows = [(self._agreeing(tokens, at), -abs(at - self._next), at) for at in near if self._is_row(at)]
        best = max(rows, default=(0.0, 0, 0))
        return best[2] if best[0] >= _MOSTLY else None

    def _is_row(self, at: int) -> bool:
        return self._statements[at].kind in ("row", "pair", "track", "movement", "odds", "move-line")

    def _likeness(self, words: Counter[str], at: int) -> float:
        total = words.total() + self._words[at].total()
        return 2 * (words & self._words[at]).total() / total

    def _agreeing(self, tokens: Tokens, at: int) -> float:
        """Return the share of a text's facts that stand in a statement."""
        mine = [one for one in tokens if one.is_fact]
        theirs = self._reader.facts(self._statements[at].text)
        return sum(any(one.agrees(other) for other in theirs) for one in mine) / len(mine) if mine else 0.0
