"""`entente simulate` and `entente deck`: what they print, refuse and write."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.wargame.scenario.small import SMALL
from wargame.cli.deck import Telling, deck
from wargame.cli.main import main
from wargame.cli.simulate import _Teller, policies_of, simulate
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.simulation.chunks import play_chunk
from wargame.simulation.order import AIMLESS_CHUNK, Order
from wargame.simulation.sweep import Progress
from wargame.simulation.tally import Tally


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
    assert policies_of("\u200egreedy, ira\u200bn = mirror,") == ("greedy", {"iran": "mirror"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["first-steps", "--games", "0"], "from 1 to 100,000,000 games, not 0"),
        (["first-steps", "--games", "-5"], "from 1 to 100,000,000 games, not -5"),
        (["first-steps", "--seed", "-1"], "The seed goes from 0"),
        (["first-steps", "--sensitivity"], "no monitor whose verdict could change"),
        (["first-steps", "--base-rates"], "no monitor that could take base rates"),
        (["great-powers-1872", "--sensitivity", "--policy", "planner"], "Planners play too slowly"),
        (["first-steps", "--policy", "lucky"], "no policy called lucky"),
        (["first-steps", "--policy", "mars=greedy"], "no seat called mars"),
        (
            ["first-steps", "--policy", "\u202eosk\u200beld=greedy"],
            "no seat called oskeld; there are: torvik,",
        ),
        (
            ["first-steps", "--policy", "torvik=\u202eluc\u200bky"],
            "no policy called lucky; there are: random,",
        ),
        (["first-steps", "--policy", "torvik=greedy,torvik=random"], "has two policies: greedy and random"),
        (["first-steps", "--policy", "greedy,random"], "everyone else, not greedy and random"),
        (["first-steps", "--policy", "=greedy"], "is not a seat and its policy"),
        (["first-steps", "--workers", "0"], "at least 1 worker"),
        (["great-powers-1872", "--sensitivity", "--base-rates"], "ask for one of them"),
    ],
)
def test_what_cannot_be_simulated_is_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", *words]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_a_scenario_of_ones_own_is_simulated_by_its_id(user_folders: Path) -> None:
    own = user_folders / "scenarios"
    own.mkdir(parents=True)
    (own / "my-river.yaml").write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["simulate", "my-river", "--games", "20", "--workers", "1"]) == 0
    assert main(["deck", "my-river", "--games", "20", "--workers", "1", "--json"]) == 1  # of so few games


def test_a_scheduler_out_of_reach_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wargame.simulation.sweep.SCHEDULER_SECONDS", 0.2)
    assert main(["simulate", "first-steps", "--games", "10", "--scheduler", "tcp://127.0.0.1:1"]) == 1
    assert "No scheduler answers at tcp://127.0.0.1:1" in capsys.readouterr().err


def test_a_scenario_with_faults_is_not_simulated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (scenarios_folder() / "first-steps.yaml").read_text(encoding="utf-8")
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text(text.replace("difficulty: 8", "difficulty: hard", 1), encoding="utf-8")
    assert faulty.read_text(encoding="utf-8") != text
    for command in ("simulate", "deck"):
        assert main([command, str(faulty)]) == 1
        told = capsys.readouterr().err
        assert "The scenario has faults; mend them first." in told
        assert "difficulty" in told
        assert "Traceback" not in told


OUTDATED = """\
  base-rates:
    scenario-hash: "0123"
    policy: greedy
    games: 1000
    seed: 7
    rates:
      - {shares: {alone: 1.5}}
      - {draw: {nobody: a}, shares: {together: 0.5, neither: 0.5}}
