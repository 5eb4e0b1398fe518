"""What a text in a scenario is, where its type says no more than that it is text.

`scenario.model` puts these marks into its annotations; `shapes.bare` reads them beside bounds. They go to
`scenario.fields`, which describes a form's fields by them, and to `scenario.uses`, which finds who names
what. To add a kind of thing that has ids: a word in `Kind`, and the marks in the model.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "actor",
    "seat",
    "track",
    "card",
    "question",
    "mechanism",
    "verdict",
    "hidden-set",
    "inject",
    "answer",
    "rule",
    "ending",
    "objective",
    "part",
    "deal",
    "collection",
    "purpose",
]
"""Kinds of things with ids; a seat is an actor that is played."""

Language: TypeAlias = Literal["condition", "measure", "effects"]


@dataclass(frozen=True, slots=True)
class IdOf:
    """A text that is the id of the very thing in which it stands."""

    id_of: Kind


@dataclass(frozen=True, slots=True)
class Names:
    """A text that is the id of something else."""

    names: Kind


@dataclass(frozen=True, slots=True)
class Says:
    """A text in the small language of `scenario.expression`."""

    says: Language


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of whole sentences, which may have several lines."""

    prose: bool = True


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text that is the name of a drawing."""

    drawn: str


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A text that is the name of a picture's file, beside the scenario."""

    picture_file: bool = True


@dataclass(frozen=True, slots=True)
class Logo:
    """A text that is a small picture in letters."""

    logo: bool = True


@dataclass(frozen=True, slots=True)
class Called:
    """What people call a field whose name in the file does not tell enough."""

    called: str
