"""What leaves a session for others: its secrets only if the close opened them, or they are asked for."""

from pathlib import Path

import pytest

from tests.wargame.cli.sessions import demo_lines, played, until
from wargame.cli.main import main

DEAL = "Ferrymen carry salt for nobody else."
LETTER = "Burn this when the bells ring."
NOTE = "The miller keeps two ledgers."
SECRETS = (DEAL, LETTER, NOTE)

LINES: tuple[dict[str, object], ...] = (
    {"do": "note", "text": NOTE},
    {"do": "message", "from": "torvik", "to": ["sandry"], "text": LETTER},
    {"do": "propose", "seat": "torvik", "to": ["sandry"], "terms": DEAL, "public": False},
)

REPORT = ("report", "report.md")
TABLES = ("export", "--what", "tables", "tables.json")


@pytest.fixture(scope="module", params=["runs", "closed", "opened"])
def session(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A practice game that still runs, was closed, or was closed and opened to all."""
    lines: list[str | dict[str, object]] = [*until(demo_lines("first-steps"), "fire-due"), *LINES]
    if request.param != "runs":
        lines.append({"do": "close", "opens": request.param == "opened"})
    return request.param, played(tmp_path_factory.mktemp(request.param), lines)


def written(session: Path, outlet: tuple[str, ...], *choice: str) -> str:
    command, *options, name = outlet
    out = session.with_name(f"{'-'.join(choice)}{name}")
    assert main([command, str(session), *options, "-o", str(out), *choice]) == 0
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("outlet", [REPORT, TABLES])
def test_without_a_word_the_close_decides(session: tuple[str, Path], outlet: tuple[str, ...]) -> None:
    how, path = session
    text = written(path, outlet)
    told = [one for one in SECRETS if one in text]
    expected = {REPORT: [*SECRETS], TABLES: [DEAL, NOTE]}[outlet] if how == "opened" else []
    assert told == expected


@pytest.mark.parametrize("outlet", [REPORT, TABLES])
def test_a_word_is_stronger_than_the_close(session: tuple[str, Path], outlet: tuple[str, ...]) -> None:
    _, path = session
    assert DEAL in written(path, outlet, "--secrets")
    kept = written(path, outlet, "--no-secrets")
    assert not [one for one in SECRETS if one in kept]


def test_the_cover_says_which_it_is(session: tuple[str, Path]) -> None:
    how, path = session
    said = (
        "This report tells what was secret" if how == "opened" else "What was secret at the table is left out"
    )
    assert said in written(path, REPORT)


@pytest.mark.parametrize("command", ["report", "export"])
def test_help_says_what_decides(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "only a session that was opened to all at its close is written with its secrets" in said
