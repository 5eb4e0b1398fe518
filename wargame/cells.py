"""Texts as cells of a table: what a spreadsheet would run as a formula is made a text again.

Every table that is written to be opened elsewhere sends its texts through here: the tables of a session, and
the table behind a chart. In a workbook a cell says by itself that it is a text and needs none of this, where
it is made with `PLAIN_BOOK`.
"""

import re
from typing import Final

RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a text begins that a spreadsheet might run."""

PLAIN_BOOK: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""How a workbook is made: a text stays a text, and the bytes depend on what is written alone."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?%?")


def tame(text: str) -> str:
    """Return a text that no spreadsheet runs."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(RISKY) else text


def tame_words(text: str) -> str:
    """Return the same where numbers stand among the texts; a number with its sign stays one."""
    return text if _NUMBER.fullmatch(text) else tame(text)
