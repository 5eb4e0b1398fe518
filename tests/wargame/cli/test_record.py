"""`entente verify`, `rescue` and `forget`: what they print and how they end."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.wargame.journal.games import session_file
from tests.wargame.journal.rehash import change_events
from wargame.cli.main import main
from wargame.journal.file import open_for_writing
from wargame.session.notes import make_note
from wargame.session.opening import take_up

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A finished session in a file."""
    return session_file(tmp_path / "tuesday.entente")


@pytest.fixture
def damaged(session: Path) -> Path:
    """The same with event 9 changed."""
    with closing(sqlite3.connect(session, isolation_level=None)) as connection:
        connection.execute("UPDATE events SET author = 'x' WHERE number = 9")
    return session


def test_a_whole_session_is_called_so(session: Path, capsys: Captured) -> None:
    assert main(["verify", str(session)]) == 0
    assert capsys.readouterr().out.startswith("tuesday.entente is whole: 43 events, 6 throws")


def test_the_first_bad_event_is_named(damaged: Path, capsys: Captured) -> None:
    assert main(["verify", str(damaged)]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "tuesday.entente is damaged. The first event that fails is 9.",
        "Event 9 was changed after it was recorded.",
    ]


def seal_of(session: Path, capsys: Captured) -> str:
    assert main(["verify", str(session)]) == 0
    return capsys.readouterr().out.splitlines()[1].removeprefix("Seal: ").removesuffix(".")


def test_the_seal_that_was_written_down_fits(session: Path, capsys: Captured) -> None:
    seal = seal_of(session, capsys)
    assert len(seal.split()) == 6
    assert main(["verify", str(session), "--seal", seal.upper()]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"The seal fits. Seal: {seal}."


@pytest.mark.parametrize("told", ["--secrets", "--no-secrets"])
def test_the_seal_in_a_report_is_the_records_whatever_readers_are_told(
    session: Path, tmp_path: Path, capsys: Captured, told: str
) -> None:
    seal = seal_of(session, capsys)
    assert main(["report", str(session), "-o", str(tmp_path / "report.md"), told]) == 0
    assert seal in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_what_came_after_the_seal_is_said(session: Path, capsys: Captured) -> None:
    seal = seal_of(session, capsys)
    journal, scenario, record = open_for_writing(session)
    table = take_up(scenario, record, journal)
    make_note(table, "One word more.")
    table.close()
    assert main(["verify", str(session), "--seal", seal]) == 0
    assert "The seal fits the record up to event 43; it went on to event 44" in capsys.readouterr().out


def test_a_careful_change_is_told_by_the_seal(session: Path, capsys: Captured) -> None:
    seal = seal_of(session, capsys)
    change_events(session, lambda _number, _kind, fields: "title" in fields and fields.update(title="Other"))
    assert main(["verify", str(session), "--seal", seal]) == 1
    assert "The seal does not fit" in capsys.readouterr().out


def test_words_that_are_no_seal_are_said_to_be_none(session: Path, capsys: Captured) -> None:
    assert main(["verify", str(session), "--seal", "one two"]) == 2
    assert "A seal is 6 words" in capsys.readouterr().err


def test_findings_can_be_had_as_json(damaged: Path, capsys: Captured) -> None:
    assert main(["verify", str(damaged), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["first-event-that-fails"], told["events"]) == (False, 9, 43)
    assert told["faults"][0]["row"] == 9


@pytest.mark.parametrize("command", ["verify", "rescue"])
def test_a_letter_is_no_session(tmp_path: Path, capsys: Captured, command: str) -> None:
    (tmp_path / "letter.entente").write_text("Dear all,")
    rest = ["-o", str(tmp_path / "new.entente")] if command == "rescue" else []
    assert main([command, str(tmp_path / "letter.entente"), *rest]) in (1, 2)
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert "is not a session" in told.err
    assert not told.out


def test_what_was_saved_and_lost_is_said(damaged: Path, tmp_path: Path, capsys: Captured) -> None:
    new = tmp_path / "new.entente"
    assert main(["rescue", str(damaged), "-o", str(new)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"{new} holds 8 events."
    assert "Event 9 was changed" in told[1]
    assert main(["verify", str(new)]) == 0


def test_what_was_saved_can_be_had_as_json(session: Path, tmp_path: Path, capsys: Captured) -> None:
    new = tmp_path / "new.entente"
    assert main(["rescue", str(session), "-o", str(new), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "file": str(new),
        "events": 43,
        "movements": 5,
        "lost": [],
        "scenario-from": "",
    }


def test_a_lost_scenario_can_be_given_by_its_id(session: Path, tmp_path: Path, capsys: Captured) -> None:
    with closing(sqlite3.connect(session, isolation_level=None)) as connection:
        connection.execute("UPDATE scenario SET body = '{}'")
    new = ["-o", str(tmp_path / "new.entente")]
    assert main(["rescue", str(session), *new, "--scenario", "first-steps"]) == 0
    assert "Nothing was lost." in capsys.readouterr().out


def test_a_lost_scenario_is_looked_for_and_where_it_was_found_is_said(
    session: Path, tmp_path: Path, capsys: Captured
) -> None:
    with closing(sqlite3.connect(session, isolation_level=None)) as connection:
        connection.execute("UPDATE scenario SET body = '{}'")
    assert main(["rescue", str(session), "-o", str(tmp_path / "new.entente")]) == 0
    told = capsys.readouterr().out
    assert "the same one was found in the scenario file first-steps.yaml" in told
    assert "Nothing was lost." in told


def test_a_name_is_erased_and_where_it_still_stands_is_said(session: Path, capsys: Captured) -> None:
    assert main(["forget", str(session), "Nasrin Ḥabībī"]) == 0
    told = capsys.readouterr().out
    assert "initials of one person were erased" in told
    assert "still stands in what was written in the events 4" in told


def test_erasing_can_be_told_as_json(session: Path, capsys: Captured) -> None:
    assert main(["forget", str(session), "bo ek", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "file": str(session),
        "erased": 1,
        "mentioned-in-events": [],
        "copies-removed": 0,
    }


def test_a_name_that_nobody_has_is_told(session: Path, capsys: Captured) -> None:
    assert main(["forget", str(session), "Ada\x1b[2J"]) == 1
    told = capsys.readouterr().err
    assert "Nobody called “Ada␛[2J”" in told
