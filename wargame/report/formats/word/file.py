"""A document in, a Word file out: in our own look, or in a house's template.

The road: a template's parts (`office`, `parts`), its styles by what they are for (`styles`), blocks laid out
(`laying`, `front`), put where the template asks for them or at its end (`places`, `sections`), then notes,
pictures and properties. The same document and template give the same bytes. lxml is imported when a file is
made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from wargame.journal.six_words import six_words
from wargame.report import blocks as b
from wargame.report.anchors import Statement, anchored, anchored_cover, heading_of, title_of
from wargame.report.formats.office import Package, packed, parsed
from wargame.report.formats.office_links import link_to
from wargame.report.formats.word import front, heads, places, sections, supplies
from wargame.report.formats.word.drawn import Drawn
from wargame.report.formats.word.laying import Pages, Piece
from wargame.report.formats.word.notes import Notes
from wargame.report.formats.word.parts import Parts, own_template
from wargame.report.formats.word.properties import set_properties
from wargame.report.formats.word.styles import W
from wargame.report.formats.word.xml import NAMESPACES, paragraph, runs
from wargame.report.options import PARTS
from wargame.report.origin import as_properties
from wargame.words.sentences import Sentence

_PAPERS: Final = {"a4": (11_906, 16_838), "us-letter": (12_240, 15_840)}
"""Width and height of papers, in twentieths of a point."""

_FRONT: Final = 4
"""Paragraphs of our own template that are the title page: logo, kicker, title, subtitle."""

_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

_COVER_FIGURE: Final = 236.0
"""How tall the graph on the first page is, in points, so that all that is said beside it finds room."""

_TURNS: Final = "turns"
_REST: Final = "report"
"""The place of every part that has none of its own."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file and what should be known of it."""

    content: bytes
    notes: tuple[Sentence, ...] = ()
    """What of the template was left out or not understood."""


def as_word(document: b.Document, template: Package | None = None) -> WordFile:
    """Return a document as a Word file, in our own look or in a template.

    Raises
    ------
    NotLaidOut
        If a drawing cannot be made into a picture.
    """
    making = _Making(document, template)
    unknown = making.fill()
    notes = [*template.notes] if template else []
    if beside := tuple(name for name in unknown if name in making.known_names):
        notes.append(Sentence("template-place-beside", names=beside))
    if strange := tuple(name for name in unknown if name not in beside):
        notes.append(Sentence("template-place-unknown", names=strange, known=making.known_names))
    return WordFile(packed(making.finished()), tuple(notes))


