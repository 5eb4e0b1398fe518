"""Damaged files of strangers open, or are refused in a sentence. `make fuzz` tries many more."""

from pathlib import Path

import pytest

from tests.fuzz import main, try_files
from tests.guided import SEEDS, TARGETS


@pytest.mark.parametrize(
    "seeds",
    [
        range(75),
        *(pytest.param(range(first, first + 75), marks=pytest.mark.wide) for first in (75, 150, 225)),
    ],
)
def test_three_hundred_damaged_files_do_no_harm(seeds: range, tmp_path: Path) -> None:
    found, faults = try_files(tmp_path, seeds)
    assert faults == []
    assert sum(found.values()) == 75


@pytest.mark.parametrize("seed", [3714])
def test_files_that_once_did_harm_do_no_more(seed: int, tmp_path: Path) -> None:
    _, faults = try_files(tmp_path, range(seed, seed + 1))
    assert faults == []


def test_the_guided_search_says_how_to_get_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.guided.find_spec", lambda _name: None)
    assert main(["--guided", "10"]) == 2
    assert "uv pip install atheris" in capsys.readouterr().out


@pytest.mark.parametrize("name", TARGETS)
def test_the_texts_that_the_guided_search_begins_with_do_no_harm(name: str) -> None:
    for text in SEEDS[name]():
        TARGETS[name](text)


def test_a_fault_is_told_with_the_seed_that_brings_it_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def careless(_path: Path) -> str:
        raise KeyError("seats")

    monkeypatch.setattr("tests.fuzz.try_scenario", careless)
    assert main(["1", "8"]) == 1
    assert "Seed 8:" in capsys.readouterr().out
