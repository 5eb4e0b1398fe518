"""Second versions of a session are known by how they begin, not by their names."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wargame.journal.games import clock, scenario
from wargame.journal.copies import back_up
from wargame.journal.file import create, open_for_writing
from wargame.journal.lock import lock_path
from wargame.journal.synced import versions_of, warning
from wargame.session.notes import set_bookmark
from wargame.session.opening import take_up
from wargame.session.session import Session

NAMES = [
    "Autumn (Maya's conflicted copy 2026-10-17).entente",
    "Autumn.sync-conflict-20261017-101502-ABCDEFG.entente",
    "Autumn-Mayas-PC.entente",
    "Autumn (1).entente",
    "Autumn (Kopie in Konflikt mit lectern).entente",
    "Autumn (copie en conflit).entente",
    "whatever else a service calls it.entente",
]


def played_on(path: Path, name: str, *steps: Callable[[Session], object]) -> Path:
    """A copy of a session under another name, in which these steps were done besides."""
    other = back_up(path, path.with_name(name))
    journal, played, record = open_for_writing(other)
    session = take_up(played, record, journal)
    for step in steps:
        step(session)
    session.close()
    return other


def note(text: str) -> Callable[[Session], object]:
    return lambda session: set_bookmark(session, text)


@pytest.mark.parametrize("name", NAMES)
def test_both_versions_know_of_each_other_whatever_they_are_called(finished: Path, name: str) -> None:
    second = played_on(finished, name, note("there"))
    first = played_on(finished, "Autumn.entente", note("here"))
    assert versions_of(first) == (second,)
    assert first in versions_of(second)
    assert second.stem in warning(first)


def test_an_earlier_copy_is_no_second_version(finished: Path) -> None:
    later = played_on(finished, "later.entente", note("on"))
    assert versions_of(later) == ()
    assert versions_of(finished) == (later,)


def test_other_sessions_and_other_files_are_no_versions(finished: Path, tmp_path: Path) -> None:
    create(finished.with_name("another.entente"), scenario(), clock=clock()).close()
    finished.with_name("a letter.entente").write_text("hello")
    assert versions_of(finished) == ()
    assert warning(finished) == ""


def test_a_second_lock_shows_that_two_computers_write(tmp_path: Path) -> None:
    session = tmp_path / "Autumn.entente"
    for path in (session, lock_path(session), tmp_path / "Autumn.entente (Maya's conflicted copy 2026).lock"):
        path.touch()
    assert "Two computers have “Autumn” open" in warning(session)
