"""A terminal without Unicode shows stand-ins, gets whole JSON, and files of any name are played into."""

import json
import os
from pathlib import Path

import pytest

from tests.children import run_python
from tests.wargame.cli.sessions import played
from wargame.places import scenarios_folder

RUN = "import sys\nfrom wargame.cli.main import main\nsys.exit(main(sys.argv[1:]))"


@pytest.fixture(params=["LC_ALL", "PYTHONIOENCODING"])
def old_terminal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either a system without any language, or a terminal that was said to know ASCII alone."""
    if request.param == "LC_ALL":
        monkeypatch.setenv("LC_ALL", "C")
        monkeypatch.setenv("PYTHONUTF8", "0")
        monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    else:
        monkeypatch.setenv("PYTHONIOENCODING", "ascii")


@pytest.mark.usefixtures("old_terminal")
def test_typographic_signs_have_a_plain_stand_in(tmp_path: Path) -> None:
    session = str(played(tmp_path, ['{"do": "note", "text": "زهرا: → “so”…"}']))
    child = run_python(RUN, "log", session)
    assert child.returncode == 0, child.stderr
    assert child.stdout.isascii()
    assert '\\u0632\\u0647\\u0631\\u0627: -> "so"...' in child.stdout
    assert run_python(RUN, "shwo").stderr == 'There is no command "shwo"; did you mean "show"?\n'


@pytest.mark.usefixtures("old_terminal")
def test_json_is_whole_where_letters_are_lacking(tmp_path: Path) -> None:
    said = "زهرا said “café −2”"
    session = str(played(tmp_path, [json.dumps({"do": "note", "text": said})]))
    child = run_python(RUN, "log", session, "--json")
    assert child.stdout.isascii()
    assert said in json.dumps(json.loads(child.stdout), ensure_ascii=False)


@pytest.mark.usefixtures("old_terminal")
def test_a_file_of_any_name_is_played_into_read_and_verified(tmp_path: Path) -> None:
    session = tmp_path / os.fsdecode("Téhéran, مسکو.entente".encode())
    script = scenarios_folder() / "demo" / "first-steps.jsonl"
    child = run_python(
        RUN, "play", "first-steps", "--script", str(script), "--session", str(session), "--quiet"
    )
    assert (child.returncode, child.stderr) == (0, "")
    assert session.exists()
    assert run_python(RUN, "verify", str(session)).returncode == 0
    report = tmp_path / os.fsdecode("Bericht – مسکو.md".encode())
    assert run_python(RUN, "report", str(session), "-o", str(report)).returncode == 0
    assert "UTC" in report.read_text(encoding="utf-8")
