"""A scenario's question: rows over where games end, warnings with their mends, questions made from a kind."""

from dataclasses import replace
from functools import cache

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.document.edits import Set
from wargame.scenario.load import load
from wargame.scenario.model import Monitor, Scenario, Verdict
from wargame.simulation.asking import (
    ASKED,
    part_rows,
    question_of,
    verdict_shares,
    warnings_of,
    with_mark,
)
from wargame.simulation.ends import Ends, ends_of
from wargame.simulation.order import Order

FIVE = scenarios_folder() / "templates" / "five-seats-and-a-question.yaml"


@cache
def scenario() -> Scenario:
    return load(FIVE)


@cache
def document() -> Document:
    return open_document(FIVE)


@cache
def ends(policy: str) -> Ends:
    return ends_of(Order(scenario=scenario(), games=200, everyone=policy, detailed=False))


def monitor() -> Monitor:
    found = scenario().monitor
    assert found is not None
    return found


def mended(question: Monitor, at: int = 0) -> tuple[str, Document]:
    """A warning of a question, and the template with the question's mend pressed."""
    warning = warnings_of(question, ends("random"), ends("greedy"))[at]
    after, _ = document().edited(warning.edit)
    return warning.words, after


def test_every_part_has_both_plays_and_its_mark_on_its_scale() -> None:
    for row in part_rows(monitor(), ends("random"), ends("greedy")):
        assert sum(share for _, share in row.aimless) == pytest.approx(1)
        assert sum(share for _, share in row.purposeful) == pytest.approx(1)
        assert row.low < row.part.benchmark < row.high
        assert row.said.startswith("Aimless play ends at ")


def test_before_any_game_there_are_rows_without_bars() -> None:
    rows = part_rows(monitor(), None, None)
    assert [row.aimless for row in rows] == [()] * len(monitor().parts)
    assert all(row.low < row.high and not row.said for row in rows)
    assert verdict_shares(monitor(), None) == ()


def test_a_dragged_mark_changes_what_would_be_said() -> None:
    at = next(at for at, part in enumerate(monitor().parts) if part.kind == "tie-change")
    far = with_mark(monitor(), at, monitor().parts[at].benchmark + 8)
    assert verdict_shares(far, ends("greedy")) != verdict_shares(monitor(), ends("greedy"))
    assert sum(share for _, share in verdict_shares(far, ends("greedy"))) == pytest.approx(1)


def test_a_verdict_that_always_fits_is_moved_to_the_end() -> None:
    always = Verdict(id="always", title="Anything")
    question = replace(monitor(), verdicts=(always, *monitor().verdicts))
    warning = warnings_of(question, None, None)[0]
    assert warning.words.startswith("“Anything” always fits")
    assert warning.mend == "Move “Anything” to the end"


def test_a_game_in_which_nothing_moves_is_not_to_be_called_something() -> None:
    at = next(at for at, part in enumerate(monitor().parts) if part.kind == "tie-change")
    question = with_mark(monitor(), at, 40)
    (warning,) = (one for one in warnings_of(question, None, None) if "nothing moves" in one.words)
    assert warning.edit == Set(("monitor", "parts", at, "benchmark"), 0)


def test_a_part_that_is_measured_by_too_long_a_step_is_told_with_a_step_that_fits() -> None:
    part = replace(monitor().parts[0], scale=90)
    question = replace(monitor(), parts=(part, *monitor().parts[1:]))
    warning = next(
        one for one in warnings_of(question, ends("random"), ends("greedy")) if "at most" in one.words
    )
    assert isinstance(warning.edit, Set)
    assert warning.edit.path == ("monitor", "parts", 0, "scale")
    assert 0 < warning.edit.value < 90


def test_a_verdict_that_never_comes_is_told() -> None:
    rare = Verdict(id="rare", title="A miracle", index_min=99.9)
    question = replace(monitor(), verdicts=(rare, *monitor().verdicts))
    told = [one.words for one in warnings_of(question, ends("random"), ends("greedy"))]
    assert "“A miracle” came out in none of 400 games." in told


@pytest.mark.parametrize("kind", ASKED)
def test_a_question_of_every_kind_can_be_played_as_it_is_made(kind: str) -> None:
    one, other, third = (seat.id for seat in scenario().seats[:3])
    last = scenario().tracks[0].id if kind == "kept" else third
    made, _ = document().edited(Set(("monitor",), question_of(scenario(), kind, one, other, last)))
    assert made.faults == ()
    assert made.model is not None
    assert made.model.monitor is not None
    played = ends_of(Order(scenario=made.model, games=60, everyone="random", detailed=False))
    assert sum(share for _, share in verdict_shares(made.model.monitor, played)) == pytest.approx(1)
