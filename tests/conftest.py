"""What holds for every test: no screen, the user's folders left alone, and no warning unread."""

import gc
import logging
import os
import time
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.offscreen import PLATFORM

os.environ["QT_QPA_PLATFORM"] = PLATFORM

# A busy machine is slow without being wrong; a failure prints what brings it back. What passed once passes
# everywhere: the suite tries the same examples each time, and `make properties` looks for new ones.
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("new", deadline=None, print_blob=True, max_examples=200)
settings.register_profile("long", deadline=None, print_blob=True, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

# What is imported and collected stays for the whole run: looking through it again and again for what could
# go costs a sixth of the time. And a window that a test has let go of must not go while Qt is painting it.
gc.disable()
_TESTS_BETWEEN = 100

_ended = count(1)
_homes = count(1)

EXPECTED_ON_A_NEW_MACHINE = ("building the font cache", "mkdir -p failed", "a temporary cache directory")
"""What matplotlib says on its first day, and where it can keep nothing because there is no home."""


def pytest_collection_finish() -> None:
    """Leave what was collected to the end of the run."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Look between two tests, now and then, for what they left."""
    done = yield
    if next(_ended) % _TESTS_BETWEEN == 0:
        gc.collect()
        gc.freeze()
    return done


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the user's own; not there yet, for most tests never write there."""
    home = tmp_path_factory.getbasetemp() / f"entente-home-{next(_homes)}"
    monkeypatch.setenv("ENTENTE_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def ports_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ports for phones that no other process of tests asks for: who lets go of one gets it again."""
    monkeypatch.setattr("wargame.phones.lines.FIRST_PORT", 10_000 + os.getpid() % 1_400 * 16)


@pytest.fixture
def computer_in() -> Iterator[Callable[[int], None]]:
    """What sets the clocks of this computer so many minutes east of UTC, until the test is over.

    Without a name of a zone, for a bare machine knows none; on Windows the clocks stay as they are.
    """
    set_clocks = getattr(time, "tzset", lambda: None)

    def move(east: int) -> None:
        hours, minutes = divmod(abs(east), 60)
        changed.setenv("TZ", f"<here>{'-' if east > 0 else '+'}{hours}:{minutes:02}")
        set_clocks()

    with pytest.MonkeyPatch.context() as changed:
        yield move
    set_clocks()


@pytest.fixture(autouse=True)
def no_warning_in_the_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test if it logged a warning, unless it is marked `logs_warnings`."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [
        f"{record.name}: {record.getMessage()}"
        for record in records
        if record.levelno >= logging.WARNING
        and not any(said in record.getMessage() for said in EXPECTED_ON_A_NEW_MACHINE)
    ]
    if loud:
        pytest.fail("logged without being expected:\n" + "\n".join(loud), pytrace=False)
