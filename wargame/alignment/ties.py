"""What single actors and single ties weigh: degree, strength, the pivotal tie; and polarisation.

Reads a `Network` and what `frustration` and `blocs` found; the results are part of
`balance.Measures`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wargame.alignment.network import neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wargame.alignment.blocs import BlocSplit
    from wargame.alignment.network import Network, Number
    from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotalTie:
    """The tie of an actor whose change of sign would lower frustration most.

    `fall` is by how many ties the frustration index would fall, `weighted_fall` by how much
    strength the weighted index would; the latter is None where it was not computed.
    """

    partner: ActorId
    value: Number
    fall: int
    weighted_fall: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMeasures:
    """One actor's ties: how many, how strong, and the pivotal one (None when no flip would help)."""

    actor: ActorId
    degree: int
    aligned_strength: Number
    opposed_strength: Number
    pivotal: PivotalTie | None


def actors_measured(
    network: Network, relief: Mapping[tuple[ActorId, ActorId], tuple[int, Number | None]]
) -> tuple[ActorMeasures, ...]:
    """Return each actor's measures, in the order of the graph.

    `relief` is that of `frustration.Frustrations`. Among ties that lower the index equally, the
    one that lowers the weighted index most is pivotal, then the one that comes first.
    """
    found = []
    for index, partners in enumerate(neighbours(network)):
        found.append(
            ActorMeasures(
                actor=network.ids[index],
                degree=len(partners),
                aligned_strength=sum((value for value in partners.values() if value > 0), 0),
                opposed_strength=sum((-value for value in partners.values() if value < 0), 0),
                pivotal=_pivotal(network, index, partners, relief),
            )
        )
    return tuple(found)


def polarisation(network: Network, split: BlocSplit, scale_end: float | None = None) -> float | None:
    """Return how polarised the actors are, from 0 (no opposed blocs) to 1 (two equal, wholly opposed).

    The sum of 4 * p(a)**2 * p(b) * d(a, b) over ordered pairs of different blocs of the best split:
    p is a bloc's share of the tied actors, and d the mean opposition between members of the two,
    every pair of members counted, on a scale where full opposition is 1; net alignment counts as 0.
    Full opposition is `scale_end`, by default the largest strength in the graph. None without ties.

    Source
    ------
    Esteban and Ray (1994), On the measurement of polarization, Econometrica 62(4), 819-851, with
    sensitivity 1 and blocs for groups; scaled to 1 for two equal hostile groups as in Montalvo and
    Reynal-Querol (2005), Ethnic polarization, potential conflict, and civil wars, American Economic
    Review 95(3), 796-816. That blocs take the place of groups and net opposition that of distance
    is this project's choice.
    """
    if not network.links:
        return None
    end = scale_end or max(abs(value) for _, _, value in network.links)
    bloc_of = {actor: index for index, bloc in enumerate(split.blocs) for actor in bloc}
    between: dict[tuple[int, int], float] = {}
    for one, other, value in network.links:
        blocs = sorted((bloc_of[network.ids[one]], bloc_of[network.ids[other]]))
        key = (blocs[0], blocs[1])
        between[key] = between.get(key, 0.0) - value / end
    sizes = [len(bloc) for bloc in split.blocs]
    everyone = sum(sizes)
    total = 0.0
    for (one, other), opposition in between.items():
        if one != other and opposition > 0:
            distance = min(opposition / (sizes[one] * sizes[other]), 1.0)
            share, rest = sizes[one] / everyone, sizes[other] / everyone
            total += 4 * share * rest * (share + rest) * distance
    return total


def _pivotal(
    network: Network,
    index: int,
    partners: dict[int, Number],
    relief: Mapping[tuple[ActorId, ActorId], tuple[int, Number | None]],
) -> PivotalTie | None:
    best: PivotalTie | None = None
    for partner, value in sorted(partners.items()):
        low, high = sorted((index, partner))
        known = relief.get((network.ids[low], network.ids[high]))
        if known is None:
            continue
        tie = PivotalTie(partner=network.ids[partner], value=value, fall=known[0], weighted_fall=known[1])
        if best is None or _worth(tie) > _worth(best):
            best = tie
    return best


def _worth(tie: PivotalTie) -> tuple[int, float]:
    return tie.fall, float(tie.weighted_fall or 0)
