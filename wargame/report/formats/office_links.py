"""What leads out of an Office file: references to other files and addresses, fields that fetch or run.

`office` hands over the trees of a package's parts; what would load or start something is taken out of them,
the words that people would see stay. What was taken out is counted in `Links`, to be told.
"""

import re
from collections.abc import Iterable
from posixpath import dirname, join, normpath, relpath
from typing import Any, Final

_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_FIELDS: Final = frozenset(
    [
        "DDE",
        "DDEAUTO",
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "INCLUDE",
        "LINK",
        "IMPORT",
        "EMBED",
        "DATABASE",
        "MACROBUTTON",
        "RD",
        "AUTOTEXT",
        "HYPERLINK",
        "GOTOBUTTON",
        "ADDIN",
        "CONTROL",
        "HTMLACTIVEX",
        "PRINT",
        "ASK",
        "FILLIN",
        "SHAPE",
        "MERGEFIELD",
        "NEXT",
        "MERGEREC",
    ]
)
"""Fields that fetch a file, run something or ask; a HYPERLINK inside the file stays (see `_is_inside`)."""

_UNWRAPPED: Final = frozenset({"hyperlink"})
"""Elements of which the words stay when what they lead to is gone."""

_REFERENCES: Final = frozenset({"link", "href", "hlinkClick", "hlinkHover"})
"""Attributes that may be taken away alone."""

_OBJECTS: Final = frozenset(
    {"OLEObject", "control", "altChunk", "subDoc", "movie", "objectEmbed", "objectLink"}
)
"""Elements that are another file, or hold one."""

_CARRIERS: Final = frozenset({"graphicFrame", "drawing", "pict"})
"""What holds a picture or an object, and is nothing without it."""

_SETTINGS: Final = frozenset({"attachedTemplate", "mailMerge", "saveThroughXslt", "linkStyles"})
"""Settings that name another file."""

_DRAWN: Final = "{urn:schemas-microsoft-com:vml}"
_FETCHED: Final = frozenset({"href", "src", "{urn:schemas-microsoft-com:office:office}href"})
"""Attributes of old drawings that name an address outright."""

_FIRST_WORD: Final = re.compile(r"\s*([A-Za-z]+)")


