"""`entente pack` and `entente unpack`, and packed scenarios given to other commands."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.wargame.scenario.pictured import pictured
from wargame.cli.main import main
from wargame.scenario.package.reading import read_package

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "river.entente-scenario"
    assert main(["pack", str(pictured(tmp_path / "mine")), "-o", str(path)]) == 0
    return path


def test_a_scenario_is_packed_with_a_picture_of_it(package: Path) -> None:
    preview = Image.open(BytesIO(read_package(package).preview))
    assert (preview.format, preview.size) == ("PNG", (960, 640))


def test_a_file_that_is_there_is_not_written_over(package: Path, capsys: Captured) -> None:
    source = str(package.parent / "mine" / "small.yaml")
    assert main(["pack", source, "-o", str(package)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["pack", source, "-o", str(package), "--overwrite"]) == 0
    assert main(["pack", source, "-o", str(package.with_suffix(".zip"))]) == 1
    assert "ends in .entente-scenario" in capsys.readouterr().err


def test_unpacking_tells_authors_and_licence_first(
    package: Path, capsys: Captured, user_folders: Path
) -> None:
    capsys.readouterr()
    assert main(["unpack", str(package), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "Two banks of a river",
        "  Authors: Ada Lund and Béla Kis",
        "  Licence: CC-BY-4.0",
        "  Holds: the scenario and 3 pictures",
    ]
    assert not (user_folders / "scenarios").exists()
    assert main(["unpack", str(package)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"Written: {user_folders / 'scenarios' / 'small.yaml'}"


def test_a_packed_scenario_stands_for_its_scenario_in_every_command(
    package: Path, capsys: Captured, user_folders: Path, tmp_path: Path
) -> None:
    assert main(["check", str(package)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[-1].startswith("clean: Two banks of a river")
    assert "authors: Ada Lund and Béla Kis; licence: CC-BY-4.0" in told.err
    assert main(["workbook", str(package), "-o", str(tmp_path / "a.xlsx")]) == 0
    assert [path.name for path in (user_folders / "scenarios").iterdir() if path.is_file()] == ["small.yaml"]


def test_what_is_no_package_is_told_in_a_sentence(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "gift.entente-scenario"
    path.write_bytes(b"Dear all,")
    for command in (["unpack"], ["check"], ["deck"]):
        assert main([*command, str(path)]) == 2
        assert "gift.entente-scenario is no packed scenario" in capsys.readouterr().err


def test_the_scenario_of_a_session_is_taken_out(tmp_path: Path, capsys: Captured, user_folders: Path) -> None:
    path = pictured(tmp_path)
    script, session = tmp_path / "s.jsonl", tmp_path / "s.entente"
    script.write_text('{"do": "start", "title": "Autumn seminar", "seed": 1}\n', encoding="utf-8")
    assert main(["play", str(path), "--script", str(script), "--session", str(session)]) == 0
    assert main(["scenario-of", str(session)]) == 0
    own = user_folders / "scenarios"
    assert capsys.readouterr().out.splitlines()[-1] == f"Written: {own / 'autumn-seminar.yaml'}"
    assert len(list((own / "pictures").iterdir())) == 3
    assert main(["scenario-of", str(session), "-o", str(path)]) == 1
    assert "is there already; choose another name" in capsys.readouterr().err
    assert main(["scenario-of", str(session), "-o", str(tmp_path / "a.txt")]) == 1
    assert "give a.txt the ending .yaml" in capsys.readouterr().err
