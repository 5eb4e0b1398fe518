"""As long as nobody switches phones on, the program makes no socket, in Python or below it."""

import sys

from tests.children import run_python

PLAYED = """
import sys
from pathlib import Path
made = []

def watch(event, given):
    # The name of this computer is asked of the system, not of a network.
    if event.startswith("socket.") and event != "socket.gethostname":
        made.append(event)

def found():
    there = Path("/proc/self/fd")
    links = [str(one.readlink()) for one in there.iterdir() if one.is_symlink()] if there.is_dir() else []
    return [*made, *(one for one in links if one.startswith("socket:"))]

sys.addaudithook(watch)
from ui import self_test
from ui.hands import settle, step
from ui.theme.fonts import load_fonts
desk = self_test._started()
load_fonts()
desk.practice()
for _ in range(12):
    step(desk.table)
turn = desk.table.bridge.session.state.turn
desk.leave_table()
settle()
print("turn", turn, "made:", *found())
print("loaded:", *{"wargame.phones.exchange", "nacl", "ifaddr", "asyncio"}.intersection(sys.modules))
import socket
kept = socket.socket()
print("made:", *found())
desk.quit()
"""


def test_a_game_in_the_window_makes_no_socket_and_loads_nothing_for_phones() -> None:
    child = run_python(PLAYED)
    assert child.returncode == 0, child.stderr
    played, loaded, control = child.stdout.splitlines()
    assert (played, loaded) == ("turn 1 made:", "loaded:")
    # Who makes one is found.
    assert "socket.__new__" in control
    assert sys.platform != "linux" or "socket:[" in control
