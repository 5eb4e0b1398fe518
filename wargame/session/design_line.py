"""A session's place in a design that was sealed before play: kept, and proved from the start of its record.

The line stands among the settings, which every reader of session files knows. What proves it is a bookmark in
the session's first command: it names the design by its six words, and the SHA-256 of the line. All later
hashes rest on that event, so a line that was put in or changed afterwards does not fit, and counts for none.
Seats and the room are told neither.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

import msgspec

from wargame.game.events import BookmarkSet
from wargame.journal.rows import Entry
from wargame.journal.six_words import six_words

SETTING: Final = "design"
"""The setting that holds the line, as JSON."""

_DIGITS: Final = frozenset("0123456789abcdef")
_SEAL: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignLine:
    """Which table of a sealed design a session is."""

    seal: str
    """The design's hash, 64 hexadecimal digits."""
    table: int
    """From 1."""
    treatment: str
    """What is tried at it."""
    stratum: str = ""
    """Inside what it was dealt."""
    title: str = ""
    """The question that the design asks; empty in sessions that were started before it was written down."""

    @property
    def words(self) -> str:
        """The design's seal in six words."""
        return six_words(self.seal)


def written(line: DesignLine) -> str:
    """Return a line as it stands among the settings; without a title as it stood when there was none."""
    fields = {key: value for key, value in asdict(line).items() if value or key != "title"}
    return json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def mark_of(line: DesignLine) -> str:
    """Return the name of the bookmark that proves a line; it says nothing of what is tried."""
    proof = sha256(written(line).encode()).hexdigest()
    return f"Table {line.table} of the design sealed as {line.words}; {proof}"


def line_of(settings: Mapping[str, str], entries: Iterable[Entry]) -> DesignLine | None:
    """Return a session's place in a design; None if it has none, or its record does not prove it."""
    text = settings.get(SETTING)
    if text is None:
        return None
    try:
        line = msgspec.json.decode(text, type=DesignLine)
        if len(line.seal) != _SEAL or set(line.seal) - _DIGITS:
            return None
        mark = mark_of(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    first = (one.event for one in entries if one.command == 1)
    return line if any(isinstance(event, BookmarkSet) and event.name == mark for event in first) else None
