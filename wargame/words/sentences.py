"""Sentences as values: which one is meant, with which arguments; put into words when somebody reads them.

A refusal, a fault or an error says what it is by a key and its arguments, `Sentence("no-such-seat",
seat="elm")`; the words stand in the tables of this room, one table for each room of the code. Code asks for
`what` and `given`, never for the words. `str` of a sentence fills the template in; `filling` says what a
blank can take.

What makes sense at a terminal alone, a command to type, stands apart in `TYPED` and follows the sentence;
`without_commands` leaves it out for windows.

To add a sentence: a line in the table of the room that says it. A test holds every use to a template and
its blanks, and finds templates that nobody uses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


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
        return self._said(commands=True)

    def without_commands(self) -> str:
        """Return it in words for a window, where no command can be typed."""
        return self._said(commands=False)

    def _said(self, *, commands: bool) -> str:
        # The tables are read when there is something to say, and not at the start.
        from wargame.words.filling import filled

        return filled(self.what, _in_words(self.given, commands=commands), commands=commands)


def wrong_and_expected(fault: Sentence) -> tuple[str, str]:
    """Return what is wrong with a scenario, as a clause, and what was expected, as a noun phrase."""
    from wargame.words.filling import parts_of

    return parts_of(fault.what, _in_words(fault.given, commands=True))


def spoken(sentence: Sentence | None) -> str:
    """Return a sentence in words; an empty text for none."""
    return "" if sentence is None else str(sentence)


def _in_words(given: Mapping[str, Any], *, commands: bool) -> dict[str, Any]:
    """Return arguments with the sentences among them put into words."""

    def said(value: Any) -> Any:
        if isinstance(value, Sentence):
            return str(value) if commands else value.without_commands()
        return tuple(map(said, value)) if isinstance(value, tuple | list) else value

    return {name: said(value) for name, value in given.items()}
