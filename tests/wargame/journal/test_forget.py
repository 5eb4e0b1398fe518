"""An erased name is not in the file any more, and everything else is as it was."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.children import run_python
from tests.wargame.journal.games import clock, in_table, scenario
from wargame.journal.connection import writer
from wargame.journal.file import create, open_for_writing, read
from wargame.journal.forget import Forgotten, forget, mentions
from wargame.journal.keeping import keep
from wargame.journal.rows import Batch, Person
from wargame.journal.verify import verify
from wargame.terms import RecordError


@pytest.mark.parametrize("name", ["Nasrin Ḥabībī", "nasrin ḥabībī ", "Nasrin H\u0323abi\u0304bi\u0304"])
def test_a_name_is_erased_however_it_is_written(finished: Path, name: str) -> None:
    assert forget(finished, name).people == 1
    assert [person.name for person in read(finished)[1].people] == ["", "Bo Ek"]


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite as most systems have it: what is deleted is left lying in the file."""

    def careless_writer(path: Path) -> sqlite3.Connection:
        connection = writer(path)
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    monkeypatch.setattr("wargame.journal.open_journal.writer", careless_writer)


@pytest.mark.usefixtures("careless")
def test_an_erased_name_is_not_in_the_files_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.entente"
    with closing(create(path, scenario(), clock=clock())) as journal:
        for number in range(80, 0, -1):
            person = Person(number, f"Somebody {number}.", f"<{number}>")
            journal.append(Batch(entries=(), people=(person,)))
    assert b"Somebody 17." in path.read_bytes()
    forget(path, "Somebody 17.")
    assert b"Somebody 17." not in path.read_bytes()
    assert b"<17>" not in path.read_bytes()
    assert b"Somebody 18." in path.read_bytes()


def test_the_chain_is_as_it_was_and_the_file_whole(finished: Path) -> None:
    query = "SELECT number, hash FROM events UNION ALL SELECT number, hash FROM heads"
    before = in_table(finished, query)
    forget(finished, "Bo Ek")
    assert in_table(finished, query) == before
    assert verify(finished).is_sound


def test_a_session_goes_on_after_a_name_was_erased(finished: Path) -> None:
    forget(finished, "Bo Ek")
    journal, _, _ = open_for_writing(finished)
    journal.change_settings({"reminders": "on"})
    journal.close()
    assert verify(finished).is_sound


def test_everyone_of_the_name_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.entente"
    with closing(create(path, scenario(), clock=clock())) as journal:
        journal.append(Batch(entries=(), people=(Person(1, "Bo"), Person(2, "BO"), Person(3, "Ada"))))
    assert forget(path, "bo").people == 2


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize(
    "breaks_at", ["wargame.journal.open_journal.FileJournal.write_anew", "wargame.journal.forget.drop"]
)
def test_forgetting_that_was_broken_off_is_finished_when_it_is_asked_for_again(
    finished: Path, monkeypatch: pytest.MonkeyPatch, breaks_at: str
) -> None:
    copy = keep(finished, datetime(2026, 3, 1, 12))  # noqa: DTZ001
    assert copy is not None

    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as once:
        once.setattr(breaks_at, killed)
        with pytest.raises(SystemExit):
            forget(finished, "Bo Ek")
    assert b"Bo Ek" in copy.read_bytes()
    assert forget(finished, "Bo Ek") == Forgotten(people=0, copies=1)
    assert not copy.exists()
    assert b"Bo Ek" not in finished.read_bytes()


def test_what_a_killed_program_left_beside_a_session_goes_with_a_name(finished: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from wargame.whole import whole_file\n"
        "with whole_file(Path(sys.argv[1])) as beside:\n"
        "    beside.write_bytes(b'Bo Ek'); os._exit(9)"
    )
    run_python(code, str(finished.with_name("wednesday.entente")))
    assert len(list(finished.parent.iterdir())) == 2
    forget(finished, "Bo Ek")
    assert list(finished.parent.iterdir()) == [finished]


def test_a_name_that_nobody_has_is_refused(finished: Path) -> None:
    before = finished.read_bytes()
    with pytest.raises(RecordError, match=r"Nobody called “Ada”.*Nasrin Ḥabībī, Bo Ek"):
        forget(finished, "Ada")
    assert finished.read_bytes() == before


def test_no_name_is_nobodys_name(finished: Path) -> None:
    forget(finished, "Bo Ek")
    with pytest.raises(RecordError, match="Nobody called"):
        forget(finished, "")
    assert mentions(finished, " ") == ()


def test_a_name_in_what_people_wrote_stays_and_is_pointed_out(finished: Path) -> None:
    forget(finished, "Nasrin Ḥabībī")
    (number,) = mentions(finished, "nasrin ḥabībī")
    ((kind,),) = in_table(finished, f"SELECT kind FROM events WHERE number = {number}")
    assert kind == "NoteMade"


def test_a_session_that_is_open_elsewhere_is_left_alone(finished: Path) -> None:
    journal, _, _ = open_for_writing(finished)
    with pytest.raises(RecordError, match="open already"):
        forget(finished, "Bo Ek")
    journal.close()


def test_a_file_that_another_program_holds_keeps_the_name(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wargame.journal.connection.BUSY_S", 0.01)
    with closing(sqlite3.connect(finished, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="Another program"):
            forget(finished, "Bo Ek")
    assert read(finished)[1].people[1].name == "Bo Ek"
