"""`entente demo` and `entente scenarios`."""

import json
from pathlib import Path

import pytest

from tests.playthroughs.transcripts import golden
from wargame.cli.main import main

Captured = pytest.CaptureFixture[str]


def test_the_demo_is_played_told_and_kept(tmp_path: Path, capsys: Captured) -> None:
    assert main(["demo", "--out", str(tmp_path / "new folder")]) == 0
    session = tmp_path / "new folder" / "afghanistan-2017 demo.entente"
    out = capsys.readouterr().out
    assert out.startswith(golden("afghanistan-2017").read_text(encoding="utf-8"))
    assert f'entente verify "{session}"' in out
    assert main(["verify", str(session)]) == 0


@pytest.mark.wide
def test_the_demo_lands_among_the_users_sessions_under_a_new_name(
    user_folders: Path, capsys: Captured
) -> None:
    assert main(["demo", "--quiet"]) == 0
    assert main(["demo", "--quiet"]) == 0
    assert {path.name for path in (user_folders / "sessions").glob("*.entente")} == {
        "afghanistan-2017 demo.entente",
        "afghanistan-2017 demo 2.entente",
    }
    assert "Turn 1" not in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "notes.txt").write_text("no folder")
    assert main(["demo", "--out", str(tmp_path / "notes.txt" / "here")]) == 1
    assert "could not be made" in capsys.readouterr().err


def test_all_scenarios_are_listed(capsys: Captured) -> None:
    assert main(["scenarios"]) == 0
    out = capsys.readouterr().out
    for text in (
        "afghanistan-2017\n",
        "great-powers-1872\n",
        "first-steps\n",
        "3 seats (Torvik, Sandry, Meldow), 2 turns",
    ):
        assert text in out


def test_ones_own_scenarios_are_listed_and_a_broken_one_says_so(user_folders: Path, capsys: Captured) -> None:
    (user_folders / "scenarios").mkdir(parents=True)
    (user_folders / "scenarios" / "mine.yaml").write_text("title: [", encoding="utf-8")
    assert main(["scenarios", "--json"]) == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed["first-steps"]["turns"] == 2
    assert "fault" in listed["mine"]
