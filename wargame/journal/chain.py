"""The hashes that hold a record together, and the seal over all of it.

Every hash is the SHA-256, in hexadecimal digits, of a JSON array in UTF-8 without spaces, so that anyone
can recompute it with any tool; docs/session-file.md lists the arrays. An event carries the hash of its
parent, a movement of a branch that of the movement before it; the first of each starts from the hash of
the scenario. The seal counts the rows of every table and hashes over them: it shows what the chains
cannot, a row missing at the end. It tells of accidents and of careless hands; it is no signature.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from msgspec import Struct, field

from wargame.journal.codec import as_json
from wargame.journal.rows import HeadMove

NOTHING = "0" * 64
"""What a rolling hash starts from."""


def hash_of(*values: Any) -> str:
    """Return the hash of some values, in order."""
    return sha256(as_json(values).encode()).hexdigest()


def event_hash(
    before: str, number: int, command: int, branch: str, turn: int, kind: str, body: str, author: str, at: str
) -> str:
    """Return an event's hash; `before` is its parent's, or the scenario's for the first."""
    return hash_of(before, number, command, branch, turn, kind, body, author, at)


def head_hash(before: str, move: HeadMove) -> str:
    """Return the hash of a movement; `before` is that of the one before it, or the scenario's."""
    return hash_of(
        before,
        move.number,
        move.act,
        move.branch,
        move.event,
        move.left,
        move.after,
        move.author,
        move.at,
        move.reason,
    )


def roll(before: str, added: str) -> str:
    """Return the rolling hash after one more hash."""
    return sha256(f"{before}{added}".encode()).hexdigest()


def roll_all(hashes: Iterable[str], before: str = NOTHING) -> str:
    """Return the rolling hash over some hashes, in order."""
    for added in hashes:
        before = roll(before, added)
    return before


class Tally(Struct, frozen=True, kw_only=True, gc=False):
    """What the seal is made of."""

    frame: str
    """The hash over what never changes: session, scenario, migrations, format."""
    events: int = 0
    events_rolled: str = NOTHING
    heads: int = 0
    heads_rolled: str = NOTHING
    throws: int = 0
    snapshots: int = 0
    snapshots_rolled: str = NOTHING
    people: Mapping[int, str] = field(default_factory=dict)
    """Number and check sum."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Key and check sum."""

    @property
    def counts(self) -> tuple[int, int, int, int, int, int]:
        """Events, heads, throws, people, settings, snapshots, as the seal's columns have them."""
        return self.events, self.heads, self.throws, len(self.people), len(self.settings), self.snapshots

    @property
    def hash(self) -> str:
        """The hash of the seal."""
        return hash_of(
            self.frame,
            self.counts,
            self.events_rolled,
            self.heads_rolled,
            self.snapshots_rolled,
            sorted(self.people.items()),
            sorted(self.settings.items()),
        )
