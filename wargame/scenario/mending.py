"""Scenario files mended: a press is made in the text, a copy of the file kept, the file written whole.

`mend_file` serves the fault page and `entente check --mend`; the text that was shown comes with the mends, so
that a file changed in the meantime is never written over. `mended` makes all mends that leave no choice and
lose nothing, for the command and for tests. Mends are values (`scenario.patch`); who finds them stands in
`scenario.mends`.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from errno import EACCES
from itertools import count
from pathlib import Path
from typing import Final

from wargame.limits import LARGEST_SCENARIO
from wargame.places import may_write
from wargame.scenario.faults import Fault
from wargame.scenario.letters import letters_of
from wargame.scenario.load import read
from wargame.scenario.patch import Mend, Patch, patched, together
from wargame.scenario.save import ScenarioUnwritable
from wargame.times import now
from wargame.whole import write_whole

_MOST_ROUNDS: Final = 20
_BYTE_ORDER: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One fault that was mended, and by what."""

    fault: Fault
    mend: Mend


def text_in(path: Path) -> str | None:
    """Return the text of a scenario file, None if it holds none; OSError if it cannot be opened."""
    with path.open("rb") as file:
        return letters_of(file.read(LARGEST_SCENARIO + 1)).text


def mended(text: str, name: str) -> tuple[str, tuple[Made, ...]]:
    """Return `text` with everything mended that leaves no choice, and what was mended, in its order."""
    made: list[Made] = []
    for _ in range(_MOST_ROUNDS):
        sole = [Made(fault=fault, mend=fault.sole) for fault in read(text, name)[1] if fault.sole]
        patches = together(one.mend for one in sole)
        taken = [one for one in sole if one.mend.patches and set(one.mend.patches) <= set(patches)]
        if not taken:
            break
        made += taken
        text = patched(text, patches)
    return text, tuple(made)


def mend_file(path: Path, seen: str, patches: Sequence[Patch], *, keep: bool) -> Path | None:
    """Make patches in the file at `path`, whose text was `seen`; return the copy of it as it was.

    `keep` where no copy was made yet. The copy stands beside the file, with day and minute in its name, and
    is no scenario for the library.

    Raises
    ------
    ScenarioUnwritable
        If the file was changed in the meantime, or it or the copy cannot be written; it is as it was.
    """
    try:
        content = path.read_bytes()
        _check(path, content, seen)
        copy = _kept(path, content, now()) if keep else None
        mark = _BYTE_ORDER if content.startswith(_BYTE_ORDER) else b""
        write_whole(path, mark + patched(seen, patches).encode("utf-8"))
    except OSError as error:
        raise ScenarioUnwritable("scenario-unwritable", path=path, reason=error.strerror) from error
    return copy


def _check(path: Path, content: bytes, seen: str) -> None:
    """Refuse to write over what was not seen, or over a file that is protected."""
    if letters_of(content).text != seen:
        raise ScenarioUnwritable("scenario-changed-meanwhile", path=path)
    if not may_write(path):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))


def _kept(path: Path, content: bytes, at: datetime) -> Path:
    """Write a file's bytes beside it under a name with the day and the minute."""
    stamp = f"{at:%Y-%m-%d %H.%M}"
    for number in count(1):
        more = f" {number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem} {stamp}{more}{path.suffix}.txt")
        try:
            write_whole(copy, content, over=False)
        except FileExistsError:
            continue
        return copy
    raise AssertionError
