"""What sessions gave to cohorts, kept beside the settings so that the second look takes no time.

Kept by the contents of the file and the version of the program, without names and without what players wrote;
the file's own name is not kept either. What was secret at a table is in it, so this account alone reads it.
What bots came to on a version of the scenario lies there too. Whoever forgets a person has all of it thrown
away (`clear`): a new look makes it anew.
What cannot be read or written is as if it were not there.
"""

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import rmtree
from typing import Final, TypeVar

import msgspec

from wargame.cohort.extract import FORM, Extract
from wargame.places import config_folder
from wargame.whole import write_whole

T = TypeVar("T")

_ENDING: Final = ".extract"


def cache_folder() -> Path:
    """Return the folder in which extracts are kept."""
    return config_folder() / "cohorts"


def kept(content: str) -> Extract | None:
    """Return the extract of a session whose contents have this hash; None if none is kept."""
    return kept_other(content, Extract)


def keep(content: str, extract: Extract) -> None:
    """Keep an extract; where that cannot be done, the session is read again next time."""
    keep_other(content, extract)


def kept_other(key: str, kind: type[T]) -> T | None:
    """Return what was kept under a key; None if nothing of that kind is."""
    try:
        return msgspec.msgpack.decode(_path(key).read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def keep_other(key: str, value: object) -> None:
    """Keep what can be reckoned again, under a key that tells it from all else."""
    with suppress(OSError):
        cache_folder().mkdir(parents=True, exist_ok=True)
        write_whole(_path(key), msgspec.msgpack.encode(value), private=True)


def clear() -> int:
    """Throw everything away that is kept, and return how many files that was."""
    many = sum(1 for _ in cache_folder().glob(f"*{_ENDING}"))
    rmtree(cache_folder(), ignore_errors=True)
    return many


def _path(content: str) -> Path:
    return cache_folder() / f"{sha256(f'{FORM} {_program()} {content}'.encode()).hexdigest()}{_ENDING}"


def _program() -> str:
    try:
        return version("entente")
    except PackageNotFoundError:
        return ""
