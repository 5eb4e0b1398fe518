"""Damaged files of strangers open, or are refused in a sentence. `make fuzz` tries many more."""

from pathlib import Path

import pytest

from tests.fuzz import main, try_files


@pytest.mark.parametrize("seeds", [range(75), range(75, 150), range(150, 225), range(225, 300)])
def test_three_hundred_damaged_files_do_no_harm(seeds: range, tmp_path: Path) -> None:
    found, faults = try_files(tmp_path, seeds)
    assert faults == []
    assert sum(found.values()) == 75


def test_a_fault_is_told_with_the_seed_that_brings_it_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def careless(_path: Path) -> str:
        raise KeyError("seats")

    monkeypatch.setattr("tests.fuzz.try_scenario", careless)
    assert main(["1", "8"]) == 1
    assert "Seed 8:" in capsys.readouterr().out
