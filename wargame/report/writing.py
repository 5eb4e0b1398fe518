"""Writes what was made, all of it or nothing, and says in words why it could not.

Used by everything that ends in a file that is no session and no scenario.
"""

from collections.abc import Mapping
from pathlib import Path

from wargame.places import is_folder
from wargame.terms import EntenteError
from wargame.whole import whole_folder, write_all_whole, write_whole
from wargame.words.sentences import Sentence

_IN_THE_WAY = "there is a file of that name, or of one on the way to it"


class NotWritten(EntenteError):
    """A file could not be written; what was there before is unchanged."""


def write_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put `content` into a file, all of it or nothing; if it is `private`, for this account's eyes only.

    Raises
    ------
    NotWritten
        If the folder does not exist or may not be written to, the disk is full, or another program holds
        the file.
    """
    try:
        write_whole(path, content, private=private)
    except (OSError, ValueError) as error:
        raise NotWritten(_sentence(path, error)) from error


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Put several files into a folder and return them; a folder that is not there is made with all of them.

    In a folder that is there they take the place of files of the same names, all of them or none.

    Raises
    ------
    NotWritten
        If one of them cannot be written.
    """
    try:
        if is_folder(folder):
            _write_beside(folder, contents)
        else:
            folder.parent.mkdir(parents=True, exist_ok=True)
            with whole_folder(folder) as made:
                for name, content in contents.items():
                    (made / name).write_bytes(content)
    except FileExistsError as error:
        raise NotWritten("table-folder-not-made", folder=folder, reason=_IN_THE_WAY) from error
    except (OSError, ValueError) as error:
        raise NotWritten(_sentence(folder, error, of_folder=True)) from error
    return tuple(folder / name for name in contents)


def write_files(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Put several files into a folder that is there, over those of the same names: all of them or none.

    Raises
    ------
    NotWritten
        If there is no such folder, or one of them cannot be written.
    """
    first = folder / next(iter(contents))
    if not is_folder(folder):
        raise NotWritten(_sentence(first, FileNotFoundError()))
    try:
        _write_beside(folder, contents)
    except (OSError, ValueError) as error:
        raise NotWritten(_sentence(first, error)) from error
    return tuple(folder / name for name in contents)


def _write_beside(folder: Path, contents: Mapping[str, bytes]) -> None:
    for name in contents:
        if is_folder(folder / name):
            raise NotWritten(_sentence(folder / name, IsADirectoryError()))
    write_all_whole(folder, contents)


def _sentence(path: Path, error: OSError | ValueError, *, of_folder: bool = False) -> Sentence:
    name, folder = path.name, path.parent
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Sentence("no-folder-for-file", name=name, folder=folder)
    if isinstance(error, IsADirectoryError) or (is_folder(path) and not of_folder):
        return Sentence("folder-in-place-of-file", name=name)
    if isinstance(error, PermissionError):
        return Sentence("file-locked", name=name, folder=folder)
    reason = getattr(error, "strerror", None) or "that is not a path"
    return Sentence("file-not-written", name=name, reason=reason)
