"""Second versions of a session are known by their names."""

from pathlib import Path

import pytest

from wargame.journal.lock import lock_path
from wargame.journal.synced import original_of, versions_of, warning

SECOND_VERSIONS = [
    "Autumn (Maya's conflicted copy 2026-10-17).entente",
    "Autumn (conflicted copy 2026-10-17 101502).entente",
    "Autumn.sync-conflict-20261017-101502-ABCDEFG.entente",
    "Autumn_conflict-20261017-101502.entente",
    "Autumn-DESKTOP-4F2K9QX.entente",
    "Autumn-Mayas-PC.entente",
]


@pytest.mark.parametrize("name", SECOND_VERSIONS)
def test_a_second_version_is_told_from_its_name(name: str) -> None:
    assert original_of(Path(name)) == Path("Autumn.entente")


@pytest.mark.parametrize(
    "name", ["Autumn.entente", "Conflict in the hills.entente", "Autumn, group B.entente"]
)
def test_an_ordinary_name_is_no_second_version(name: str) -> None:
    assert original_of(Path(name)) is None


def test_both_versions_know_of_each_other(tmp_path: Path) -> None:
    first, second = tmp_path / "Autumn.entente", tmp_path / SECOND_VERSIONS[0]
    for path in (first, second, tmp_path / "Spring.entente"):
        path.touch()
    assert versions_of(first) == (second,)
    assert versions_of(second) == (first,)
    assert "Maya" in warning(first)


def test_a_session_alone_is_not_warned_about(tmp_path: Path) -> None:
    (tmp_path / "Autumn.entente").touch()
    assert warning(tmp_path / "Autumn.entente") == ""


def test_a_second_lock_shows_that_two_computers_write(tmp_path: Path) -> None:
    session = tmp_path / "Autumn.entente"
    for path in (session, lock_path(session), tmp_path / "Autumn.entente (Maya's conflicted copy 2026).lock"):
        path.touch()
    assert "Two computers have “Autumn” open" in warning(session)
