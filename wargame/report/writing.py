"""Writes what was made, all of it or nothing, and says in words why it could not.

Used by everything that ends in a file that is no session and no scenario.
"""

from pathlib import Path

from wargame.places import is_folder
from wargame.terms import EntenteError
from wargame.whole import write_whole
from wargame.words.sentences import Sentence


class NotWritten(EntenteError):
    """A file could not be written; what was there before is unchanged."""


def write_file(path: Path, content: bytes) -> None:
    """Put `content` into a file, all of it or nothing.

    Raises
    ------
    NotWritten
        If the folder does not exist or may not be written to, the disk is full, or another program holds
        the file.
    """
    try:
        write_whole(path, content)
    except (OSError, ValueError) as error:
        raise NotWritten(_sentence(path, error)) from error


def _sentence(path: Path, error: OSError | ValueError) -> Sentence:
    name, folder = path.name, path.parent
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Sentence("no-folder-for-file", name=name, folder=folder)
    if isinstance(error, IsADirectoryError) or is_folder(path):
        return Sentence("folder-in-place-of-file", name=name)
    if isinstance(error, PermissionError):
        return Sentence("file-locked", name=name, folder=folder)
    reason = getattr(error, "strerror", None) or "that is not a path"
    return Sentence("file-not-written", name=name, reason=reason)
