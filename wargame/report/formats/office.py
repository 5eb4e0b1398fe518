"""Office packages opened and packed: templates of others are read without running anything of them.

A file comes in as bytes, its parts go to `word` and to the slides. An Office file is a ZIP of XML: size,
packing and XML are looked at before anything is taken from it. Macros, ActiveX, embedded objects, references
to other files and fields that fetch or run are left out and told; what is left can load nothing. `packed` and
`repacked` write a package whose bytes depend on its parts alone. To leave out another kind of part or field:
`_PARTS`, `_FIELDS`. lxml is imported when a package is opened.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from wargame.limits import LARGEST_TEMPLATE, LARGEST_UNPACKED, MOST_PARTS
from wargame.report.formats.office_links import Links, linked_part, links_name, without_harm
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence

Kind: TypeAlias = Literal["word", "slides"]

CONTENT_TYPES: Final = "[Content_Types].xml"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_MACROS: Final = "application/vnd.ms-"

MAIN_TYPES: Final[Mapping[Kind, str]] = {
    "word": f"{_OFFICE}wordprocessingml.document.main+xml",
    "slides": f"{_OFFICE}presentationml.presentation.main+xml",
}
"""What the main part of a plain file of each kind is said to be."""

_ALIKE: Final[Mapping[str, Kind]] = {
    MAIN_TYPES["word"]: "word",
    f"{_OFFICE}wordprocessingml.template.main+xml": "word",
    f"{_MACROS}word.document.macroEnabled.main+xml": "word",
    f"{_MACROS}word.template.macroEnabledTemplate.main+xml": "word",
    MAIN_TYPES["slides"]: "slides",
    f"{_OFFICE}presentationml.template.main+xml": "slides",
    f"{_OFFICE}presentationml.slideshow.main+xml": "slides",
    f"{_MACROS}powerpoint.presentation.macroEnabled.main+xml": "slides",
    f"{_MACROS}powerpoint.template.macroEnabled.main+xml": "slides",
    f"{_MACROS}powerpoint.slideshow.macroEnabled.main+xml": "slides",
}
"""Templates, shows and files with macros become plain files of their kind."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
PROGRAM: Final = "Entente"
"""What a Word file that we wrote names as the program that wrote it; slides of ours name none."""

_SAVED_WITH: Final = "docProps/app.xml"
_MOST_SAID: Final = 100_000
_LONGEST_PROGRAM: Final = 60

_STORED: Final = (".png", ".jpg", ".jpeg", ".gif")
"""What is packed already."""

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "macros": ("vbaproject", "vbadata", "customui/", "activex", "ctrlprops/", "attachedtoolbars", "keymap"),
    "objects": ("/embeddings/", "oleobject", "webextensions/", "/afchunk", "xl/externallinks/", ".exe"),
}
"""Beginnings or pieces of names of parts that are left out, in small letters."""


class OfficeUnreadable(EntenteError):
    """A file that is no Office file, or none that is read."""


@dataclass(frozen=True, slots=True)
class Package:
    """An Office file as its parts, from which everything that runs or fetches was taken."""

    main: str
    """The name of the main part, as in `word/document.xml`."""
    parts: Mapping[str, bytes]
    """What each part holds by its name, those that list the parts included."""
    notes: tuple[Sentence, ...] = ()
    """What was left out, in words for people."""


