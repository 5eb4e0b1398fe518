"""Walks the parts of a Word file: what readers see there, and which statement each piece once was.

Takes a file that `office` has opened; gives `Passage` values in the order of the pages: paragraphs, rows of
tables, text boxes, notes, heads and feet. What was inserted under tracked changes counts and what was
deleted does not; comments, hidden text, tables of contents and numbers of pages are left out; the results of
other fields are read. To read one more piece of Word: `_INSIDE` or `_Walk`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from wargame.report.draft.marks import refs_in, without_refs
from wargame.report.draft.passages import Passage, Place
from wargame.report.formats.office import Package, parsed

_SPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GONE: Final = frozenset(
    f"{_SPACE}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr")
)
_BLANKS: Final = frozenset(f"{_SPACE}{name}" for name in ("tab", "br", "cr", "ptab"))
_UNTOLD: Final = ("TOC", "PAGE", "NUMPAGES", "PAGEREF", "SEQ", "SECTIONPAGES", "INDEX")
"""Fields whose results tell of pages and places."""

_PARTS: Final = re.compile(r"(?:^|/)(header|footer|footnotes|endnotes)\d*\.xml$")
_LONGEST_STRETCH: Final = 6
"""Paragraphs that one bookmark is followed through; one that lost its end would swallow the rest."""


def passages_in(package: Package) -> tuple[Passage, ...]:
    """Return every passage of a file: of its body, then of notes, heads and feet.

    Raises
    ------
    LxmlError, ValueError, KeyError, IndexError, RecursionError
        If the file is not built as Word builds one.
    """
    return tuple(_Walk(package).passages())


@dataclass(slots=True)
class _Piece:
    """What is being read: text, bookmarks and notes of one paragraph."""

    text: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    @property
    def line(self) -> str:
        return " ".join("".join(self.text).split())


@dataclass(slots=True)
class _Unit:
    """A passage in the making."""

    place: Place
    pieces: list[_Piece]
    is_heading: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for piece in self.pieces for key in piece.keys))


class _Walk:
    """Walks the parts of a Word file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._headings = _heading_styles(package)
        self._notes: dict[str, str] = {}
        self._open: dict[str, tuple[str, int]] = {}
        """Bookmarks that have begun, by their ids, and paragraphs since."""
        self._fields: list[str] = []
        self._told = True

    def passages(self) -> Iterator[Passage]:
        """Give every passage of the body, then those of notes, heads and feet."""
        root = parsed(self._package.parts[self._package.main])
        others = [name for name in sorted(self._package.parts) if _PARTS.search(name)]
        trees = {name: parsed(self._package.parts[name]) for name in others}
        for name, tree in trees.items():
            if "notes" in name:
                self._read_notes(name, tree)
        number, heading = 0, ""
        for unit in self._units(root):
            number += 1
            passage = self._passage(unit, number, heading)
            if passage.is_heading:
                heading = passage.text
            if passage.text or passage.refs.numbers:
                yield passage
        for name, tree in trees.items():
            place: Place = "note" if "notes" in name else "head"
            for unit in self._units(tree):
                number += 1
                unit.place = place
                passage = self._passage(unit, number, "")
                if passage.text or passage.refs.numbers:
                    yield passage

    def _passage(self, unit: _Unit, number: int, heading: str) -> Passage:
        lines = tuple(without_refs(piece.line) for piece in unit.pieces)
        said = [piece.line for piece in unit.pieces]
        said += [self._notes.get(one, "") for piece in unit.pieces for one in piece.notes]
        return Passage(
            number=number,
            place=unit.place,
            heading=heading,
            lines=lines,
            keys=unit.keys,
            refs=refs_in(said),
            is_heading=unit.is_heading,
        )

    def _read_notes(self, name: str, tree: Any) -> None:
        kind = "end" if "endnotes" in name else "foot"
        for note in tree:
            pieces = [self._piece(one) for one in note.iter(f"{_SPACE}p")]
            self._notes[f"{kind}{note.get(f'{_SPACE}id')}"] = " ".join(piece.line for piece in pieces)

    def _units(self, root: Any) -> Iterator[_Unit]:
        """Give paragraphs and rows; those through which one bookmark runs become one."""
        last: _Unit | None = None
        for unit, carried in self._plain_units(root):
            if last is not None and carried and unit.place == last.place == "text":
                last.pieces += unit.pieces
                continue
            if last is not None:
                yield last
                yield from self._boxes(last)
            last = unit
        if last is not None:
            yield last
            yield from self._boxes(last)

    def _boxes(self, unit: _Unit) -> Iterator[_Unit]:
        for box in [box for piece in unit.pieces for box in piece.boxes]:
            for one in self._units(box):
                one.place = "box"
                yield one

    def _plain_units(self, root: Any) -> Iterator[tuple[_Unit, bool]]:
        """Give each paragraph and row, and whether a bookmark runs into it from the one before."""
        joined: _Piece | None = None
        for block in _blocks(root):
            if block.tag == f"{_SPACE}tbl":
                for unit in self._rows(block):
                    yield unit, False
                continue
            carried = self._carried()
            piece = self._piece(block)
            if joined is not None:
                piece = _Piece(
                    [*joined.text, *piece.text],
                    [*joined.keys, *piece.keys],
                    [*joined.notes, *piece.notes],
                    [*joined.boxes, *piece.boxes],
                )
            # A paragraph whose end was deleted goes on in the next.
            joined = piece if _end_is_gone(block) else None
            if joined is None:
                yield _Unit("text", [piece], self._is_heading(block)), bool(carried)
        if joined is not None:
            yield _Unit("text", [joined]), False

    def _carried(self) -> tuple[str, ...]:
        """Return the bookmarks that are open, and count one paragraph more for each."""
        self._open = {one: (key, age + 1) for one, (key, age) in self._open.items() if age < _LONGEST_STRETCH}
        return tuple(key for key, _ in self._open.values())

    def _rows(self, table: Any) -> Iterator[_Unit]:
        before = frozenset(self._open)
        yield from self._rows_of(table)
        self._open = {one: found for one, found in self._open.items() if one in before}

    def _rows_of(self, table: Any) -> Iterator[_Unit]:
        for row in _children(table, "tr"):
            if row.find(f"{_SPACE}trPr/{_SPACE}del") is not None:
                continue
            cells = [self._cell(cell) for cell in _children(row, "tc")]
            keys = {key for pieces in cells for piece in pieces for key in piece.keys}
            if len(keys) > 1:
                # Several statements side by side: each cell speaks for itself.
                for pieces in cells:
                    yield _Unit("table", pieces)
            else:
                yield _Unit("table", [_one(pieces) for pieces in cells])
            for pieces in cells:
                for piece in pieces:
                    piece.boxes.clear()

    def _cell(self, cell: Any) -> list[_Piece]:
        pieces = []
        for block in _blocks(cell):
            if block.tag == f"{_SPACE}tbl":
                pieces += [piece for unit in self._rows(block) for piece in unit.pieces]
            else:
                pieces.append(self._piece(block))
        return pieces

    def _piece(self, paragraph: Any) -> _Piece:
        piece = _Piece()
        self._walk(paragraph, piece)
        return piece

    def _walk(self, element: Any, piece: _Piece) -> None:
        for one in element:
            tag = one.tag
            if not isinstance(tag, str) or tag in _GONE:
                if tag == f"{_SPACE}instrText" or tag == f"{_SPACE}del":
                    self._instruction(one)
                continue
            if tag == _ALTERNATES:
                self._walk(one[0], piece) if len(one) else None
            elif tag == f"{_SPACE}r" and _is_hidden(one):
                continue
            elif tag == f"{_SPACE}txbxContent":
                piece.boxes.append(one)
            elif not self._leaf(one, tag, piece):
                self._walk(one, piece)

    def _leaf(self, one: Any, tag: str, piece: _Piece) -> bool:
        """Take in an element that has nothing inside it that matters; return whether it was one."""
        if tag in (f"{_SPACE}t", f"{_MATHS}t"):
            if self._told:
                piece.text.append(one.text or "")
        elif tag in _BLANKS:
            piece.text.append(" ")
        elif tag == f"{_SPACE}noBreakHyphen":
            piece.text.append("-")
        elif tag in (f"{_SPACE}footnoteReference", f"{_SPACE}endnoteReference"):
            kind = "end" if "endnote" in tag else "foot"
            piece.notes.append(f"{kind}{one.get(f'{_SPACE}id')}")
        elif tag in (f"{_SPACE}bookmarkStart", f"{_SPACE}bookmarkEnd"):
            self._bookmark(one, tag, piece)
        elif tag == f"{_SPACE}fldChar":
            self._field(one.get(f"{_SPACE}fldCharType"))
        elif tag == f"{_SPACE}fldSimple":
            self._simple_field(one, piece)
        else:
            return False
        return True

    def _bookmark(self, one: Any, tag: str, piece: _Piece) -> None:
        number = one.get(f"{_SPACE}id", "")
        if tag.endswith("Start"):
            key = one.get(f"{_SPACE}name", "")
            if key.startswith("e_"):
                piece.keys.append(key)
                self._open[number] = (key, 0)
        elif number in self._open:
            # LibreOffice makes of one through two paragraphs two of the same name, of which one ends.
            ended = self._open[number][0]
            self._open = {one: found for one, found in self._open.items() if found[0] != ended}

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()
        self._told = not any(_is_untold(one) for one in self._fields)

    def _instruction(self, one: Any) -> None:
        if self._fields and one.tag == f"{_SPACE}instrText":
            self._fields[-1] += one.text or ""
            self._told = not any(_is_untold(said) for said in self._fields)

    def _simple_field(self, one: Any, piece: _Piece) -> None:
        self._fields.append(one.get(f"{_SPACE}instr", ""))
        self._field("separate")
        self._walk(one, piece)
        self._field("end")

    def _is_heading(self, paragraph: Any) -> bool:
        style = paragraph.find(f"{_SPACE}pPr/{_SPACE}pStyle")
        return style is not None and style.get(f"{_SPACE}val", "") in self._headings


