"""A record that lives in memory: for tests, bots and simulations."""

from wargame.journal.rows import Batch, Entry, HeadMove, Person


class MemoryJournal:
    """Keeps batches in lists."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.moves: list[HeadMove] = []
        self.people: list[Person] = []
        self.settings: dict[str, str] = {}

    def append(self, batch: Batch) -> None:
        """Keep one command's events."""
        self.entries.extend(batch.entries)
        self.people.extend(batch.people)
        self.settings.update(batch.settings)

    def move_head(self, move: HeadMove) -> None:
        """Keep a movement of a branch."""
        self.moves.append(move)

    def change_settings(self, settings: dict[str, str]) -> None:
        """Keep settings."""
        self.settings.update(settings)

    def close(self) -> None:
        """Nothing is held open."""
