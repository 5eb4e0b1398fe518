"""Checks of the monitor, its base rates, and the graph's settings."""

from math import isclose
from typing import Final

from wargame.scenario.check_board import check_ids
from wargame.scenario.check_texts import check_condition
from wargame.scenario.data import scenario_hash
from wargame.scenario.faults import choices, meant
from wargame.scenario.findings import Findings
from wargame.scenario.model import BaseRate, BaseRates, Mechanism, Monitor, MonitorPart, Verdict
from wargame.scenario.nodes import Path
from wargame.words.sentences import Sentence

_TWO_TIES: Final = ("difference", "preference")
_MONITOR: Final[Path] = ("monitor",)

WEIGHT_TOLERANCE: Final = 1e-6
"""How far the weights of a monitor's parts may be from 1 together."""

SHARE_TOLERANCE: Final = 0.02
"""How far rounded shares of verdicts may be from 1 together."""


def check_monitor(findings: Findings) -> None:
    """Check the monitor, if there is one, and the graph."""
    _check_graph(findings)
    monitor = findings.scenario.monitor
    if monitor is None:
        return
    check_ids(findings, "parts", (part.id for part in monitor.parts), (*_MONITOR, "parts"))
    check_ids(findings, "mechanisms", findings.known.mechanisms, (*_MONITOR, "mechanisms"))
    check_ids(findings, "verdicts", findings.known.verdicts, (*_MONITOR, "verdicts"))
    if monitor.between is not None:
        findings.pair(monitor.between, (*_MONITOR, "between"))
    if monitor.settled is not None:
        findings.pair(monitor.settled.between, (*_MONITOR, "settled", "between"))
        _needs_questions(findings, (*_MONITOR, "settled"))
    _check_weights(findings, monitor)
    for number, part in enumerate(monitor.parts):
        _check_part(findings, part, (*_MONITOR, "parts", number))
    for number, mechanism in enumerate(monitor.mechanisms):
        _check_mechanism(findings, mechanism, (*_MONITOR, "mechanisms", number))
    _check_verdicts(findings, monitor)
    if monitor.base_rates is not None:
        _check_base_rates(findings, monitor.base_rates, (*_MONITOR, "base-rates"))


def _check_graph(findings: Findings) -> None:
    graph, scale = findings.scenario.graph, findings.scenario.rules.alignment
    for actor in graph.positions:
        findings.is_known("actor", actor, ("graph", "positions", actor), key=True)
    strongest = None if scale.max is None else max(scale.max, -scale.min)
    if strongest is not None and graph.tie_threshold > strongest:
        findings.note(
            ("graph", "tie-threshold"),
            Sentence("no-alignment-as-strong", tie_threshold=graph.tie_threshold, strongest=strongest),
        )


def _needs_questions(findings: Findings, path: Path) -> None:
    if not findings.known.questions:
        findings.note(path, Sentence("positions-compared-scenario-has"))


def _check_weights(findings: Findings, monitor: Monitor) -> None:
    total = sum(part.weight for part in monitor.parts)
    if not isclose(total, 1, abs_tol=WEIGHT_TOLERANCE):
        findings.note((*_MONITOR, "parts"), Sentence("weights-parts-sum", total=total))
    if monitor.prior_weight < 0:
        findings.note((*_MONITOR, "prior-weight"), Sentence("weight-below-0"))


def _check_part(findings: Findings, part: MonitorPart, path: Path) -> None:
    both_seats = part.kind == "conduct"
    findings.pair(part.between, (*path, "between"), "seat" if both_seats else "actor")
    if part.scale <= 0:
        findings.note((*path, "scale"), Sentence("no-step", scale=part.scale))
    _check_second_tie(findings, part, (*path, "against"))
    if part.kind in ("conduct", "positions"):
        _needs_questions(findings, (*path, "kind"))


