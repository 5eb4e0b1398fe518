"""All measures of one signed graph, in one frozen value.

`measure` reads a networkx graph whose edges carry `weight` and gathers what the other modules find:
triads (`triads`), frustration (`frustration`), blocs (`blocs`), walks (`walks`), actors, pivotal ties
and polarisation (`ties`). `words.in_words` says it in sentences, `trend` follows it over turns;
`docs/measures.md` explains each measure. To add one: a pure function over a `Network`, a field
here, a sentence there, a paragraph in the documentation.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from wargame.alignment.blocs import Blocs, best_blocs
from wargame.alignment.frustration import Frustration, frustrations
from wargame.alignment.network import network_of, without_loners
from wargame.alignment.subsets import MOST_FOR_PARTITIONS, inner_sums
from wargame.alignment.ties import ActorMeasures, actors_measured, polarisation
from wargame.alignment.triads import Triads, census
from wargame.alignment.walks import walk_balance

if TYPE_CHECKING:
    import networkx as nx

    from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Everything measured about one signed graph; a measure that is undefined there is None."""

    ties: int
    aligned: int
    opposed: int
    triads: Triads
    frustration: Frustration
    weighted_frustration: Frustration
    blocs: Blocs
    walk_balance: float | None
    weighted_walk_balance: float | None
    polarisation: float | None
    actors: tuple[ActorMeasures, ...]


def measure(graph: nx.Graph[ActorId], *, scale_end: float | None = None, seconds: float = 3.5) -> Measures:
    """Return all measures of a signed graph.

    Parameters
    ----------
    graph
        Undirected, with a number as `weight` on every edge; zero is no tie. Its order of nodes
        decides between equals and the order of names.
    scale_end
        The largest strength possible, for polarisation; by default the largest one present.
    seconds
        How long the integer programmes for the frustration index may take, and half as long those for blocs;
        only used above 20 and 12 tied actors.

    Raises
    ------
    ValueError
        If the graph is directed, has self-ties, or an edge has no finite number as `weight`.
    """
    network = network_of(graph)
    tied = without_loners(network)
    sums = inner_sums(tied) if 0 < len(tied.ids) <= MOST_FOR_PARTITIONS else None
    frustrated = frustrations(network, seconds=seconds, sums=sums)
    blocs = best_blocs(
        network,
        sums=sums,
        factions=frustrated.plain,
        strong_factions=frustrated.weighted,
        seconds=seconds * 0.5,
    )
    walks = walk_balance(network)
    return Measures(
        ties=len(network.links),
        aligned=sum(value > 0 for _, _, value in network.links),
        opposed=sum(value < 0 for _, _, value in network.links),
        triads=census(network),
        frustration=frustrated.plain,
        weighted_frustration=frustrated.weighted,
        blocs=blocs,
        walk_balance=walks[0],
        weighted_walk_balance=walks[1],
        polarisation=polarisation(network, blocs.plain, scale_end),
        actors=actors_measured(network, frustrated.relief),
    )


def as_json(measures: Measures) -> dict[str, Any]:
    """Return the measures as values that JSON knows; what is undefined is null."""
    facts = asdict(measures)
    facts["triads"]["count"] = measures.triads.count
    facts["triads"]["balanced"] = measures.triads.balanced
    facts["frustration"]["is_exact"] = measures.frustration.is_exact
    facts["weighted_frustration"]["is_exact"] = measures.weighted_frustration.is_exact
    plain: dict[str, Any] = _with_lists(facts)
    return plain


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_lists(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_lists(inner) for inner in value]
    return value
