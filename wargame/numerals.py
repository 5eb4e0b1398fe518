"""Numbers as people type them: digits of any script stand for those from 0 to 9.

A keyboard set to Persian or Arabic types ۴۲ or ٤٢ where another types 42. What is shown and written has Latin
digits everywhere; whatever reads a typed number calls `latin` first, so that both are understood.
"""

import unicodedata
from typing import Final

_SIGNS: Final = {"−": "-", "\N{SMALL HYPHEN-MINUS}": "-", "\N{FULLWIDTH HYPHEN-MINUS}": "-"} | {
    "\N{FULLWIDTH PLUS SIGN}": "+",
    "\N{ARABIC DECIMAL SEPARATOR}": ".",
    "\N{ARABIC PERCENT SIGN}": "%",
}


def latin(text: str) -> str:
    """Return a text, letter for letter, with Latin digits, signs and decimal points in place of others."""
    return text if text.isascii() else "".join(map(_latin, text))


def whole(text: str) -> int | None:
    """Return the whole number that was typed, or None if it is none: `42`, `+3`, `−۲`."""
    typed = latin(text).strip()
    digits = typed[1:] if typed[:1] in ("+", "-") else typed
    return int(typed) if digits.isascii() and digits.isdigit() and len(digits) < 20 else None


def _latin(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return str(digit) if digit is not None else _SIGNS.get(sign, sign)