def _check_second_tie(findings: Findings, part: MonitorPart, path: Path) -> None:
    if part.against is None:
        if part.kind in _TWO_TIES:
            findings.note(path, Sentence("kind-needs-second-tie", kind=part.kind))
        return
    if part.kind not in _TWO_TIES:
        findings.note(path, Sentence("kind-has-no-second", kind=part.kind))
    findings.pair(part.against, path)
    actor, other = part.between[0], part.against[0]
    if part.kind == "preference" and actor != other:
        findings.note(path, Sentence("compared-one-actor-prefers", other=other, actor=actor))


def _check_mechanism(findings: Findings, mechanism: Mechanism, path: Path) -> None:
    kind = mechanism.kind
    needs = {
        "between": (mechanism.between is not None, kind != "condition", "two actors"),
        "against": (mechanism.against is not None, kind == "difference", "two actors"),
        "questions": (bool(mechanism.questions), kind == "positions", "a list of policy questions"),
        "when": (bool(mechanism.when), kind == "condition", "a condition"),
    }
    for field, (given, needed, expected) in needs.items():
        if needed and not given:
            findings.note((*path, field), Sentence("kind-needs", kind=kind, field=field, expected=expected))
        if given and not needed:
            findings.note((*path, field), Sentence("kind-has-no", kind=kind, field=field))
    for field, actors in (("between", mechanism.between), ("against", mechanism.against)):
        if actors is not None:
            findings.pair(actors, (*path, field))
    findings.all_known("question", mechanism.questions, (*path, "questions"))
    check_condition(findings, mechanism.when, (*path, "when"))


def _check_verdicts(findings: Findings, monitor: Monitor) -> None:
    path = (*_MONITOR, "verdicts")
    for number, verdict in enumerate(monitor.verdicts):
        _check_verdict(findings, verdict, (*path, number))
    last = monitor.verdicts[-1]
    if last.index_min is not None or last.index_max is not None or last.requires:
        findings.note((*path, len(monitor.verdicts) - 1), Sentence("last-verdict-not-always", id=last.id))


def _check_verdict(findings: Findings, verdict: Verdict, path: Path) -> None:
    low, high = verdict.index_min, verdict.index_max
    if low is not None and high is not None and low > high:
        findings.note((*path, "index-max"), Sentence("below-index-min", high=high, low=low))
    check_condition(findings, verdict.requires, (*path, "requires"))
    for number, line in enumerate(verdict.lines):
        place = (*path, "lines", number)
        findings.all_known("mechanism", line.any_of, (*place, "any-of"))
        findings.all_known("mechanism", line.none_of, (*place, "none-of"))
        _check_settled(findings, line.settled_at_least, (*place, "settled-at-least"))


def _check_settled(findings: Findings, least: int, path: Path) -> None:
    monitor, questions = findings.scenario.monitor, len(findings.known.questions)
    assert monitor is not None
    if least and monitor.settled is None:
        findings.note(path, Sentence("monitor-not-say-when"))
    elif least > questions:
        findings.note(path, Sentence("only-policy-questions", questions=questions))


def _check_base_rates(findings: Findings, rates: BaseRates, path: Path) -> None:
    if rates.scenario_hash and rates.scenario_hash != scenario_hash(findings.scenario):
        return  # stale ones are no fault: they are marked where they are shown
    for number, rate in enumerate(rates.rates):
        _check_rate(findings, rate, (*path, "rates", number))


def _check_rate(findings: Findings, rate: BaseRate, path: Path) -> None:
    for seat, hidden in rate.draw.items():
        place = (*path, "draw", seat)
        if findings.is_known("seat", seat, place, key=True):
            sets = tuple(one.id for one in findings.scenario.actor(seat).hidden_sets)
            if hidden not in sets and hidden not in findings.places.removed:
                findings.note(
                    place,
                    Sentence(
                        "seat-has-no-hidden",
                        seat=seat,
                        hidden=hidden,
                        expected=meant(hidden, sets, choices(sets)),
                    ),
                )
    for verdict in rate.shares:
        findings.is_known("verdict", verdict, (*path, "shares", verdict), key=True)
    total = sum(rate.shares.values())
    if not isclose(total, 1, abs_tol=SHARE_TOLERANCE):
        findings.note((*path, "shares"), Sentence("shares-sum", total=total))
