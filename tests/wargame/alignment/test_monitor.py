"""The monitor, against a finished session reckoned by hand.

What Russia and Iran played in the demo session stands below as it was read off its log; everything else is
the arithmetic of the scenario's design, written out without the monitor's own functions.
"""

from functools import cache
from math import sqrt
from pathlib import Path

import pytest
from msgspec.structs import replace

from wargame.alignment.monitor import Answer, answer, conduct_by_turn, gap_words
from wargame.game.events import MoveRuled, MoveSealed
from wargame.game.state import GameState
from wargame.places import scenarios_folder
from wargame.report.facts import gather
from wargame.report.opening.summary import opening_line
from wargame.scenario.load import load
from wargame.session.opening import start
from wargame.session.script import carry_out, play_script, read_line, read_script
from wargame.session.session import Session
from wargame.terms import alignment

PLAYED = (
    # turn, seat, cost, and the pulls on Kabul, US forces and pace
    (1, "russia", 2, (0, -1, 0)), (1, "iran", 2, (-1, -1, -2)),
    (1, "russia", 3, (1, 0, 2)), (1, "iran", 2, (0, -1, 1)),
    (2, "iran", 1, (0, -2, 0)), (2, "russia", 3, (2, 0, -1)),
    (2, "iran", 1, (-1, 0, 0)), (2, "russia", 1, (1, 0, 0)),
    (3, "iran", 2, (0, -1, 1)), (3, "russia", 2, (0, 1, 1)),
    (3, "iran", 2, (-1, -1, -2)), (3, "russia", 3, (1, 0, 2)),
    (4, "russia", 2, (1, 0, 1)), (4, "iran", 2, (0, 0, -2)), (4, "russia", 2, (1, 0, 0)),
    (5, "russia", 3, (1, 0, 0)), (5, "iran", 3, (-2, -1, -2)),
    (5, "russia", 1, (1, 0, 0)), (5, "iran", 1, (-1, 0, 0)),
    (6, "russia", 3, (1, 0, 2)), (6, "iran", 2, (0, -1, 1)), (6, "iran", 3, (2, 0, 0)),
    (7, "iran", 2, (2, 0, 0)), (7, "russia", 2, (0, -1, 0)), (7, "russia", 2, (1, 0, 0)),
    (8, "iran", 2, (0, -1, 1)), (8, "russia", 3, (1, 0, 2)),
)  # fmt: skip

BACKED = {1: 1, 5: -1, 6: 1, 7: 1}
"""Turns in which one of the two backed (+1) or blocked (-1) a move of the other."""

STATED = {"russia": (80, 55, 90), "iran": (35, 5, 30)}
SALIENCE = {"russia": (80, 50, 80), "iran": (50, 90, 70)}


@cache
def demo() -> Session:
    scenario = load(scenarios_folder() / "afghanistan-2017.yaml")
    script = read_script((scenarios_folder() / "demo" / "afghanistan-2017.jsonl").read_text(encoding="utf-8"))
    session = start(scenario, script.start.plan)
    play_script(session, script)
    return session


def said(state: GameState) -> Answer:
    found = answer(state)
    assert found is not None
    return found


def pulled(seat: str, turn: int, question: int) -> int:
    return sum(cost * pulls[question] for when, who, cost, pulls in PLAYED if (when, who) == (turn, seat))


def direction(turn: int) -> float:
    weights = [sqrt(a * b) / 100 for a, b in zip(SALIENCE["russia"], SALIENCE["iran"], strict=True)]
    dot = sum(weights[q] * pulled("russia", turn, q) * pulled("iran", turn, q) for q in range(3))
    return dot + 4 * BACKED.get(turn, 0)


def shown(seat: str, question: int) -> float:
    plays = [(cost, pulls[question]) for _, who, cost, pulls in PLAYED if who == seat and pulls[question]]
    total = 6 * STATED[seat][question] + sum(cost * abs(pull) * (50 + 25 * pull) for cost, pull in plays)
    return total / (6 + sum(cost * abs(pull) for cost, pull in plays))


