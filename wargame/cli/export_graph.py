"""The alignments of a session turn by turn, as GraphML, GEXF or CSV.

Reads the states at the start and at the end of each turn; `alignment.exchange` writes them. A tie is an
alignment at the scenario's threshold or beyond, as everywhere. Whether what covert moves still hide is in it
follows the same rule as the report's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from wargame.session.session import Session


def written(session: Session, head: int, form: str, choices: argparse.Namespace) -> str:
    """Return the text of the file for the line of play that ends with the event `head`."""
    from wargame.alignment.exchange import as_csv, as_gexf, as_graphml
    from wargame.alignment.graph import by_turn
    from wargame.cli.secrecy import secrets_wanted
    from wargame.game.secrecy import as_told
    from wargame.report.naming import marking_out_of
    from wargame.report.story import tells_secrets

    history = session.history
    secrets = tells_secrets(history, head, secrets_wanted(choices))
    ends = [(turn, history.state_at(event)) for turn, event in sorted(history.turn_ends(head).items())]
    known = [(turn, state if secrets else as_told(state)) for turn, state in ends]
    moments = by_turn([(0, history.opening), *known])
    names = {actor.id: actor.name for actor in session.scenario.actors}
    marking = marking_out_of(session).line
    match form:
        case "csv":
            return as_csv(moments, marking)
        case "gexf":
            return as_gexf(moments, names, marking)
        case _:
            return as_graphml(moments, names, marking)
