"""Which shared libraries of the bundle nothing in it needs any more.

PyInstaller takes with each plugin of Qt whatever that plugin links to. A plugin that is left out leaves its
libraries behind: those of a whole other toolkit, and some whose licence is not ours. `build.spec` asks here
what may go with it.
"""

from collections.abc import Callable, Iterable, Set
from pathlib import PurePosixPath
from typing import Final, TypeAlias

Entry: TypeAlias = tuple[str, str, str]
"""What PyInstaller collects: the place in the folder, the file it is taken from, the kind."""

LINK: Final = "SYMLINK"
BY_NAME: Final = ("/plugins/", "libpython")
"""Loaded by name while the program runs, though nothing links to them."""


def without_unneeded(entries: Iterable[Entry], needs: Callable[[str], Set[str]]) -> list[Entry]:
    """Return the entries less the libraries that no module and no plugin needs.

    `needs` gives the names of all libraries that a file links to, directly or through others.
    """
    every = list(entries)
    needed: set[str] = set()
    for place, source, kind in every:
        if kind != LINK and not _is_library(place):
            needed |= needs(source)
    return [entry for entry in every if not _is_library(entry[0]) or _name(entry[0]) in needed]


def _is_library(place: str) -> bool:
    return (
        _name(place).startswith("lib") and ".so" in _name(place) and not any(one in place for one in BY_NAME)
    )


def _name(place: str) -> str:
    return PurePosixPath(place).name
