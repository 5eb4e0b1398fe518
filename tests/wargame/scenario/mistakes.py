"""Mistakes in scenario files: those of tests/data/mistakes, and many more made of any scenario.

`generated` damages a text in the ways of people who write one: each mistake has its name, the text with it,
and the line in which it was made.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML

from wargame.places import scenarios_folder

MISTAKES: Final = Path(__file__).parents[2] / "data" / "mistakes"
MARK: Final = "§"


def first_steps() -> str:
    return (scenarios_folder() / "first-steps.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True, kw_only=True)
class Worst:
    """A mistake of the file, with how it is to be told and mended."""

    mistake: str
    old: str
    new: str
    told: str
    mend: str
    reads: str

    def __str__(self) -> str:
        return self.mistake

    def made(self) -> tuple[str, int, int]:
        """The text with the mistake, and the line and column where it is to be told."""
        text = first_steps()
        at = text.index(self.old)
        before, mark, after = (text[:at] + self.new + text[at + len(self.old) :]).partition(MARK)
        assert mark
        return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


def worst() -> list[Worst]:
    rows = YAML(typ="safe", pure=True).load((MISTAKES / "worst.yaml").read_text(encoding="utf-8"))
    return [Worst(**row) for row in rows]


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A text with one mistake in it."""

    name: str
    text: str
    line: int

    def __str__(self) -> str:
        return f"{self.name}, line {self.line}"


Way = Callable[[str], str | None]


def _sub(pattern: str, new: str) -> Way:
    form = re.compile(pattern)

    def damaged(line: str) -> str | None:
        made = form.sub(new, line, count=1)
        return made if made != line else None

    return damaged


WAYS: Final[dict[str, Way]] = {
    "a misspelt seat": _sub(r"(owners|targets|choose|between|seat-order): \[(\w)(\w)", r"\1: [\2"),
    "a seat by its name": _sub(r"owners: \[(\w)", lambda found: found[0].replace(found[1], found[1].upper())),  # type: ignore[arg-type]
    "a misspelt track": _sub(r"track\((\w)(\w)", r"track(\2\1"),
    "a misspelt actor in a text": _sub(r"alignment\((\w\w)(\w)", r"alignment(\1\2\2"),
    "a misspelt word of the language": _sub(r"alignment\(", "aligment("),
    "another misspelt word of the language": _sub(r"influence\(", "influnce("),
    "a misspelt field": _sub(r"difficulty:", "dificulty:"),
    "another misspelt field": _sub(r"instrument:", "instument:"),
    "a misspelt choice": _sub(r"economic$", "econmic"),
    "a choice in capitals": _sub(r"kind: seat$", "kind: Seat"),
    "a number in words": _sub(r"cost: 1$", "cost: one"),
    "a number in quotes": _sub(r"difficulty: (\d)$", r'difficulty: "\1"'),
    "a number with a fraction": _sub(r"cost: 1$", "cost: 1.5"),
    "a number below its range": _sub(r"cost: \d$", "cost: -1"),
    "a number above the cap": _sub(r"cost: \d$", "cost: 99"),
    "a start outside the range": _sub(r"start: \d$", "start: 99"),
    "an alignment outside the scale": _sub(r"value: -?\d$", "value: 50"),
    "yes for true": _sub(r"true", "yes"),
    "a text for a list": _sub(r"owners: \[(\w+)\]", r"owners: \1"),
    "an empty field": _sub(r"text: [A-Z].*", "text:"),
    "a turn after the last": _sub(r"^    turn: 2$", "    turn: 77"),
    "a turned sign": _sub(r">=", "=>"),
    "a sign of one character": _sub(r">=", "≥"),
    "another sign of one character": _sub(r"<=", "≤"),
    "one equals sign": _sub(r"(?<=\)) >= (?=\d)", " = "),
    "a typographic minus": _sub(r"\) -(\d)", ") −\\1"),
    "a plus too many": _sub(r"\) \+(\d)", r") += \1"),
    "no sign": _sub(r"\) \+(\d)", r") \1"),
    "no closing parenthesis": _sub(r"(track\([\w-]+)\)", r"\1"),
    "no opening parenthesis": _sub(r"track\(", "track "),
    "a comma between effects": _sub(r"((?:exceeds|succeeds|partly|effects): .*\d); ", r"\1, "),
    "a semicolon at the end": _sub(r"(fails: .*)", r"\1;"),
    "capital letters": _sub(r"track\(", "Track("),
    "words of another language": _sub(r"(requires: .*) or ", r"\1 || "),
    "an opening quote": _sub(r"(title|name): (\w)", r'\1: "\2'),
    "an opening apostrophe": _sub(r"(title|name): (\w)", r"\1: '\2"),
    "typographic quotes": _sub(r"when: (.*)", r"when: “\1”"),
    "a second colon": _sub(r"title: (\w+) ", r"title: \1: "),
    "no colon": _sub(r"(cost|kind|title): ", r"\1 "),
    "no space after the colon": _sub(r"(cost|kind|title): ", r"\1:"),
    "an equals sign": _sub(r"(cost|difficulty): ", r"\1 = "),
    "no closing bracket": _sub(r"(\[\w[^\]]*)\]$", r"\1"),
    "no closing brace": _sub(r"(\{ [^}]*)\}$", r"\1"),
    "no opening bracket": _sub(r"owners: \[", "owners: "),
    "a bracket too many": _sub(r"\]$", "]]"),
    "the wrong bracket": _sub(r"\]$", "}"),
    "a tab": _sub(r"^    (?=\w)", "\t"),
    "a space too many": _sub(r"^    (?=(cost|kind|name|text):)", "     "),
    "a space too few": _sub(r"^    (?=(cost|kind|name|text):)", "   "),
    "no space after the dash": _sub(r"^  - id", "  -id"),
    "a bullet": _sub(r"^(\s+)- (?=[A-Z])", r"\1• "),
    "a strange character": _sub(r"title: (\w)", "title: \x07\\1"),
    "a sign of YAML": _sub(r"title: (\w)", r"title: @\1"),
    "another sign of YAML": _sub(r"title: (\w)", r"title: *\1"),
    "a percent sign": _sub(r"title: (\w)", r"title: %\1"),
    "an id with a space": _sub(r"^  - id: (\w+)-(\w+)$", r"  - id: \1 \2"),
}


def generated(text: str, each: int) -> Iterator[Mistake]:
    """Make every mistake in so many places of a text."""
    lines = text.split("\n")
    for name, way in WAYS.items():
        places = [
            number
            for number, line in enumerate(lines)
            if not line.lstrip().startswith("#") and way(line) is not None
        ]
        step = max(1, len(places) // each)
        for number in places[::step][:each]:
            made = way(lines[number])
            assert made is not None
            yield Mistake(
                name=name, text="\n".join([*lines[:number], made, *lines[number + 1 :]]), line=number + 1
            )
