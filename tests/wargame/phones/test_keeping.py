"""What is kept of phones: for one file of a session, whatever it is called, and for no copy of it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.disks import read_only
from tests.ui.table_kit import compiled
from wargame.journal.file import create, open_for_writing
from wargame.phones.keeping import Keeping, Kept, keeping_of
from wargame.session import opening
from wargame.session.opening import Plan
from wargame.session.session import Session, now

SESSION = "session-1"


def kept(port: int) -> Kept:
    return Kept(address="10.42.0.1", port=port, cards=(), at_laptop=(), channels=(), joins={})


def port_in(keeping: Keeping) -> int:
    found = keeping.read()
    return found.port if found is not None else 0


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    journal, scenario, record = open_for_writing(path)
    session = opening.take_up(scenario, record, journal)
    yield session
    session.close()


def test_a_copy_of_a_session_has_phones_of_its_own(tmp_path: Path) -> None:
    played, copy = tmp_path / "a.entente", tmp_path / "b.entente"
    scenario = compiled("first-steps")
    session = opening.start(
        scenario, Plan(title="Practice", seed=1), create(played, scenario.scenario, clock=now)
    )
    keeping_of(session).write(kept(8137))
    session.close()
    shutil.copyfile(played, copy)
    with opened(copy) as other:
        assert port_in(keeping_of(other)) == 0
        keeping_of(other).write(kept(8138))
        keeping_of(other).forget()
    with opened(played) as again:
        assert port_in(keeping_of(again)) == 8137


def test_a_session_that_was_renamed_finds_its_phones(tmp_path: Path) -> None:
    file, renamed = tmp_path / "a.entente", tmp_path / "b.entente"
    file.touch()
    Keeping(SESSION, file).write(kept(8137))
    file.rename(renamed)
    assert port_in(Keeping("session-2", renamed)) == 0
    assert port_in(Keeping(SESSION, renamed)) == 8137
    file.touch()
    assert port_in(Keeping(SESSION, file)) == 0


def test_a_session_that_goes_on_in_another_file_takes_its_phones_along(tmp_path: Path) -> None:
    file, saved = tmp_path / "a.entente", tmp_path / "b.entente"
    file.touch()
    saved.touch()
    keeping = Keeping(SESSION, file)
    keeping.write(kept(8137))
    keeping.move_to(saved)
    assert port_in(Keeping(SESSION, file)) == 0
    assert port_in(Keeping(SESSION, saved)) == 8137
    keeping.write(kept(8138))
    assert port_in(Keeping(SESSION, saved)) == 8138


def test_what_an_earlier_program_kept_is_taken_up(tmp_path: Path) -> None:
    file = tmp_path / "a.entente"
    file.touch()
    Keeping(SESSION).write(kept(8137))
    assert port_in(Keeping(SESSION, file)) == 8137


def test_once_the_folder_can_be_written_again_phones_are_kept_again(tmp_path: Path) -> None:
    keeping = Keeping(SESSION, tmp_path / "a.entente")
    keeping.path.parent.parent.mkdir(parents=True)
    keeping.path.parent.write_text("in the way", encoding="utf-8")
    keeping.write(kept(8137))
    assert (keeping.works, port_in(keeping)) == (False, 0)
    keeping.path.parent.unlink()
    keeping.write(kept(8138))
    assert (keeping.works, port_in(keeping)) == (True, 8138)


def test_where_a_start_cannot_be_counted_no_phone_comes_back(tmp_path: Path) -> None:
    keeping = Keeping(SESSION, tmp_path / "a.entente")
    keeping.write(kept(8137))
    with read_only(keeping.path.parent):
        assert port_in(keeping) == 0
    assert port_in(keeping) == 8137