def read_package(path: Path, kind: Kind) -> Package:
    """Return the package in a file.

    Raises
    ------
    OfficeUnreadable
        If it cannot be opened, is none of this kind, is locked by a password, is damaged or too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_TEMPLATE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is not a path"
        raise OfficeUnreadable("office-unopened", name=path.name or path, reason=reason) from error
    return package_of(content, path.name, kind)


def package_of(content: bytes, name: str, kind: Kind) -> Package:
    """Return the package in some bytes; `name` is what the file is called in refusals.

    Raises
    ------
    OfficeUnreadable
        If it is none of this kind, is locked by a password, is damaged or too large.
    """
    if len(content) > LARGEST_TEMPLATE:
        raise OfficeUnreadable("office-too-large", name=name, most=LARGEST_TEMPLATE // 1_000_000)
    if content.startswith(_OLE):
        raise OfficeUnreadable("office-locked", name=name)
    if not content.startswith(_ZIP):
        raise OfficeUnreadable("office-of-other-kind", name=name, wanted=_wanted(kind))
    from lxml.etree import LxmlError

    try:
        parts = _unpacked(content, name)
        main = _main_part(parts, name, kind)
        if kind == "word" and parsed(parts[main]).find("{*}body") is None:
            raise OfficeUnreadable("office-broken", name=name)
        return _harmless(parts, main, kind)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise OfficeUnreadable("office-broken", name=name) from error
    except (LxmlError, KeyError, ValueError, IndexError) as error:
        raise OfficeUnreadable("office-broken", name=name) from error


def saved_with(path: Path) -> str:
    """Return the office program that saved a file; empty for what we wrote and for other files."""
    from lxml.etree import LxmlError

    try:
        with ZipFile(path) as file, file.open(_SAVED_WITH) as opened:
            said = str(parsed(opened.read(_MOST_SAID)).findtext("{*}Application") or "")
    except (
        OSError,
        BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        KeyError,
        ValueError,
        LxmlError,
    ):
        return ""
    program = " ".join(said.partition("/")[0].split())[:_LONGEST_PROGRAM]
    return "" if program == PROGRAM else program


def parsed(content: bytes) -> Any:
    """Return XML as a tree; a document type, in which bombs are hidden, is refused.

    Raises
    ------
    ValueError
        If it has a document type.
    LxmlError
        If it is damaged.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("document type")
    return root


def written(root: Any) -> bytes:
    """Return a tree as the XML of a part."""
    from lxml import etree

    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    assert isinstance(content, bytes)
    return content


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as the bytes of a file; the same parts give the same bytes."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as file:
        for name in sorted(parts, key=_place):
            info = ZipInfo(name, _EPOCH)
            info.create_system = 3
            info.external_attr = 0o600 << 16
            info.compress_type = ZIP_STORED if name.lower().endswith(_STORED) else ZIP_DEFLATED
            file.writestr(info, parts[name])
    return content.getvalue()


def repacked(content: bytes) -> bytes:
    """Return a file that some library wrote as the bytes that its parts alone decide."""
    with ZipFile(BytesIO(content)) as file:
        return packed({info.filename: file.read(info) for info in file.infolist()})


def _place(name: str) -> tuple[int, str]:
    """Return where a part stands in the file: readers look for the list of parts first."""
    return (0 if name == CONTENT_TYPES else 1 if name == links_name("") else 2, name)


def _wanted(kind: Kind) -> str:
    return "a Word file (.docx or .dotx)" if kind == "word" else "a presentation (.pptx or .potx)"


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    left = LARGEST_UNPACKED
    found: dict[str, bytes] = {}
    with ZipFile(BytesIO(content)) as file:
        every = [info for info in file.infolist() if not info.is_dir()]
        if len(every) > MOST_PARTS:
            raise OfficeUnreadable("office-too-many-parts", name=name, most=MOST_PARTS)
        for info in every:
            with file.open(info) as part:
                said = part.read(left + 1)
            left -= len(said)
            if left < 0:
                raise OfficeUnreadable(
                    "office-packed-too-large", name=name, most=LARGEST_UNPACKED // 1_000_000
                )
            if info.filename in found or not _is_name(info.filename):
                raise OfficeUnreadable("office-broken", name=name)
            found[info.filename] = said
    return found


def _is_name(name: str) -> bool:
    """Return whether something can be the name of a part: none leads out of the package."""
    return not name.startswith("/") and "\\" not in name and ".." not in name.split("/")


