"""A packed scenario opened: a file in, a Package out, or a sentence that names what in it is wrong.

A package may come from anywhere. Its list of files is looked at before any of them is: how long it is, what
each is called, how large it says it is and how large it would become. Nothing in it is written to a disk
here, no name in it is ever a path, and no link is followed. Each file is read no further than its kind may
be long, and pictures are decoded and made anew (`scenario.pictures`).
"""

import json
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

from wargame.limits import LARGEST_PACKAGE, LARGEST_PICTURES, MOST_PACKED, MOST_PICTURES, MOST_SQUEEZED
from wargame.names import folded
from wargame.scenario.data import part_of_data
from wargame.scenario.document.document import of_content
from wargame.scenario.model import BaseRates
from wargame.scenario.package.contents import (
    PREVIEW,
    RATES,
    SCENARIO,
    Package,
    PackageUnfit,
    most_bytes,
    picture_name,
    text_in,
)
from wargame.scenario.package.taken import fingerprint_of
from wargame.scenario.pictures import KeptPicture, PictureUnfit, made_anew, named_in
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

_BEGINS: Final = b"PK\x03\x04"
_END: Final = b"PK\x05\x06"
_END_OF_LARGE: Final = b"PK\x06\x07"
_END_BYTES: Final = 22
_LONGEST_LIST: Final = 200_000
"""Bytes of the list of files; that of as many files as are allowed comes to a tenth of it."""
_LARGE: Final = 100_000
"""What is no larger than this may be squeezed as far as it goes."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x41
"""Bits of an entry's flags that say it needs a password."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    OverflowError,
)
"""What reading a zip that is damaged, or made to do harm, may raise."""


def read_package(path: Path) -> Package:
    """Return what is in a packed scenario.

    Raises
    ------
    PackageUnfit
        If the file cannot be opened, is none, or holds anything that is not to be opened.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PACKAGE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no path"
        raise PackageUnfit("package-not-opened", name=path.name, reason=reason) from error
    return package_in(content, path.name)


def package_in(content: bytes, name: str) -> Package:
    """Return what is in the bytes of a packed scenario called `name`; PackageUnfit as `read_package`."""
    if len(content) > LARGEST_PACKAGE:
        raise PackageUnfit("package-too-large", name=name, most=LARGEST_PACKAGE // 1_000_000)
    _check_list(content, name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries, name)
            opened = _opened(archive, entries, name)
    except _BROKEN as error:
        raise PackageUnfit("package-damaged", name=name) from error
    return replace(opened, fingerprint=fingerprint_of(content))


def _check_list(content: bytes, name: str) -> None:
    """Check the end of the file, where it says how long its list of files is, before that list is read."""
    if not content.startswith(_BEGINS):
        raise PackageUnfit("no-package", name=name)
    at = content.rfind(_END)
    if at < 0 or len(content) < at + _END_BYTES:
        raise PackageUnfit("package-damaged", name=name)
    files = int.from_bytes(content[at + 10 : at + 12], "little")
    length = int.from_bytes(content[at + 12 : at + 16], "little")
    if files > MOST_PACKED or length > _LONGEST_LIST or content[at - 20 : at - 16] == _END_OF_LARGE:
        raise PackageUnfit("package-too-many-files", name=name, most=MOST_PACKED)


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_PACKED:
        raise PackageUnfit("package-too-many-files", name=name, most=MOST_PACKED)
    seen: set[str] = set()
    for entry in entries:
        if (told := _why_not(entry)) is not None:
            raise PackageUnfit("package-entry-refused", name=name, entry=_shown(entry), why=told)
        if folded(entry.filename) in seen:
            raise PackageUnfit("package-entry-twice", name=name, entry=_shown(entry))
        seen.add(folded(entry.filename))
    if SCENARIO not in {entry.filename for entry in entries}:
        raise PackageUnfit("package-without-scenario", name=name)
    if sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
        raise PackageUnfit("package-unpacked-too-large", name=name, most=LARGEST_PACKAGE // 1_000_000)


def _why_not(entry: zipfile.ZipInfo) -> Sentence | None:
    """Return why a file is not to be read, as a clause; None if it may be."""
    return next((told for told, is_so in _REFUSALS if is_so(entry)), None)


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.removesuffix("/").split("/")
    return any(part in ("", ".", "..") for part in parts) or ":" in entry.filename


def _is_strange(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    return "\\" in name or not name.isprintable() or name != entry.filename


def _is_special(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _LARGE and entry.file_size > MOST_SQUEEZED * max(1, entry.compress_size)


def _is_too_large(entry: zipfile.ZipInfo) -> bool:
    return 0 < most_bytes(entry.filename) < entry.file_size


_REFUSALS: Final[tuple[tuple[Sentence, Callable[[zipfile.ZipInfo], bool]], ...]] = (
    (Sentence("entry-of-strange-name"), _is_strange),
    (Sentence("entry-leads-out"), _leads_out),
    (Sentence("entry-is-link"), _is_special),
    (Sentence("entry-with-password"), lambda entry: bool(entry.flag_bits & _ENCRYPTED)),
    (Sentence("entry-packed-otherwise"), lambda entry: entry.compress_type not in _METHODS),
    (Sentence("entry-too-large"), _is_too_large),
    (Sentence("entry-is-bomb"), _is_bomb),
)
"""What a file in a package may not be, in words."""


def _shown(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file as it can be shown: it may hold anything."""
    name = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in entry.orig_filename
    )
    return name if len(name) <= 80 else f"{name[:80]}…"


