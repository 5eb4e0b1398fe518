"""A person's name, erased from a session file.

Events name people by number, so the chains stay as they are; the row in the table of people is emptied and
the file is written anew, so that the name is not left in unused parts of it. What somebody wrote into a
note or an argument is part of the record and stays: `mentions` says where the name still stands. Copies of
the file, and free space on the disk, are out of reach.
"""

from contextlib import closing
from pathlib import Path

from wargame.journal.codec import encode_event
from wargame.journal.file import open_for_writing, read
from wargame.names import folded, same_name
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
    journal, _, record = open_for_writing(path)
    with closing(journal):
        sought = same_name(name)
        named = [person for person in record.people if person.name]
        numbers = [person.number for person in named if same_name(person.name) == sought]
        if not numbers:
            names = ", ".join(person.name for person in named) or "nobody"
            raise RecordError(f"Nobody called “{name}” is named in this session. Named are: {names}.")
        journal.erase_names(numbers)
    return len(numbers)


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
