"""What the benchmarks say about a figure; the figures themselves are for `make bench`."""

import json
from pathlib import Path

import pytest

from benchmarks import bundle, calibration, log, reference
from benchmarks.__main__ import main, modules, row
from benchmarks.figure import Figure, NotMeasured, best_of, in_micro, in_milli
from benchmarks.history import Origin, keep, origin
from wargame.shown.log import matching


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


SLOW = Figure(name="a move", value=70, unit="µs", goal=60)
RARE = NotMeasured(name="bundle, packed", why="zstd is not installed")


def test_the_table_shows_a_figure_beside_its_goal_and_says_what_was_missed() -> None:
    assert row(SLOW).split()[:7] == ["a", "move", "70", "µs", "at", "most", "60"]
    assert row(SLOW).endswith("MISSED")
    assert not row(Figure(name="a move", value=50, unit="µs", goal=60)).endswith("MISSED")
    assert "at most 1.3 x" in row(
        Figure(name="start", value=250, unit="ms", ratio=1.1, ratio_to="the source", ratio_goal=1.3)
    )


def test_what_cannot_be_measured_says_why() -> None:
    assert row(RARE).endswith("not measured: zstd is not installed")


def test_a_run_is_kept_as_one_line_with_its_commit_and_every_figure(tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl"
    where = Origin(commit="c0ffee", changed=False, date="2026-01-02T03:04:05+00:00", machine="a laptop")
    for _ in range(2):
        keep([("engine", SLOW), ("bundle", RARE)], where, file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 2
    assert lines[0]["commit"] == "c0ffee"
    slow, rare = lines[0]["figures"]
    assert (slow["of"], slow["name"], slow["value"], slow["goal"], slow["holds"]) == (
        *("engine", "a move", 70, 60, False),
    )
    assert slow["loops"] > 0
    assert rare == {"of": "bundle", "name": "bundle, packed", "not_measured": "zstd is not installed"}


def test_the_origin_of_a_run_is_told() -> None:
    assert "cores" in origin().machine
    assert origin().date.endswith("+00:00")


def test_every_room_with_a_goal_is_measured() -> None:
    assert {"alignment", "bundle", "engine", "graph", "journal", "log", "projector", "startup"} < set(
        modules()
    )


def test_a_name_that_is_not_there_is_answered_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["engin"]) == 2
    assert "named engin; there is: calibration, alignment" in capsys.readouterr().out


def test_the_size_of_the_bundle_counts_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "lib.so.1").write_bytes(b"12345")
    (tmp_path / "lib.so").symlink_to("lib.so.1")
    assert bundle.size_of(tmp_path) == 5


def test_where_there_is_no_bundle_the_table_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "FOLDER", tmp_path / "nowhere")
    (said,) = bundle.figures()
    assert isinstance(said, NotMeasured)
    assert "make bundle" in said.why