def gaps() -> list[float]:
    return [abs(shown("russia", q) - shown("iran", q)) for q in range(3)]


def test_the_plays_below_are_those_of_the_record() -> None:
    line = [entry.event for entry in demo().history.line()]
    cost = {one.number: one.cost for one in line if isinstance(one, MoveSealed)}
    ruled = [one for one in line if isinstance(one, MoveRuled) and one.seat in STATED]
    assert sorted((one.turn, one.seat, cost[one.number], one.pulls) for one in ruled) == sorted(PLAYED)


def test_the_direction_of_each_turn_is_as_reckoned() -> None:
    monitor = demo().scenario.monitor
    assert monitor is not None
    found = conduct_by_turn(demo().state, monitor.parts[1])
    assert found == pytest.approx({turn: direction(turn) for turn in range(1, 9)})
    assert found[1] == pytest.approx(-3.408, abs=0.001)  # 0.632*3*-2 + 0.671*-2*-4 + 0.748*6*-2 + 4


def test_each_part_of_the_index_is_as_reckoned() -> None:
    state = demo().state
    tie, kabul = state.alignment("russia", "iran"), state.alignment("russia", "kabul")
    assert (tie, kabul) == (4, 9)
    assert (state.alignment("iran", "kabul"), state.alignment("russia", "saudi-arabia")) == (-6, 3)
    together = sum(direction(turn) >= 3 for turn in range(1, 9))
    apart = sum(direction(turn) <= -3 for turn in range(1, 9))
    salience = [(a + b) / 2 for a, b in zip(SALIENCE["russia"], SALIENCE["iran"], strict=True)]
    distance = sum(weight * gap for weight, gap in zip(salience, gaps(), strict=True)) / sum(salience)
    assert (together, apart) == (3, 5)
    expected = (
        (4 - 4) / 4,
        (together - apart) / 8,
        -((9 - (-6) - 7) - 3) / 6,
        -((3 - 4 + 3) - 1.5) / 6,
        (38 - distance) / 20,
    )
    parts = [part.value for part in said(state).parts]
    assert parts == pytest.approx(expected)
    index = 100 * sum(w * c for w, c in zip((0.30, 0.25, 0.20, 0.15, 0.10), expected, strict=True))
    assert said(state).index == pytest.approx(index)
    assert index == pytest.approx(-26.82, abs=0.005)


def test_the_verdict_and_the_mechanisms_are_as_reckoned() -> None:
    found = said(demo().state)
    assert found.verdict == "competition"  # index below -20 and the tie at 4
    assert {one.id: one.holds for one in found.mechanisms} == {"m1": True, "m2": True, "pivot": False}
    presence, pace = gaps()[1:]
    assert next(one.value for one in found.mechanisms if one.id == "m2") == pytest.approx(
        (presence + pace) / 2
    )
    assert found.settled == ()
    assert found.line.endswith("by both of its mechanisms: the ties with Kabul, and US presence and pace.")
    assert found.base_rate is not None
    assert found.base_rate.draw == {"russia": "b", "iran": "a"}


def with_tie(state: GameState, other: str, value: int) -> GameState:
    place = state.compiled.board.places[alignment("russia", other)]
    return replace(state, values=tuple(value if at == place else one for at, one in enumerate(state.values)))


@pytest.mark.parametrize(("tie", "verdict"), [(3, "competition"), (4, "competition"), (5, "parallel")])
def test_competition_needs_a_tie_that_is_no_closer_than_it_was(tie: int, verdict: str) -> None:
    found = said(with_tie(with_tie(demo().state, "saudi-arabia", 10), "iran", tie))
    assert found.index < -20
    assert found.verdict == verdict


def test_a_part_goes_no_further_than_one() -> None:
    state = with_tie(demo().state, "saudi-arabia", 10)
    assert said(state).parts[3].value == -1.0
    assert said(with_tie(state, "iran", 10)).parts[0].value == 1.0


