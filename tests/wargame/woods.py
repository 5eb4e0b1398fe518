"""A scenario to try rules on, and short ways to a session of it.

Ash, birch and cedar are seats, the moor is not. Tests give what they are about and leave the rest out.
"""

from dataclasses import replace
from typing import Any

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.compiled import CompiledScenario
from wargame.game.moves import Move
from wargame.game.rules import is_done, rulings_due
from wargame.game.state import GameState
from wargame.scenario import model
from wargame.session.injects import answer_inject, fire_due
from wargame.session.opening import Plan, start
from wargame.session.play import pass_turn, play
from wargame.session.rulings import rule
from wargame.session.session import Session
from wargame.session.turns import next_phase
from wargame.terms import PhaseKind

SEATS = ("ash", "birch", "cedar")
SEALED = ("briefing", "income", "negotiation", "planning", "reveal", "resolution", "upkeep")
IN_TURN = ("briefing", "income", "moves", "upkeep")


def seat(name: str, **fields: Any) -> model.Actor:
    given: dict[str, Any] = {"id": name, "name": name.title(), "start_influence": 5, "income": 2}
    return model.Actor(**given | fields)


def card(name: str, owner: str = "ash", **fields: Any) -> model.Card:
    given: dict[str, Any] = {
        "title": name.title(),
        "owners": (owner,),
        "instrument": "economic",
        "cost": 1,
        "difficulty": 7,
    }
    if fields.get("covert"):
        given["exposure"] = model.Exposure(threshold=9)
    return model.Card(**{"id": name} | given | fields)


def inject(name: str, **fields: Any) -> model.Inject:
    kind = "scheduled" if "turn" in fields else "conditional" if "when" in fields else "facilitator"
    given: dict[str, Any] = {"id": name, "title": name.title(), "kind": kind}
    return model.Inject(**given | fields)


def rules(*kinds: str, **fields: Any) -> model.Rules:
    kinds = kinds or SEALED
    given: dict[str, Any] = {
        "order": "sequential" if "moves" in kinds else "sealed",
        "phases": tuple(model.Phase(kind=kind) for kind in kinds),  # type: ignore[arg-type]
        "seat_order": SEATS,
        "rotate": True,
        "moves_per_turn": 2,
        "covert_per_turn": 1,
        "alignment": model.Scale(min=-10, max=10),
        "influence": model.InfluenceRules(max=10, gifts_per_turn=2),
        "backing": model.BackingRules(),
        "free_move": model.FreeMoveRules(),
        "scoring": model.Scoring(interim="half", interim_weight="1/3"),
    }
    return model.Rules(**given | fields)


CALM = model.Track(id="calm", name="Calm", start=5)
TRADE = model.Track(id="trade", name="Trade", start=5)

WOODS = model.Scenario(
    format=1,
    id="woods",
    title="The woods",
    summary="Three trees and a moor.",
    calendar=model.Calendar(turns=4),
    rules=rules(),
    actors=(*(seat(name) for name in SEATS), model.Actor(id="moor", name="Moor", kind="non-player")),
    tracks=(CALM, TRADE),
)


def woods(*cards: model.Card, turns: int = 4, **fields: Any) -> model.Scenario:
    """The scenario with these cards, and with other fields in place of its own."""
    return replace(WOODS, calendar=model.Calendar(turns=turns), cards=cards, **fields)


def begin(scenario: model.Scenario | CompiledScenario = WOODS, **plan: Any) -> Session:
    """A session before its first phase."""
    return start(scenario, Plan(**{"seed": 1} | plan))


def at(
    phase: PhaseKind, scenario: model.Scenario | CompiledScenario = WOODS, turn: int = 1, **plan: Any
) -> Session:
    """A session in a phase, nothing played before."""
    session = begin(scenario, **plan)
    go_to(session, phase, turn)
    return session


def go_to(session: Session, phase: PhaseKind, turn: int | None = None) -> GameState:
    """Go on to a phase: seats that have not moved pass, injects fire unpaid, dice give seven."""
    turn = session.state.turn if turn is None else turn
    while (session.state.turn, session.state.phase_kind) != (turn, phase):
        assert session.state.running
        clear(session)
        next_phase(session)
    return session.state


def clear(session: Session) -> None:
    """Do what the present phase still asks for."""
    state = session.state
    if state.phase_kind == "briefing":
        while fire_due(session) or session.state.table.waiting:
            if session.state.table.waiting:
                answer_inject(session, pays=False)
    if state.phase_kind in ("planning", "moves"):
        for name in state.compiled.orders[(state.turn - 1) % len(state.compiled.orders)]:
            if not is_done(session.state, name):
                pass_turn(session, name)
    if state.phase_kind == "resolution":
        while rulings_due(session.state):
            rule(session, choice=RulingChoice(method="dice", dice=(3, 4), exposure_dice=(1, 1)))


def end_turn(session: Session) -> None:
    """Go on to the next turn, or to the end of the game."""
    turn = session.state.turn
    while session.state.running and session.state.turn == turn:
        clear(session)
        next_phase(session)


def seal(session: Session, name: str, target: str = "", owner: str = "ash") -> int:
    """Play a card in planning; return its number."""
    play(session, Move(seat=owner, card=name, target=target))
    return session.state.memory.moves


def throw(session: Session, one: int, other: int, exposure: tuple[int, int] = (1, 1), **choice: Any) -> None:
    """Rule on the next move with these dice."""
    rule(session, choice=RulingChoice(dice=(one, other), exposure_dice=exposure, **choice))