class _Making:
    """One file while it is made."""

    def __init__(self, document: b.Document, template: Package | None) -> None:
        self._document = document
        self._own = template is None
        self._parts = Parts(template or own_template())
        self._root = self._parts.tree(self._parts.main)
        self._body = self._root.find(f"{W}body")
        if self._own:
            self._set_own_pages()
        self._section = sections.sections(self._body)[-1]
        self._room = sections.room_of(self._section)
        self._look = supplies.look_of(self._parts, self._room.upright, own=self._own)
        events = {
            row.number: row.text
            for part in document.parts
            for block in part.blocks
            if isinstance(block, b.EventList)
            for row in block.rows
        }
        self._notes = Notes(self._look, events, supplies.first_note(self._parts))
        self._drawn = Drawn(self._parts.highest(_PICTURE, "id") + 1)
        first = self._parts.highest(f"{W}bookmarkStart", f"{W}id") + 1
        self._pages = Pages(self._look, self._notes, self._drawn, self._room, first)

    @property
    def known_names(self) -> tuple[str, ...]:
        """The names that a template can ask for."""
        turns = (part.id for part in self._document.parts if _is_turn(part))
        every = (*_BLOCKS, *PARTS, *turns, *heads.words_of(self._document), "logo")
        return tuple(dict.fromkeys(every))

    def fill(self) -> tuple[str, ...]:
        """Put everything in its place; return the names that the template asks for and nobody knows."""
        known = frozenset({*_BLOCKS, *PARTS, *(part.id for part in self._document.parts)})
        asked = places.places_in(self._body, known)
        words = heads.words_of(self._document)
        said = " ".join(
            "".join(one.text or "" for one in self._parts.tree(name).iter(f"{W}t"))
            for name in heads.text_parts(self._parts)
        )
        places.mark(self._body, title_of(self._document).key)
        heads.put_logo(self._parts, self._drawn, self._document.marking)
        unknown: list[str] = []
        for name in heads.text_parts(self._parts):
            root = self._parts.tree(name)
            unknown += places.fill_words(root, words, (place for _, place in asked))
        heads.mark_pages(self._parts, self._look, self._body, self._document.marking, places.names_in(said))
        self._place(asked, has_title="title" in places.names_in(said))
        return tuple(dict.fromkeys(unknown))

    def finished(self) -> Mapping[str, bytes]:
        """Return the parts of the file."""
        parts = self._parts
        supplies.put_notes(parts, self._notes.xml)
        supplies.ask_for_fields(parts)
        folder = parts.main.rpartition("/")[0]
        for mark, content in self._drawn.files().items():
            ending = ".png" if content.startswith(b"\x89PNG") else ".svg"
            name = f"{folder}/media/{mark.removeprefix('rId').lower()}{ending}".lstrip("/")
            parts.put(name, content)
            parts.link("image", link_to(parts.main, name), mark, parts.main)
        parts.say_endings({"png": "image/png", "svg": "image/svg+xml"})
        set_properties(parts, self._document, as_properties(self._document.origin))
        return parts.finished()

    def _set_own_pages(self) -> None:
        """Give our own template the paper that is asked for, and no title page if none is wanted."""
        for one in sections.sections(self._body):
            sections.set_paper(one, *_PAPERS[self._document.paper])
        if not self._document.cover:
            for one in list(self._body)[:_FRONT]:
                self._body.remove(one)

    # What stands where

    def _place(self, asked: Sequence[tuple[str, Any]], *, has_title: bool) -> None:
        names = [name for name, _ in asked]
        for name, place in asked:
            pieces = list(self._asked_for(name, names))
            self._put(pieces, place)
        if "draft" not in names:
            self._put(self._draft(), None, first=True)
        if _REST not in names:
            self._put(self._left_over(names, has_title=has_title), None)

    def _asked_for(self, name: str, names: Sequence[str]) -> Iterable[Piece]:
        document = self._document
        if name == "draft":
            return self._draft()
        if name == "cover":
            return self._cover()
        if name == "contents":
            return self._contents()
        if name == _REST:
            # What a reader must know first, secrets above all, is lost in no template.
            return chain(() if "cover" in names else self._cover(), self._rest(names))
        wanted = [part for part in document.parts if part.id == name or (name == _TURNS and _is_turn(part))]
        return (
            piece
            for at, part in enumerate(wanted)
            for piece in self._part(part, breaks=at > 0 and part.breaks)
        )

    def _left_over(self, names: Sequence[str], *, has_title: bool) -> Iterator[Piece]:
        """Give what a template has no place for, to stand at its end."""
        document = self._document
        if not self._own and document.cover and not has_title:
            breaks = "<w:pageBreakBefore/>" if len(self._body) > 1 else ""
            said = self._pages.marked(title_of(document).key, runs(document.title))
            yield Piece(paragraph(self._look.id("Title"), said, before=breaks))
            yield Piece(paragraph(self._look.id("Subtitle"), runs(document.subtitle)))
        if "cover" not in names:
            yield from self._cover()
        if not names and not places.has_contents(self._body):
            yield from self._contents()
        yield from self._rest(names)

    def _rest(self, names: Sequence[str]) -> Iterator[Piece]:
        for part in self._document.parts:
            if part.id not in names and not (_is_turn(part) and _TURNS in names):
                yield from self._part(part, breaks=part.breaks)

    def _draft(self) -> Iterable[Piece]:
        record = self._document.origin.record
        return front.draft(self._pages, self._document, record, six_words(record) if record else "")

    def _contents(self) -> Iterable[Piece]:
        document = self._document
        if not document.has_contents:
            return ()
        return (front.contents(self._pages, document, self._room.upright, breaks=bool(document.cover)),)

    def _cover(self) -> Iterator[Piece]:
        for block, stated in anchored_cover(self._document):
            yield from self._pages.laid_out(block, _keys(stated), tallest=_COVER_FIGURE)

    def _part(self, part: b.Part, *, breaks: bool) -> Iterator[Piece]:
        new_page = "<w:pageBreakBefore/>" if breaks else ""
        if part.kicker or part.aside:
            said = runs(f"{part.kicker}\t{part.aside}")
            yield Piece(paragraph(self._look.id("Entente kicker"), said, before=new_page), leads=True)
            new_page = ""
        title = self._pages.marked(heading_of(part).key, runs(part.title))
        title = self._pages.marked(front.part_anchor(part.id), title)
        yield Piece(paragraph(self._look.id("heading 1"), title, before=new_page), leads=True)
        for block, stated in anchored(part):
            yield from self._pages.laid_out(block, _keys(stated))

    # How it gets there

    def _put(self, pieces: Iterable[Piece], place: Any, *, first: bool = False) -> None:
        """Put pieces in the place of a paragraph, at the end of the body, or at its beginning."""
        at = place if place is not None else self._section
        section = sections.section_of(self._body, self._child_of_body(at))
        made = parsed(f"<w:body {NAMESPACES}>{''.join(sections.woven(pieces, section))}</w:body>".encode())
        supplies.in_english(made, self._look)
        if first:
            for number, one in enumerate(list(made)):
                self._body.insert(number, one)
            return
        for one in list(made):
            at.addprevious(one)
        if place is None:
            return
        if place.find(f"{W}pPr/{W}sectPr") is not None:
            for one in list(place):
                if one.tag != f"{W}pPr":
                    place.remove(one)
        else:
            place.getparent().remove(place)

    def _child_of_body(self, place: Any) -> Any:
        while place.getparent() is not self._body:
            place = place.getparent()
        return place


_BLOCKS: Final = ("draft", "contents", _TURNS, _REST)
"""Places that are no parts."""


def _keys(stated: Iterable[Statement]) -> Iterator[str]:
    return (one.key for one in stated)


def _is_turn(part: b.Part) -> bool:
    return part.id.startswith("turn-")
