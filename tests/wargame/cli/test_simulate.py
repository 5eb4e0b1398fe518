"""`entente simulate` and `entente deck`: what they print, refuse and write."""

import json
from pathlib import Path

import pytest

from wargame.cli.deck import deck
from wargame.cli.main import main
from wargame.cli.simulate import policies_of, simulate


def test_a_simulation_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(["first-steps", "--games", "50", "--policy", "greedy", "--json", "--workers", "1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["games"], told["complete"]) == (50, True)
    assert sum(row["wins"]["value"] for row in told["seats"]) == pytest.approx(1)


def test_tables_go_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(["first-steps", "--games", "50", "--workers", "1", "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "summary.txt").read_text(encoding="utf-8").startswith("Seats\n")
    assert "50 games in" in capsys.readouterr().out


def test_policies_are_for_all_seats_or_for_some() -> None:
    assert policies_of("greedy") == ("greedy", {})
    assert policies_of("iran=greedy,kabul=mirror") == ("random", {"iran": "greedy", "kabul": "mirror"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["first-steps", "--games", "0"], "from 1 to 100,000,000 games, not 0"),
        (["first-steps", "--policy", "lucky"], "no policy called lucky"),
        (["first-steps", "--policy", "mars=greedy"], "no seat called mars"),
        (["first-steps", "--workers", "0"], "at least 1 worker"),
    ],
)
def test_what_cannot_be_simulated_is_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", *words]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_a_scenario_that_is_not_there_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "atlantis.yaml"]) == 2
    assert "atlantis.yaml" in capsys.readouterr().err


def test_the_practice_game_passes_the_deck_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert deck(["first-steps", "--games", "300", "--workers", "1"]) == 0
    assert "Nothing is out of balance" in capsys.readouterr().out
