"""`entente check`: what it prints and how it ends."""

import json
from pathlib import Path

import pytest

from tests.wargame.scenario.small import SMALL, small, small_text
from wargame.cli.check import check
from wargame.scenario.data import scenario_hash
from wargame.scenario.model import BaseRates
from wargame.scenario.rates import write_rates


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


def test_stale_base_rates_are_told_and_are_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    rates = BaseRates(scenario_hash="of before", policy="greedy", games=1, seed=1, rates=())
    write_rates(path, rates)
    assert check([str(path)]) == 0
    assert "Its base rates belong to another version of it" in capsys.readouterr().out
    assert check([str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["base-rates"] == "stale"


def test_every_fault_has_its_line(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(faulty)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1] for line in told if not line.startswith(" ")] == [
        "cards.night-ferry.cost",
        "injects.flood.turn",
    ]


def test_what_would_mend_a_fault_stands_below_it(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check([str(faulty)])
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line.startswith(" ")] == ["    mend: Use `10`"]


def test_mending_makes_what_leaves_no_choice_and_keeps_the_file_as_it_was(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = faulty.read_bytes()
    assert check([str(faulty), "--mend"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"mended: {faulty}:94: Use `10`"
    assert "injects.flood.turn" in told[2]
    (copy,) = faulty.parent.glob("*.txt")
    assert told[1] == f"kept as it was: {copy}"
    assert copy.read_bytes() == before
    assert faulty.read_bytes() == before.replace(b"cost: 11\n", b"cost: 10\n")


def test_a_sound_file_is_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "sound.yaml"
    path.write_text(small_text())
    assert check([str(path), "--mend"]) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["sound.yaml"]


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
        "mends": [],
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


def test_hints_on_a_clean_scenario_follow_it_and_are_no_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(small_text().replace("    name: South Bank\n", "    name: South #2 Bank\n"))
    assert check([str(path)]) == 0
    clean, hint, mend = capsys.readouterr().out.splitlines()
    assert clean.startswith("clean: ")
    assert hint.startswith(f"hint: {path}:41:17: actors.south-bank.name: “#2 Bank” is a comment")
    assert mend == "    mend: Put quotes round it"
    assert check([str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["clean"], [one["line"] for one in told["hints"]]) == (True, [41])


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(tmp_path / "none.yaml")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("none.yaml could not be opened: No such file or directory.\n")
