"""What can stand in one cell: each kind of value, how it is written for people and read again.

Values are plain data of a scenario. `cells` knows which field has which kind, and goes through them. To write
something in a new way, add a kind with both ways here, and say in `cells` what has it.
"""

import json
import re
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Literal, Protocol, TypeAlias

from wargame.scenario.faults import choices, meant
from wargame.scenario.files import id_from
from wargame.terms import EntenteError
from wargame.workbook.names import Directory, Names
from wargame.workbook.typography import mended, mended_number

Raw: TypeAlias = str | int | float | bool
"""What a cell holds; an empty text if nothing."""


class Absent(Enum):
    """Stands for a value that is not there, so that `None` can be one."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook can hold."""

LARGEST_EXACT: Final = 2**53
"""Whole numbers up to this are exact in a spreadsheet."""

_NAMED: Final = re.compile(r"\b(alignment|track|influence|scrutiny)\(([^()]*)\)")
_ID: Final = re.compile(r"[a-z][a-z0-9-]*")
_ONLY_QUOTES: Final = re.compile(r'"(\\["\\])*"')


class Misread(EntenteError):
    """A cell that says nothing of its kind; the text says what was expected."""


class Kind(Protocol):
    """A kind of value."""

    def written(self, value: Any, names: Directory) -> Raw:
        """Return what a cell shows for a value; any error means that it cannot."""

    def read(self, text: str, names: Directory) -> Any:
        """Return the value that a text means; Misread if it means none."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people, kept sign by sign."""

    def written(self, value: Any, names: Directory) -> Raw:
        """Return the text; one that is nothing but quotes gets quotes of its own."""
        if not isinstance(value, str):
            raise TypeError(value)
        return json.dumps(value) if not value or _ONLY_QUOTES.fullmatch(value) else value

    def read(self, text: str, names: Directory) -> Any:
        """Return the text."""
        return json.loads(text) if _ONLY_QUOTES.fullmatch(text) else text


@dataclass(frozen=True, slots=True)
class Code:
    """A condition, a measure, an effect, an id: signs of the format, put right where they are others."""

    def written(self, value: Any, names: Directory) -> Raw:
        """Return the text with names where ids stand, as far as they are read as the same again."""
        if not isinstance(value, str):
            raise TypeError(value)
        called = _NAMED.sub(lambda found: _with_names(found, names), value)
        return called if called == value or self.read(called, names) == value else value

    def read(self, text: str, names: Directory) -> Any:
        """Return it with the signs that were meant and with ids where names stand."""
        return _NAMED.sub(lambda found: _with_ids(found, names), mended(text)[0].strip())


def _with_names(found: re.Match[str], names: Directory) -> str:
    known = names.tracks if found[1] == "track" else names.actors
    return f"{found[1]}({', '.join(known.name(part.strip()) for part in found[2].split(','))})"


def _with_ids(found: re.Match[str], names: Directory) -> str:
    known = names.tracks if found[1] == "track" else names.actors
    parts = [part.strip() for part in found[2].split(",")]
    ids = [_as_id(known.id(part)) for part in parts]
    return found[0] if ids == parts else f"{found[1]}({', '.join(ids)})"


