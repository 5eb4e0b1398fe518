"""Which packed scenarios were taken in on this computer, and as which file: kept beside the settings.

A packed scenario is known by its bytes, so that a newer one of the same name is a new one. `keep` is told
where it was laid, `follow` when that file got another name; `taken_as` says where it is, for the page of
scenarios. None of them fails: what cannot be read or written is as if nothing had been taken in.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from wargame.limits import LARGEST_PACKAGE
from wargame.places import config_folder, is_there
from wargame.whole import write_whole

MOST_KEPT: Final = 300
"""Files; the oldest go first."""
_LONGEST: Final = 10_000
"""Bytes of a path, at most."""


def fingerprint_of(content: bytes) -> str:
    """Return what tells the bytes of a packed scenario from any others."""
    return sha256(content).hexdigest()


def keep(fingerprint: str, path: Path) -> None:
    """Keep as which file a packed scenario was taken in."""
    place = _folder() / fingerprint
    with suppress(OSError, UnicodeError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, str(path.absolute()).encode())
        for old in sorted(_all(), key=lambda one: one.stat().st_mtime)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)


def follow(old: Path, new: Path) -> None:
    """Keep that a file that may have been taken in has another name now."""
    with suppress(OSError):
        for place in _all():
            if _kept(place) == old.absolute():
                keep(place.name, new)


def taken_as(package: Path) -> Path | None:
    """Return the file as which a packed scenario was taken in; None if it was not, or that file is gone."""
    try:
        with package.open("rb") as file:
            content = file.read(LARGEST_PACKAGE + 1)
    except (OSError, ValueError):
        return None
    found = _kept(_folder() / fingerprint_of(content))
    return found if found is not None and is_there(found) else None


def _folder() -> Path:
    return config_folder() / "taken"


def _all() -> list[Path]:
    return [one for one in _folder().glob("*") if len(one.name) == sha256().digest_size * 2]


def _kept(place: Path) -> Path | None:
    try:
        with place.open("rb") as file:
            named = file.read(_LONGEST).decode()
    except (OSError, UnicodeError):
        return None
    return Path(named) if named else None
