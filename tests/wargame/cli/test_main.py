"""The front door of the command line: what was typed, how it ends, and what is said."""

import errno
import io
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.children import ROOT, run_python
from tests.wargame.cli.sessions import played
from wargame.cli import scenarios
from wargame.cli.main import COMMANDS, main

Captured = pytest.CaptureFixture[str]


def test_help_lists_every_command(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    assert all(f"\n  {word} " in capsys.readouterr().out for word in [next(iter(COMMANDS))])
    main(["help"])
    out = capsys.readouterr().out
    assert [word for word in COMMANDS if f"\n  {word}" not in out] == []


@pytest.mark.parametrize(("word", "place"), COMMANDS.items(), ids=COMMANDS)
def test_a_command_is_there_and_explains_itself(word: str, place: tuple[str, str], capsys: Captured) -> None:
    assert callable(getattr(import_module(f"wargame.cli.{place[0]}"), place[0]))
    assert main([word, "--help"]) == 0
    assert f"usage: entente {word}" in capsys.readouterr().out


def test_the_version_is_told(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("entente ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("shwo", "There is no command “shwo”; did you mean “show”?\n"),
        ("\x1b[31m", "There is no command “␛[31m”; `entente --help` lists all of them.\n"),
    ],
    ids=["near", "far"],
)
def test_an_unknown_command_is_bad_usage(typed: str, said: str, capsys: Captured) -> None:
    assert main([typed]) == 2
    assert capsys.readouterr().err == said


def test_nothing_typed_shows_the_help_and_is_bad_usage(capsys: Captured) -> None:
    assert main([]) == 2
    assert "usage: entente COMMAND" in capsys.readouterr().out


class Full(io.StringIO):
    """A place to print to that takes nothing any more."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_behind_what_is_printed_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    with monkeypatch.context() as full:
        full.setattr("sys.stdout", Full())
        assert main(["scenarios"]) == 1
    assert capsys.readouterr().err.startswith("What is said here could not be written: No space left")


def test_where_nothing_can_be_printed_the_exit_code_still_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    for nowhere in (Full(), None):
        with monkeypatch.context() as silent:
            silent.setattr("sys.stdout", nowhere)
            silent.setattr("sys.stderr", nowhere)
            assert main(["shwo"]) == 2
            assert main(["show", "none.entente"]) == 2
            assert main(["scenarios"]) == (0 if nowhere is None else 1)


def test_a_missing_argument_is_bad_usage(capsys: Captured) -> None:
    assert main(["show"]) == 2
    assert "SESSION" in capsys.readouterr().err


def test_a_fault_of_ours_is_told_in_a_sentence_and_written_to_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, user_folders: Path
) -> None:
    monkeypatch.setattr(scenarios, "scenario_files", lambda: [1 // 0])
    assert main(["scenarios"]) == 3
    told = capsys.readouterr().err
    log = user_folders / "log" / "command-line.log"
    assert told.count("\n") == 1
    assert str(log) in told
    assert "ZeroDivisionError: integer division or modulo by zero" in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_told_too(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, user_folders: Path
) -> None:
    user_folders.write_text("a file where the folder should be")
    monkeypatch.setattr(scenarios, "scenario_files", lambda: [1 // 0])
    assert main(["scenarios"]) == 3
    assert "could not write it" in capsys.readouterr().err


def test_a_reader_that_went_away_ends_the_command_quietly() -> None:
    nobody, end = os.pipe()
    os.close(nobody)
    child = subprocess.run(
        [sys.executable, "-m", "wargame", "scenarios"],
        cwd=ROOT,
        stdout=end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
    )
    os.close(end)
    assert (child.returncode, child.stderr) == (0, "")


def test_a_terminal_without_the_letters_gets_stand_ins() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    child = subprocess.run(
        [sys.executable, "-m", "wargame", "shwo"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (child.returncode, child.stderr.split(";")[0]) == (2, 'There is no command "shwo"')


HEAVY = {
    "PySide6",
    "matplotlib",
    "networkx",
    "numpy",
    "scipy",
    "sqlite_utils",
    "pydantic",
    "ruamel",
    "rich",
    "typst",
}

SHOWN = """
import sys
from wargame.cli.main import main
code = main(["show", sys.argv[1]])
print(code, *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def test_showing_a_session_loads_nothing_heavy(tmp_path: Path) -> None:
    child = run_python(SHOWN, str(played(tmp_path, ['{"do": "phase"}'])))
    code, *modules = child.stderr.split()
    assert code == "0"
    assert HEAVY.isdisjoint(modules)