def _as_id(called: str) -> str:
    """Return a name that nothing has as the id that it would make: so it is told as one that is not there."""
    return called if not called or _ID.fullmatch(called) else id_from(called)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, or one of a few words in its place."""

    whole: bool = True
    words: tuple[str, ...] = ()

    def written(self, value: Any, names: Directory) -> Raw:
        """Return the number, as a text where a spreadsheet would round it."""
        if isinstance(value, str) and value in self.words:
            return value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        exact = abs(value) <= LARGEST_EXACT and float(f"{value:.16G}") == value
        return value if exact else repr(value)

    def read(self, text: str, names: Directory) -> Any:
        """Return the number."""
        plain = mended_number(text)[0].strip()
        if plain.casefold() in self.words:
            return plain.casefold()
        try:
            if re.fullmatch(r"[+-]?\d{1,18}", plain):
                return int(plain)
            number = float(plain)
        except ValueError:
            raise Misread("cell-no-number", text=text) from None
        if not abs(number) < float("inf"):
            raise Misread("cell-no-number", text=text)
        if self.whole and not number.is_integer():
            raise Misread("cell-not-whole", text=text)
        return int(number) if self.whole else number


@dataclass(frozen=True, slots=True)
class YesNo:
    """Whether something is so."""

    def written(self, value: Any, names: Directory) -> Raw:
        """Return it as a word."""
        if not isinstance(value, bool):
            raise TypeError(value)
        return "yes" if value else "no"

    def read(self, text: str, names: Directory) -> Any:
        """Return whether a word says yes."""
        word = text.strip().casefold()
        if word in ("yes", "y", "true", "x", "1", "1.0"):
            return True
        if word in ("no", "n", "false", "-", "0", "0.0"):
            return False
        raise Misread("cell-not-yes-no", text=text)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def written(self, value: Any, names: Directory) -> Raw:
        """Return the word."""
        if value not in self.words:
            raise TypeError(value)
        return str(value)

    def read(self, text: str, names: Directory) -> Any:
        """Return the word that is meant."""
        word = mended(text)[0].strip().casefold().replace(" ", "-")
        if word in self.words:
            return word
        raise Misread(
            "cell-not-among-choices", text=text, expected=meant(word, self.words, choices(self.words))
        )


@dataclass(frozen=True, slots=True)
class Name:
    """An actor or a track, by name or by id."""

    of: Literal["actors", "tracks"] = "actors"

    def written(self, value: Any, names: Directory) -> Raw:
        """Return its name."""
        return self._among(names).name(value)

    def read(self, text: str, names: Directory) -> Any:
        """Return its id; what is called like nothing stays, for the check to tell."""
        found = self._among(names).id(text.strip())
        return found if found in self._among(names).ids else self._among(names).id(mended(text)[0].strip())

    def _among(self, names: Directory) -> Names:
        return names.actors if self.of == "actors" else names.tracks


@dataclass(frozen=True, slots=True)
class Several:
    """Values of one kind one after the other; on one line, or below one another."""

    item: Kind
    below: bool = False
    exactly: int = 0

    def written(self, value: Any, names: Directory) -> Raw:
        """Return them in one cell."""
        if not isinstance(value, list) or not value:
            raise TypeError(value)
        return ("\n" if self.below else ", ").join(str(self.item.written(one, names)) for one in value)

    def read(self, text: str, names: Directory) -> Any:
        """Return the values."""
        parts = text.split("\n") if self.below else re.split(r"[,;\n]", text)
        found = [self.item.read(part.strip(), names) for part in parts if part.strip()]
        if self.exactly and len(found) != self.exactly:
            raise Misread("cell-of-length", text=text, length=self.exactly)
        return found


@dataclass(frozen=True, slots=True)
class Keyed:
    """Values by the id of what they belong to: `settlement: 0.5; trade: 1`."""

    item: Kind
    below: bool = False

    def written(self, value: Any, names: Directory) -> Raw:
        """Return them in one cell."""
        if not isinstance(value, dict) or not value:
            raise TypeError(value)
        parts = [f"{key}: {self.item.written(one, names)}" for key, one in value.items()]
        return ("\n" if self.below else "; ").join(parts)

    def read(self, text: str, names: Directory) -> Any:
        """Return the values by their ids."""
        found: dict[str, Any] = {}
        for part in filter(str.strip, re.split(r"\n" if self.below else r"[;\n]", text)):
            key, colon, said = part.partition(":")
            if not colon or key.strip() in found:
                raise Misread("cell-part-unclear", part=part.strip(), form="id: 1")
            found[mended(key)[0].strip()] = self.item.read(said.strip(), names)
        return found


@dataclass(frozen=True, slots=True)
class Block:
    """A block of fields on one line, its values parted by strokes: `planning | Plans | 5`."""

    fields: tuple[tuple[str, Kind, bool], ...]
    """Each with its name and kind, and whether it is needed."""

    def written(self, value: Any, names: Directory) -> Raw:
        """Return the values on one line."""
        if not isinstance(value, dict) or value.keys() - {name for name, _, _ in self.fields}:
            raise TypeError(value)
        parts = [
            str(kind.written(value[name], names)) if name in value else "" for name, kind, _ in self.fields
        ]
        while parts and not parts[-1]:
            parts.pop()
        return " | ".join(parts)

    def read(self, text: str, names: Directory) -> Any:
        """Return the block."""
        parts = [part.strip() for part in text.split("|")]
        if len(parts) > len(self.fields):
            raise Misread("cell-part-unclear", part=text, form=" | ".join(name for name, _, _ in self.fields))
        return {
            name: kind.read(part, names)
            for part, (name, kind, needed) in zip(parts, self.fields, strict=False)
            if part or needed
        }


@dataclass(frozen=True, slots=True)
class Phrase:
    """A block of fields as a phrase: `+1 when turn >= 3`."""

    form: str
    pattern: str
    example: str
    fields: tuple[tuple[str, Kind], ...]

    def written(self, value: Any, names: Directory) -> Raw:
        """Return the phrase."""
        if not isinstance(value, dict) or value.keys() != {name for name, _ in self.fields}:
            raise TypeError(value)
        said = {name.replace("-", "_"): kind.written(value[name], names) for name, kind in self.fields}
        return self.form.format(**said)

    def read(self, text: str, names: Directory) -> Any:
        """Return the block."""
        found = re.fullmatch(self.pattern, text if isinstance(self.fields[-1][1], Words) else mended(text)[0])
        if found is None:
            raise Misread("cell-part-unclear", part=text, form=self.example)
        return {name: kind.read(found[name], names) for name, kind in self.fields}


@dataclass(frozen=True, slots=True)
class Anything:
    """What the format does not know, as JSON."""

    def written(self, value: Any, names: Directory) -> Raw:
        """Refuse, so that it is written as JSON."""
        raise TypeError(value)

    def read(self, text: str, names: Directory) -> Any:
        """Return it as a text."""
        return text
