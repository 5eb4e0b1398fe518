"""How commands print: plain lines, wrapped; headings marked where a terminal reads them.

Nothing that a person typed reaches a terminal raw: `door` shows control characters, whatever prints them.
What is aligned or wrapped here is shown first, so that its width is counted as it is seen. rich is used, and
imported, only where a terminal is there to see it.
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, Final

from wargame.cli.door import shown, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

WIDTH: Final = 100
"""Columns of a line where no terminal says otherwise."""

_NARROWEST: Final = 40
_WIDEST: Final = 120


def visible(text: str) -> str:
    """Return a text on one line, every control character in it shown as a picture or a code."""
    return shown(text.replace("\n", " ").replace("\t", " "))


def visible_lines(text: str) -> list[str]:
    """Return the lines of a text, made visible each."""
    return [visible(line) for line in text.replace("\r\n", "\n").split("\n")]


def is_terminal() -> bool:
    """Return whether a person's terminal reads what is printed."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return how many columns a line may have."""
    if not is_terminal():
        return WIDTH
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((WIDTH, 24)).columns))


def wrapped(text: str, indent: str, columns: int, hanging: str = "") -> list[str]:
    """Return a text's lines, made visible and wrapped; lines after the first are indented further."""
    found: list[str] = []
    for line in visible_lines(text):
        found += textwrap.wrap(line, columns, initial_indent=indent, subsequent_indent=indent + hanging) or [
            ""
        ]
    return found


class Printer:
    """Prints to stdout; marks headings in a terminal unless decoration is unwanted."""

    def __init__(self, *, plain: bool = False) -> None:
        self.decorated = is_terminal() and not plain and not os.environ.get("NO_COLOR")
        self.columns = width()
        self._console: Console | None = None

    def heading(self, text: str) -> None:
        """Print a heading."""
        self._styled(visible(text), "bold")

    def subheading(self, text: str) -> None:
        """Print a lesser heading."""
        self._styled(visible(text), "bold cyan")

    def line(self, text: str = "") -> None:
        """Print a line that was made visible before."""
        print(text)

    def lines(self, texts: Iterable[str]) -> None:
        """Print lines that were made visible before."""
        for text in texts:
            print(text)

    def _styled(self, text: str, style: str) -> None:
        if not self.decorated:
            print(text)
            return
        if self._console is None:
            from rich.console import Console

            stream = unguarded(sys.stdout)
            self._console = Console(file=stream, highlight=False, emoji=False, markup=False, soft_wrap=True)
        sys.stdout.flush()
        self._console.print(text, style=style)


def table(
    rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset(), indent: str = "  "
) -> list[str]:
    """Return rows as lines with aligned columns; those in `right` are aligned to the right."""
    if not rows:
        return []
    shown = [[visible(cell) for cell in row] for row in rows]
    sizes = [max(len(row[at]) for row in shown) for at in range(len(shown[0]))]
    lines = []
    for row in shown:
        cells = [
            cell.rjust(size) if at in right else cell.ljust(size)
            for at, (cell, size) in enumerate(zip(row, sizes, strict=True))
        ]
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines
