"""A page of the guide, read as a newcomer reads it: step by step, with the keys and buttons that it names.

A play takes its keys from the page, so that it presses what the page says and fails where the page says
something else. A step is a numbered item; what is bold in it is a key or the words on a button.
"""

import re
from typing import Final

from tests.children import ROOT

GUIDE: Final = ROOT / "docs" / "guide"

_STEP: Final = re.compile(r"^\d+\. ")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_NAMES: Final = {
    "enter": "Return", "space bar": "space", "space": "space", "esc": "Escape",
    "delete": "Delete", "tab": "Tab",
    "↑": "Up", "↓": "Down", "←": "Left", "→": "Right",
}  # fmt: skip


def key_name(said: str) -> str:
    """Return how X names a key that the guide names: `Ctrl+Enter` is `ctrl+Return`."""
    *held, last = said.split("+")
    named = _NAMES.get(last.lower(), last.lower() if len(last) == 1 else last)
    return "+".join([*(one.lower() for one in held), named])


class Page:
    """The numbered steps of a page, from the first to the last."""

    def __init__(self, name: str) -> None:
        self._steps = steps_of((GUIDE / name).read_text("utf-8"))
        self._at = -1

    @property
    def step(self) -> str:
        """The step that is read now."""
        return self._steps[self._at]

    def read(self, words: str) -> str:
        """Read the next step; fail if it does not speak of this."""
        self._at += 1
        assert self._at < len(self._steps), f"the page ends, and says nothing of “{words}”"
        assert words in self.step, f"the page does not say “{words}” next, but: {self.step}"
        return self.step

    def bold(self, number: int = 0) -> str:
        """Return what is bold in the step: the first thing, or the one of that number from 0."""
        return str(_BOLD.findall(self.step)[number])

    def key(self, number: int = 0) -> str:
        """Return the key that is bold in the step, as X names it."""
        return key_name(self.bold(number))


def steps_of(text: str) -> list[str]:
    """Return the numbered steps of a text, each in one line."""
    steps: list[str] = []
    within = False
    for line in text.splitlines():
        if _STEP.match(line):
            steps.append(_STEP.sub("", line))
            within = True
        elif within and line.startswith("   "):
            steps[-1] += f" {line.strip()}"
        else:
            within = False
    return steps
