"""A person's name, erased from a session file and with its automatic copies.

Events name people by number, so the chains stay as they are; the row in the table of people is emptied and
the file is written anew, so that the name is not left in unused parts of it. The copies of `keeping` are
thrown away, for they hold the name too; forgetting that was broken off is finished when it is asked for
again. What somebody wrote into a note or an argument is part of the record and stays: `mentions` says where
the name still stands. Copies that people made of the file, and free space on the disk, are out of reach.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from wargame.journal.codec import encode_event
from wargame.journal.file import open_for_writing, read
from wargame.journal.keeping import copies_of, drop
from wargame.journal.open_journal import FileJournal
from wargame.journal.rows import Person
from wargame.names import folded, same_name
from wargame.terms import RecordError
from wargame.whole import sweep


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased."""

    people: int
    """How many people of the name stood in the file."""
    copies: int
    """How many automatic copies were thrown away."""


def forget(path: Path | str, name: str) -> Forgotten:
    """Erase the name and the initials of everyone called `name`, and throw the automatic copies away.

    Upper and lower case count as the same.

    Raises
    ------
    RecordError
        If nobody is called so in the file or its copies, the session is open elsewhere, or the file cannot be
        written; it is then as it was. Or if a copy cannot be removed. RecordBroken if the file is damaged.
    """
    path = Path(path)
    journal, _, record = open_for_writing(path)
    with closing(journal):
        numbers = _called(record.people, name)
        if numbers:
            journal.erase_names(numbers)
        else:
            _finish(journal, path, name, record.people)
    # What a program that was killed left beside the session may hold the name as well.
    sweep(path.parent)
    return Forgotten(len(numbers), drop(path))


def _called(people: tuple[Person, ...], name: str) -> list[int]:
    sought = same_name(name)
    return [person.number for person in people if person.name and same_name(person.name) == sought]


def _finish(journal: FileJournal, path: Path, name: str, people: tuple[Person, ...]) -> None:
    """Do again what may have been broken off after the name was erased; RecordError if nobody had it."""
    if not all(person.name for person in people):
        journal.write_anew()
    if any(_called(_people(copy), name) for copy in copies_of(path)):
        return
    names = tuple(person.name for person in people if person.name)
    raise RecordError("nobody-named", name=name, names=names)


def _people(copy: Path) -> tuple[Person, ...]:
    try:
        return read(copy)[1].people
    except RecordError:
        return ()


def mentions(path: Path | str, name: str) -> tuple[int, ...]:
    """Return the numbers of the events in whose texts a name stands; they cannot be erased.

    Raises
    ------
    RecordError
        If the file cannot be read.
    """
    sought = folded(name).strip()
    if not sought:
        return ()
    _, record = read(path)
    return tuple(entry.number for entry in record.entries if sought in folded(encode_event(entry.event)))
