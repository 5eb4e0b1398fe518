"""The treatments dealt to the tables by lot: the same lot always deals alike, so anybody can deal again.

Used at sealing, and by whoever wants to know whether a lot dealt what stands in a sealed design.
"""

from dataclasses import replace
from itertools import count

from wargame.design.model import Dealt, Design, Stratum
from wargame.game.chance import order


def deal(design: Design) -> tuple[Dealt, ...]:
    """Return the tables as the design's lot deals the treatments inside each stratum, without seeds.

    In each stratum every treatment has as many tables as the others, or one more where they do not go up;
    which has one more is dealt too.
    """
    lot, found, numbers = design.lot or 0, [], count(1)
    for group in design.groups:
        by_place = _deal_of(design, group, lot)
        found += [Dealt(table=next(numbers), treatment=one, stratum=group.name) for one in by_place]
    return tuple(found)


def _deal_of(design: Design, group: Stratum, lot: int) -> list[str]:
    names = order(lot, "", f"treatments of {group.name}", [one.name for one in design.treatments])
    places = order(lot, "", f"tables of {group.name}", [str(at) for at in range(group.tables)])
    dealt = {int(place): names[at % len(names)] for at, place in enumerate(places)}
    return [dealt[at] for at in range(group.tables)]


def is_as_dealt(design: Design) -> bool:
    """Return whether the tables are those that the design's lot deals."""
    dealt = tuple(replace(one, seed=None) for one in design.tables)
    return design.lot is not None and dealt == deal(design)
