"""LibreOffice for this folder, or what to install."""

import pytest

from tests.office.opening import missing_programs


@pytest.fixture(scope="session", autouse=True)
def office() -> None:
    """Stop where there is no LibreOffice, and say what to install."""
    if missing := missing_programs():
        pytest.exit(missing, returncode=1)