def _opened(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> Package:
    by_name = {entry.filename: entry for entry in entries if not entry.is_dir()}
    document = of_content(_bytes_of(archive, by_name[SCENARIO], name))
    if not (text_in(document, "id") and text_in(document, "title")):
        raise PackageUnfit("package-of-no-scenario", name=name)
    named = named_in(document.data)
    used = {entry: picture_name(entry) for entry in by_name if picture_name(entry) in named}
    known = {SCENARIO, RATES, PREVIEW, *used}
    return Package(
        name=name,
        document=document,
        rates=_rates(_bytes_of(archive, by_name[RATES], name)) if RATES in by_name else None,
        pictures=_pictures({used[entry]: by_name[entry] for entry in used}, archive, name),
        preview=_picture(archive, by_name[PREVIEW], PREVIEW, name).content if PREVIEW in by_name else b"",
        left_out=tuple(entry for entry in by_name if entry not in known),
    )


def _bytes_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Return what a file holds, read no further than its kind may be long."""
    most = most_bytes(entry.filename)
    with archive.open(entry) as file:
        content = file.read(most + 1)
    if len(content) > most or len(content) != entry.file_size:
        raise PackageUnfit("package-damaged", name=name)
    return content


def _rates(content: bytes) -> BaseRates | None:
    """Return base rates; None if they cannot be read, for they never keep anybody from playing."""
    try:
        return part_of_data(BaseRates, json.loads(content))
    except (ValueError, RecursionError, EntenteError):
        return None


def _pictures(
    entries: Mapping[str, zipfile.ZipInfo], archive: zipfile.ZipFile, name: str
) -> dict[str, KeptPicture]:
    if len(entries) > MOST_PICTURES:
        raise PackageUnfit("package-too-many-files", name=name, most=MOST_PICTURES)
    found = {picture: _picture(archive, entry, picture, name) for picture, entry in entries.items()}
    if sum(len(one.content) for one in found.values()) > LARGEST_PICTURES:
        raise PackageUnfit("package-pictures-too-large", name=name, most=LARGEST_PICTURES // 1_000_000)
    return found


def _picture(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, called: str, name: str) -> KeptPicture:
    try:
        return made_anew(_bytes_of(archive, entry, name), called)
    except PictureUnfit as error:
        raise PackageUnfit("package-picture-refused", name=name, why=error.told) from error
