"""What is drawn of a series is what its tables say."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.wargame.cohort.tables import played
from wargame.cohort.gathering import gather, session_files, without
from wargame.cohort.labels import Label
from wargame.cohort.mapping import series_map
from wargame.cohort.series import (
    both_sides,
    difference_sheet,
    every_course,
    headline,
    number_sheets,
    table_sheet,
    verdict_bars,
)
from wargame.cohort.study import Asked, Study, study
from wargame.session.saving import save_anew


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    for seed in range(5):
        session = played(seed, "afghanistan-2017", turns=2)
        save_anew(session, folder / f"table-{seed}.entente")
    return folder


def found(folder: Path, most: int = 5, games: int = 0) -> Study:
    return study(gather(session_files([folder])[:most], workers=1), Asked(games=games))


def test_each_table_is_a_line_from_its_start_to_its_end(series: Path) -> None:
    seen = found(series)
    index = every_course(seen)[0]
    assert index.key == "index"
    assert [run.name for run in index.runs] == [f"table-{seed}" for seed in range(5)]
    for run, table in zip(index.runs, seen.shown, strict=True):
        assert run.values == pytest.approx(table.extract.index)
    ends = sorted(run.values[-1] for run in index.runs)
    assert index.middle[-1] == pytest.approx(ends[2])
    assert "At the end: table-0" in index.words


def test_ties_that_end_widest_apart_come_first(series: Path) -> None:
    seen = found(series)
    assert seen.overview is not None
    ties = [one for one in every_course(seen) if one.key.startswith("tie ")]
    assert [one.name for one in ties][:3] == [row.name for row in seen.overview.ties][:3]


def test_bots_stand_beside_where_they_were_played(series: Path) -> None:
    seen = found(series, games=200)
    assert seen.overview is not None
    index, chart = every_course(seen)[0], verdict_bars(seen.overview)
    assert index.band is not None
    assert index.band.low <= index.band.middle <= index.band.high
    assert chart is not None
    assert all(bar.mark is not None for bar in chart.bars)
    assert "bots" in index.words


def test_few_tables_have_neither_middle_nor_interval(series: Path) -> None:
    seen = found(series, most=3)
    assert seen.overview is not None
    assert every_course(seen)[0].middle == ()
    chart = verdict_bars(seen.overview)
    assert chart is not None
    assert all(bar.low == bar.value == bar.high for bar in chart.bars)
    assert "So few tables have no middle and no quarters; each stands for itself." in headline(seen)[1]


def test_the_tables_of_a_series_name_every_table_and_number(series: Path) -> None:
    seen = found(series)
    assert [row[0] for row in table_sheet(seen, seen.cohort.tables).rows] == [
        f"table-{seed}" for seed in range(5)
    ]
    titles = [sheet.title for sheet in number_sheets(seen)]
    assert titles == ["Ties that moved", "Tracks", "Scores", "Cards"]
    ties, tracks = ([cell for row in sheet.rows for cell in row[1:3]] for sheet in number_sheets(seen)[:2])
    numbers = [number for cell in ties for number in re.findall(r"[^ ,]*\d[\d.]*", cell)]
    assert numbers
    assert all(number == "0" or number[0] in "+−" for number in numbers if number != "all")
    assert "+" not in "".join(tracks)
    assert all(len(row) == len(sheet.head) for sheet in number_sheets(seen) for row in sheet.rows)


def test_no_table_at_all_is_said_and_draws_nothing() -> None:
    seen = found(Path("nowhere"), most=0)
    assert headline(seen)[0] == "No game here is over"
    assert every_course(seen) == ()
    assert number_sheets(seen) == ()
    assert table_sheet(seen, ()).rows == ()


def labelled(folder: Path) -> Study:
    cohort = gather(session_files([folder]), workers=1)
    labels = {one.path: Label(label="with" if at % 2 else "plain") for at, one in enumerate(cohort.tables)}
    return study(cohort, Asked(games=0, labels=labels))


def test_a_comparison_says_first_what_was_named_before_play(series: Path) -> None:
    seen = labelled(series)
    assert seen.trial is not None
    head, below = headline(seen)
    assert head.startswith("Index at the end: ")
    assert "deals." in head
    assert "shown" in below[0]
    sheet = difference_sheet(seen.trial)
    assert len(sheet.rows) == len(seen.trial.rows)
    assert sheet.rows[0][-1].endswith("named before play")
    assert {"“plain”", "“with”"} <= set(sheet.head)


def test_each_table_is_a_point_with_the_sign_of_its_verdict(series: Path) -> None:
    seen = labelled(series)
    drawn = series_map(seen)
    assert drawn is not None
    assert [point.is_filled for point in drawn.points] == [False, True, False, True, False]
    assert all(point.name in point.words for point in drawn.points)
    signs = {"cooperation": "+", "competition": "−"}
    assert [point.sign for point in drawn.points] == [
        signs.get(table.extract.verdict, "=") for table in seen.shown
    ]
    assert "follow the true ones at" in drawn.fidelity


def test_two_tables_make_no_map(series: Path) -> None:
    assert series_map(found(series, most=2)) is None


def test_two_labels_are_drawn_apart_each_with_its_own_tables(series: Path) -> None:
    seen = labelled(series)
    sides = both_sides(seen, every_course(seen)[0])
    assert [[run.name for run in side.runs] for side in sides] == [
        ["table-0", "table-2", "table-4"],
        ["table-1", "table-3"],
    ]
    assert all(side.middle == () for side in sides)  # fewer than four of either
    assert "“plain”" in sides[0].name


def test_without_labels_all_tables_are_drawn_together(series: Path) -> None:
    seen = found(series)
    course = every_course(seen)[0]
    assert both_sides(seen, course) == (course,)


def test_what_is_left_out_is_gone_and_twins_keep_their_tables(series: Path) -> None:
    cohort = replace(gather(session_files([series]), workers=1), twins=((0, 1), (2, 4)))
    kept = without(cohort, {cohort.tables[1].path})
    assert [one.name for one in kept.tables] == ["table-0", "table-2", "table-3", "table-4"]
    assert [(kept.tables[one].name, kept.tables[two].name) for one, two in kept.twins] == [
        ("table-2", "table-4")
    ]
