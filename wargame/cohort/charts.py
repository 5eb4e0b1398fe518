"""A session's luck as a chart: the chance of each verdict after every throw, later dice new.

Takes a session's extract, gives a `shown.chart.Chart` whose notes are the sentences and whose table has every
throw. It takes seconds, so whoever shows it asks for it on a thread of its own.
"""

from typing import Final

from wargame.batch.tables import compile_tables
from wargame.cohort.chances import (
    chances_words,
    luck_title,
    luck_words,
    seat_and_move,
    trust_words,
    way_words,
)
from wargame.cohort.extract import Extract
from wargame.cohort.luck import MOVED, REPLAYS, Chances, Luck, ThrowLuck, four_ways, luck, why_no_luck
from wargame.game.compiled import CompiledScenario
from wargame.scenario.model import Scenario
from wargame.shown.chart import Chart, Series
from wargame.terms import EntenteError
from wargame.words.counting import counted, signed
from wargame.words.labels import OUTCOME_WORDS

NUMBERED: Final = 3
"""Throws that are numbered in the chart."""


def turning_chart(scenario: Scenario, one: Extract, *, replays: int = REPLAYS, seed: int = 0) -> Chart | None:
    """Return which throws turned a session; None where that cannot be told."""
    if why_no_luck(one) is not None:
        return None
    try:
        tables = compile_tables(CompiledScenario(scenario))
    except EntenteError:  # a scenario that is not for the batch engine
        return None
    found = luck(one, tables, replays=replays, seed=seed)
    turned = [throw for throw in found.turned(NUMBERED) if abs(throw.moved[1]) >= MOVED]
    ways: tuple[str, ...] = ()
    if turned and not turned[0].exposure:
        ways = tuple(
            way_words(scenario, way)
            for way in four_ways(one, tables, turned[0].number, replays=replays, seed=seed)
        )
    return _chart(scenario, found, turned, ways)


def _chart(scenario: Scenario, found: Luck, turned: list[ThrowLuck], ways: tuple[str, ...]) -> Chart:
    monitor = scenario.monitor
    assert monitor is not None  # asked before
    states = (found.start, *(throw.after for throw in found.throws))
    title = luck_title(scenario, found)
    return Chart(
        key="turning",
        title=title,
        aside=counted(len(found.throws), "throw"),
        kind="chances",
        labels=_labels(found),
        series=tuple(
            Series(
                name=verdict.title,
                values=tuple(100 * state.verdicts.get(verdict.id, 0.0) for state in states),
                strong=verdict.id == found.verdict,
            )
            for verdict in monitor.verdicts
        ),
        low=0.0,
        high=100.0,
        words=f"{title}. Its moves with other dice: {chances_words(scenario, found.start)}.",
        notes=(*luck_words(scenario, found), *ways, *trust_words(found)),
        head=(
            "Throw",
            "Turn",
            "Seat",
            "Move",
            "Fell",
            *(f"{verdict.title}, in 100" for verdict in monitor.verdicts),
            "Mean index",
        ),
        rows=tuple(
            (
                str(throw.number),
                str(throw.turn),
                *seat_and_move(scenario, throw),
                _fell(throw),
                *(f"{100 * throw.after.verdicts.get(verdict.id, 0.0):.0f}" for verdict in monitor.verdicts),
                _index(throw.after),
            )
            for throw in found.throws
        ),
        marks=tuple((throw.number, str(at)) for at, throw in enumerate(turned, 1)),
    )


def _labels(found: Luck) -> tuple[str, ...]:
    """Return what stands below each state: below the first after a throw of a turn its number."""
    labels, before = [""], 0
    for throw in found.throws:
        labels.append("" if throw.turn == before else str(throw.turn))
        before = throw.turn
    return tuple(labels)


def _fell(throw: ThrowLuck) -> str:
    if throw.exposure:
        return "Seen" if throw.exposed else "Unseen"
    return OUTCOME_WORDS[throw.outcome]


def _index(one: Chances) -> str:
    return signed(round(one.index))
