"""A state as a signed graph, and the graphs of a whole session.

The measures of this package take any signed graph; this room makes one from where a game stands. A tie
is an alignment at least as strong as the scenario's threshold. networkx is imported when a graph is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from wargame.game.state import GameState
    from wargame.terms import ActorId, Pair


def ties(state: GameState) -> dict[Pair, int]:
    """Return the ties: pairs that are aligned or opposed at the scenario's threshold or beyond."""
    threshold, values = state.compiled.scenario.graph.tie_threshold, state.values
    return {
        both: values[place]
        for both, place in state.compiled.board.pairs.items()
        if abs(values[place]) >= threshold
    }


def alignments(state: GameState) -> dict[Pair, int]:
    """Return how every pair of actors stands, on the scenario's scale."""
    return {both: state.values[place] for both, place in state.compiled.board.pairs.items()}


def signed_graph(state: GameState, *, seats_only: bool = False) -> nx.Graph[ActorId]:
    """Return the ties as a graph of all actors (or of the player seats); edges carry `weight`."""
    import networkx as nx

    scenario = state.compiled.scenario
    actors = [one.id for one in (scenario.seats if seats_only else scenario.actors)]
    graph: nx.Graph[ActorId] = nx.Graph()
    graph.add_nodes_from(actors)
    shown = set(actors)
    for (one, other), value in ties(state).items():
        if one in shown and other in shown:
            graph.add_edge(one, other, weight=value)
    return graph


def turn_label(state: GameState, turn: int) -> str:
    """Return what a turn is called: its label in the calendar, or its number; `Start` for turn 0."""
    if turn < 1:
        return "Start"
    labels = state.compiled.scenario.calendar.labels
    return labels[turn - 1] if turn <= len(labels) else f"Turn {turn}"


def by_turn(states: Iterable[tuple[int, GameState]]) -> tuple[tuple[str, nx.Graph[ActorId]], ...]:
    """Return label and graph for each turn's number and closing state; turn 0 is the start."""
    return tuple((turn_label(state, turn), signed_graph(state)) for turn, state in states)
