"""Cards and channels of a session on the disk while it is open, so that a restart brings the phones back.

They lie beside the settings and not in the session: who is given a session file gets no keys. Only this
account may read the file. It goes when the session is closed or the phones are switched off. What cannot be
read is as if it were not there: phones then need a new code. The window says where it cannot be written.

A session is told from others by what began it and by the file that it lies in (`keeping_of`): a copy of the
file has phones of its own, and no phone of the one is in the other. A file that was moved or renamed finds
its phones.

`Register` makes what is kept and takes it up again; `exchange.Phones` hands it over at each change, and
before a command is done.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from wargame.journal.open_journal import FileJournal
from wargame.phones.cards import KEY_BYTES, Card
from wargame.phones.channel import MOST_COUNTED, Channel, Join, Keys
from wargame.places import config_folder, is_there, may_write
from wargame.session.session import Session
from wargame.whole import name_beside, sweep

FORM: Final = 1
MOST_STARTS: Final = 4096
"""How often a channel is brought back; then its phone needs a new code."""

_PER_START: Final = 40
"""Bits of a counter after one start of the program: a number once used for sealing is never used again."""
_LARGEST: Final = 2_000_000


class KeptChannel(msgspec.Struct, frozen=True):
    """A channel as it lies on the disk: without answers, which hold secrets."""

    keys: Keys
    card: str
    place: str
    device: str
    unpacks: bool
    waits: bool
    starts: int
    seen: dict[int, bytes]

    @classmethod
    def of(cls, one: Channel) -> "KeptChannel":
        """Return what is kept of a channel."""
        starts = one.told >> _PER_START
        return cls(one.keys, one.card, one.place, one.device, one.unpacks, one.waits, starts, one.seen)

    def brought_back(self) -> Channel:
        """Return the channel, whose counter goes on far beyond all that may have been used."""
        joined = Join(b"", self.device, self.unpacks, 0)
        channel = Channel(self.keys, self.card, self.place, joined, waits=self.waits)
        channel.seen_before(self.seen, (self.starts + 1) << _PER_START)
        return channel


class Kept(msgspec.Struct, frozen=True):
    """Everything that is kept of a session's phones."""

    address: str
    port: int
    cards: tuple[Card, ...]
    at_laptop: tuple[str, ...]
    channels: tuple[KeptChannel, ...]
    joins: dict[str, tuple[str, ...]]
    form: int = FORM
    file: bytes = b""
    """The session file that they play in."""


class Keeping:
    """The file of one session's phones.

    Parameters
    ----------
    session_id : str
        Tells the session from those that began otherwise.
    file : Path | None
        Where it lies; None for one that lies nowhere.

    Attributes
    ----------
    works : bool
        False while it cannot be written; then phones would need new codes after a restart.
    """

    def __init__(self, session_id: str, file: Path | None = None) -> None:
        self._session = _short(session_id.encode())
        self.works = True
        self._lies_in(file)

    def _lies_in(self, file: Path | None) -> None:
        self._file = b"" if file is None else os.fsencode(file.resolve())
        name = f"{self._session}-{_short(self._file)}" if self._file else self._session
        self.path = config_folder() / "phones" / f"{name}.json"

    def read(self) -> Kept | None:
        """Return what was kept; None where nothing is, or nothing can be written in its place.

        Each start is counted there: read once more as it lies, it would have numbers used for sealing again.
        """
        if self._file and not is_there(self.path):
            self._take_along()
        return _read(self.path) if may_write(self.path.parent) else None

    def _take_along(self) -> None:
        """Take over what was kept of the session under another name of its file, if none bears that now."""
        for other in sorted(self.path.parent.glob(f"{self._session}*.json")):
            kept = _read(other)
            if kept is not None and not (kept.file and is_there(Path(os.fsdecode(kept.file)))):
                with suppress(OSError):
                    other.replace(self.path)
                return

    def move_to(self, file: Path) -> None:
        """Go on for the same session in another file, where it is played from now on."""
        kept = _read(self.path)
        self.forget()
        self._lies_in(file)
        if kept is not None:
            self.write(kept)

    def write(self, kept: Kept) -> None:
        """Put everything into the file, whole or not at all, for this account's eyes only."""
        beside = self.path.with_name(name_beside(self.path.name))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # What a program that was killed left half written holds keys, too.
            sweep(self.path.parent)
            # No more than this account may ever read it, not even for the moment of writing.
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(msgspec.json.encode(msgspec.structs.replace(kept, file=self._file)))
            beside.replace(self.path)
            self.works = True
        except OSError:
            self.works = False
            # What lies there no longer holds; read again, it would let old commands in.
            for left in (beside, self.path):
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    def forget(self) -> None:
        """Throw the file away: the session is closed, or the phones are off."""
        sweep(self.path.parent)
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def keeping_of(session: Session) -> Keeping:
    """Return where the phones of a session are kept: for the file that it is played in, and for no copy."""
    first = session.history.entries[0]
    began = f"{session.scenario.id} {session.state.setup.title} {first.at}"
    journal = session.journal
    return Keeping(began, journal.path if isinstance(journal, FileJournal) else None)


def _short(name: bytes) -> str:
    return sha256(name).hexdigest()[:32]


def _read(path: Path) -> Kept | None:
    try:
        with path.open("rb") as file:
            found = msgspec.json.decode(file.read(_LARGEST + 1), type=Kept)
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    return found if _is_sound(found) else None


def _is_sound(kept: Kept) -> bool:
    """Return whether phones can go on with this; in a file that was damaged may be anything."""
    places = {one.id: one.place for one in kept.cards}
    return (
        kept.form == FORM
        and 0 <= kept.port < 65_536
        and all(len(one.key) == KEY_BYTES for one in kept.cards)
        and all(
            0 <= one.starts < MOST_STARTS
            and places.get(one.card) == one.place
            and len(one.keys.up) == len(one.keys.down) == KEY_BYTES
            and all(0 < counter < MOST_COUNTED for counter in one.seen)
            for one in kept.channels
        )
    )
