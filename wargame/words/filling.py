"""Fills in the templates of sentences; imported when the first one is put into words.

The tables of this room come together here: one for each room of the code. A blank takes

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

To fill a blank in a new way, add it to `_WAYS`.
"""

import string
from collections.abc import Callable, Iterable, Mapping, Sized
from typing import Any, Final

from wargame.words.alignment import ALIGNMENT
from wargame.words.cli import CLI
from wargame.words.cohort import COHORT
from wargame.words.counting import counted, listed, signed, times
from wargame.words.design import DESIGN
from wargame.words.game import GAME
from wargame.words.journal import JOURNAL, TYPED
from wargame.words.phones import PHONES
from wargame.words.report import REPORT
from wargame.words.scenario import FAULTS, MENDS, SCENARIO
from wargame.words.session import SESSION
from wargame.words.simulation import SIMULATION
from wargame.words.windows import WINDOWS
from wargame.words.workbook import WORKBOOK

TABLES: Final = (
    SCENARIO,
    MENDS,
    GAME,
    ALIGNMENT,
    JOURNAL,
    SESSION,
    REPORT,
    SIMULATION,
    COHORT,
    DESIGN,
    CLI,
    WORKBOOK,
    PHONES,
    WINDOWS,
)
TEMPLATES: Final[Mapping[str, str]] = {
    **{key: words for table in TABLES for key, words in table.items()},
    **{key: f"{wrong}; expected {expected}" for key, (wrong, expected) in FAULTS.items()},
}
"""The template of every sentence by its key."""

_LONGEST_QUOTE: Final = 300
"""Characters of a file's words in a sentence about it."""


def filled(what: str, given: Mapping[str, Any], *, commands: bool = True) -> str:
    """Return a sentence in words; without `commands` for a window, where none can be typed."""
    template = TEMPLATES.get(what)
    if template is None:
        # A key without a template is one that somebody adds; it is shown rather than breaking what shows it.
        return what
    more = TYPED.get(what) if commands else None
    return _BLANKS.vformat(f"{template} {more}" if more else template, (), given)


def parts_of(what: str, given: Mapping[str, Any]) -> tuple[str, str]:
    """Return the two parts of a fault of a scenario: what is wrong, and what was expected."""
    wrong, expected = FAULTS[what]
    return _BLANKS.vformat(wrong, (), given), _BLANKS.vformat(expected, (), given)


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

    def format_field(self, value: Any, format_spec: str) -> str:
        way, _, rest = format_spec.partition(" ")
        if way in _WAYS:
            return _WAYS[way](value, rest)
        if isinstance(value, tuple | list):
            return _joined(value, ", ")
        return format(value, format_spec) if format_spec else str(value)


_BLANKS: Final = _Blanks()
