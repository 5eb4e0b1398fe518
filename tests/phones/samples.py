"""What phones show in a played flagship, written down as JSON for who draws the page.

    python -m tests.phones.samples OUT

writes one file for each place and moment (`planning-russia.json`) with its view and its contents. The moments
are those at which somebody looks: each phase of a turn in the middle of the game, a vote, the end.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.ui.sessions import played, step
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.session import deals, messages, play, turns
from wargame.session.doors import RoomDoor, SeatDoor
from wargame.session.drafts import keep_draft
from wargame.session.people import join
from wargame.session.session import Session
from wargame.session.unsent import Draft
from wargame.shown.phone.doing import EVERYTHING
from wargame.shown.phone.whole import Shown, room_view, seat_view
from wargame.shown.phones_standing import OBSERVERS

PLACES = ("russia", "united-states", OBSERVERS)


def shown_in(session: Session, place: str) -> Shown:
    """What a place shows now."""
    if place == OBSERVERS:
        return room_view(RoomDoor(session), EVERYTHING)
    return seat_view(SeatDoor(session, place), EVERYTHING)


def moments(session: Session | None = None) -> Iterator[tuple[str, Session]]:
    """Give a name and the session at each moment; the session goes on between two."""
    session = session or played(turns_played=2)
    join(session, "Maya", "russia")
    yield "briefing", session
    _until(session, "negotiation")
    _talk(session)
    yield "negotiation", session
    messages.close_vote(session)
    _until(session, "planning")
    _plan(session)
    yield "planning", session
    play.play(session, _moves(session)[0], by="russia")
    yield "sealed", session
    yield from _rest(session)


def _rest(session: Session) -> Iterator[tuple[str, Session]]:
    _until(session, "reveal")
    yield "reveal", session
    _until(session, "resolution")
    step(session)
    yield "resolution", session
    _until(session, "upkeep")
    yield "upkeep", session
    turns.end_game(session, "The evening is over.")
    yield "ended", session


def _until(session: Session, phase: str) -> None:
    while session.state.phase_kind != phase:
        step(session)


def _moves(session: Session) -> list[Move]:
    return [one for one in legal_moves(session.state, "russia") if isinstance(one, Move)]


def _talk(session: Session) -> None:
    ask = "Does Tashkent know of the channel?"
    messages.send(session, "iran", ("russia",), "Our people ask whether the desk is still wanted. " * 20)
    messages.ask(session, "russia", ask, by="russia")
    messages.answer_question(session, 1, "It suspects. Nobody has said so.")
    deals.propose(session, "iran", ("russia",), "We keep the helicopters out of the papers.", public=False)
    options = ("Yes, all five", "Yes, without one", "No", "Abstain")
    messages.open_vote(session, "Shall the seats meet in Doha before the winter?", options, secret=True)


def _plan(session: Session) -> None:
    found = _moves(session)
    draft = Draft(turn=session.state.turn, moves=(found[0], found[-1]), letter="Dear all,", to=("iran",))
    keep_draft(session, "russia", draft)


def main(out: Path) -> None:
    """Write every moment of every place."""
    out.mkdir(parents=True, exist_ok=True)
    for name, session in moments():
        for place in PLACES:
            found = shown_in(session, place)
            body = {"view": {**found.view, "deadline": 130, "running": True}, "faces": found.contents}
            text = json.dumps(body, ensure_ascii=False, indent=1)
            (out / f"{name}-{place}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
