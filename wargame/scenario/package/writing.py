"""A scenario's file packed into one with its pictures, base rates and a preview.

The same scenario gives the same bytes, whenever and wherever it is packed. Pictures are written anew before
they go in, so that what a camera added to them stays at home. A picture that is missing or is none does not
keep the rest from being handed on; it is told.
"""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from wargame.limits import LARGEST_PACKAGE, MOST_PICTURES
from wargame.scenario.data import as_data
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.package.contents import PREVIEW, RATES, SCENARIO, PackageUnfit, text_in
from wargame.scenario.pictures import (
    FOLDER,
    PictureUnfit,
    content_of,
    file_of,
    made_anew,
    name_fits,
    named_in,
)
from wargame.scenario.rates import rates_beside
from wargame.words.sentences import Sentence

_ANY_DAY: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Packed:
    """A scenario in one file."""

    content: bytes
    left_out: tuple[Sentence, ...]
    """What is wrong with pictures that did not go in."""


def packed(path: Path, preview: bytes = b"") -> Packed:
    """Return the scenario in a file, packed; `preview` is a PNG of it.

    Raises
    ------
    ScenarioUnreadable
        If the file cannot be opened.
    PackageUnfit
        If it is no scenario, or it is too large with its pictures.
    """
    document = open_document(path)
    if not (text_in(document, "id") and text_in(document, "title")):
        raise PackageUnfit("nothing-to-pack", name=path.name)
    lost: list[Sentence] = []
    entries = {SCENARIO: document.content, **dict(_others(path, document, lost))}
    if preview:
        entries[PREVIEW] = preview
    if sum(map(len, entries.values())) > LARGEST_PACKAGE:
        raise PackageUnfit("pack-too-large", name=path.name, most=LARGEST_PACKAGE // 1_000_000)
    return Packed(_zipped(entries), tuple(lost))


def _others(path: Path, document: Document, lost: list[Sentence]) -> Iterator[tuple[str, bytes]]:
    """Yield base rates and pictures; what is wrong with one is added to `lost`."""
    if (rates := rates_beside(path)) is not None:
        yield RATES, (json.dumps(as_data(rates), indent=2, ensure_ascii=False) + "\n").encode()
    for name in sorted(filter(name_fits, named_in(document.data)))[:MOST_PICTURES]:
        try:
            yield f"{FOLDER}/{name}", made_anew(content_of(file_of(path, name)), name).content
        except PictureUnfit as error:
            lost.append(error.told)


def _zipped(entries: dict[str, bytes]) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, _ANY_DAY)
            entry.create_system = 3
            entry.external_attr = _PLAIN_FILE
            is_text = name in (SCENARIO, RATES)
            entry.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
            archive.writestr(entry, content, compresslevel=9)
    return into.getvalue()
