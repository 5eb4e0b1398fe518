"""Disks that take nothing, for tests of what the program says then: read-only ones, and full ones."""

import ctypes
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR

_VERSION_3, _OVERRIDE = 0x20080522, 1 << 1
"""How Linux counts the rights of the super-user, and the right to write what is read-only."""


@contextmanager
def read_only(*paths: Path) -> Iterator[None]:
    """Let files and folders be read only, for the super-user too: in containers tests run as one."""
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with _ordinary_rights():
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def full_beyond(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


class Waits:
    """Notes what a program brought to the disk, and whether the file it makes had its name by then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.noted: list[tuple[str, int, bool]] = []
        """File or folder, its size if it is a file, and whether the name was there."""
        self._wait = os.fsync

    def fsync(self, handle: int) -> None:
        """Stand in for `os.fsync`."""
        self._wait(handle)
        found = os.fstat(handle)
        kind, size = ("folder", 0) if S_ISDIR(found.st_mode) else ("file", found.st_size)
        self.noted.append((kind, size, self._path.exists()))


@contextmanager
def _ordinary_rights() -> Iterator[None]:
    if os.geteuid():
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    rights = (ctypes.c_uint32 * 6)()
    assert not system.capget(head, rights), "the rights of this process cannot be read"
    effective = rights[0]
    rights[0] = effective & ~_OVERRIDE
    assert not system.capset(head, rights), "the rights of this process cannot be given away"
    try:
        yield
    finally:
        rights[0] = effective
        system.capset(head, rights)
