"""A person's name, erased from a session file.

Events name people by number, so the chains stay as they are; the row in the table of people is emptied and
the file is written anew, so that the name is not left in unused parts of it. What somebody wrote into a
note or an argument is part of the record and stays: `mentions` says where the name still stands. Copies of
the file, and free space on the disk, are out of reach.
"""

import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path

from wargame.journal.additions import ADD_SEAL, seal
from wargame.journal.codec import encode_event
from wargame.journal.connection import check_file, told, writer
from wargame.journal.lock import acquire
from wargame.journal.reading import Loaded, load
from wargame.journal.rows import Person
from wargame.journal.stored import person_sum
from wargame.terms import RecordError


def forget(path: Path | str, name: str) -> int:
    """Erase the name and the initials of everyone called `name`; return how many people that were.

    Upper and lower case count as the same.

    Raises
    ------
    RecordError
        If nobody is called so, the session is open elsewhere, or the file cannot be written; it is then
        as it was. RecordBroken if it is damaged.
    """
    path = Path(path)
    check_file(path)
    lock = acquire(path)
    try:
        with told(path), closing(writer(path)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            numbers = _erase(connection, load(connection, path.name), name)
            connection.execute("COMMIT")
            connection.execute("VACUUM")
    finally:
        lock.release()
    return len(numbers)


def mentions(path: Path | str, name: str) -> tuple[int, ...]:
    """Return the numbers of the events in whose texts a name stands; they cannot be erased.

    Raises
    ------
    RecordError
        If the file cannot be read.
    """
    from wargame.journal.file import read

    sought = _plain(name)
    if not sought:
        return ()
    _, record = read(path)
    return tuple(entry.number for entry in record.entries if sought in _plain(encode_event(entry.event)))


def _erase(connection: sqlite3.Connection, loaded: Loaded, name: str) -> tuple[int, ...]:
    sought = _plain(name)
    named = [person for person in loaded.record.people if person.name]
    numbers = tuple(person.number for person in named if _plain(person.name) == sought)
    if not numbers:
        names = ", ".join(person.name for person in named) or "nobody"
        raise RecordError(f"Nobody called “{name}” is named in this session. Named are: {names}.")
    sums = dict(loaded.tally.people)
    for number in numbers:
        sums[number] = person_sum(Person(number, ""))
        connection.execute(
            "UPDATE people SET name = '', initials = '', check_sum = ? WHERE number = ?",
            (sums[number], number),
        )
    connection.execute(ADD_SEAL, seal(loaded.tally.with_people(sums)))
    return numbers


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()
