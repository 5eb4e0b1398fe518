"""What can be named before play, and is measured at every table: its key, its name, its unit.

The keys are those of `entente cohort --named`; `cohort.treatments` has a number for each. A further measure
is a line in `measures` and its number there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wargame.scenario.model import Scenario

INDEX: Final = "index"
"""The key of the question's index at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number that every table has."""

    key: str
    """`index`, `verdict X`, `tie A B`, `track X`, `score SEAT` or `card SEAT X`; as a use also `inject X`."""
    name: str
    unit: str
    """`points`, `of tables`, `tie points`, `steps`, `plays` or `times`."""


def measures(scenario: Scenario) -> Iterator[Measure]:
    """Yield what is measured at the end of every table of a scenario."""
    names = {actor.id: actor.short or actor.name for actor in scenario.actors}
    if scenario.monitor is not None:
        yield Measure(key=INDEX, name="Index at the end", unit="points")
        for verdict in scenario.monitor.verdicts:
            yield Measure(key=f"verdict {verdict.id}", name=f"Verdict {verdict.title}", unit="of tables")
    ids = sorted(actor.id for actor in scenario.actors)
    for at, one in enumerate(ids):
        for other in ids[at + 1 :]:
            yield Measure(key=f"tie {one} {other}", name=f"{names[one]} – {names[other]}", unit="tie points")
    for track in scenario.tracks:
        yield Measure(key=f"track {track.id}", name=track.name, unit="steps")
    for seat in scenario.seats:
        yield Measure(key=f"score {seat.id}", name=f"Score of {seat.name}", unit="points")
    yield from _cards(scenario, names)


def uses(scenario: Scenario) -> Iterator[Measure]:
    """Yield what tells whether a treatment was used: cards by seat, and injects."""
    yield from _cards(scenario, {actor.id: actor.short or actor.name for actor in scenario.actors})
    for inject in scenario.injects:
        yield Measure(key=f"inject {inject.id}", name=f"Inject “{inject.title}”", unit="times")


def _cards(scenario: Scenario, names: dict[str, str]) -> Iterator[Measure]:
    for card in scenario.cards:
        for owner in card.owners:
            yield Measure(key=f"card {owner} {card.id}", name=f"{names[owner]}: {card.title}", unit="plays")


def known_key(scenario: Scenario, typed: str) -> str:
    """Return a measure's key as it is written here, a tie's actors in any order; empty if there is none."""
    keys = {one.key for one in measures(scenario)}
    words = typed.split()
    turned = " ".join((words[0], *reversed(words[1:]))) if len(words) == 3 and words[0] == "tie" else typed
    return next((one for one in (" ".join(words), turned) if one in keys), "")
