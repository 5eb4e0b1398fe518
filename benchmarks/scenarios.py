"""How fast scenario files are read."""

from benchmarks.figure import Figure, best_of, in_milli
from wargame.places import scenarios_folder
from wargame.scenario.load import head, load

FLAGSHIP = scenarios_folder() / "afghanistan-2017.yaml"


def figures() -> list[Figure]:
    """Return the figures of the flagship's file."""
    return [
        Figure(
            name="flagship loaded and checked",
            value=in_milli(best_of(7, lambda: load(FLAGSHIP))),
            unit="ms",
            goal=150,
        ),
        Figure(
            name="flagship's title and summary",
            value=in_milli(best_of(20, lambda: head(FLAGSHIP))),
            unit="ms",
            goal=15,
        ),
    ]
