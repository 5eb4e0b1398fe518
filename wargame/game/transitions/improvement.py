"""The improvement plan after what was said of it: purposes, their ratings, findings.

The plan grows from the scenario's purposes (`plan_at_start`) by one event after the other; `planned` is that
step by itself, so that whoever has the events, as readers may know them, has the plan too. A new kind of
event of the plan: a case there, and its row in `game.state.AFTER`.
"""

from typing import TypeAlias

from msgspec.structs import replace

from wargame.game import events as ev
from wargame.game.parts import Finding, GameState, Improvement, Rating
from wargame.scenario.model import Scenario

PlanEvent: TypeAlias = (
    ev.PurposeSet | ev.PurposeDropped | ev.PurposeRated | ev.FindingWritten | ev.FindingDropped
)
"""What changes the improvement plan."""


def plan_at_start(scenario: Scenario) -> Improvement:
    """Return the plan before anybody said anything of it: the scenario's purposes."""
    return Improvement(purposes=tuple((one.id, one.text) for one in scenario.purposes))


def planned(plan: Improvement, event: PlanEvent) -> Improvement:
    """Return the plan after an event."""
    match event:
        case ev.PurposeSet(purpose=purpose, text=text):
            known = dict(plan.purposes)
            made = plan.made + (purpose not in known)
            return replace(plan, purposes=tuple((known | {purpose: text}).items()), made=made)
        case ev.PurposeDropped(purpose=purpose):
            return replace(
                plan,
                purposes=tuple(one for one in plan.purposes if one[0] != purpose),
                ratings=tuple(one for one in plan.ratings if one.purpose != purpose),
                findings=tuple(_loose(one) if one.purpose == purpose else one for one in plan.findings),
            )
        case ev.PurposeRated():
            others = tuple(
                one for one in plan.ratings if (one.purpose, one.person) != (event.purpose, event.person)
            )
            given = (Rating(event.purpose, event.step, event.reason, event.person),) if event.step else ()
            return replace(plan, ratings=(*others, *given))
        case ev.FindingWritten(number=number):
            written = _finding(event)
            if any(one.number == number for one in plan.findings):
                findings = tuple(written if one.number == number else one for one in plan.findings)
            else:
                findings = (*plan.findings, written)
            return replace(plan, findings=findings, written=max(plan.written, number))
        case ev.FindingDropped(number=number):
            return replace(plan, findings=tuple(one for one in plan.findings if one.number != number))


def changed(state: GameState, event: PlanEvent) -> GameState:
    """Return the state with the plan after an event."""
    plan = state.affairs.improvement or plan_at_start(state.compiled.scenario)
    return replace(state, affairs=replace(state.affairs, improvement=planned(plan, event)))


def _finding(event: ev.FindingWritten) -> Finding:
    return Finding(
        number=event.number,
        kind=event.kind,
        text=event.text,
        purpose=event.purpose,
        evidence=event.evidence,
        recommendation=event.recommendation,
        action=event.action,
        owner=event.owner,
        due=event.due,
        person=event.person,
    )


def _loose(finding: Finding) -> Finding:
    """Return a finding whose purpose was dropped; it stays."""
    return replace(finding, purpose="")
