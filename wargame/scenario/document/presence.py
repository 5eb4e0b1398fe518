"""Two on one scenario: whoever edits it says so beside the file, and is told who else does.

A small hidden file names computer, process, since when and user; it is stale when its process is gone.
Nobody is kept from anything: what both write is held apart by `document.saving` and brought together by
`document.merge`. Where no such file can be made, as in a read-only folder, nobody is told.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from socket import gethostname
from typing import Final

from wargame.holders import Holder, content_of, holder_in, own_holder
from wargame.times import moment, now
from wargame.whole import write_whole

ENDING: Final = ".open"

FORGOTTEN_AFTER: Final = timedelta(hours=24)
"""What another computer said before that counts no more; nobody edits for so long without a break."""


@dataclass(frozen=True, slots=True)
class Presence:
    """The word that this window edits a scenario."""

    path: Path
    said: bytes
    """What was written; empty if somebody else has it open, or nothing could be."""

    def leave(self) -> None:
        """Take the word back."""
        if self.said and content_of(self.path) == self.said:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def presence_file(scenario: Path) -> Path:
    """Return the file that says who edits a scenario."""
    return scenario.with_name(f".{scenario.name}{ENDING}")


def who_edits(scenario: Path) -> Holder | None:
    """Return who has a scenario open for editing, as far as can be seen; None if nobody."""
    said = content_of(presence_file(scenario))
    holder = holder_in(said) if said is not None else None
    return None if holder is None or holder.is_gone or _is_old(holder) else holder


def _is_old(holder: Holder) -> bool:
    """Return whether another computer said so too long ago; whether it still runs cannot be seen here."""
    at = moment(holder.since)
    return holder.host != gethostname() and at is not None and now() - at > FORGOTTEN_AFTER


def come_in(scenario: Path) -> tuple[Presence, Holder | None]:
    """Say that this window edits a scenario, unless another does; return that word, and who does."""
    file = presence_file(scenario)
    if (other := who_edits(scenario)) is not None:
        return Presence(file, b""), other
    said = own_holder().as_bytes()
    try:
        write_whole(file, said)
    except (OSError, ValueError):
        return Presence(file, b""), None
    return Presence(file, said), None
