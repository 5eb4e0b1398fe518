"""What the benchmarks say about a figure; the figures themselves are for `make bench`."""

import pytest

from benchmarks import calibration, log, reference
from benchmarks.figure import Figure, best_of, in_micro, in_milli
from ui.presenters.log import matching


@pytest.mark.parametrize(
    ("figure", "holds"),
    [
        (Figure(name="f", value=3, unit="ms"), True),
        (Figure(name="f", value=3, unit="ms", goal=3), True),
        (Figure(name="f", value=4, unit="ms", goal=3), False),
        (Figure(name="f", value=4, unit="games/s", goal=3, at_least=True), True),
        (Figure(name="f", value=2, unit="games/s", goal=3, at_least=True), False),
        (Figure(name="f", value=2, unit="ms", ratio=2.6, ratio_to="g", ratio_goal=2.5), False),
        (Figure(name="f", value=2, unit="ms", ratio=2.4, ratio_to="g", ratio_goal=2.5), True),
    ],
)
def test_a_figure_knows_whether_its_goal_is_met(figure: Figure, holds: bool) -> None:
    assert figure.holds is holds


def test_the_best_run_counts() -> None:
    calls: list[int] = []
    assert 0 < best_of(3, lambda: calls.append(1), times=5) < 1
    assert len(calls) == 15


def test_seconds_are_told_in_smaller_units() -> None:
    assert (in_milli(0.5), in_micro(0.5)) == (500, 500_000)


def test_every_yardstick_is_measured() -> None:
    assert [figure.unit for figure in calibration.figures()] == ["ms", "ms", "ms"]
    assert all(figure.value > 0 for figure in calibration.figures())


def test_a_random_reference_game_has_forty_moves_and_comes_to_its_end() -> None:
    session = reference.game(1)
    assert session.state.affairs.ended == "calendar"
    assert (
        sum(
            1
            for entry in session.history.entries
            if type(entry.event).__name__ in ("SeatPassed", "MoveSealed")
        )
        == 40
    )


def test_the_log_has_its_4000_events_and_a_search_finds_some_of_them() -> None:
    lines = log.long_log()
    assert len(lines) == log.EVENTS
    assert 0 < len(matching(lines, "succeeds")) < len(lines)
    assert log.seconds_to_filter(lines, "succeeds") > 0
