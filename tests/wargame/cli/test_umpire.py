"""`entente umpire`: private to whoever rules, and in no other file that leaves the session."""

import json
from pathlib import Path

import pytest

from tests.wargame.cli.sessions import demo_lines, played, until
from wargame.cli.main import main

SECONDS: list[str | dict[str, object]] = [
    {"do": "rule", "method": "estimate", "chance": 63, "argument-reason": "marker-first"},
    {"do": "second-ruling", "chance": 41, "reason": "marker-second"},
    {"do": "second-ruling", "chance": 57, "again": True},
]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with one move ruled on twice, opened to all at its close."""
    lines = until(demo_lines("first-steps"), "rule")
    ends: list[str | dict[str, object]] = [
        {"do": "end-game", "reason": "Enough."},
        {"do": "close", "opens": True},
    ]
    return played(tmp_path_factory.mktemp("umpire"), [*lines, *SECONDS, *ends])


def test_the_umpire_is_told_and_it_is_said_what_is_not_measured(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["umpire", str(session)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Somebody else, ruling blind, came within 10 points of you on 0 of 1 move.")
    assert "63% then 57%" in said
    assert "that would score the dice" in said
    assert main(["umpire", str(session), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["first"], one["second"]) for one in told["points"]] == [(63, 41)]


def test_no_report_table_or_log_of_the_room_holds_any_of_it(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("md", "html"):
        assert main(["report", str(session), "--secrets", "-o", str(tmp_path / f"r.{form}")]) == 0
    out = ["--what", "tables", "--format", "json", "-o", str(tmp_path / "tables.json")]
    assert main(["export", str(session), "--secrets", *out]) == 0
    capsys.readouterr()
    assert main(["log", str(session), "--as", "room"]) == 0
    heard = capsys.readouterr().out
    for text in (heard, *(one.read_text(encoding="utf-8") for one in tmp_path.iterdir())):
        assert "marker-second" not in text
        assert "blind" not in text
        assert "SecondRuling" not in text


def test_given_out_it_holds_numbers_and_no_words(session: Path, tmp_path: Path) -> None:
    assert main(["umpire", str(session), "-o", str(tmp_path / "out.json")]) == 0
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "marker" not in text
    rows = json.loads(text)["second_rulings"]
    assert [(one["first_chance"], one["again"], one["second_chance"]) for one in rows] == [
        (63, False, 41),
        (63, True, 57),
    ]


def test_the_list_for_paper_holds_nothing_of_the_first_ruling(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = played(tmp_path, [*until(demo_lines("first-steps"), "rule"), SECONDS[0]])
    capsys.readouterr()
    assert main(["umpire", str(session), "--list"]) == 0
    said = capsys.readouterr().out
    assert "One move waits." in said
    assert "How likely is it to succeed, or better, in percent? ____" in said
    assert main(["umpire", str(session), "--list", "-o", str(tmp_path / "list.html")]) == 0
    page = (tmp_path / "list.html").read_text(encoding="utf-8")
    assert "How likely is it to succeed, or better, in percent?" in page
    assert "marker" not in said + page
    assert "63" not in said
    assert "63%" not in page
    assert main(["umpire", str(session), "--list", "--again", "-o", str(tmp_path / "list.pdf")]) == 0
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_whether_other_tables_may_count_them_is_written_into_the_session(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = played(tmp_path, [*until(demo_lines("first-steps"), "rule"), *SECONDS])
    assert main(["umpire", str(session), "--share"]) == 0
    assert "may be counted with those of other tables" in capsys.readouterr().out
    assert main(["umpire", str(session), "--share"]) == 1
    assert main(["umpire", str(session), "--keep"]) == 0
    assert main(["verify", str(session)]) == 0


def test_the_name_of_who_ruled_blind_is_forgotten_and_the_ruling_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[str | dict[str, object]] = [
        *until(demo_lines("first-steps"), "rule"),
        SECONDS[0],
        {"do": "join", "name": "Ruth Amsel"},
        {"do": "second-ruling", "chance": 41, "person": "Ruth Amsel"},
    ]
    session = played(tmp_path, lines)
    assert main(["umpire", str(session), "-o", str(tmp_path / "out.json")]) == 0
    assert "Ruth" not in (tmp_path / "out.json").read_text(encoding="utf-8")
    assert main(["forget", str(session), "Ruth Amsel"]) == 0
    assert b"Amsel" not in session.read_bytes()
    capsys.readouterr()
    assert main(["umpire", str(session)]) == 0
    assert "on 0 of 1 move" in capsys.readouterr().out
