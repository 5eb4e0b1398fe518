"""`entente check`: what it prints and how it ends."""

import json
from pathlib import Path

import pytest

from tests.wargame.scenario.small import SMALL, small, small_text
from wargame.cli.check import check
from wargame.scenario.data import scenario_hash


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.yaml"
    path.write_text(small_text().replace("cost: 1\n", "cost: 11\n").replace(" turn: 2\n", " turn: x\n"))
    return path


def test_a_clean_scenario_is_called_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(SMALL)]) == 0
    digits = scenario_hash(small())
    assert capsys.readouterr().out == (
        f"clean: Two banks of a river, 2 seats, 2 cards, 4 turns, hash {digits}\n"
    )


def test_every_fault_has_its_line(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(faulty)]) == 1
    assert [line.split(": ")[1] for line in capsys.readouterr().out.splitlines()] == [
        "cards.night-ferry.cost",
        "injects.flood.turn",
    ]


def test_faults_can_be_had_as_json(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(faulty), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["clean"] is False
    assert told["faults"][1] == {
        "line": 107,
        "column": 11,
        "field": "injects.flood.turn",
        "wrong": "“x” is text",
        "expected": "a whole number, 1 or more",
    }


def test_a_clean_scenario_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(SMALL), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["clean"], told["title"], told["seats"], told["faults"]) == (
        True,
        "Two banks of a river",
        2,
        [],
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(tmp_path / "none.yaml")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("none.yaml could not be opened: No such file or directory.\n")
