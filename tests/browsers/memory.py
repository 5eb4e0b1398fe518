"""The memory of other processes: whether words lie anywhere in it, as whoever holds the machine could see.

Linux shows it in `/proc/PID/mem` to the same user, for processes that this one has started. A process is held
still while it is read, so that nothing moves from what is still to be read to what was read before.
"""

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

import psutil

CHUNK: Final = 16 * 1024 * 1024
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
ENTRY: Final = 8
IS_THERE: Final = re.compile(rb"[\x40-\xff]+")
# 00400000-0040b000 r-xp 00000000 08:01 1234   /usr/bin/chromium
REGION: Final = re.compile(rb"^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \d+ *(.*)$")
OF_THE_KERNEL: Final = (b"[vvar", b"[vsyscall]", b"[vdso]")
LOADED: Final = time.time()
NETWORK: Final = "network.mojom.NetworkService"


class Unreadable(Exception):
    """This machine does not let the memory of a process be read."""


class Region(NamedTuple):
    """A piece of memory that lies there, from and to."""

    begin: int
    end: int


def processes(browser: Any) -> dict[str, list[int]]:
    """Return the processes of a browser by what they do: `browser`, `renderer`, `network` and others."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    found: dict[str, list[int]] = {}
    for one in told:
        called = Path(f"/proc/{one['id']}/cmdline")
        is_network = called.exists() and NETWORK in called.read_text("utf-8", "replace")
        found.setdefault("network" if is_network else one["type"], []).append(int(one["id"]))
    return found


def family(pid: int) -> list[int]:
    """Return a process and all that it has started, and those in turn."""
    return [pid, *(one.pid for one in psutil.Process(pid).children(recursive=True))]


def holding(pid: int, secrets: Mapping[str, bytes | str]) -> set[str]:
    """Return the names of what lies in the memory of a process: bytes as they are, words however written."""
    forms = {name: written(secret) for name, secret in secrets.items()}
    overlap = max(len(form) for one in forms.values() for form in one)
    found: set[str] = set()
    for piece in memory(pid, overlap):
        found |= {name for name, one in forms.items() if name not in found and _is_in(piece, one)}
    return found


def written(secret: bytes | str) -> set[bytes]:
    """Return the bytes that a secret is in memory: browsers write words in one or in two bytes each."""
    if isinstance(secret, bytes):
        return {secret}
    forms = {secret.encode("utf-8"), secret.encode("utf-16-le")}
    return forms | ({secret.encode("latin-1")} if secret.isascii() or max(secret) <= "\xff" else set())


def _is_in(piece: bytes, forms: Iterable[bytes]) -> bool:
    return any(form in piece for form in forms)


def memory(pid: int, overlap: int) -> Iterator[bytes]:
    """Return all memory of a process that could hold words of somebody, in pieces that overlap."""
    with opened(pid, "pagemap") as pages, opened(pid, "mem") as file, held_still(pid):
        for region in regions(pid):
            for begin, end in touched(pages, region):
                for at in range(begin, end, CHUNK):
                    yield os.pread(file, min(CHUNK + overlap, end - at), at)


@contextmanager
def opened(pid: int, what: str) -> Iterator[int]:
    """What is told of a process, as a file."""
    try:
        file = os.open(f"/proc/{pid}/{what}", os.O_RDONLY)
    except OSError as error:
        raise Unreadable(
            f"The memory of process {pid} cannot be read here ({error.strerror}). It needs Linux with /proc, "
            "and a user who may look into processes of his own: root, or kernel.yama.ptrace_scope at 0 or 1."
        ) from error
    try:
        yield file
    finally:
        os.close(file)


@contextmanager
def held_still(pid: int) -> Iterator[None]:
    """A process that does nothing meanwhile."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def regions(pid: int) -> Iterator[Region]:
    """Return what can be read, but what is only read from a file of before: programs and fonts."""
    with opened(pid, "maps") as file:
        told = b"".join(iter(lambda: os.read(file, CHUNK), b""))
    for line in told.splitlines():
        given = REGION.match(line)
        assert given is not None, line
        begin, end, may, name = given.groups()
        is_program = may[1:2] != b"w" and _is_older(os.fsdecode(name))
        if may[:1] == b"r" and not is_program and not name.startswith(OF_THE_KERNEL):
            yield Region(int(begin, 16), int(end, 16))


def _is_older(name: str) -> bool:
    """Return whether a file lay on the disk before anything was played."""
    try:
        return name.startswith("/") and Path(name).stat().st_mtime < LOADED
    except OSError:
        return False


def touched(pages: int, region: Region) -> Iterator[Region]:
    """Return the parts of a region that lie in memory or were put out of it: the rest is nothing, and large.

    The system tells 64 bits of each page; the first two of the topmost byte say that it is there, or out.
    """
    first, count = region.begin // PAGE, (region.end - region.begin) // PAGE
    told = os.pread(pages, count * ENTRY, first * ENTRY)[ENTRY - 1 :: ENTRY]
    for run in IS_THERE.finditer(told):
        yield Region((first + run.start()) * PAGE, (first + run.end()) * PAGE)
