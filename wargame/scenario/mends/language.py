"""Mends of conditions, measures and effects that the language cannot read.

Cases come from `offers`. A text is written anew in ways that people are known to get wrong (signs of word
processors and of other languages, a missing parenthesis, a comma between effects); offered is the first that
the language reads, as the least changes of what stands there. To add a mistake: a function among `_WAYS`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from wargame.scenario.expression import ExpressionFault, read_condition, read_effects, read_term
from wargame.scenario.mends.case import Case, inner, use, word_at
from wargame.scenario.patch import Mend, Patch
from wargame.words.sentences import Sentence

_LONGEST_SHOWN: Final = 50
_CONDITIONS: Final = frozenset({"when", "requires"})
_SIGNS: Final[Mapping[str, str]] = {
    "≥": ">=", "⩾": ">=", "≤": "<=", "⩽": "<=", "≠": "!=", "＝": "=",
    "\N{MINUS SIGN}": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "＋": "+",
    "“": "", "”": "", "„": "", "‘": "", "’": "", "«": "", "»": "", '"': "", "`": "", "´": "",
    "\u00a0": " ", "\u202f": " ", "，": ",", "；": ";", "（": "(", "）": ")", "[": "(", "]": ")",
}  # fmt: skip
_JOINS: Final[Mapping[str, str]] = {
    "&&": " and ", "&": " and ", "||": " or ", "|": " or ", "=>": ">=", "=<": "<=", "<>": "!=", "===": "==",
}  # fmt: skip
_TWINS: Final = re.compile("|".join(map(re.escape, sorted(_JOINS, key=len, reverse=True))))
_NOT: Final = re.compile(r"!(?!=)\s*")
_NEEDING: Final = re.compile(r"\b(alignment|track|influence|scrutiny|played|succeeded|exposed)\s+(?=[a-z])")
_WORD: Final = re.compile(r"\b[A-Za-z][\w-]*\b")
_SPACED: Final = re.compile(r"(?<=[^\W\d]) +(?=\()")


def written_anew(case: Case) -> Iterator[Mend]:
    """Yield the text as the language reads it."""
    site = case.site
    if site is None or not site.value.is_scalar or site.value.style == "alias":
        return
    start, end = inner(site.value)
    raw = case.text[start:end]
    if site.value.style == "block":
        # Its sign stands before it.
        head = re.match(r"[|>][^\n]*\n", raw)
        start += head.end() if head else 0
        raw = case.text[start:end]
    reads = _reader(site.key.text if site.key else "")
    if (near := _near(case, start, end)) is not None and reads(patched_word(raw, near, start)):
        yield use(near, name=near.text)
        return
    new = _readable(raw, near, start, reads)
    if new is not None and new != raw:
        patches = _least(raw, new, start)
        shown = " ".join(new.split())
        label = Sentence("write-as", text=shown) if len(shown) <= _LONGEST_SHOWN else Sentence("write-anew")
        yield Mend(label=label, patches=patches)


def patched_word(raw: str, patch: Patch, start: int) -> str:
    """Return the letters from `start` on with one word replaced."""
    return raw[: patch.start - start] + patch.text + raw[patch.end - start :]


def _near(case: Case, start: int, end: int) -> Patch | None:
    """Return what puts the word of the language in place of one that is near to it."""
    word, site = case.given("text"), case.site
    if case.near is None or site is None or not isinstance(word, str):
        return None
    place = word_at(case.text, site.value, word, case.offset)
    return Patch(*place, case.near) if place and start <= place[0] and place[1] <= end else None


def _reader(field: str) -> Callable[[str], bool]:
    reader: Callable[[str], object] = read_effects
    if field in _CONDITIONS:
        reader = read_condition
    elif field == "measure":
        reader = read_term

    def reads(text: str) -> bool:
        try:
            reader(" ".join(text.split()))
        except ExpressionFault:
            return False
        return bool(text.strip())

    return reads


def _readable(raw: str, near: Patch | None, start: int, reads: Callable[[str], bool]) -> str | None:
    first = patched_word(raw, near, start) if near else raw
    tried = {first}
    for number in range(1, len(_WAYS) + 1):
        for ways in combinations(_WAYS, number):
            text = first
            for way in ways:
                text = way(text)
            if text not in tried and reads(text):
                return text
            tried.add(text)
    return None


def _least(raw: str, new: str, start: int) -> tuple[Patch, ...]:
    """Return the least changes that make `new` of `raw`."""
    changes = SequenceMatcher(None, raw, new, autojunk=False).get_opcodes()
    return tuple(
        Patch(start + one, start + other, new[first:last])
        for kind, one, other, first, last in changes
        if kind != "equal"
    )


# The ways in which a text is written anew


def _usual_signs(text: str) -> str:
    for sign, usual in _SIGNS.items():
        text = text.replace(sign, usual)
    return text


def _joined(text: str) -> str:
    """Write the signs of other languages in words of this one."""
    text = _NOT.sub("not ", _TWINS.sub(lambda found: _JOINS[found[0]], text))
    return _SPACED.sub("", text) if "  " in text else text


def _small_letters(text: str) -> str:
    return _WORD.sub(lambda found: found[0].lower().replace("_", "-"), text)


def _opened(text: str) -> str:
    """Open the parentheses after a word that needs them."""
    return _NEEDING.sub(r"\1(", text)


def _closed(text: str) -> str:
    """Close parentheses: before the sign that compares or changes, or at the end."""
    missing = text.count("(") - text.count(")")
    if missing < 0:
        return text.rstrip()[:missing] if text.rstrip().endswith(")" * -missing) else text
    if missing == 0:
        return text
    found = re.search(r"\([^()]*?(?=\s*(?:[<>=!]=?|[+\-] ?\d|;|\band\b|\bor\b))", text)
    if found and missing == 1:
        return f"{text[: found.end()]}){text[found.end() :]}"
    return text.rstrip() + ")" * missing


def _compared(text: str) -> str:
    return re.sub(r"(?<![<>=!])=(?!=)", "==", text)


def _set(text: str) -> str:
    return text.replace("==", "=")


def _signed(text: str) -> str:
    """Write changes with their sign, and nothing else between a quantity and its number."""
    text = re.sub(r"\)\s*:\s*", ") ", text)
    text = re.sub(r"\)\s*([+-])=\s*", r") \1", text)
    text = re.sub(r"\)\s*by\s*", ") ", text)
    return re.sub(r"\)\s+(\d)", r") +\1", text)


def _parted(text: str) -> str:
    """Part effects by semicolons."""
    text = re.sub(r"(\d)\s*(?:,|\band\b|/)\s*(?=[a-z])", r"\1; ", text)
    text = re.sub(r"(\d)\s+(?=[a-z]+\()", r"\1; ", text)
    return re.sub(r"(?:;\s*){2,}", "; ", text).strip("; .,\n")


def _conjoined(text: str) -> str:
    """Write `and` where a comma or a semicolon stands between conditions."""
    return re.sub(r"(\d|\))\s*[,;]\s*(?=[a-z]+\()", r"\1 and ", text).rstrip(" ;.,")


_WAYS: Final = (
    _usual_signs,
    _joined,
    _small_letters,
    _compared,
    _set,
    _opened,
    _closed,
    _signed,
    _parted,
    _conjoined,
)
