"""Cut the power after each of many acknowledged commands: `python -m tests.powercut [CUTS]`, `make powercut`.

A small disk of its own (a file, through a loop device, with ext4 on it) holds a session that a second process
plays. As soon as that process says that a command is recorded, the disk is copied as it stands: that is what
would be left of it without power. The copy is mounted, ext4 mends itself as it does after a cut, and the
session has to hold every command that was acknowledged. The same is done with less synchronisation, to show
what it costs and that the trial can fail.

Needs Linux, the rights of root, and mount, losetup and mkfs.ext4; what is missing is named.
"""

import os
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from wargame.journal.file import read

CUTS: Final = 30
DISK_MB: Final = 24
PROGRAMS: Final = {"mount": "mount", "losetup": "mount", "mkfs.ext4": "e2fsprogs"}

PLAY: Final = """
import os, sys
from pathlib import Path
from tests.wargame.journal.games import clock, scenario, statement
from wargame.journal import file
from wargame.journal.rows import Batch

path, level = Path(sys.argv[1]), sys.argv[2]
journal = file.create(path, scenario(), clock=clock())
if level:
    journal._connection.execute(f"PRAGMA synchronous = {level}")
for number in range(1, 100_000):
    journal.append(Batch(entries=(statement(number, text="x" * (37 * number % 3000)),)))
    os.write(1, b"%d\\n" % number)
"""
"""Plays one command after another and says on its output which were kept."""


def missing() -> str:
    """Return what this machine lacks, as a sentence; empty if nothing."""
    if platform.system() != "Linux":
        return "make powercut needs Linux: it mounts a disk of its own."
    if os.geteuid():
        return "make powercut needs the rights of root, to mount a disk of its own: sudo make powercut"
    lacking = {program: package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    if lacking:
        packages = " ".join(sorted(set(lacking.values())))
        return f"make powercut needs {', '.join(lacking)}: apt-get install {packages}"
    return ""


@contextmanager
def mounted(disk: Path, at: Path) -> Iterator[Path]:
    """Mount a disk that is a file."""
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(disk), str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def cut(folder: Path, level: str, commands: int) -> tuple[int, int]:
    """Cut the power after so many commands; return how many were acknowledged and how many are left."""
    disk, copy = folder / "disk.img", folder / "copy.img"
    with disk.open("wb") as file:
        file.truncate(DISK_MB * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(disk)], check=True)
    with mounted(disk, folder / "disk") as place:
        play = subprocess.Popen(
            [sys.executable, "-c", PLAY, str(place / "session.entente"), level], stdout=subprocess.PIPE
        )
        assert play.stdout is not None
        told = b""
        for _ in range(commands):
            told = play.stdout.readline() or told
        play.send_signal(signal.SIGSTOP)
        shutil.copyfile(disk, copy)
        play.kill()
        play.wait()
        play.stdout.close()
    with mounted(copy, folder / "copy") as place:
        left = len(read(place / "session.entente")[1].entries)
    return int(told), left


def cuts(level: str, count: int, seed: int = 1) -> tuple[int, float]:
    """Cut so many times; return in how many an acknowledged command was lost, and the seconds it took."""
    chance, lost, began = Random(seed), 0, perf_counter()
    with TemporaryDirectory(prefix="entente-powercut-") as name:
        for _ in range(count):
            acknowledged, left = cut(Path(name), level, chance.randrange(1, 25))
            lost += left < acknowledged
    return lost, perf_counter() - began


def main(arguments: list[str]) -> int:
    """Cut the power; return 1 if a session as Entente writes it lost anything."""
    if words := missing():
        sys.stdout.write(words + "\n")
        return 1
    count = int(arguments[0]) if arguments else CUTS
    ours, seconds = cuts("", count)
    sys.stdout.write(
        f"as Entente writes: {ours} of {count} cuts lost an acknowledged command ({seconds:.0f} s)\n"
    )
    less, seconds = cuts("FULL", count)
    sys.stdout.write(f"synchronous = FULL: {less} of {count} cuts lost one ({seconds:.0f} s)\n")
    return 1 if ours else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
