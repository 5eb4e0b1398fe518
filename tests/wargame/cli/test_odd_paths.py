"""Paths that nobody should name, and somebody does: whatever the command, a sentence says what is wrong."""

from pathlib import Path

import pytest

from tests.wargame.journal.games import session_file
from wargame.cli.main import main

TOO_LONG = "x" * 300

COMMANDS = (
    "check {}",
    "show {}",
    "log {}",
    "verify {}",
    "rescue {} -o new.entente",
    "rescue SESSION -o {}.entente",
    "forget {} Maya",
    "forget SESSION {}",
    "simulate {}",
    "simulate first-steps --games 5 --workers 1 -o {}",
    "deck {}",
    "balance {}",
    "print {} -o kit.pdf",
    "print first-steps -o {}.pdf",
    "play {} --script script.jsonl --session new.entente",
    "play first-steps --script {} --session new.entente",
    "play first-steps --script script.jsonl --session {}.entente",
    "report {} -o report.md",
    "check-report {} SESSION",
    "check-report SESSION {}",
    "report SESSION -o {}.md",
    "report SESSION -o report.md --foreword {}",
    "export {} --what tables -o tables",
    "export SESSION --what tables -o {}",
    "export SESSION --what tables -o {}.json",
    "export SESSION --what graph -o {}.graphml",
    "demo --out {}/{}",
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A session that was begun."""
    return str(session_file(tmp_path_factory.mktemp("session") / "tuesday.entente"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_that_is_too_long_is_told_in_a_sentence(
    command: str,
    session: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("script.jsonl").write_text('{"do": "phase"}\n', encoding="utf-8")
    words = [word.replace("{}", TOO_LONG).replace("SESSION", session) for word in command.split()]
    assert main(words) in (1, 2)
    said = capsys.readouterr().err
    assert "Entente made a mistake" not in said
    assert said.strip().endswith((".", "”"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["script.jsonl"]
