"""What a design says: what is tried at which tables, and what is expected of it, before anybody plays.

The values come from `design.reading`; `design.sealing` adds what is drawn (lot, seeds, the tables'
treatments) and the hashes of the scenarios, and nothing changes after that. Field names are those of the file
with hyphens for underscores; docs/cohort.md explains each. A field that comes later needs a default, so that
what was sealed before stays readable and keeps its seal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from wargame.terms import ActorId, CardId
from wargame.words.methods import Method

FORMAT: Final = 1
"""The format of designs that this version writes."""

MOST_TABLES: Final = 1_000
"""Tables of a design."""

Way: TypeAlias = Literal["higher", "lower", "either"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """One of the things that are tried."""

    name: str
    means: str = ""
    """What is done at such a table, in words."""
    scenario: str = ""
    """The scenario that is played there, if it is another version than the design's."""
    injects: tuple[object, ...] = ()
    """Injects that come with it, each as a scenario's file has it."""
    cards_off: tuple[CardId, ...] = ()
    turns: int | None = None
    method: Method | None = None
    hash: str = ""
    """The hash of the scenario as it is played with this treatment; sealing writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Tables among which the treatments are dealt."""

    name: str
    tables: int
    hidden: Mapping[ActorId, str] = field(default_factory=dict)
    """Seat and the hidden set that it is given at these tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """What is expected of a treatment, named before play."""

    measure: str
    """What is looked at, as `measures` names it."""
    treatment: str = ""
    """The second one if empty."""
    against: str = ""
    """What it is held against; the first treatment if empty."""
    way: Way = "either"
    least: int | float = 0
    """The smallest difference that would matter."""
    words: str = ""
    """The same as people say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether a treatment was used at all."""

    measure: str
    """A card of a seat or an inject, as `measures` names it."""
    treatment: str = ""
    against: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealt:
    """One table: what is tried there, inside what it was dealt, and its dice."""

    table: int
    treatment: str
    stratum: str = ""
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A series, planned."""

    design: int
    """The format."""
    title: str
    """The question, as people ask it."""
    protocol: str = ""
    """How tables are run, in words."""
    scenario: str
    """An id, or a file beside the design."""
    scenario_title: str = ""
    """Sealing writes it."""
    treatments: tuple[Treatment, ...]
    strata: tuple[Stratum, ...] = ()
    blocks: int = 0
    """So many further strata with one table of every treatment: pairs, where there are two."""
    seeds: tuple[int, ...] = ()
    """One for each table, or for each stratum; drawn at sealing if there is none."""
    seed_for: Literal["table", "stratum"] = "table"
    """Whether tables of one stratum share their dice and what is drawn for them."""
    lot: int | None = None
    """From what the treatments are dealt; drawn at sealing if there is none and no table is given."""
    tables: tuple[Dealt, ...] = ()
    """Given by hand, or written by sealing."""
    bots: Mapping[ActorId, str] = field(default_factory=dict)
    """Seats that bots play, each with its policy; people play the others."""
    hypotheses: tuple[Hypothesis, ...] = ()
    checks: tuple[Check, ...] = ()
    questions: tuple[str, ...] = ()
    """What everybody is asked, added to each session's plan of what is collected."""
    stop: str = ""
    """When the series ends, in words."""

    @property
    def groups(self) -> tuple[Stratum, ...]:
        """All strata, blocks included, in the order of their tables."""
        blocks = (
            Stratum(name=f"{self.block_name} {number}", tables=len(self.treatments))
            for number in range(1, min(self.blocks, MOST_TABLES + 1) + 1)
        )
        return (*self.strata, *blocks)

    @property
    def block_name(self) -> str:
        """What a block is called."""
        return "pair" if len(self.treatments) == 2 else "block"

    @property
    def is_by_lot(self) -> bool:
        """Whether a lot deals the treatments."""
        return self.lot is not None or not self.tables

    def treatment(self, name: str) -> Treatment:
        """Return a treatment by its name; KeyError if there is none."""
        return {one.name: one for one in self.treatments}[name]

    def compared(self, of: Hypothesis | Check) -> tuple[str, str]:
        """Return what is held against what: without, and with."""
        names = [one.name for one in self.treatments]
        return of.against or names[0], of.treatment or names[1]

    @property
    def is_shared(self) -> bool:
        """Whether tables of a stratum share one seed."""
        return self.seed_for == "stratum"