def _is_untold(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _UNTOLD


def _one(pieces: list[_Piece]) -> _Piece:
    """Return the paragraphs of a cell as one line."""
    if len(pieces) == 1:
        return pieces[0]
    text = [part for piece in pieces for part in (*piece.text, " ")]
    return _Piece(
        text,
        [key for piece in pieces for key in piece.keys],
        [one for piece in pieces for one in piece.notes],
        [one for piece in pieces for one in piece.boxes],
    )


def _blocks(root: Any) -> Iterator[Any]:
    """Give the paragraphs and tables of a part, a cell or a box, through whatever holds them."""
    for one in root:
        if one.tag in (f"{_SPACE}p", f"{_SPACE}tbl"):
            yield one
        elif isinstance(one.tag, str) and one.tag not in _GONE and one.tag != f"{_SPACE}tcPr":
            yield from _blocks(one)


def _children(element: Any, name: str) -> Iterator[Any]:
    """Give the rows of a table or the cells of a row, through whatever holds them."""
    for one in element:
        if one.tag == f"{_SPACE}{name}":
            yield one
        elif one.tag in (f"{_SPACE}sdt", f"{_SPACE}sdtContent", f"{_SPACE}ins", f"{_SPACE}customXml"):
            yield from _children(one, name)


def _end_is_gone(paragraph: Any) -> bool:
    return paragraph.find(f"{_SPACE}pPr/{_SPACE}rPr/{_SPACE}del") is not None


def _is_hidden(run: Any) -> bool:
    found = run.find(f"{_SPACE}rPr/{_SPACE}vanish")
    return found is not None and found.get(f"{_SPACE}val", "1") not in ("0", "false", "off")


def _heading_styles(package: Package) -> frozenset[str]:
    """Return the ids of the styles of headings, whatever a house calls them."""
    folder = package.main.rpartition("/")[0]
    content = package.parts.get(f"{folder}/styles.xml")
    if content is None:
        return frozenset()
    found = set()
    for style in parsed(content).iter(f"{_SPACE}style"):
        name = style.find(f"{_SPACE}name")
        called = (name.get(f"{_SPACE}val", "") if name is not None else "").lower()
        level = style.find(f"{_SPACE}pPr/{_SPACE}outlineLvl")
        if level is not None or called.startswith("heading") or called == "title":
            found.add(style.get(f"{_SPACE}styleId", ""))
    return frozenset(found)
