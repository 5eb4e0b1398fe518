"""What can be wrong with a scenario file, and where.

Faults come from `scenario.composing` (YAML), `scenario.fit` (types and fields) and `scenario.check`
(meaning); they go to `entente check`, the library and whoever opens a scenario.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from wargame.scenario.patch import Mend
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence, wrong_and_expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong; its text is `file:line:column: field: what is wrong; what was expected`."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    field: str
    """The path of the field: `cards.moscow-talks.cost`; empty for the file as a whole."""
    told: Sentence
    mends: tuple[Mend, ...] = ()
    """What would mend it, the likeliest first; see `scenario.mends`."""

    @property
    def sole(self) -> Mend | None:
        """The mend that can be made unasked: there is no other, and nothing is lost by it."""
        return self.mends[0] if len(self.mends) == 1 and not self.mends[0].loses else None

    @property
    def wrong(self) -> str:
        """What is wrong, as a clause."""
        return wrong_and_expected(self.told)[0]

    @property
    def expected(self) -> str:
        """What was expected, as a noun phrase."""
        return wrong_and_expected(self.told)[1]

    def __str__(self) -> str:
        """Return the fault on one line."""
        field = self.field or "file"
        text = f"{self.file}:{self.line}:{self.column}: {field}: {self.wrong}; expected {self.expected}"
        return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


class ScenarioFaulty(EntenteError):
    """A scenario that cannot be used; `faults` holds every fault that was found, in the file's order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("scenario-faults", faults=self.faults)


class ScenarioUnwritable(EntenteError):
    """A file that could not be written; it is as it was before."""


def choices(names: Iterable[str]) -> str:
    """Return `a`, `a or b`, or `one of a, b, c`, each in backticks; `nothing` without names."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) <= 2:
        return " or ".join(quoted) or "nothing"
    return "one of " + ", ".join(quoted)


def meant(word: str, names: Iterable[str], otherwise: str) -> str | Sentence:
    """Return what was expected, with the likeliest of `names` for a misspelt `word` if one is near."""
    known = {name.casefold(): name for name in names}
    near = get_close_matches(word.casefold(), tuple(known), n=1, cutoff=0.6)
    if not near:
        return otherwise
    return expected_near(known[near[0]], otherwise)


def expected_near(near: str, otherwise: str) -> Sentence:
    """Return what was expected where one name was very likely meant; mends find it under `near`."""
    if otherwise == f"`{near}`":
        return Sentence("only-name", near=near)
    return Sentence("likeliest-name", near=near, otherwise=otherwise)


def shown(value: object) -> str:
    """Return a short quotation of `value` for a fault: `“two”`, `3.5`, `true`, `a list`."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            short = value if len(value) <= 40 else value[:39] + "…"
            return f"“{' '.join(short.split())}”"
        case list():
            return "a list"
        case dict():
            return "a block of fields"
        case _:
            return str(value)
