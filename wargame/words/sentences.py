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
    sentences one after the other
`{turns:# turn}`, `{bodies:# body|bodies}`
    a count with its noun: `1 turn`, `2 turns`
`{seats:~ has|have}`
    the one form for one thing or a list of one, the other for more
`{most:times}`
    `once`, `3 times`
`{by:signed}`
    `+2`, `−2`
`{refusal:open}`
    another sentence without its full stop, to be gone on with

To add a sentence: a line in the table of the room that says it. A test holds every use to a template and
its blanks, and finds templates that nobody uses.
"""

import string
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from typing import Any, Final

from wargame.words.cli import CLI
from wargame.words.counting import counted, listed, signed, times
from wargame.words.game import GAME
from wargame.words.session import SESSION

TEMPLATES: Final[Mapping[str, str]] = {**GAME, **SESSION, **CLI}
"""The template of every sentence by its key."""


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
        template = TEMPLATES.get(self.what)
        return self.what if template is None else _BLANKS.vformat(template, (), self.given)


def spoken(sentence: Sentence | None) -> str:
    """Return a sentence in words; an empty text for none."""
    return "" if sentence is None else str(sentence)


class _Blanks(string.Formatter):
    """Fills in a template; what stands in a blank is text and is never read as a template."""

    def format_field(self, value: Any, format_spec: str) -> str:
        head, _, rest = format_spec.partition(" ")
        match head:
            case "and" | "or":
                return listed(map(str, value), head)
            case "list":
                return ", ".join(map(str, value)) or rest
            case "spaced":
                return " ".join(map(str, value))
            case "quoted":
                return ", ".join(f"“{one}”" for one in value)
            case "#":
                return counted(value, *rest.split("|"))
            case "~":
                one, _, many = rest.partition("|")
                number = len(value) if isinstance(value, Sized) else value
                return one if number == 1 else many
            case "times":
                return times(value)
            case "signed":
                return signed(value)
            case "open":
                return str(value).removesuffix(".")
            case _:
                plain = ", ".join(map(str, value)) if isinstance(value, tuple | list) else value
                return str(plain) if not format_spec else format(plain, format_spec)


_BLANKS: Final = _Blanks()
