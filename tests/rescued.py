"""Damage a good session at single places and count what rescue gives: `python -m tests.rescued [PLACES]`.

One byte is changed at places spread evenly over the file of the demo session; each file is verified and
rescued. Told are how many changes were found, how many files gave every event, most or nothing, and how often
something was said to be lost.
"""

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz import whole_session
from wargame.journal.file import read
from wargame.journal.rescue import rescue
from wargame.journal.verify import verify
from wargame.terms import EntenteError


def damaged_at(content: bytes, place: int) -> bytes:
    """Return a file's content with one byte changed."""
    return content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]


def rescued(folder: Path, places: int) -> Counter[str]:
    """Return what came of as many single changes; AssertionError where what is said is not true."""
    whole = whole_session(folder / "whole.entente")
    content = whole.read_bytes()
    _, before = read(whole)
    events = len(before.entries)
    path, new = folder / "damaged.entente", folder / "new.entente"
    found: Counter[str] = Counter()
    for count in range(places):
        path.write_bytes(damaged_at(content, count * len(content) // places))
        new.unlink(missing_ok=True)
        if _is_found(path):
            found["changes found"] += 1
        try:
            saved = rescue(path, new)
        except EntenteError:
            found["gave nothing"] += 1
            continue
        assert verify(new).is_sound
        _, after = read(new)
        if not saved.lost:
            assert after == before, "called whole, and is not"
        found["gave every event" if saved.events == events else "gave most events"] += 1
        found["said to be whole" if not saved.lost else "told what is lost"] += 1
        found[f"scenario from {saved.scenario_from or 'the file'}"] += 1
    return found


def _is_found(path: Path) -> bool:
    try:
        return not verify(path).is_sound
    except EntenteError:
        return True


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        for what, times in rescued(Path(made), int(sys.argv[1]) if sys.argv[1:] else 449).items():
            sys.stdout.write(f"{times:>5} {what}\n")
