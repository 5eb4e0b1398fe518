"""Tests of `wargame.shown.scenarios`: the lines of the page."""

from pathlib import Path

import pytest

from wargame.places import own_scenarios_folder, scenarios_folder
from wargame.scenario.files import copied
from wargame.shown.scenarios import (
    ScenarioLine,
    found_lines,
    listed_scenarios,
    read_line,
    templates_shown,
    used_words,
    with_line,
)

FIRST_STEPS = scenarios_folder() / "first-steps.yaml"


@pytest.fixture
def mine() -> Path:
    return copied(FIRST_STEPS, stem="lake")


def line_of(path: Path) -> ScenarioLine:
    return next(line for line in listed_scenarios() if line.path == path)


def test_a_sound_scenario_says_so_and_shows_who_stands_with_whom(mine: Path) -> None:
    line = read_line(line_of(mine))
    assert (line.state_words, line.size_words, line.file_words) == (
        "Can be played",
        "3 seats, 2 turns",
        "lake.yaml",
    )
    assert line.graph is not None


def test_faults_are_counted_and_the_line_keeps_its_title(mine: Path) -> None:
    mine.write_text(mine.read_text("utf-8").replace("cost: 1", "cost: one", 2), "utf-8")
    line = read_line(line_of(mine))
    assert line.state_words == "2 to mend"
    assert line.title.startswith("First steps")


def test_hints_are_counted_where_nothing_is_wrong(mine: Path) -> None:
    mine.write_text(mine.read_text("utf-8").replace("glyph: seat-mountain", "glyph: seat-mountan"), "utf-8")
    assert read_line(line_of(mine)).state_words == "1 hint"


def test_a_file_that_is_no_scenario_at_all_is_a_line_with_faults(mine: Path) -> None:
    mine.write_bytes(b"\xff\xfe nothing")
    assert read_line(line_of(mine)).standing == "faulty"


def test_a_wrong_ending_is_a_line_of_its_own(mine: Path) -> None:
    wrong = mine.rename(mine.with_name("lake.yaml.txt"))
    assert read_line(line_of(wrong)).state_words == "Wrong ending"


def test_a_file_that_went_away_meanwhile_says_why_it_is_not_read(mine: Path) -> None:
    line = line_of(mine)
    mine.unlink()
    gone = read_line(line)
    assert gone.standing == "unreadable"
    assert "could not be opened" in gone.words
    assert with_line((line,), gone) == (gone,)


def test_files_stand_in_one_group_only(mine: Path, tmp_path: Path) -> None:
    elsewhere = copied(FIRST_STEPS, tmp_path, "far")
    lines = listed_scenarios([mine, elsewhere, FIRST_STEPS, tmp_path / "gone.yaml"])
    assert [line.place for line in lines] == ["own", "elsewhere", "shipped", "shipped", "shipped"]
    assert own_scenarios_folder() == mine.parent


def test_search_looks_at_title_file_and_seats(mine: Path) -> None:
    lines = tuple(read_line(line) for line in listed_scenarios() if line.place == "own")
    assert found_lines(lines, "lake.y torvik") == lines
    assert found_lines(lines, "kabul") == ()


def test_where_a_scenario_is_used(mine: Path) -> None:
    line = line_of(mine)
    assert used_words(line, []) == "nowhere yet"
    assert used_words(line, [("Staff course", line.title)]) == "Staff course"
    assert used_words(line, [("One", line.title), ("Two", line.title), ("Three", "Other")]) == "2 sessions"


def test_templates_say_how_large_they_are() -> None:
    shown = {template.path.stem: template for template in templates_shown()}
    assert shown["two-parties-and-a-mediator"].facts == "3 seats, 18 cards, about 45 min"
    assert shown["empty"].title == "Empty"
    assert shown["empty"].graph is None
