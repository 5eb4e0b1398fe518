"""The parts of a Word file while it is filled: their trees, how they are linked, what is added to them.

Takes an `office.Package`, ends as the parts that `office.packed` writes. Our own template lies part by part
in `assets/report/word`, so that it can be read and changed like any text.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from wargame.places import assets_folder
from wargame.report.formats.office import CONTENT_TYPES, Package, parsed, written
from wargame.report.formats.office_links import link_to, linked_part, links_name

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_LINK: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_EMPTY_LINKS: Final = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"

OWN_WIDTH: Final = 9_752
"""The width of the text in our own template, in twentieths of a point; tabs of its styles end there."""


_MAIN: Final = "word/document.xml"
_NAMES: Final[Mapping[str, str]] = {
    "content-types.xml": CONTENT_TYPES,
    "package-rels.xml": links_name(""),
    "document-rels.xml": links_name(_MAIN),
}
"""Parts of our own template whose files are called otherwise; all others lie beside the main one."""


def own_template() -> Package:
    """Return our own template."""
    files = sorted(_folder().glob("*.xml"))
    return Package(_MAIN, {_NAMES.get(one.name, f"word/{one.name}"): one.read_bytes() for one in files})


def own_styles(width: int) -> Any:
    """Return the tree of our own styles, with their tabs at the end of lines of some width."""
    content = (_folder() / "styles.xml").read_bytes()
    return parsed(content.replace(f'"{OWN_WIDTH}"'.encode(), f'"{width}"'.encode()))


def _folder() -> Path:
    return assets_folder() / "report" / "word"


class Parts:
    """The parts of one file, as trees where they are changed."""

    def __init__(self, package: Package) -> None:
        self.main = package.main
        self._parts = dict(package.parts)
        self._trees: dict[str, Any] = {}

    def tree(self, name: str) -> Any:
        """Return the tree of a part, to be read or changed."""
        if name not in self._trees:
            self._trees[name] = parsed(self._parts[name])
        return self._trees[name]

    def linked(self, kind: str, part: str | None = None) -> tuple[str, ...]:
        """Return the names of the parts that the main part, or another, is linked with in one way."""
        of = self.main if part is None else part
        return tuple(
            linked_part(of, one.get("Target", ""))
            for one in self._links(of)
            if str(one.get("Type", "")).endswith(f"/{kind}")
        )

    def one(self, kind: str) -> str:
        """Return the name of the one part that the main part is linked with in some way; empty if none."""
        found = [name for name in self.linked(kind) if name in self._parts]
        return found[0] if found else ""

    def put(self, name: str, content: bytes | Any) -> None:
        """Put a part in, as bytes or as a tree."""
        if isinstance(content, bytes):
            self._parts[name] = content
            self._trees.pop(name, None)
        else:
            self._parts[name] = b""
            self._trees[name] = content

    def name_for(self, stem: str, ending: str) -> str:
        """Return the name of a part that is not there yet, beside the main one."""
        folder = self.main.rpartition("/")[0]
        base = f"{folder}/{stem}" if folder else stem
        number = 0
        while (name := f"{base}{number or ''}{ending}") in self._parts:
            number += 1
        return name

    def add(self, name: str, content: bytes | Any, kind: str, said: str, mark: str = "", of: str = "") -> str:
        """Put in a part of a content type that the main part, or another, is linked with; return its mark."""
        self.put(name, content)
        self.say(name, said)
        return self.link(kind, link_to(of or self.main, name), mark, of or self.main)

    def link(self, kind: str, target: str, mark: str = "", of: str = "") -> str:
        """Link the main part, or another, with something; return the mark of the link."""
        links = self._links(of)
        taken = {one.get("Id") for one in links}
        mark = mark or next(one for one in (f"rIdEntente{at}" for at in range(1, 10_000)) if one not in taken)
        for one in [one for one in links if one.get("Id") == mark]:
            links.remove(one)
        kind = kind if "://" in kind else f"{RELATIONS}/{kind}"
        links.append(links.makeelement(_LINK, {"Id": mark, "Type": kind, "Target": target}))
        return mark

    def drop(self, kind: str) -> None:
        """Take out the parts with which the main part is linked in some way."""
        for name in self.linked(kind):
            self._parts.pop(name, None)
            self._trees.pop(name, None)
            types = self.tree(CONTENT_TYPES)
            for one in types.findall(f"{_TYPES}Override"):
                if one.get("PartName") == f"/{name}":
                    types.remove(one)
        links = self._links(self.main)
        for one in list(links):
            if str(one.get("Type", "")).endswith(f"/{kind}"):
                links.remove(one)

    def highest(self, tag: str, attribute: str) -> int:
        """Return the highest number that some elements of the main part have in an attribute."""
        found = (one.get(attribute, "") for one in self.tree(self.main).iter(tag))
        return max((int(one) for one in found if one.isdecimal()), default=0)

    def say(self, name: str, kind: str) -> None:
        """Say of which content type a part is."""
        types = self.tree(CONTENT_TYPES)
        for one in types.findall(f"{_TYPES}Override"):
            if one.get("PartName") == f"/{name}":
                one.set("ContentType", kind)
                return
        types.append(types.makeelement(f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": kind}))

    def say_endings(self, endings: Mapping[str, str]) -> None:
        """Say of which content types files of some endings are, where nothing is said yet."""
        types = self.tree(CONTENT_TYPES)
        known = {str(one.get("Extension")).lower() for one in types.findall(f"{_TYPES}Default")}
        for ending, kind in endings.items():
            if ending not in known:
                facts = {"Extension": ending, "ContentType": kind}
                types.insert(0, types.makeelement(f"{_TYPES}Default", facts))

    def holds(self, name: str) -> bool:
        """Return whether there is such a part."""
        return name in self._parts

    def names(self) -> Iterable[str]:
        """Return the names of all parts."""
        return tuple(self._parts)

    def finished(self) -> Mapping[str, bytes]:
        """Return all parts as bytes."""
        return {
            name: written(self._trees[name]) if name in self._trees else content
            for name, content in self._parts.items()
        }

    def _links(self, of: str) -> Any:
        name = links_name(of)
        if name not in self._parts:
            self._parts[name] = _EMPTY_LINKS
        return self.tree(name)
