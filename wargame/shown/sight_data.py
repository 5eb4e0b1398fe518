"""What one viewer may know, as plain data: `entente show --as`, and whoever compares two sights.

Comes from a `Sight`; goes to JSON. What is counted is counted anew for the viewer: a gap would tell of what
it may not know. To tell one thing more: its key here, and its row in the command line's documentation.
"""

from wargame.game.rules import names
from wargame.game.sight import Sight
from wargame.game.state import GameState


def as_json(seen: Sight, state: GameState) -> dict[str, object]:
    """Return a sight as plain data."""
    known = names(state)
    return {
        "viewer": seen.viewer,
        "turn": seen.turn,
        "last-turn": seen.last_turn,
        "phase": seen.phase,
        "values": {str(what): value for what, value in seen.values.items()},
        "seats": [
            {
                "seat": one.seat,
                "name": one.name,
                "influence": one.influence,
                "status": one.status,
                "hidden-set": one.hidden_set,
            }
            for one in seen.seats
        ],
        "moves": [
            {
                # Counted anew: a gap would tell of a move that the viewer may not know.
                "number": number,
                "seat": one.move.seat,
                "card": one.move.card,
                "title": one.title,
                "target": one.move.target,
                "outcome": one.outcome,
            }
            for number, one in enumerate(seen.moves, 1)
        ],
        "deals": [
            {
                "number": number,
                "parties": [known.get(party, party) for party in one.parties],
                "terms": one.terms,
                "public": one.public,
                "status": one.status,
            }
            for number, one in enumerate(seen.deals, 1)
        ],
        "questions": [
            {"number": number, "seat": one.seat, "text": one.text, "answer": one.answer}
            for number, one in enumerate(seen.queries, 1)
        ],
        "votes": [
            {
                "number": one.number,
                "question": one.question,
                "options": list(one.options),
                "closed": one.closed,
                "mine": one.mine,
                "counts": one.counts,
            }
            for one in seen.votes
        ],
        "goals": [
            {"seat": one.seat, "text": one.text, "set": one.set, "weight": one.weight, "points": one.points}
            for one in seen.goals
        ],
        "hand": [
            {"card": one.card.id, "playable": one.playable, "why-not": one.why_not, "odds": list(one.odds)}
            for one in seen.hand
        ],
        "score": seen.score,
        "ended": seen.ended,
    }
