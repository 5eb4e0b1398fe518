"""What the words and numbers of a YAML text mean, by the core schema of YAML 1.2.

`no` and `on` are text, `0o17` is fifteen, `010` is ten, `1_000` is text. Used by `scenario.composing`.
"""

import re
from typing import Final, TypeAlias

from wargame.scenario.faults import shown
from wargame.terms import LONGEST_TEXT
from wargame.words.sentences import Sentence

LONGEST_WHOLE_NUMBER: Final = 18
"""Digits, so that a number fits everywhere."""

Scalar: TypeAlias = str | int | float | bool | None

_CORE: Final = "tag:yaml.org,2002:"
_CONSTANTS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NO_LETTERS: Final = frozenset("+-.0123456789~nNtTfF")
"""With one of these begins what means a number, a truth value or nothing; everything else is text."""

_TYPES: Final[dict[str, type | None]] = {"str": str, "int": int, "float": float, "bool": bool, "null": None}
_WHOLE: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_UNCOUNTABLE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_FOREIGN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, half characters, and the line ends that YAML 1.2 does not know."""

_YAML: Final = {
    "mapping values are not allowed in this context": Sentence("yaml-second-colon"),
    "did not find expected key": Sentence("yaml-indentation"),
    "did not find expected '-' indicator": Sentence("yaml-list-ends"),
    "did not find expected ',' or ']'": Sentence("yaml-list-open"),
    "did not find expected ',' or '}'": Sentence("yaml-block-open"),
    "found character that cannot start any token": Sentence("yaml-first-character"),
    "found unexpected end of stream": Sentence("yaml-quote-open"),
    "found unexpected document indicator": Sentence("yaml-quote-open"),
    "could not find expected ':'": Sentence("yaml-colon-missing"),
    "found unknown escape character": Sentence("yaml-escape-unknown"),
    "found invalid Unicode character escape code": Sentence("yaml-character-number"),
    "found incompatible YAML document": Sentence("yaml-version"),
}
"""What the YAML parser finds wrong, by what it says itself."""


class Unclear(Exception):
    """A scalar without a usable meaning: what is wrong, what was expected."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told)
        self.told = told


def yaml_fault(problem: str) -> Sentence:
    """Return what the YAML parser found wrong, and what was expected."""
    return _YAML.get(problem, Sentence("yaml-unread"))


def foreign_character(text: str) -> tuple[int, int, Sentence] | None:
    """Return line, column and fault of the first character that cannot stand in a scenario."""
    start = 1 if text.startswith("\ufeff") else 0
    found = _FOREIGN.search(text, start)
    if found is None:
        return None
    before = text[: found.start()]
    column = len(before) - (before.rfind("\n") + 1) + 1
    return before.count("\n") + 1, column, Sentence("character-foreign", number=ord(found[0]))


def meaning(text: str, tag: str | None, *, plain: bool) -> Scalar:
    """Return what a scalar means: text if quoted, else by its form; Unclear if there is no telling."""
    if tag in (None, "!"):
        return _unquoted(text) if plain and tag is None else _checked(text)
    short = tag.removeprefix(_CORE)
    if short not in _TYPES:
        raise Unclear(Sentence("type-tag-not-read", tag=shown(tag)))
    if short == "str":
        return _checked(text)
    value = _unquoted(text)
    wanted = _TYPES[short]
    if (value is None) != (wanted is None) or (wanted and type(value) is not wanted):
        raise Unclear(Sentence("not-fit-tag", text=shown(text), short=short))
    return value


def _checked(text: str) -> str:
    if "\0" in text:
        raise Unclear(Sentence("text-holds-nul"))
    if len(text) > LONGEST_TEXT:
        raise Unclear(Sentence("text-has-characters", length=len(text), most=LONGEST_TEXT))
    return text


def _unquoted(text: str) -> Scalar:
    if text and text[0] not in _NO_LETTERS:
        return _checked(text)
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return _whole(text)
    if _FRACTION.fullmatch(text):
        return _finite(text)
    if _UNCOUNTABLE.fullmatch(text):
        raise Unclear(Sentence("cannot-counted", text=shown(text)))
    return _checked(text)


def _whole(text: str) -> int:
    if len(text.lstrip("-+")) > LONGEST_WHOLE_NUMBER:
        raise Unclear(Sentence("number-too-long", most=LONGEST_WHOLE_NUMBER))
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise Unclear(Sentence("too-large", text=shown(text)))
    return number
