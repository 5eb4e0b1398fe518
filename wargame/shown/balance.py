"""Blocs, strained triads and frustration of the ties that a graph shows, for its panel and previews.

`balance_of` may take a tenth of a second the first time, because networkx and numpy are loaded then; a
window asks it on another thread. Everything in it is frozen.
"""

from dataclasses import dataclass

from wargame.shown.graph import GraphContent
from wargame.terms import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRows:
    """What the measures say of the ties at the scenario's threshold and beyond."""

    blocs: tuple[tuple[ActorId, ...], ...]
    """The best split; actors without ties are in none."""
    strained: tuple[tuple[ActorId, ActorId, ActorId], ...]
    """The strongest first."""
    strain_words: tuple[str, ...]
    """A sentence for each strained triad."""
    frustration: str
    """The index, or its bounds."""
    triads: str
    words: tuple[str, ...]
    """All measures in sentences."""


def balance_of(content: GraphContent) -> BalanceRows:
    """Return the measures of a graph as it is now."""
    import networkx as nx

    from wargame.alignment.balance import measure
    from wargame.alignment.words import in_words, triad_in_words

    graph: nx.Graph[ActorId] = nx.Graph()
    graph.add_nodes_from(actor.id for actor in content.actors)
    for tie in content.ties:
        if tie.value and abs(tie.value) >= content.threshold:
            graph.add_edge(*tie.pair, weight=tie.value)
    measures, names = measure(graph, scale_end=content.scale_end), content.names
    known = measures.frustration
    triads = measures.triads
    return BalanceRows(
        blocs=measures.blocs.plain.blocs,
        strained=tuple(triad.actors for triad in triads.strained),
        strain_words=tuple(triad_in_words(triad, names) for triad in triads.strained),
        frustration=f"{known.at_most}" if known.is_exact else f"{known.at_least} to {known.at_most}",
        triads=(
            "no triads"
            if triads.balanced_share is None
            else f"{triads.balanced} of {triads.count} triads balanced"
        ),
        words=in_words(measures, names),
    )
