"""A session keeps the pictures of its scenario: whole, on any computer, and nobody can change one unseen."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.wargame.journal.games import in_table
from tests.wargame.scenario.pictured import PICTURES, picture, pictured
from tests.wargame.scenario.small import small
from wargame.game.compiled import CompiledScenario
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.rescue import rescue
from wargame.journal.stored import picture_sum
from wargame.journal.verify import verify
from wargame.scenario.load import load
from wargame.scenario.pictures import beside
from wargame.session import notes
from wargame.session.opening import Plan, start, take_up
from wargame.session.saving import save_anew
from wargame.session.session import now
from wargame.terms import RecordBroken


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A session of a scenario with pictures; its folder is gone since."""
    folder = tmp_path_factory.mktemp("pictured")
    path = pictured(folder)
    scenario = load(path)
    compiled = CompiledScenario(scenario, beside(scenario, path))
    journal = create(folder / "s.entente", scenario, clock=now, pictures=compiled.pictures)
    start(compiled, Plan(seed=7), journal).close()
    return (folder / "s.entente").read_bytes()


@pytest.fixture
def session(begun: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "s.entente"
    path.write_bytes(begun)
    return path


def execute(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement, values)


def test_a_session_carries_its_pictures(session: Path) -> None:
    taken = take_up(*read(session))
    assert set(taken.compiled.pictures) == set(PICTURES)
    assert verify(session).is_sound


def test_a_session_with_pictures_is_played_on_and_saved_anew(session: Path, tmp_path: Path) -> None:
    journal, scenario, record = open_for_writing(session)
    with closing(journal):
        going = take_up(scenario, record, journal)
        notes.make_note(going, "The river rises.")
        new = save_anew(going, tmp_path / "new.entente")
    assert verify(session).is_sound
    assert verify(new).is_sound
    assert read(new)[1].pictures == read(session)[1].pictures


def test_a_session_without_pictures_has_no_place_for_any(tmp_path: Path) -> None:
    path = tmp_path / "s.entente"
    start(small(), Plan(seed=7), create(path, small(), clock=now)).close()
    assert in_table(path, "SELECT name FROM sqlite_master WHERE name = 'pictures'") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pictures SET content = zeroblob(9) WHERE name = 'flood.png'",
        "UPDATE pictures SET name = 'x.png' WHERE name = 'flood.png'",
        "UPDATE pictures SET hash = 'ab' WHERE name = 'flood.png'",
        "DELETE FROM pictures WHERE name = 'flood.png'",
        "DELETE FROM pictures",
        "DROP TABLE pictures",
        "INSERT INTO pictures SELECT 'z.png', content, hash FROM pictures LIMIT 1",
    ],
)
def test_a_picture_that_was_changed_is_found(session: Path, statement: str) -> None:
    execute(session, statement)
    assert not verify(session).is_sound
    with pytest.raises(RecordBroken):
        read(session)


def test_a_stranger_s_session_brings_pictures_and_nothing_else(session: Path) -> None:
    program = b"MZ" + bytes(50)
    execute(
        session,
        "UPDATE pictures SET content = ?, hash = ? WHERE name = 'flood.png'",
        program,
        picture_sum("flood.png", program),
    )
    with pytest.raises(RecordBroken, match=r"flood\.png is no picture"):
        read(session)


def test_pictures_that_are_whole_are_rescued(session: Path, tmp_path: Path) -> None:
    execute(session, "UPDATE pictures SET content = ? WHERE name = 'flood.png'", picture("PNG", (9, 9)))
    saved = rescue(session, tmp_path / "new.entente")
    assert [str(one) for one in saved.lost] == [
        "Some pictures were changed or cannot be read and are left out."
    ]
    assert set(read(saved.path)[1].pictures) == set(PICTURES) - {"flood.png"}
    assert verify(saved.path).is_sound
