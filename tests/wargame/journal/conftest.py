"""Session files for tests of the record."""

import shutil
from pathlib import Path

import pytest

from tests.wargame.journal.games import session_file


@pytest.fixture(scope="session")
def finished_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished session, made once; tests take copies of it."""
    return session_file(tmp_path_factory.mktemp("sessions") / "tuesday.entente")


@pytest.fixture
def finished(finished_once: Path, tmp_path: Path) -> Path:
    """A finished session in a file of the test's own."""
    return shutil.copyfile(finished_once, tmp_path / "tuesday.entente")
