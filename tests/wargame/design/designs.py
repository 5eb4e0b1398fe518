"""Designs for tests: a small scenario, two treatments, pairs."""

from dataclasses import replace
from itertools import count
from pathlib import Path

from wargame.design.model import Check, Design, Hypothesis, Treatment
from wargame.design.reading import Read
from wargame.design.sealing import Draw, sealed, write_sealed

MEDIATOR = {
    "id": "mediator",
    "title": "A mediator is heard",
    "kind": "scheduled",
    "turn": 1,
    "effects": "alignment(russia, iran) +6",
}


def seeds_from(first: int) -> Draw:
    """Seeds one after the other, where a computer would draw."""
    numbers = count(first)
    return lambda: next(numbers)


def mediation(**changes: object) -> Design:
    """The flagship with and without an event that brings two of its actors much nearer."""
    made = Design(
        design=1,
        title="Does a mediator keep Moscow and Tehran together?",
        scenario="afghanistan-2017",
        treatments=(
            Treatment(name="No mediator", turns=1),
            Treatment(name="Mediator", turns=1, injects=(MEDIATOR,)),
        ),
        blocks=4,
        hypotheses=(
            Hypothesis(measure="tie iran russia", way="higher", least=2),
            Hypothesis(measure="index", way="higher", least=20),
        ),
        checks=(Check(measure="inject mediator"),),
        questions=("Did you notice a mediator?",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def sealed_in(folder: Path, design: Design | None = None, first: int = 500) -> Read:
    """A design, sealed into a folder."""
    made = sealed(design or mediation(), folder, seeds_from(first))
    return write_sealed(made, folder / "series.sealed.json")
