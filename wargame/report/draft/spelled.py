"""Numbers that are written in several words: `two hundred and six`, `three dozen`, `seventy-two`.

Takes words in lower case, as `facts` found them, and gives how many of them are one number, and which. A word
alone is a number of `vocabulary`, or none. To know one more word, add it to its table there.
"""

from collections.abc import Sequence
from typing import Final

from wargame.report.draft.vocabulary import NUMBERS, TIMES_A_NUMBER

_DOZEN: Final = "dozen"
_HUNDRED: Final = 100
_SMALL: Final = {"one": 1, **{word: value for word, value in NUMBERS.items() if value and word != _DOZEN}}
_VAGUE: Final = frozenset({"few", "several", "many", "of"})
"""Words before a dozen that leave open how many dozens they are."""


def spelled(words: Sequence[str]) -> tuple[int, int]:
    """Return how many words from the first on are one number, and which; none where fewer than two are."""
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in TIMES_A_NUMBER:
        return 3, TIMES_A_NUMBER[words[2]] // 2
    skipped = int(words[:1] == ["a"] and len(words) > 1 and words[1] in TIMES_A_NUMBER and words[1] != _DOZEN)
    taken, value = _counted(("one", *words[1:]) if skipped else words)
    return (taken, value) if taken > 1 else (0, 0)


def is_vague(before: str, word: str) -> bool:
    """Return whether a word says no number since nobody knows how many of them: `several dozen`."""
    return word == _DOZEN and before in _VAGUE


def _counted(words: Sequence[str]) -> tuple[int, int]:
    total = group = taken = 0
    before = ""
    for at, word in enumerate(words):
        if word == "and" and before in TIMES_A_NUMBER and before != _DOZEN:
            continue
        if word in _SMALL and _goes_on(before, _SMALL[word]):
            group += _SMALL[word]
        elif word in TIMES_A_NUMBER and group > 0 and (TIMES_A_NUMBER[word] > _HUNDRED or group < _HUNDRED):
            group *= TIMES_A_NUMBER[word]
            if TIMES_A_NUMBER[word] > _HUNDRED:
                total, group = total + group, 0
        else:
            break
        before, taken = word, at + 1
    return taken, total + group


def _goes_on(before: str, value: int) -> bool:
    """Return whether a small number may follow a word within one number."""
    if before in ("", *TIMES_A_NUMBER):
        return before != _DOZEN
    return _SMALL[before] >= 20 and value < 10