def test_riyadh_is_the_better_partner_from_three_on_and_no_worse_than_tehran() -> None:
    pivots = {
        (iran, riyadh): said(with_tie(with_tie(demo().state, "iran", iran), "saudi-arabia", riyadh))
        .mechanisms[2]
        .holds
        for iran, riyadh in ((3, 3), (2, 2), (4, 3))
    }
    assert pivots == {(3, 3): True, (2, 2): False, (4, 3): False}


def test_a_turn_without_moves_counts_as_separate() -> None:
    scenario = demo().scenario
    assert scenario.monitor is not None
    state = start(scenario).state
    part = said(replace(state, turn=5)).parts[1]
    assert (part.raw, part.evidence) == (0.0, "0 of 4 turns together, 0 apart")


def test_before_the_first_move_the_index_is_what_the_benchmarks_leave() -> None:
    distance = (65 * 45 + 70 * 50 + 75 * 60) / (65 + 70 + 75)
    expected = 100 * (0.20 * 3 / 6 + 0.15 * 1.5 / 6 + 0.10 * (38 - distance) / 20)
    assert said(start(demo().scenario).state).index == pytest.approx(expected)


CASES = Path(__file__).parents[2] / "data" / "cases"


def early_end(which: str) -> Session:
    script = read_script((CASES / f"early-end-{which}.jsonl").read_text(encoding="utf-8"))
    session = start(load(scenarios_folder() / "afghanistan-2017.yaml"), script.start.plan)
    play_script(session, script)
    return session


def test_ending_in_a_briefing_moves_no_verdict() -> None:
    without, ended = early_end("without"), early_end("with")
    assert ended.state.affairs.ended
    assert ended.state.turn == 2
    assert said(ended.state) == said(without.state)
    assert said(ended.state).index == pytest.approx(-21.25)
    assert said(ended.state).verdict == "competition"
    assert ended.state.turns_played == 1
    known = gather(ended)
    assert opening_line(known).text == "One turn of 8, Oct-Dec 2017, five seats."
    assert [turn.complete for turn in known.turns] == [True, False]


def test_a_turn_counts_as_soon_as_a_move_of_it_is_ruled_on() -> None:
    script = read_script((CASES / "early-end-without.jsonl").read_text(encoding="utf-8"))
    session = start(load(scenarios_folder() / "afghanistan-2017.yaml"), script.start.plan)
    counted = []
    for line in script.lines:
        carry_out(session, read_line(line.text))
        counted.append((session.state.turn, session.state.turns_played))
    first_ruling = next(at for at, line in enumerate(script.lines) if '"rule"' in line.text)
    assert set(counted[:first_ruling]) == {(1, 0)}
    assert set(counted[first_ruling:-1]) == {(1, 1)}
    assert counted[-1] == (2, 1)


def test_the_gaps_are_told_question_by_question() -> None:
    found = said(demo().state)
    assert [(one.question, one.stated) for one in found.gaps] == [
        ("q-kabul", 45),
        ("q-us", 50),
        ("q-pace", 60),
    ]
    for number, gap in enumerate(found.gaps):
        by_hand = abs(shown("russia", number) - shown("iran", number))
        assert gap.revealed == pytest.approx(by_hand)
    assert tuple(one.question for one in found.gaps if one.settled) == found.settled
    assert gap_words(found.gaps[0]).startswith("Relations with Kabul: 45 apart as stated, ")


def test_the_answer_carries_the_warning_of_the_scenario() -> None:
    monitor = demo().scenario.monitor
    assert monitor is not None
    assert monitor.caveat
    assert said(demo().state).caveat == monitor.caveat


def test_a_mechanism_of_a_difference_is_how_far_two_ties_drew_apart() -> None:
    monitor = demo().scenario.monitor
    assert monitor is not None
    (one,) = [one for one in monitor.mechanisms if one.kind == "difference"]
    assert one.between
    assert one.against
    state, opening = demo().state, demo().history.opening
    now = state.alignment(*one.between) - state.alignment(*one.against)
    then = opening.alignment(*one.between) - opening.alignment(*one.against)
    (found,) = [found for found in said(state).mechanisms if found.id == one.id]
    assert (found.value, found.holds) == (now - then, now - then >= one.at_least)
