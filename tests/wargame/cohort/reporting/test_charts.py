"""The charts of a series draw what its tables hold, and nothing more."""

import re
from pathlib import Path

import pytest

from tests.wargame.cohort.reporting.room import room
from wargame.cohort.reporting.charts import MOST_COURSES, Plotted, charts_of
from wargame.cohort.reporting.facts import SeriesFacts, series_facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> SeriesFacts:
    return series_facts(room(tmp_path_factory.mktemp("room"), games=60))


@pytest.fixture(scope="module")
def charts(facts: SeriesFacts) -> dict[str, Plotted]:
    return {one.key: one for one in charts_of(facts)}


def test_each_table_is_a_line_and_the_middle_of_either_label_a_thick_one(charts: dict[str, Plotted]) -> None:
    svg = charts["index-by-turn"].drawing.svg
    assert len(re.findall("stroke-opacity", svg)) == 8
    assert len(re.findall('stroke-width="2.6"', svg)) == 2
    assert svg.count("bots, 90%:") == 2


def test_the_data_of_a_chart_are_the_numbers_of_the_tables(
    facts: SeriesFacts, charts: dict[str, Plotted]
) -> None:
    rows = charts["index-by-turn"].rows
    ends = {row[0]: float(row[3]) for row in rows if row[2] == "2"}
    assert ends == {one.name: pytest.approx(one.extract.index[-1], abs=1e-4) for one in facts.found.shown}
    inside = charts["index-by-stratum"].rows
    assert {row[0]: row[2] for row in inside} == {
        one.name: facts.found.labels[one.path].stratum for one in facts.found.shown
    }
    assert len(re.findall("<circle", charts["index-by-stratum"].drawing.svg)) == 8
    assert len(re.findall("<circle", charts["map"].drawing.svg)) == 8
    counts = [int(row[2]) for row in charts["verdicts"].rows]
    assert sum(counts) == 8


def test_what_chance_does_is_drawn_for_what_was_named_before_play(
    facts: SeriesFacts, charts: dict[str, Plotted]
) -> None:
    drawn = charts["by-chance-index"]
    assert facts.found.trial is not None
    told = facts.found.trial.rows[0].difference
    assert sum(int(row[2]) for row in drawn.rows) == told.of
    assert sum(int(row[3]) for row in drawn.rows) == told.alone
    assert f"{told.alone} of all {told.of} deals lie as far out" in drawn.drawing.alt
    assert "this series, " in drawn.drawing.svg
    assert [key for key in charts if key.startswith("by-chance")] == ["by-chance-index"]


def test_what_never_moved_is_not_drawn_and_never_too_many(charts: dict[str, Plotted]) -> None:
    ties = [one for key, one in charts.items() if key.startswith("tie-")]
    assert 0 < len(ties) <= MOST_COURSES
    assert all(len({row[3] for row in one.rows}) > 1 for one in ties)


def test_every_chart_says_in_words_what_it_shows(charts: dict[str, Plotted]) -> None:
    assert all(one.drawing.alt and one.drawing.title for one in charts.values())
    assert "table 1" in charts["map"].drawing.alt
    assert "“desk”" in charts["verdicts"].drawing.alt


def test_two_tables_have_neither_a_map_nor_a_turn_of_decision(tmp_path: Path) -> None:
    keys = {one.key for one in charts_of(series_facts(room(tmp_path, 2, labels=False)))}
    assert "index-by-turn" in keys
    assert not keys & {"map", "decided", "differences", "index-by-stratum"}