def _main_part(parts: Mapping[str, bytes], name: str, kind: Kind) -> str:
    """Return the name of the main part.

    Raises
    ------
    OfficeUnreadable
        If it is of another kind.
    """
    said = {one.get("PartName", "").lstrip("/"): one.get("ContentType") for one in _types(parts)}
    for link in parsed(parts[links_name("")]):
        if str(link.get("Type", "")).endswith("/officeDocument"):
            if "purl.oclc.org" in str(link.get("Type")):
                raise OfficeUnreadable("office-strict", name=name)
            main = linked_part("", link.get("Target", ""))
            if _ALIKE.get(said.get(main, "")) == kind and main in parts:
                return main
    raise OfficeUnreadable("office-of-other-kind", name=name, wanted=_wanted(kind))


def _types(parts: Mapping[str, bytes]) -> list[Any]:
    return list(parsed(parts[CONTENT_TYPES]).iterchildren("{*}Override"))


def _harmless(parts: Mapping[str, bytes], main: str, kind: Kind) -> Package:
    """Return the package without what runs, fetches or hides another file."""
    out = {sort: [one for one in parts if _is_among(one, pieces)] for sort, pieces in _PARTS.items()}
    dropped = {one for found in out.values() for one in found}
    kept = {name: content for name, content in parts.items() if name not in dropped}
    for name in sorted(dropped):
        kept.pop(links_name(name), None)
    links = Links(kept)
    cleaned: dict[str, bytes] = {}
    for name, content in kept.items():
        if name.endswith(".xml") and name != CONTENT_TYPES:
            cleaned[name] = _without_harm(name, content, kept, cleaned, links)
        elif not name.endswith(".rels"):
            cleaned[name] = content
    cleaned[links_name("")] = written(links.kept("", _relations(kept[links_name("")])))
    cleaned[CONTENT_TYPES] = _plain_types(parts, cleaned, main, kind)
    return Package(main, cleaned, tuple(_notes(out, links)))


def _without_harm(
    name: str, content: bytes, kept: Mapping[str, bytes], cleaned: dict[str, bytes], links: Links
) -> bytes:
    """Return a part without what leads out of the package; puts its links beside it."""
    gone: frozenset[str] = frozenset()
    rels = links_name(name)
    if rels in kept:
        root = _relations(kept[rels])
        before = {one.get("Id") for one in root}
        root = links.kept(name, root)
        gone = frozenset(before - {one.get("Id") for one in root})
        cleaned[rels] = written(root)
    root = parsed(content)
    return written(root) if without_harm(root, gone, links) else content


def _relations(content: bytes) -> Any:
    """Return the tree of a list of links; ValueError if it is none."""
    root = parsed(content)
    if any(one.tag != _RELATION for one in root.iterchildren("*")):
        raise ValueError("links")
    return root


def _is_among(name: str, pieces: Iterable[str]) -> bool:
    low = f"/{name.lower()}"
    return any(piece in low for piece in pieces)


def _plain_types(parts: Mapping[str, bytes], kept: Mapping[str, bytes], main: str, kind: Kind) -> bytes:
    """Return the list of what the parts are, for those that are kept, the main one as a plain file."""
    root = parsed(parts[CONTENT_TYPES])
    for one in list(root.iterchildren("{*}Override")):
        part = one.get("PartName", "").lstrip("/")
        if part not in kept:
            root.remove(one)
        elif part == main:
            one.set("ContentType", MAIN_TYPES[kind])
    named = {one.get("PartName", "").lstrip("/").lower() for one in root.iterchildren(f"{_TYPES}Override")}
    endings = {str(one.get("Extension")).lower() for one in root.iterchildren(f"{_TYPES}Default")}
    if any(
        part.lower() not in named and part.rpartition(".")[2].lower() not in endings
        for part in kept
        if part != CONTENT_TYPES
    ):
        raise ValueError("a part of no type")
    return written(root)


def _notes(out: Mapping[str, list[str]], links: Links) -> Iterable[Sentence]:
    if out["macros"]:
        yield Sentence("template-without-macros")
    if out["objects"] or links.objects:
        yield Sentence("template-without-objects", count=max(len(out["objects"]), links.objects))
    if links.addresses:
        first = tuple(dict.fromkeys(links.addresses))
        yield Sentence("template-without-links", count=len(first), addresses=first[:3])
    if links.fields:
        yield Sentence("template-without-fields", fields=tuple(dict.fromkeys(links.fields)))