"""


def with_base_rates(folder: Path, rates: str) -> Path:
    head, monitor, rest = SMALL.read_text(encoding="utf-8").partition("monitor:\n")
    file = folder / "small.yaml"
    file.write_text(f"{head}{monitor}{rates}{rest}", encoding="utf-8")
    return file


@pytest.mark.parametrize("before", [OUTDATED, "  base-rates: none\n", ""])
def test_base_rates_are_made_whatever_those_before_were(
    before: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_base_rates(tmp_path, before)
    assert main(["check", str(file)]) == (1 if before else 0)
    assert main(["simulate", str(file), "--base-rates", "--games", "20", "--workers", "1"]) == 0
    assert "The base rates were written" in capsys.readouterr().out
    assert main(["check", str(file)]) == 0
    monitor = load(file).monitor
    assert monitor is not None
    assert monitor.base_rates is not None
    assert monitor.base_rates.games == 20


def test_other_faults_are_mended_before_base_rates_are_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = with_base_rates(tmp_path, f"{OUTDATED}  base-rates-of-old: 3\n")
    before = file.read_bytes()
    assert main(["simulate", str(file), "--base-rates", "--games", "20", "--workers", "1"]) == 1
    told = capsys.readouterr().err
    assert "base-rates-of-old" in told
    assert "another version" not in told
    assert file.read_bytes() == before


def test_ctrl_c_keeps_what_was_played(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(order: Order, chunk: int) -> Tally:
        if chunk:
            raise KeyboardInterrupt
        return play_chunk(replace(order, games=40), 0)

    monkeypatch.setattr("wargame.simulation.sweep.play_chunk", interrupted)
    words = ["first-steps", "--games", str(2 * AIMLESS_CHUNK), "--workers", "1", "--json"]
    assert main(["simulate", *words]) == 130
    told = json.loads(capsys.readouterr().out)
    assert (told["games"], told["complete"]) == (40, False)


def test_ctrl_c_before_every_number_was_tried_tells_no_sensitivity(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wargame.simulation.sensitivity.play_trials", interrupted)
    words = ["great-powers-1872", "--games", "10", "--workers", "1", "--sensitivity"]
    assert main(["simulate", *words]) == 130
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "Stopped; nothing can be told until every number was tried.\n")


def test_a_terminal_is_told_how_far_it_is_and_how_long_it_takes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell = _Teller()
    tell(Progress(done=2_000, games=8_000, seconds=3.0))
    tell(Progress(done=4_000, games=8_000, seconds=3.1))
    tell(Progress(done=8_000, games=8_000, seconds=6.0))
    lines = [line.strip() for line in capsys.readouterr().err.split("\r")[1:]]
    assert lines == ["2,000 of 8,000 games, 9 s left", "8,000 of 8,000 games, 0 s left"]


def test_a_scenario_that_is_not_there_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "atlantis.yaml"]) == 2
    assert "atlantis.yaml" in capsys.readouterr().err


def test_the_practice_game_passes_the_deck_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert deck(["first-steps", "--games", "300", "--workers", "1"]) == 0
    verdict, rests_on = capsys.readouterr().out.splitlines()
    assert verdict == (
        "Nothing is out of balance in 300 aimless, 300 greedy and 300 cautious games."
        " A game of 2 turns is for practice: who wins it is not asked."
    )
    assert rests_on.startswith("This rests on bots: aimless ones")


def test_a_finding_stands_with_its_file_line_and_evidence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wargame.simulation.deck.SATURATED", 0.0)
    path = scenarios_folder() / "first-steps.yaml"
    line = path.read_text(encoding="utf-8").splitlines().index("  - id: lake-level") + 1
    assert deck(["first-steps", "--games", "100", "--workers", "1"]) == 1
    first, *_, last, _ = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}:{line}: The track “Lake level” stands at an end of its scale")
    assert first.endswith("% of turn-ends in 100 greedy games)")
    assert "findings in 100 aimless, 100 greedy and 100 cautious games" in last


def test_the_deck_check_tells_how_long_it_still_takes(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter((0.0, 30.0, 40.0))
    tell = Telling(lambda: next(times))
    tell("aimless games", 0.0)
    tell("greedy games", 0.75)
    tell("games without each card", 1.0)
    lines = [line.strip() for line in capsys.readouterr().err.split("\r")[1:]]
    assert lines == [
        "0%  aimless games",
        "75%  greedy games, 10 s left",
        "100%  games without each card, 0 s left",
    ]
