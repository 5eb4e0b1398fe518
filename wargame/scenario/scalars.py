"""What the words and numbers of a YAML text mean, by the core schema of YAML 1.2.

`no` and `on` are text, `0o17` is fifteen, `010` is ten, `1_000` is text. Used by `scenario.nodes`.
"""

import re
from typing import Final, TypeAlias

from wargame.scenario.faults import shown
from wargame.terms import LONGEST_TEXT

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
_TYPES: Final[dict[str, type | None]] = {"str": str, "int": int, "float": float, "bool": bool, "null": None}
_WHOLE: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_UNCOUNTABLE: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_FOREIGN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, half characters, and the line ends that YAML 1.2 does not know."""

_YAML_WORDS: Final = {
    "mapping values are not allowed in this context": (
        "a second “:” stands in this line, or the indentation does not fit",
        "quotes around a text with “: ” in it, or one field to a line",
    ),
    "did not find expected key": (
        "the indentation does not fit the lines before",
        "a field in the same column as its neighbours",
    ),
    "did not find expected '-' indicator": (
        "the list ends here unexpectedly",
        "“- ” in the same column as the items before",
    ),
    "did not find expected ',' or ']'": (
        "the list is not closed",
        "“,” or “]”, and quotes around a text with “,” or “?” in it",
    ),
    "did not find expected ',' or '}'": (
        "the block of fields is not closed",
        "“,” or “}”, and quotes around a text with “,” or “?” in it",
    ),
    "found character that cannot start any token": (
        "a text cannot begin with this character",
        "quotes around the text, and spaces in place of tabs",
    ),
    "found unexpected end of stream": ("a quote is not closed", "a closing quote"),
    "found unexpected document indicator": ("a quote is not closed", "a closing quote"),
    "could not find expected ':'": ("the field's name lacks its “:”", "“name: value”"),
    "found unknown escape character": ("this “\\” begins nothing", "“\\\\” for a “\\” in a quoted text"),
    "found invalid Unicode character escape code": (
        "the number after this “\\u” or “\\U” is no character",
        "the character itself, or its whole number",
    ),
    "found incompatible YAML document": ("this version of YAML is not read", "YAML 1.2"),
}


class Unclear(Exception):
    """A scalar without a usable meaning: what is wrong, what was expected."""

    def __init__(self, wrong: str, expected: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.expected = expected


def yaml_words(problem: str) -> tuple[str, str]:
    """Return in plain words what the YAML parser found wrong, and what was expected."""
    return _YAML_WORDS.get(problem, ("the YAML cannot be read from here on", "YAML 1.2"))


def foreign_character(text: str) -> tuple[int, int, str] | None:
    """Return line, column and words for the first character that cannot stand in a scenario."""
    start = 1 if text.startswith("\ufeff") else 0
    found = _FOREIGN.search(text, start)
    if found is None:
        return None
    before = text[: found.start()]
    column = len(before) - (before.rfind("\n") + 1) + 1
    wrong = f"the character U+{ord(found[0]):04X} cannot stand in a scenario"
    return before.count("\n") + 1, column, wrong


def meaning(text: str, tag: str | None, *, plain: bool) -> Scalar:
    """Return what a scalar means: text if quoted, else by its form; Unclear if there is no telling."""
    if tag in (None, "!"):
        return _unquoted(text) if plain and tag is None else _checked(text)
    short = tag.removeprefix(_CORE)
    if short not in _TYPES:
        raise Unclear(f"the tag {shown(tag)} is not read", "no tag")
    if short == "str":
        return _checked(text)
    value = _unquoted(text)
    wanted = _TYPES[short]
    if (value is None) != (wanted is None) or (wanted and type(value) is not wanted):
        raise Unclear(f"{shown(text)} does not fit its tag “!!{short}”", "no tag")
    return value


def _checked(text: str) -> str:
    if "\0" in text:
        raise Unclear("the text holds the character U+0000", "plain text")
    if len(text) > LONGEST_TEXT:
        raise Unclear(f"the text has {len(text)} characters", f"at most {LONGEST_TEXT}")
    return text


def _unquoted(text: str) -> Scalar:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return _whole(text)
    if _FRACTION.fullmatch(text):
        return _finite(text)
    if _UNCOUNTABLE.fullmatch(text):
        raise Unclear(f"{shown(text)} cannot be counted with", "a number")
    return _checked(text)


def _whole(text: str) -> int:
    if len(text.lstrip("-+")) > LONGEST_WHOLE_NUMBER:
        raise Unclear("the number is too long", f"at most {LONGEST_WHOLE_NUMBER} digits")
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise Unclear(f"{shown(text)} is too large", "a smaller number")
    return number
