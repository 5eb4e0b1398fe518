"""The alignments of a session turn by turn, as GraphML, GEXF or CSV.

Reads the states at the start and at the end of each turn; `alignment.exchange` writes them. A tie is an
alignment at the scenario's threshold or beyond, as everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.session.session import Session


def written(session: Session, head: int, form: str) -> str:
    """Return the text of the file for the line of play that ends with the event `head`."""
    from wargame.alignment.exchange import as_csv, as_gexf, as_graphml
    from wargame.alignment.graph import by_turn

    history = session.history
    ends = sorted(history.turn_ends(head).items())
    moments = by_turn([(0, history.opening), *((turn, history.state_at(event)) for turn, event in ends)])
    names = {actor.id: actor.name for actor in session.scenario.actors}
    match form:
        case "csv":
            return as_csv(moments)
        case "gexf":
            return as_gexf(moments, names)
        case _:
            return as_graphml(moments, names)
