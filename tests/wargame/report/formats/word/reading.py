"""A Word file read back: by python-docx, and part by part."""

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

from docx import Document
from lxml import etree

from tests.wargame.report.formats.office_files import parts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Reader:
    """Reads what a Word file says and how."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts_of(content)
        self.document = Document(BytesIO(content))

    @cached_property
    def body(self) -> Any:
        """The tree of what the file says."""
        return etree.fromstring(self.parts["word/document.xml"])

    @cached_property
    def words(self) -> str:
        """All that it says, without any blanks, notes behind the rest."""
        roots = [self.body, *(self.tree(name) for name in ("word/footnotes.xml",) if name in self.parts)]
        return "".join("".join(text_of(root).split()) for root in roots)

    def tree(self, name: str) -> Any:
        """The tree of a part."""
        return etree.fromstring(self.parts[name])

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What the paragraphs of the body say, those in tables too."""
        return tuple(text_of(one) for one in self.body.iter(f"{W}p"))

    @cached_property
    def instructions(self) -> tuple[str, ...]:
        """What the fields of all parts are told to do."""
        return tuple(
            (one.text or "").strip()
            for name in self.parts
            if name.endswith(".xml")
            for one in self.tree(name).iter(f"{W}instrText")
        )

    @cached_property
    def between(self) -> dict[str, str]:
        """What stands in each bookmark, by its name."""
        open_: dict[str | None, tuple[str, list[str]]] = {}
        found: dict[str, str] = {}
        kinds = ("bookmarkStart", "bookmarkEnd", "t", "p", "br", "tab")
        for one in self.body.iter(*(f"{W}{kind}" for kind in kinds)):
            number = one.get(f"{W}id")
            if one.tag == f"{W}bookmarkStart":
                open_[number] = (one.get(f"{W}name"), [])
            elif one.tag == f"{W}bookmarkEnd":
                name, said = open_.pop(number)
                found[name] = "".join(said)
            else:
                for _, said in open_.values():
                    said.append(one.text or "" if one.tag == f"{W}t" else " ")
        return found


def text_of(root: Any) -> str:
    """What a tree says, without the instructions of fields."""
    return "".join(_said(root))


def _said(root: Any) -> Iterator[str]:
    for one in root.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}p"):
        if one.tag == f"{W}t":
            yield one.text or ""
        else:
            yield " "
