"""A record that lives in memory: for tests, bots and simulations."""

from wargame.journal.rows import Batch, Entry, HeadMove, Person
from wargame.terms import ActorId


class MemoryJournal:
    """Keeps batches in lists."""

    def __init__(self, hashes: tuple[str, ...] = ()) -> None:
        self.hashes = hashes
        """Of the events of a file that was read, by number."""
        self.entries: list[Entry] = []
        self.moves: list[HeadMove] = []
        self.people: list[Person] = []
        self.settings: dict[str, str] = {}
        self._drafts: dict[ActorId, str] = {}

    def append(self, batch: Batch) -> None:
        """Keep one command's events."""
        self.entries += batch.entries
        self.people += batch.people
        if batch.settings:
            self.settings.update(batch.settings)
        if batch.drafts is not None:
            self._drafts = dict(batch.drafts)

    def move_head(self, move: HeadMove) -> None:
        """Keep a movement of a branch."""
        self.moves.append(move)

    def change_settings(self, settings: dict[str, str]) -> None:
        """Keep settings."""
        self.settings.update(settings)

    def keep_draft(self, seat: ActorId, body: str) -> None:
        """Keep a draft."""
        self._drafts[seat] = body

    def drafts(self) -> dict[ActorId, str]:
        """Return the drafts."""
        return {seat: body for seat, body in self._drafts.items() if body}

    def hash_at(self, event: int) -> str:
        """Return the hash that the file had for an event; empty for an event of no file."""
        return self.hashes[event] if event < len(self.hashes) else ""

    def close(self) -> None:
        """Nothing is held open."""
