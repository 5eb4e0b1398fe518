"""Lists, counts and signs in words: the one function for each, for every room.

Numbers and names come in, a few words go out; nothing here knows the game. To say a list or a count in a new
way, add a function here and not where it is needed first.
"""

from collections.abc import Iterable
from typing import Final

_SPELT: Final = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    every = list(words)
    return f" {last} ".join((", ".join(every[:-1]), every[-1])) if len(every) > 1 else "".join(every)


def plural(number: float, noun: str, many: str = "") -> str:
    """Return a noun as it stands after a number: `turn` after 1 and −1, `turns` after any other."""
    return noun if abs(number) == 1 else many or noun + "s"


def counted(number: float, noun: str, many: str = "") -> str:
    """Return a number with its noun, in figures: `1 turn`, `2 turns`, `1,000 turns`, `−2 points`."""
    figures = f"{number:,}".replace("-", "−")
    return f"{figures} {plural(number, noun, many)}"


def spelt(number: int, noun: str, many: str = "") -> str:
    """Return a number with its noun, in words up to twelve: `no moves`, `one move`, `14 moves`."""
    said = _SPELT[number] if 0 <= number < len(_SPELT) else f"{number:,}"
    return f"{said} {plural(number, noun, many)}"


def times(number: int) -> str:
    """Return how often something happens: `once`, `3 times`."""
    return "once" if number == 1 else f"{number} times"


def signed(value: float) -> str:
    """Return a number with its sign as people write it: `+2`, `−2.5`, `0`."""
    size = f"{abs(value):g}" if value % 1 else f"{abs(value):.0f}"
    return f"+{size}" if value > 0 else f"−{size}" if value < 0 else "0"
