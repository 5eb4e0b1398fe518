"""The relay's way to the window, by the numbers of the files: with pipes, and where there are none."""

import subprocess
import sys

import pytest

from tests.children import ROOT
from wargame.phones import lines

ALONE = (
    "import os, sys; sys.stdin = sys.stdout = sys.stderr = None; {}; "
    "from wargame.phones.relay import main; sys.exit(main())"
)


def started(before: str = "pass") -> subprocess.Popen[bytes]:
    """The relay without Python's streams, as a program with a window has it on Windows."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", ALONE.format(before)], cwd=ROOT, stdin=pipe, stdout=pipe)


def test_a_relay_without_python_s_streams_talks_to_the_window_by_its_pipes() -> None:
    with started() as relay:
        assert relay.stdin is not None
        assert relay.stdout is not None
        relay.stdin.write(lines.beat().encode() + b"\n")
        relay.stdin.flush()
        assert lines.read_line(relay.stdout.readline().decode()) == {"is": "beating"}
        relay.stdin.close()
        assert relay.wait(30) == 0


@pytest.mark.parametrize("missing", ["os.close(0)", "os.close(0); os.close(1)"])
def test_a_relay_that_was_given_no_pipes_ends_by_itself(missing: str) -> None:
    with started(missing) as relay:
        assert relay.wait(30) == 0
