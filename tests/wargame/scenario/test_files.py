"""Tests of `wargame.scenario.files`: templates, copies, names of files."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wargame.places import own_scenarios_folder, scenarios_folder
from wargame.scenario.document.history import history_file
from wargame.scenario.document.versions import keep_version, versions_of
from wargame.scenario.files import (
    TEMPLATES,
    ScenarioFileRefused,
    copied,
    ending_mended,
    id_from,
    in_folder,
    renamed,
    templates,
)
from wargame.scenario.load import load
from wargame.scenario.rates import rates_file
from wargame.simulation.chunks import tables_of
from wargame.simulation.order import Order
from wargame.simulation.summary import Summary, summarise
from wargame.simulation.sweep import run

FIRST_STEPS = scenarios_folder() / "first-steps.yaml"


def played(path: Path, policy: str) -> Summary:
    scenario = load(path)
    order = Order(scenario=scenario, games=300, everyone=policy)
    return summarise(order, tables_of(scenario), run(order, workers=1).tally)


def test_all_templates_are_offered_the_empty_one_last() -> None:
    assert tuple(path.stem for path in templates()) == TEMPLATES


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.stem)
def test_a_template_can_be_played_and_every_seat_can_win(path: Path) -> None:
    wins = [seat.wins.value for seat in played(path, "greedy").seats]
    assert min(wins) > 0.3 / len(wins)


def test_the_five_seats_question_gets_every_answer() -> None:
    path = next(path for path in templates() if path.stem == "five-seats-and-a-question")
    verdicts = played(path, "random").verdicts
    assert all(share.value > 0.02 for _verdict, share in verdicts), verdicts


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.stem)
def test_no_text_of_a_template_names_an_actor_that_will_be_called_otherwise(path: Path) -> None:
    """Whoever writes over a name has it changed wherever it is the name, but not within sentences."""
    names = "|".join(re.escape(one.name) for one in load(path).actors)
    lines = (line.partition("name: ")[0] for line in path.read_text(encoding="utf-8").splitlines())
    assert not [line for line in lines if line.lstrip()[:1] != "#" and re.search(rf"\b({names})\b", line)]


def test_a_copy_differs_from_its_source_in_the_id_alone() -> None:
    copy = copied(FIRST_STEPS)
    again = copied(FIRST_STEPS)
    assert (copy.parent, copy.name, again.name) == (
        own_scenarios_folder(),
        "first-steps.yaml",
        "first-steps-2.yaml",
    )
    old, new = FIRST_STEPS.read_bytes().splitlines(), again.read_bytes().splitlines()
    assert [line for line in new if line not in old] == [b"id: first-steps-2"]
    assert load(again).id == "first-steps-2"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("The Nile: a dam", "the-nile-a-dam"),
        ("Größe 2", "grosse-2"),
        ("النيل", "scenario"),
        ("or", "or-scenario"),
    ],
)
def test_an_id_is_made_of_a_name(name: str, made: str) -> None:
    assert id_from(name) == made


def test_a_file_is_renamed_with_or_without_its_ending() -> None:
    copy = copied(FIRST_STEPS)
    assert renamed(copy, "My lake").name == "My lake.yaml"
    assert renamed(copy.with_name("My lake.yaml"), "Lake.yml").name == "Lake.yaml"


def test_undo_and_versions_go_with_a_file_that_is_renamed() -> None:
    copy = copied(FIRST_STEPS)
    kept = keep_version(copy, copy.read_bytes(), datetime(2026, 1, 1, 10, tzinfo=UTC), "as played")
    history_file(copy).parent.mkdir()
    history_file(copy).write_bytes(b"{}")
    rates_file(copy).write_text("{}")
    new = renamed(copy, "lake")
    assert rates_file(new).exists()
    assert [version.name for version in versions_of(new)] == [kept.name]
    assert history_file(new).exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("first-steps-2", "already"),
        ("a/b", "cannot be called"),
        ("..", "cannot be called"),
        ("con", "cannot"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_the_file_stays(name: str, words: str) -> None:
    copy, _second = copied(FIRST_STEPS), copied(FIRST_STEPS)
    with pytest.raises(ScenarioFileRefused, match=words):
        renamed(copy, name)
    assert copy.exists()


def test_what_came_with_the_product_is_not_renamed() -> None:
    with pytest.raises(ScenarioFileRefused, match="Make a copy"):
        renamed(FIRST_STEPS, "mine")


def test_a_wrong_ending_is_found_and_mended_but_never_over_another_file(tmp_path: Path) -> None:
    wrong = tmp_path / "nile.yaml.txt"
    wrong.write_text("id: nile\n")
    (tmp_path / "notes.txt").write_text("no scenario")
    assert in_folder(tmp_path) == (wrong,)
    assert ending_mended(wrong).name == "nile.yaml"
    wrong.write_text("id: other\n")
    with pytest.raises(ScenarioFileRefused, match="already"):
        ending_mended(wrong)


def test_a_file_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFileRefused, match="could not be copied"):
        copied(tmp_path / "gone.yaml")
    with pytest.raises(ScenarioFileRefused, match="cannot be renamed"):
        renamed(tmp_path / "gone.yaml", "other")
