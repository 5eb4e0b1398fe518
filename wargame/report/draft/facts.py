"""The facts of a text: numbers, actors, dates and times, outcomes and other words that exclude one another.

A text becomes tokens in order, its facts among its words; `comparing` holds those of a draft beside those of
the record. A number keeps every value that its writing can mean: `1.200` is twelve hundred in one house and
one and a fifth in another. Digits of any script, the typographic signs of any house and numbers in words are
understood. To find one more kind of fact: its pattern in `_TOKEN`, and a function in `_READERS`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from wargame.numerals import latin
from wargame.report.draft.spelled import is_vague, spelled
from wargame.report.draft.vocabulary import (
    LABELLED,
    LIGHT,
    LOOSE_NUMBERS,
    MEANINGS,
    MONTHS,
    NEGATIONS,
    NUMBERS,
    ORDINALS,
    TIMES_A_NUMBER,
    UNTOLD,
)

Kind: TypeAlias = Literal["word", "number", "actor", "date", "time", "month", "opposite", "negation", "code"]

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ`´", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys(
            "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
        ),
        **dict.fromkeys("‐‑‒–—―", "–"),
        **dict.fromkeys("\u202f\u2009\u2007", "\u00a0"),
        "−": "-",
        "\u066c": ",",
        "\u066a": "%",
    }
)
"""Typographic signs as one of each; what cannot be seen is taken out; narrow spaces stay "
"apart from wide ones."""

_DIGITS: Final = r"\d{1,3}(?:[,.'\u00a0]\d{3})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,]\d+)?"
_TOKEN: Final = re.compile(
    r"(?P<date>(?<!\d)(?:\d{4}–\d{2}–\d{2}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d))"
    r"|(?P<time>(?<![\d:])\d{1,2}:\d{1,2}(?::\d{1,2})?(?![\d:]))"
    r"|(?P<code>\b(?=[0-9]*[^\W\d_])(?=[^\W\d_]*[0-9])[0-9a-zA-Z]{2,}\b(?<!\dst)(?<!\dnd)(?<!\drd)(?<!\dth))"
    rf"|(?P<number>(?P<sign>(?<![\w.,)])[-–+]\s?)?(?<![\w.,])(?:{_DIGITS})(?:\s?%|\s?(?i:per\s?cent)\b)?(?:st|nd|rd|th)?)"
    r"|(?P<word>n't\b|[^\W\d_]+(?:'[^\W\d_]+)?)"
)
_DATE_IN_WORDS: Final = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>[A-Z][a-z]{2,8})\.?,?\s+(?P<y1>\d{4})"
    r"|(?P<m2>[A-Z][a-z]{2,8})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4}))\b"
)
_TURN: Final = "turn"
"""What is counted through from the first: `the seventh turn` is turn 7; a third move may be anyone's."""

_HASH: Final = 32
"""Signs of what is no word but a hash."""

_LONGEST: Final = 12
"""Words of one number that are looked at."""

_MOST: Final = 20_000
"""Tokens of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a fact."""

    kind: Kind
    said: str
    """As it stands in the text."""
    values: frozenset[Fraction | str]
    """What it can mean; two tokens agree where they share a meaning."""
    unit: str = ""
    """Of a number: `%`, or empty."""
    about: str = ""
    """Of a number: what it counts or numbers."""
    loose: bool = False
    """Whether it is more often no fact."""
    is_label: bool = False
    """Whether it numbers a thing, as in `turn 3`, and counts none."""

    @property
    def is_fact(self) -> bool:
        """Whether it can be compared."""
        return self.kind != "word"

    def agrees(self, other: "Token") -> bool:
        """Return whether both say the same."""
        return self.kind == other.kind and self.unit == other.unit and bool(self.values & other.values)


Names: TypeAlias = Mapping[str, str]
"""Names and short names of actors, each with the actor's id."""


