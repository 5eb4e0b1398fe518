"""Who wins a scenario is played once, and kept until the scenario is changed."""

from pathlib import Path

import pytest

from wargame.places import config_folder, scenarios_folder
from wargame.scenario.data import scenario_hash
from wargame.scenario.files import copied
from wargame.scenario.load import load
from wargame.simulation import kept
from wargame.simulation.ends import ends_of
from wargame.simulation.order import Order

PRACTICE = scenarios_folder() / "templates" / "practice.yaml"


@pytest.fixture
def mine(user_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "GAMES", 60)
    return copied(PRACTICE)


def fingerprint(path: Path) -> str:
    return scenario_hash(load(path))


def test_what_was_played_is_known_and_is_what_the_bots_came_to(mine: Path) -> None:
    assert kept.known(fingerprint(mine)) is None
    won = kept.played(mine)
    told = ends_of(Order(scenario=load(mine), games=60, everyone="greedy", detailed=False)).won()
    assert [one.share for one in won] == [share.value for share in told.values()]
    assert [one.name for one in won] == [seat.name for seat in load(mine).seats]
    assert kept.known(fingerprint(mine)) == won


def test_it_is_not_played_twice_but_anew_once_the_scenario_says_something_else(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept.played(mine)
    monkeypatch.setattr(kept, "_won", lambda _scenario: ())
    assert kept.played(mine) == before
    mine.write_text(mine.read_text("utf-8") + "\n# a remark\n", "utf-8")
    assert kept.played(mine) == before, "a remark changes no game"
    mine.write_text(mine.read_text("utf-8").replace("difficulty: 7", "difficulty: 8", 1), "utf-8")
    assert kept.known(fingerprint(mine)) is None
    assert kept.played(mine) == ()


def test_what_is_damaged_or_cannot_be_kept_is_played_again(mine: Path) -> None:
    won = kept.played(mine)
    (file,) = (config_folder() / "wins").iterdir()
    file.write_bytes(b"{broken")
    assert kept.known(fingerprint(mine)) is None
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("a file where the folder should be", "utf-8")
    assert kept.played(mine) == won


def test_nobody_wins_what_cannot_be_played(mine: Path) -> None:
    mine.write_text(mine.read_text("utf-8").replace("cost: 1", "cost: x", 1), "utf-8")
    assert kept.played(mine) == ()
    assert kept.played(mine.with_name("gone.yaml")) == ()
    assert kept.played(scenarios_folder() / "templates" / "empty.yaml") == (), "one seat has no rival"


def test_only_so_many_are_kept(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 1)
    kept.played(mine)
    mine.write_text(mine.read_text("utf-8").replace("difficulty: 7", "difficulty: 8", 1), "utf-8")
    kept.played(mine)
    assert len(list((config_folder() / "wins").iterdir())) == 1
    assert kept.known(fingerprint(mine)) is not None
