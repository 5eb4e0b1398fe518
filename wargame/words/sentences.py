"""Sentences as values: which one is meant, with which arguments; put into words when somebody reads them.

A refusal, a fault or an error says what it is by a key and its arguments, `Sentence("no-such-seat",
seat="elm")`; the words stand in the tables of this room, one table for each room of the code. Code asks for
`what` and `given`, never for the words. `str` of a sentence fills the template in; a blank takes

`{name}`, `{count:,}`
    a value as `format` writes it; a list as `a, b, c`
`{sets:list none}`
    a list as `a, b, c`, and what is said where it is empty
`{seats:and}`, `{ways:or}`
    a list as `A, B and C`, as `A or B`
`{fields:quoted}`
    a list as `“a”, “b”`
`{faults:spaced}`
    sentences one after the other; with `lines` below one another, with `clauses` parted by semicolons
`{turns:# turn}`, `{bodies:# body|bodies}`
    a count with its noun: `1 turn`, `2 turns`
`{seats:~ has|have}`
    the one form for one thing or a list of one, the other for more
`{most:times}`
    `once`, `3 times`
`{by:signed}`
    `+2`, `−2`
`{refusal:open}`
    another sentence without its full stop, to be gone on with; `brief` cuts one that may quote a file

What makes sense at a terminal alone, a command to type, stands apart in `TYPED` and follows the sentence;
`without_commands` leaves it out for windows.

To add a sentence: a line in the table of the room that says it. A test holds every use to a template and
its blanks, and finds templates that nobody uses.
"""

import string
from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass
from typing import Any, Final

from wargame.words.alignment import ALIGNMENT
from wargame.words.cli import CLI
from wargame.words.counting import counted, listed, signed, times
from wargame.words.game import GAME
from wargame.words.journal import JOURNAL, TYPED
from wargame.words.report import REPORT
from wargame.words.scenario import FAULTS, SCENARIO
from wargame.words.session import SESSION
from wargame.words.simulation import SIMULATION
from wargame.words.windows import WINDOWS

TABLES: Final = (SCENARIO, GAME, ALIGNMENT, JOURNAL, SESSION, REPORT, SIMULATION, CLI, WINDOWS)
TEMPLATES: Final[Mapping[str, str]] = {
    **{key: words for table in TABLES for key, words in table.items()},
    **{key: f"{wrong}; expected {expected}" for key, (wrong, expected) in FAULTS.items()},
}
"""The template of every sentence by its key."""

_LONGEST_QUOTE: Final = 300
"""Characters of a file's words in a sentence about it."""


@dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """Something that is told to people: which sentence, and what stands in its blanks."""

    what: str
    """Its key in the tables."""
    given: Mapping[str, Any]
    """Its arguments by the names of the blanks."""

    def __init__(self, what: str, /, **given: Any) -> None:
        object.__setattr__(self, "what", what)
        object.__setattr__(self, "given", given)

    def __str__(self) -> str:
        """Return it in words."""
        return self._filled(_BLANKS, TYPED.get(self.what, ""))

    def without_commands(self) -> str:
        """Return it in words for a window, where no command can be typed."""
        return self._filled(_BLANKS_OF_WINDOWS, "")

    def _filled(self, blanks: "_Blanks", more: str) -> str:
        # A key without a template is one that somebody adds; it is shown rather than breaking what shows it.
        template = TEMPLATES.get(self.what)
        if template is None:
            return self.what
        return blanks.vformat(f"{template} {more}" if more else template, (), self.given)


def wrong_and_expected(fault: Sentence) -> tuple[str, str]:
    """Return what is wrong with a scenario, as a clause, and what was expected, as a noun phrase."""
    wrong, expected = FAULTS[fault.what]
    return _BLANKS.vformat(wrong, (), fault.given), _BLANKS.vformat(expected, (), fault.given)


def spoken(sentence: Sentence | None) -> str:
    """Return a sentence in words; an empty text for none."""
    return "" if sentence is None else str(sentence)


def _joined(value: Iterable[object], sign: str) -> str:
    return sign.join(map(str, value))


def _brief(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"


def _form(value: Sized | int, rest: str) -> str:
    """Return the one of two forms that fits a count, or the length of a list."""
    one, _, many = rest.partition("|")
    return one if (len(value) if isinstance(value, Sized) else value) == 1 else many


_WAYS: Final[Mapping[str, Callable[[Any, str], str]]] = {
    "and": lambda value, _: listed(map(str, value)),
    "or": lambda value, _: listed(map(str, value), "or"),
    "list": lambda value, rest: _joined(value, ", ") or rest,
    "spaced": lambda value, _: _joined(value, " "),
    "lines": lambda value, _: _joined(value, "\n"),
    "quoted": lambda value, _: ", ".join(f"“{one}”" for one in value),
    "#": lambda value, rest: counted(value, *rest.split("|")),
    "~": _form,
    "times": lambda value, _: times(value),
    "signed": lambda value, _: signed(value),
    "open": lambda value, _: str(value).removesuffix("."),
    "brief": lambda value, _: _brief(str(value).removesuffix(".")),
    "clauses": lambda value, _: _joined(value, "; "),
}
"""How a blank is filled, by the first word after its colon, with what stands after that."""


class _Blanks(string.Formatter):
    """Fills in a template; what stands in a blank is text and is never read as a template."""

    def __init__(self, said: Callable[[Sentence], str]) -> None:
        self._said = said

    def format_field(self, value: Any, format_spec: str) -> str:
        value = self._in_words(value)
        way, _, rest = format_spec.partition(" ")
        if way in _WAYS:
            return _WAYS[way](value, rest)
        if isinstance(value, tuple):
            return _joined(value, ", ")
        return format(value, format_spec) if format_spec else str(value)

    def _in_words(self, value: Any) -> Any:
        if isinstance(value, Sentence):
            return self._said(value)
        return tuple(map(self._in_words, value)) if isinstance(value, tuple | list) else value


_BLANKS: Final = _Blanks(str)
_BLANKS_OF_WINDOWS: Final = _Blanks(Sentence.without_commands)
