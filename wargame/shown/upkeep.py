"""What happened by itself at the end of a turn, with the scenario's reasons.

Made from the events of the turn in the record. Scrutiny is apart: the room does not see it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from wargame.game.events import AuditHeld, Change, Event, UpkeepDone
from wargame.game.rules import name_of
from wargame.game.score import interim_turn
from wargame.game.state import GameState
from wargame.session.narration import Narrator
from wargame.shown.actors import glyph_of
from wargame.shown.rulings import ChangeRow, change_rows
from wargame.terms import signed
from wargame.words.counting import plural

ITS_OWN: Final = {"decay": "Scrutiny fades", "exposed": "Exposed this turn, and watched more closely"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleApplied:
    """One rule that took effect, and what it moved."""

    why: str
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """A red line that was crossed."""

    seat: str
    glyph: str
    text: str
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepView:
    """Upkeep in words."""

    title: str
    causes: tuple[RuleApplied, ...]
    watched: tuple[RuleApplied, ...]
    """Changes of scrutiny: for the facilitator's eyes."""
    red_lines: tuple[RedLine, ...]
    audit: str
    quiet: str
    """What is said where nothing moved."""


def upkeep_view(state: GameState, narrator: Narrator, happened: Iterable[Event]) -> UpkeepView:
    """Return the upkeep of the present turn; `happened` is the line of play."""
    events = [one for one in happened if one.turn == state.turn]
    done = next((one for one in reversed(events) if isinstance(one, UpkeepDone)), None)
    changes = done.changes if done else ()
    public = [one for one in changes if one.what.kind != "scrutiny"]
    secret = [one for one in changes if one.what.kind == "scrutiny"]
    causes = _causes(state, narrator, public)
    return UpkeepView(
        title=f"What happened by itself in turn {state.turn}",
        causes=causes,
        watched=_causes(state, narrator, secret),
        red_lines=tuple(_red_line(state, one) for one in (done.crossed if done else ())),
        audit=_audit(state) if any(isinstance(one, AuditHeld) for one in events) else "",
        quiet="" if causes else "Nothing on the board moved by itself.",
    )


def _causes(state: GameState, narrator: Narrator, changes: Sequence[Change]) -> tuple[RuleApplied, ...]:
    rules = {rule.id: rule.why or rule.id for rule in state.compiled.scenario.upkeep}
    rules.update(ITS_OWN)
    return tuple(
        RuleApplied(why=rules.get(why, why), changes=change_rows(narrator, tuple(found)))
        for why, found in groupby(changes, key=lambda one: one.why)
    )


def _red_line(state: GameState, objective: str) -> RedLine:
    one = next(bound.objective for bound in state.compiled.red_lines if bound.objective.id == objective)
    actor = state.compiled.scenario.actor(one.seat)
    return RedLine(
        seat=name_of(state, one.seat),
        glyph=glyph_of(actor),
        text=one.text,
        cost=f"{signed(one.weight)} {plural(abs(one.weight), 'point')}",
    )


def _audit(state: GameState) -> str:
    share = state.compiled.interim_weight
    counted = f"{share.numerator}/{share.denominator}"
    turn = interim_turn(state)
    return (
        f"The interim audit of turn {turn} is held: where the board stands now makes {counted} of each score."
    )
