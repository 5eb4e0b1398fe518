"""Session files of strangers, their hashes in order: refused in a sentence, or good to play on with."""

import json
from collections.abc import Callable
from contextlib import nullcontext, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest

from tests.fuzz import try_rehashed
from tests.rehashed import busy_sessions, try_on
from tests.wargame.journal.rehash import change_events, tampered
from wargame.cli.main import main
from wargame.journal.codec import state_hash, throws_of
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.library import peek
from wargame.journal.rows import Batch, HeadMove, Person
from wargame.journal.verify import verify
from wargame.limits import LONGEST_TEXT, MOST_ROWS
from wargame.session.opening import take_up
from wargame.terms import EntenteError, RecordBroken, RecordError

CASES: Final = Path(__file__).parents[1] / "data" / "cases"

COMMANDS: Final = (
    "show {}",
    "show {} --json",
    "log {}",
    "verify {}",
    "report {} -o {}.html",
    "report {} -o {}.md",
    "export {} --what tables -o {}.json",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the session lies."""
    return tmp_path / "strange.entente"


def busy(path: Path, which: int = 1) -> Path:
    """Lay a session in which much was done there."""
    path.write_bytes(busy_sessions()[which])
    return path


@pytest.mark.parametrize(
    "seeds",
    [
        range(80, 120),
        *(pytest.param(range(first, first + 40), marks=pytest.mark.wide) for first in (0, 40, 120)),
    ],
)
def test_what_a_careful_stranger_changed_is_refused_or_can_be_played_on(seeds: range, tmp_path: Path) -> None:
    found, faults = try_rehashed(tmp_path, seeds)
    assert faults == []
    assert found["rehashed refused"]
    assert found.total() == 40


@cache
def thrown() -> int:
    """Which of the sessions has the most throws."""
    found = []
    with TemporaryDirectory() as folder:
        for which, content in enumerate(busy_sessions()):
            file = Path(folder) / f"{which}.entente"
            file.write_bytes(content)
            found.append(sum(len(throws_of(entry.event)) for entry in read(file)[1].entries))
    assert max(found) > 1
    return found.index(max(found))


def _other_turn(path: Path) -> None:
    with tampered(path) as connection:
        connection.execute("UPDATE events SET turn = turn + 1 WHERE number = 9")


def _new_field(path: Path) -> None:
    change_events(path, lambda number, _kind, fields: number == 9 and fields.update(applause="long"))


def _throw_left_out(path: Path) -> None:
    def change(_number: int, kind: str, fields: dict[str, Any]) -> None:
        if kind == "MoveRuled" and fields["throw"]:
            fields["throw"]["number"] += 1

    change_events(path, change)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (_other_turn, "stands under turn"),
        (_new_field, "fields that this version does not know: applause"),
        (_throw_left_out, "holds throw 2 where throw 1 was due"),
    ],
)
def test_an_event_that_no_version_writes_like_that_is_no_session_to_play_on(
    path: Path, changes: Callable[[Path], None], words: str
) -> None:
    changes(busy(path, thrown()))
    for use in (open_for_writing, read):
        with pytest.raises(RecordBroken, match=words):
            use(path)
    assert not verify(path).is_sound


def test_a_stored_state_that_is_false_changes_nothing_that_is_played_on(path: Path) -> None:
    busy(path)
    before = _state_in(path)
    with tampered(path, snapshots=True) as connection:
        connection.execute("UPDATE snapshots SET body = (SELECT body FROM snapshots ORDER BY event LIMIT 1)")
    assert not verify(path).is_sound
    assert _state_in(path) == before


def _state_in(path: Path) -> str:
    journal, scenario, record = open_for_writing(path)
    session = take_up(scenario, record, journal)
    session.close()
    return state_hash(session.state)


@pytest.mark.parametrize("seed", [1847, 2675, 5178, 401065])
def test_files_that_once_did_harm_do_no_more(seed: int, tmp_path: Path) -> None:
    _, faults = try_rehashed(tmp_path, range(seed, seed + 1))
    assert faults == []


@pytest.mark.parametrize("which", range(8))
def test_what_was_not_changed_opens_and_is_whole(which: int, path: Path) -> None:
    busy(path, which)
    assert verify(path).words[0].endswith("nothing missing, all of it fits together.")
    with redirect_stdout(StringIO()):
        assert try_on(path, 0) == "opened"


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("one-die", "does not fit the state before it: a throw is two dice from 1 to 6"),
        ("forged-heads-after", "Movement 1 of the branches does not fit what was recorded before it."),
    ],
)
def test_a_forged_session_is_told_in_a_sentence_by_every_command(
    case: str, said: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copyfile(CASES / f"{case}.entente", path)
    for line in COMMANDS:
        assert main(line.format(path, path).split()) in (1, 2), line
        told = capsys.readouterr()
        assert said in " ".join((told.out + told.err).split()), line
        assert "mistake" not in told.err
    with pytest.raises(RecordBroken):
        _opened(path)


def _opened(path: Path) -> None:
    journal, scenario, record = open_for_writing(path)
    try:
        take_up(scenario, record, journal)
    finally:
        journal.close()


@pytest.mark.parametrize(
    "turns", ["1e999", "-1e999", "1e300", '"two"', "null", "[]", "{}", "true", str(10**400), "0.5", "NaN"]
)
def test_one_bad_file_never_hides_the_others_in_the_library(turns: str, tmp_path: Path) -> None:
    from ui.windows.library_reading import glimpses

    good, bad = busy(tmp_path / "good.entente"), busy(tmp_path / "bad.entente")
    with tampered(bad) as connection:
        (body,) = connection.execute("SELECT body FROM events WHERE number = 1").fetchone()
        fields = json.loads(body)
        words = json.dumps({**fields, "turns": 0}).replace('"turns": 0', f'"turns": {turns}')
        connection.execute("UPDATE events SET body = ? WHERE number = 1", (words,))
    first, second = glimpses([bad, good])
    assert (second.standing, second.title) == ("running", "good")
    assert first.standing == "damaged" or turns == "true"


def test_a_scenario_that_is_not_called_what_the_library_is_told_is_refused(path: Path) -> None:
    busy(path)
    with tampered(path) as connection:
        connection.execute("UPDATE scenario SET seats = '[\"Somebody\"]'")
    assert not verify(path).is_sound
    with pytest.raises(RecordBroken, match="not the one that the file says it is"):
        read(path)


def test_a_session_that_another_event_opens_is_refused(path: Path) -> None:
    busy(path)

    def forge(number: int, _kind: str, fields: dict[str, Any]) -> None:
        if number == 1:
            fields.clear()
            fields.update({"turn": 1, "seats": [], "text": "So be it."})

    with tampered(path) as connection:
        connection.execute("UPDATE events SET kind = 'StatementMade' WHERE number = 1")
    change_events(path, forge)
    assert not verify(path).is_sound
    assert peek(path).standing == "damaged"


@pytest.mark.wide
def test_a_state_that_is_stored_for_an_event_to_come_is_refused(path: Path) -> None:
    busy(path)
    with tampered(path, snapshots=True) as connection:
        connection.execute("UPDATE snapshots SET event = 60000 WHERE event = 1")
    assert not verify(path).is_sound
    with pytest.raises(RecordBroken, match="event 60000, which is not there"):
        read(path)


# --- what can be written can be opened ---------------------------------------------------------------


@pytest.mark.parametrize("length", [LONGEST_TEXT, LONGEST_TEXT + 1])
def test_names_that_are_written_can_be_opened(length: int, path: Path) -> None:
    busy(path)
    journal, _, _ = open_for_writing(path)
    moves, entries = journal.record.moves, journal.record.entries
    head = take_up(journal.scenario, journal.record).history.head
    move = HeadMove(len(moves) + 1, "branch", "z" * length, 1, head, len(entries), "", "")
    person = Person(900, "x" * length, "y" * LONGEST_TEXT)
    is_short = length == LONGEST_TEXT
    with nullcontext() if is_short else pytest.raises(RecordError, match="20,000 characters"):
        journal.append(Batch(entries=(), people=(person,)))
    with nullcontext() if is_short else pytest.raises(RecordError, match="20,000 characters"):
        journal.move_head(move)
    journal.close()
    assert verify(path).is_sound
    _, record = read(path)
    assert (person in record.people) == (move in record.moves) == is_short


def test_no_more_events_are_written_than_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy(path)
    _, record = read(path)
    for place in ("additions", "checks", "stored"):
        monkeypatch.setattr(f"wargame.journal.{place}.MOST_ROWS", len(record.entries) + 1)
    journal, scenario, record = open_for_writing(path)
    session = take_up(scenario, record, journal)
    from wargame.session.notes import make_note

    make_note(session, "The last one.")
    with pytest.raises(RecordError, match="end this session and go on in a new one"):
        make_note(session, "One too many.")
    session.close()
    assert verify(path).is_sound
    assert len(read(path)[1].entries) == len(record.entries) + 1 <= MOST_ROWS


def test_no_file_grows_larger_than_any_that_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy(path)
    size = path.stat().st_size
    for place in ("open_journal", "connection"):
        monkeypatch.setattr(f"wargame.journal.{place}.LARGEST_SESSION", size + 40_000)
    journal, _, _ = open_for_writing(path)
    journal.change_settings({"place-1": "x" * 20_000})
    with pytest.raises(RecordError, match="end this session and go on in a new one"):
        journal.change_settings({"place-2": "x" * 40_000})
    journal.close()
    assert path.stat().st_size <= size + 40_000
    assert verify(path).is_sound


def test_a_new_session_can_be_opened(tmp_path: Path) -> None:
    scenario, _ = read(busy(tmp_path / "busy.entente"))
    journal = create(tmp_path / "new.entente", scenario, clock=lambda: "2026-01-01T10:00:00.000+00:00")
    journal.close()
    try:
        assert read(journal.path)[0] == scenario
    except EntenteError as refusal:
        raise AssertionError(f"cannot be opened: {refusal}") from refusal
