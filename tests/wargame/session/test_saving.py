"""A session written anew from memory is the session that was recorded."""

from dataclasses import replace
from pathlib import Path

import pytest

from wargame.journal.file import create, open_for_writing, read
from wargame.journal.verify import verify
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.opening import start
from wargame.session.saving import save_anew
from wargame.session.script import carry_out, play_script, read_line, read_script
from wargame.session.session import Session, redo, start_branch, undo
from wargame.terms import RecordError


def played(path: Path) -> Session:
    """The practice game in a file, with a detour."""
    script = read_script((scenarios_folder() / "demo" / "first-steps.jsonl").read_text("utf-8"))
    scenario = load(scenarios_folder() / "first-steps.yaml")
    journal = create(path, scenario, clock=lambda: "2026-01-01T10:00:00.000+00:00")
    session = start(scenario, script.start.plan, journal)
    play_script(session, replace(script, lines=script.lines[:12]))
    undo(session)
    undo(session)
    redo(session)
    start_branch(session, "What if")
    carry_out(session, read_line('{"do": "note", "tag": "note", "text": "Another way"}'))
    carry_out(session, read_line('{"do": "code", "seat": "torvik", "code": "juniper"}'))
    return session


def test_the_new_file_holds_the_same_record(tmp_path: Path) -> None:
    session = played(tmp_path / "old.entente")
    new = save_anew(session, tmp_path / "new.entente")
    session.close()
    assert read(new) == read(tmp_path / "old.entente")
    assert verify(new).is_sound


def test_a_session_whose_stick_was_pulled_out_is_saved_elsewhere_and_goes_on(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    session = played(stick / "old.entente")
    stick.rename(tmp_path / "pocket")
    with pytest.raises(RecordError, match="out of reach"):
        carry_out(session, read_line('{"do": "note", "tag": "note", "text": "Not recorded"}'))
    new = save_anew(session, tmp_path / "new.entente")
    journal, _, record = open_for_writing(new)
    journal.close()
    assert list(record.entries) == list(session.history.entries)


def test_no_file_is_written_over(tmp_path: Path) -> None:
    session = played(tmp_path / "old.entente")
    with pytest.raises(RecordError, match="already"):
        save_anew(session, tmp_path / "old.entente")
    session.close()
    assert verify(tmp_path / "old.entente").is_sound
