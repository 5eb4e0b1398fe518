"""Plain data written as YAML that a person likes to read.

Used by `scenario.save` for whole scenarios, and by `scenario.document` for what is new in a file that a
person wrote. Blocks stand one field below the other; what is short and has no blocks in it stands on one
line; long texts are folded, texts of several lines stand as they are. Whatever could be misread is quoted, so
that reading gives back exactly what was written.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any, Final

from wargame.scenario.scalars import Scalar, Unclear, meaning

WIDEST_LINE: Final = 100
"""Characters of a line, where the text allows it."""

_LARGEST_WHOLE: Final = 1e15
"""Numbers below this are written without a fraction if they have none."""

_SPARED: Final = 24
"""Columns that a list on one line leaves for what stands before it."""

_IN_A_BLOCK: Final = re.compile(r"[^\W\d_][\w .;,()+=<>/'’“”…–—%&?!-]*(?<! )")
_ON_ONE_LINE: Final = re.compile(r"[^\W\d_][\w .;()+=<>/'’“”…–—%&-]*(?<! )")
_KEY: Final = re.compile(r"[a-z][a-z0-9-]*|-?[0-9]+")
_PRINTABLE: Final = re.compile(
    "[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)


def as_yaml(data: Mapping[str, Any]) -> str:
    """Return dicts, lists and scalars as YAML 1.2, with a line end at the end."""
    return "".join(f"{line}\n" for line in _fields(data, ""))


def field_lines(head: str, value: Any, indent: str) -> list[str]:
    """Return the lines of one field; `head` is its name and colon with all that stands before them."""
    return list(_entry(head, value, indent))


def item_lines(value: Any, indent: str) -> list[str]:
    """Return the lines of one item of a list."""
    return list(_items([value], indent))


def on_one_line(value: Any) -> str:
    """Return a value as it stands in brackets, whatever it holds."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{field_name(str(key))}: {on_one_line(item)}" for key, item in value.items())
        return f"{{{inside}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(on_one_line, value))}]"
    return _scalar(value, _ON_ONE_LINE)


def in_quotes(text: str, mark: str) -> str:
    """Return a text in the quotes that `mark` is one of; in double ones if it cannot stand in others."""
    if mark == "'" and _PRINTABLE.fullmatch(text):
        return f"'{text.replace(mark, mark + mark)}'"
    return _quoted(text)


def folded_lines(text: str, indent: str) -> list[str] | None:
    """Return the lines of a text that is folded, however short; None if it cannot be folded."""
    return [">-", *_wrapped(text, indent)] if _folds(text) else None


def in_a_block(value: Scalar) -> str:
    """Return a text or number as it stands on the line of its field, however long."""
    return _scalar(value, _IN_A_BLOCK)


def field_name(key: str) -> str:
    """Return the name of a field as it stands in a file."""
    safe = _KEY.fullmatch(key) and not isinstance(meaning(key, None, plain=True), bool | None)
    return key if safe else _quoted(key)


def _fields(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{field_name(key)}:", value, indent)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    """Yield the lines of one field; `head` is its name with all that stands before it."""
    inner = indent + "  "
    if isinstance(value, str):
        first, *more = _text(value, inner, len(head))
        yield f"{head} {first}"
        yield from more
    elif (short := _short(value)) is not None:
        yield f"{head} {short}"
    elif isinstance(value, Mapping):
        yield head
        yield from _fields(value, inner)
    else:
        yield head
        yield from _items(value, inner)


def _items(values: Sequence[Any], indent: str) -> Iterator[str]:
    for value in values:
        short = _short(value)
        if isinstance(value, Mapping) and value and (short is None or "id" in value):
            yield from _block_item(value, indent, short)
        elif isinstance(value, str):
            first, *more = _text(value, indent + "  ", len(indent) + 2)
            yield f"{indent}- {first}"
            yield from more
        elif isinstance(value, list) and short is None:
            yield f"{indent}-"
            yield from _items(value, indent + "  ")
        else:
            yield f"{indent}- {short}"


def _block_item(value: Mapping[str, Any], indent: str, short: str | None) -> Iterator[str]:
    if short is not None and len(value) <= 2:
        yield f"{indent}- {short}"
        return
    inner = indent + "  "
    lines = _fields(value, inner)
    yield f"{indent}- {next(lines)[len(inner) :]}"
    yield from lines


def _short(value: Any) -> str | None:
    """Return a value on one line, None if it is a list or block too long for that or with blocks in it."""
    text = _flow(value)
    fits = text is not None and len(text) <= WIDEST_LINE - _SPARED
    return text if fits or not isinstance(value, Mapping | list) else None


def _flow(value: Any, depth: int = 0) -> str | None:
    if isinstance(value, Mapping | list) and depth > 1 and value:
        return None
    if isinstance(value, Mapping):
        parts = [(f"{field_name(key)}: ", _flow(item, depth + 1)) for key, item in value.items()]
    elif isinstance(value, list):
        if any(isinstance(item, Mapping) for item in value):
            return None
        parts = [("", _flow(item, depth + 1)) for item in value]
    else:
        return _scalar(value, _ON_ONE_LINE)
    if any(text is None for _, text in parts):
        return None
    inside = ", ".join(f"{key}{text}" for key, text in parts)
    return f"{{{inside}}}" if isinstance(value, Mapping) else f"[{inside}]"


def _scalar(value: Scalar, form: re.Pattern[str]) -> str:
    if isinstance(value, str):
        return value if _is_plain(value, form) else _quoted(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_WHOLE:
        return str(int(value))
    return json.dumps(value)


def _is_plain(text: str, form: re.Pattern[str]) -> bool:
    """Return whether a text of this form means itself without quotes."""
    if not form.fullmatch(text):
        return False
    try:
        return meaning(text, None, plain=True) == text
    except Unclear:
        return False


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if _PRINTABLE.fullmatch(char) else f"\\U{ord(char):08X}" for char in quoted)


def _text(text: str, indent: str, before: int) -> list[str]:
    """Return the lines of a text: as it is, in quotes, folded, or line by line."""
    lines = text.removesuffix("\n").split("\n")
    if "\n" in text and _stands_as_it_is(lines):
        mark = "|" if text.endswith("\n") else "|-"
        return [mark, *(indent + line if line else "" for line in lines)]
    if "\n" not in text and before + len(text) > WIDEST_LINE and _folds(text):
        return [">-", *_wrapped(text, indent)]
    return [_scalar(text, _IN_A_BLOCK)]


def _wrapped(text: str, indent: str) -> list[str]:
    width = max(WIDEST_LINE - len(indent), 40)
    return [indent + line for line in wrap(text, width, break_long_words=False, break_on_hyphens=False)]


def _stands_as_it_is(lines: Sequence[str]) -> bool:
    fine = all(_PRINTABLE.fullmatch(line) and line == line.strip() for line in lines)
    return fine and bool(lines[0]) and bool(lines[-1])


def _folds(text: str) -> bool:
    return bool(_PRINTABLE.fullmatch(text)) and " ".join(text.split()) == text and len(text.split()) > 1