def links_name(part: str) -> str:
    """Return the name of the part that lists what a part is linked with; "" is the whole package."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def linked_part(part: str, target: str) -> str:
    """Return the name of the part that a link of `part` leads to."""
    return target[1:] if target.startswith("/") else normpath(join(dirname(part), target))


def link_to(part: str, other: str) -> str:
    """Return how a link of `part` names another part."""
    return relpath(other, dirname(part) or ".")


class Links:
    """What was taken out of one package."""

    def __init__(self, kept: Iterable[str]) -> None:
        self._kept = frozenset(name.lower() for name in kept)
        self.addresses: list[str] = []
        """What references led to."""
        self.fields: list[str] = []
        """The kinds of fields that were taken out."""
        self.objects = 0
        """Objects that were taken out of a page."""

    def kept(self, part: str, relations: Any) -> Any:
        """Return the links of a part without those that lead outside, or to a part that is not there."""
        for one in list(relations):
            target = str(one.get("Target", ""))
            if one.get("TargetMode") == "External":
                self.addresses.append(target)
                relations.remove(one)
            elif linked_part(part, target).lower() not in self._kept:
                relations.remove(one)
        return relations


def without_harm(root: Any, gone: frozenset[str], links: Links) -> bool:
    """Take out of a part what its lost links, its objects and its fields would do; tell if anything was."""
    changed = _without_gone(root, gone)
    for one in _all(root, _OBJECTS | _SETTINGS):
        if _name(one) in _OBJECTS:
            links.objects += 1
        _drop(one)
        changed = True
    changed = _without_addresses(root, links) or changed
    return _without_fields(root, links) or changed


def _without_gone(root: Any, gone: frozenset[str]) -> bool:
    changed = False
    for one in list(root.iter("*")) if gone else ():
        lost = [key for key, value in one.attrib.items() if key.startswith(_RELATIONS) and value in gone]
        if not lost or one is root:
            continue
        changed = True
        if _name(one) in _UNWRAPPED:
            _unwrap(one)
        elif all(key.removeprefix(_RELATIONS) in _REFERENCES for key in lost):
            for key in lost:
                del one.attrib[key]
            if _name(one) == "blip" and f"{_RELATIONS}embed" not in one.attrib:
                _drop(_carrier(one))
        else:
            _drop(_carrier(one) if _name(one) in ("oleObj", "blip") else one)
    return changed


def _carrier(one: Any) -> Any:
    """Return what holds a picture or an object, the thing itself if nothing does."""
    return next((above for above in one.iterancestors() if _name(above) in _CARRIERS), one)


def _without_addresses(root: Any, links: Links) -> bool:
    changed = False
    for one in root.iter("*"):
        if not str(one.tag).startswith(_DRAWN):
            continue
        for key in _FETCHED.intersection(one.attrib):
            links.addresses.append(str(one.attrib.pop(key)))
            changed = True
    return changed


def _without_fields(root: Any, links: Links) -> bool:
    changed = False
    for one in list(root.iter(f"{_WORD}fldSimple")):
        if kind := _harmful(one.get(f"{_WORD}instr", "")):
            links.fields.append(kind)
            _unwrap(one)
            changed = True
    for steps in _fields(root):
        said = "".join(one.text or "" for one in steps if one.tag != f"{_WORD}fldChar")
        if kind := _harmful(said):
            links.fields.append(kind)
            for one in steps:
                _drop(one)
            changed = True
    return changed


def _fields(root: Any) -> list[list[Any]]:
    """Return for each field its marks and the pieces of its instruction; what it shows is not among them."""
    found: list[list[Any]] = []
    inside: list[tuple[list[Any], bool]] = []
    for one in root.iter(f"{_WORD}fldChar", f"{_WORD}instrText", f"{_WORD}delInstrText"):
        if one.tag != f"{_WORD}fldChar":
            if inside:
                inside[-1][0].append(one)
            continue
        kind = one.get(f"{_WORD}fldCharType")
        if kind == "begin":
            inside.append(([one], False))
        elif inside:
            inside[-1][0].append(one)
            if kind == "end":
                found.append(inside.pop()[0])
    return found + [steps for steps, _ in inside]


def _harmful(instruction: str) -> str:
    """Return the kind of a field that fetches or runs; empty for one that does neither."""
    first = _FIRST_WORD.match(instruction)
    kind = first[1].upper() if first else ""
    if kind == "HYPERLINK" and _is_inside(instruction):
        return ""
    return kind if kind in _FIELDS else ""


def _is_inside(instruction: str) -> bool:
    """Return whether a link leads to a place in the same file alone."""
    return re.match(r'\s*HYPERLINK\s+\\l\s+"?[^"\s]*"?(\s+\\h)?\s*$', instruction, re.IGNORECASE) is not None


def _all(root: Any, names: frozenset[str]) -> list[Any]:
    return [one for one in root.iter("*") if _name(one) in names and one is not root]


def _name(one: Any) -> str:
    return str(one.tag).rpartition("}")[2]


def _drop(one: Any) -> None:
    parent = one.getparent()
    if parent is None:
        return
    _keep_tail(one, parent)
    parent.remove(one)


def _keep_tail(one: Any, parent: Any) -> None:
    if one.tail and one.tail.strip():
        before = one.getprevious()
        if before is None:
            parent.text = (parent.text or "") + one.tail
        else:
            before.tail = (before.tail or "") + one.tail


def _unwrap(one: Any) -> None:
    """Put what an element holds in its place."""
    parent = one.getparent()
    at = parent.index(one)
    for child in reversed(list(one)):
        parent.insert(at, child)
    parent.remove(one)