class FactReader:
    """Finds the facts of texts, among actors of these names and ratings that are called so."""

    def __init__(self, names: Iterable[tuple[str, str]], ratings: Iterable[str] = ()) -> None:
        self._rating = _ratings(ratings)
        self._names = {plain(name): actor for name, actor in names if name.strip()}
        longest = sorted(self._names, key=len, reverse=True)
        every = "|".join(map(re.escape, longest))
        self._actor = re.compile(rf"(?<![^\W_])(?:{every})(?![^\W_])") if every else None
        self.tokens = lru_cache(16_384)(self._tokens)

    def _tokens(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of a text, in order."""
        said = plain(text)
        taken = sorted((*self._rated(said), *self._actors(said), *_dates(said)), key=lambda one: one[0])
        found: list[Token] = []
        at = 0
        for start, end, token in taken:
            if start >= at:
                found += _between(said[at:start])
                found.append(token)
                at = end
        found += _between(said[at:])
        return tuple(_with_nouns(_joined(found[:_MOST])))

    def facts(self, text: str) -> tuple[Token, ...]:
        """Return the facts of a text, in order."""
        return tuple(one for one in self.tokens(text) if one.is_fact)

    def _actors(self, text: str) -> list[tuple[int, int, Token]]:
        if self._actor is None:
            return []
        return [
            (one.start(), one.end(), Token("actor", one[0], frozenset({self._names[one[0]]})))
            for one in self._actor.finditer(text)
        ]

    def _rated(self, text: str) -> list[tuple[int, int, Token]]:
        if self._rating is None:
            return []
        return [
            (one.start(), one.end(), Token("opposite", one[0], frozenset({one[0].lower()}), about="rating"))
            for one in self._rating.finditer(text)
        ]


def _ratings(called: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds ratings, the longest first: `met with some trouble` is no `met`."""
    names = sorted({plain(one).strip() for one in called if one.strip()}, key=len, reverse=True)
    every = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![^\W_])(?:{every})(?![^\W_])", re.IGNORECASE) if names else None


def plain(text: str) -> str:
    """Return a text with one sign for each kind of quote, dash and space, and Latin digits."""
    return latin(text.translate(_PLAIN))


def _dates(text: str) -> list[tuple[int, int, Token]]:
    found = []
    for one in _DATE_IN_WORDS.finditer(text):
        month = MONTHS.get((one["m1"] or one["m2"]).lower())
        if month:
            day, year = int(one["d1"] or one["d2"]), int(one["y1"] or one["y2"])
            values = _days((year, month, day)) or frozenset({one[0]})
            found.append((one.start(), one.end(), Token("date", one[0], values)))
    return found


def _days(*parts: tuple[int, int, int]) -> frozenset[Fraction | str]:
    days: set[Fraction | str] = set()
    for year, month, day in parts:
        try:
            days.add(date(year, month, day).isoformat())
        except ValueError:
            continue
    return frozenset(days)


def _between(text: str) -> list[Token]:
    return [_READERS[found.lastgroup or "word"](found) for found in _matches(text)]


def _matches(text: str) -> Iterable[re.Match[str]]:
    return _TOKEN.finditer(text)


def _date(found: re.Match[str]) -> Token:
    one, two, three = (int(part) for part in re.split(r"[–./-]", found[0]))
    values = _days((one, two, three)) if one > 31 else _days((three, two, one), (three, one, two))
    return Token("date" if values else "code", found[0], values or frozenset({found[0]}))


def _time(found: re.Match[str]) -> Token:
    hour, minute = found[0].split(":")[:2]
    return Token("time", found[0], frozenset({f"{int(hour):02}:{int(minute):02}"}))


def _code(found: re.Match[str]) -> Token:
    if len(found[0]) >= _HASH:
        # Nobody writes a hash by hand, and that of a state is another in another version of the program.
        return Token("word", found[0], frozenset({found[0].lower()}))
    return Token("code", found[0], frozenset({found[0].lower()}))


def _number(found: re.Match[str]) -> Token:
    said = found[0]
    unit = "%" if "%" in said or "cent" in said.lower() else ""
    digits = re.sub(r"[^\d.,'\u00a0]", "", said).rstrip("\u00a0")
    negative = (found["sign"] or "").strip() in ("-", "–")
    values = {-value if negative else value for value in _values(digits)}
    return Token("number", said.strip(), frozenset(values), unit)


_number_group: Final = re.compile(r"\d{1,3}(?:[,.'\u00a0]\d{3})+(?:[.,]\d+)?")


def _values(digits: str) -> frozenset[Fraction]:
    """Return what a number can mean: its last sign parts thousands, or the decimals."""
    plain_digits = re.sub(r"[,.'\u00a0]", "", digits)
    if not plain_digits:
        return frozenset()
    signs = [sign for sign in digits if sign in ",.'\u00a0"]
    if not signs:
        return frozenset({Fraction(int(plain_digits))})
    values = set()
    if _number_group.fullmatch(digits) and len(set(signs)) == 1:
        values.add(Fraction(int(plain_digits)))
    if signs[-1] in ",." and signs.count(signs[-1]) == 1:
        head, _, tail = digits.rpartition(signs[-1])
        whole = re.sub(r"[,.'\u00a0]", "", head) or "0"
        values.add(Fraction(int(whole + tail), 10 ** len(tail)))
    return frozenset(values)


def _word(found: re.Match[str]) -> Token:
    said = found[0]
    low = said.lower()
    if low in NUMBERS:
        return Token("number", said, frozenset({Fraction(NUMBERS[low])}))
    if low in LOOSE_NUMBERS:
        return Token("number", said, frozenset({Fraction(LOOSE_NUMBERS[low])}), loose=True)
    if low in MONTHS and said[0].isupper():
        return Token("month", said, frozenset({str(MONTHS[low])}), loose=low in ("may", "march", "mar"))
    if low in MEANINGS:
        kind, stands = MEANINGS[low]
        return Token("opposite", said, frozenset({stands}), about=kind)
    if low in NEGATIONS or low.endswith("n't"):
        return Token("negation", said, frozenset({"not"}), loose=True)
    return Token("word", said, frozenset({low.removesuffix("'s")}))


_READERS: Final[Mapping[str, Callable[[re.Match[str]], Token]]] = {
    "date": _date,
    "time": _time,
    "code": _code,
    "number": _number,
    "sign": _number,
    "word": _word,
}


def _with_nouns(tokens: list[Token]) -> list[Token]:
    """Return tokens in which each number knows what it counts; numbers of figures and pages are words."""
    found: list[Token] = []
    for at, one in enumerate(tokens):
        if one.kind != "number":
            found.append(one)
            continue
        before = _stem(found[-1].said) if found and found[-1].kind == "word" else ""
        if before in UNTOLD:
            found.append(Token("word", one.said, frozenset({one.said})))
        elif found and found[-1].said.lower() == "minus" and not one.loose:
            found[-1] = _numbered(one, tokens, at, before="", sign=-1)
        else:
            found.append(_numbered(one, tokens, at, before=before))
    return found


def _numbered(one: Token, tokens: list[Token], at: int, *, before: str, sign: int = 1) -> Token:
    values = frozenset(sign * value for value in one.values if isinstance(value, Fraction))
    if before in LABELLED:
        return Token("number", one.said, values, one.unit, before, one.loose, is_label=True)
    if _is_ordinal(one.said) and at + 1 < len(tokens) and tokens[at + 1].said.lower() == _TURN:
        return Token("number", one.said, values, one.unit, _TURN, is_label=True)
    after = [word for word in tokens[at + 1 : at + 4] if word.said.lower() not in LIGHT][:1]
    noun = next((_stem(word.said) for word in after if word.kind in ("word", "opposite")), "")
    if noun in LABELLED and after[0].said.lower() == noun and Fraction(1) not in values:
        # `2017 Turn 2` is no count of turns.
        noun = ""
    return Token("number", one.said, values, one.unit, noun, one.loose)


def _is_ordinal(said: str) -> bool:
    low = said.lower()
    return low in ORDINALS or low.endswith(("1st", "2nd", "3rd", "th"))


def _joined(tokens: list[Token]) -> list[Token]:
    """Return tokens in which each number is one, however many words it has; `several dozen` is none."""
    found: list[Token] = []
    words = [one.said.lower() for one in tokens]
    at = 0
    while at < len(tokens):
        one = tokens[at]
        taken, value = spelled(words[at : at + _LONGEST])
        if taken:
            between = "-" if taken == 2 and words[at + 1] not in TIMES_A_NUMBER else " "
            said = between.join(token.said for token in tokens[at : at + taken])
            found.append(Token("number", said, frozenset({Fraction(value)})))
        elif _is_scaled(tokens, at):
            found.append(_scaled(one, tokens[at + 1]))
            taken = 2
        elif at and is_vague(words[at - 1], words[at]):
            found.append(Token("word", one.said, frozenset({words[at]})))
        else:
            found.append(one)
        at += taken or 1
    return found


def _is_scaled(tokens: list[Token], at: int) -> bool:
    """Return whether a number in digits is followed by a word that multiplies it: `20 thousand`."""
    digits = tokens[at].kind == "number" and tokens[at].said.lower() not in (*NUMBERS, *LOOSE_NUMBERS)
    return digits and at + 1 < len(tokens) and tokens[at + 1].said.lower() in TIMES_A_NUMBER


def _scaled(one: Token, by: Token) -> Token:
    scale = TIMES_A_NUMBER[by.said.lower()]
    values = frozenset(scale * value for value in one.values if isinstance(value, Fraction))
    return Token("number", f"{one.said} {by.said}", values, one.unit)


def _stem(word: str) -> str:
    """Return a noun as it is called when there is one of it."""
    low = word.lower().removesuffix("'s")
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    return low[:-1] if low.endswith("s") and len(low) > 3 and not low.endswith("ss") else low
