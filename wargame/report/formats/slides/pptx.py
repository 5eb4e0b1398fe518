"""Writes a quick look as a PowerPoint file.

Takes a `slides.values.Deck`, and the house's template as a `formats.office.Package` if there is one; gives
bytes, the same for the same deck and template. Titles and words stand in the template's own placeholders, so
that the house's fonts, colours and outline hold; speaker's notes say everything in full with its events. No
animation and no link is in it, and no field but the number of the slide. python-pptx is imported when a file
is made.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from wargame.direction import ITS_END, ordered, runs_leftwards
from wargame.report.blocks import SourcedText
from wargame.report.formats.office import OfficeUnreadable, Package, repacked
from wargame.report.formats.slides.canvas import Canvas, Look, Para, cover_look_of, height_of, look_of
from wargame.report.formats.slides.drawing import draw_slide
from wargame.report.formats.slides.marks import free_above_mark, mark
from wargame.report.formats.slides.measure import LINE, plain
from wargame.report.formats.slides.template import (
    TITLES,
    Area,
    Template,
    area_of,
    kind_of,
    open_template,
    size_in,
    title_area,
)
from wargame.report.phrases import refs_in_words
from wargame.report.slides.values import LANGUAGE, Deck, sources_of
from wargame.scenario.marked import properties_of

_USUAL: Final = 28.0
_SIZES: Final = (44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
"""Of titles, where that of the template is too large."""

_SUBTITLE_SIZES: Final = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)
_LEAST: Final = 60.0
"""Height of a place, in points, in which the words below a title find room."""

_MANY: Final = 99
_FOOT: Final = (10.0, 9.0, 8.0)
"""Of the foot, where its place is narrow or the marking takes of it."""

_INSIDE: Final = 14.4
"""What placeholders usually leave free at both sides together."""


def as_pptx(deck: Deck, package: Package | None = None) -> bytes:
    """Return a deck as a PowerPoint file, in the house's template if one is given.

    Raises
    ------
    OfficeUnreadable
        If the template has no layouts, or is damaged inside.
    """
    if package is None:
        return _made(deck, None)
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError

    try:
        return _made(deck, package)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # What the library meets in a file that is no real presentation: it has no error of its own for it.
        met: Exception = error
    except (AssertionError, LxmlError, PythonPptxError) as error:
        met = error
    # Where the deck goes into our own template, it is the house's that is at fault.
    _made(deck, None)
    raise OfficeUnreadable("template-unfit") from met


def _made(deck: Deck, package: Package | None) -> bytes:
    template = open_template(package)
    look = look_of(template)
    _add_cover(template, cover_look_of(template), deck)
    layout = template.content_layout
    size = _title_size(template, layout, [slide.title for slide in deck.slides])
    for slide in deck.slides:
        made = template.presentation.slides.add_slide(layout)
        canvas = Canvas(made, look)
        _write_title(canvas, template.slide, slide.title, size)
        draw_slide(canvas, slide, template.area)
        _add_foot(canvas, layout, deck.running, free_above_mark(template.slide, deck.marking))
        mark(canvas, template, deck.marking)
        _add_notes(made, sources_of(slide))
    _set_properties(template.presentation, deck)
    content = BytesIO()
    template.presentation.save(content)
    return repacked(content.getvalue())


def _add_cover(template: Template, look: Look, deck: Deck) -> None:
    made = template.presentation.slides.add_slide(template.title_layout)
    canvas = Canvas(made, look)
    _write_title(
        canvas,
        template.slide,
        deck.title,
        _title_size(template, template.title_layout, [deck.title]),
    )
    beneath = [one for one in made.placeholders if kind_of(one) in ("subTitle", "body", "obj")]
    said = next(iter(sorted(beneath, key=lambda one: kind_of(one) != "subTitle")), None)
    for one in made.placeholders:
        if one != said and kind_of(one) not in ("title", "ctrTitle"):
            one.element.getparent().remove(one.element)
    _write_subtitle(canvas, template, said, deck)
    mark(canvas, template, deck.marking, is_cover=True)
    _add_notes(made, (SourcedText(deck.title), SourcedText(deck.subtitle), *deck.notes))


def _write_subtitle(canvas: Canvas, template: Template, place: Any, deck: Deck) -> None:
    """Write what stands below the first title: in its place, or where a layout has none for it."""
    look, slide = canvas.look, template.slide
    area = area_of(place, look.unit) if place is not None else template.area
    has_place = place is not None and area.width > slide.width / 4 and area.height > _LEAST
    if not has_place:
        area = template.area
    size = next(
        (
            size
            for size in _SUBTITLE_SIZES
            if _tall(deck, size, area.width - _INSIDE, look) <= area.height - _INSIDE / 2
        ),
        _SUBTITLE_SIZES[-1],
    )
    # At the smallest size a very long finding is cut; it stands whole in the notes.
    most = 2 if size == _SUBTITLE_SIZES[-1] else _MANY
    paras = tuple(
        replace(para, text=look.ruler.cut(para.text, para.size, area.width - _INSIDE, most, bold=para.bold))
        for para in _cover_paras(deck, size)
    )
    if place is None:
        canvas.text(area, paras, name="Subtitle")
    else:
        canvas.fill_placeholder(place, paras, None if has_place else area)


def _tall(deck: Deck, size: float, width: float, look: Look) -> float:
    return height_of(_cover_paras(deck, size), width, look.ruler)


def _cover_paras(deck: Deck, size: float) -> tuple[Para, ...]:
    found = [Para(text=deck.subtitle, size=size, bold=True)] if deck.subtitle else []
    about = ". ".join(text for text in (deck.kicker, deck.aside) if text)
    found.append(Para(text=f"{about}.", size=size * 0.75, before=size * 0.5))
    found += [
        Para(text=caution, size=max(9.0, size * 0.6), before=size * (1.0 if not at else 0.25))
        for at, caution in enumerate(deck.cautions)
    ]
    return tuple(found)


def _title_size(template: Template, layout: Any, texts: Sequence[str]) -> float:
    """Return how large titles are: as the template sets them, smaller where one would find no room."""
    unit, ruler = template.unit, template.ruler
    title = next((one for one in layout.placeholders if kind_of(one) in TITLES), None)
    kinds = TITLES if title is None else frozenset({kind_of(title)})
    house = size_in(layout, kinds, unit) or _USUAL
    area = title_area(template.slide, title, unit)
    sizes = (house, *(one for one in _SIZES if one < house))
    for size in sizes:
        if all(ruler.height(text, size, area.width - _INSIDE, bold=True) <= area.height for text in texts):
            return size
    return sizes[-1]


def _write_title(canvas: Canvas, slide: Area, text: str, size: float) -> None:
    """Write a title; one that finds no room even so is cut. Where there is no place for it, one is made."""
    title = canvas.slide.shapes.title
    area, ruler = title_area(slide, title, canvas.look.unit), canvas.look.ruler
    most = max(1, int(area.height // (size * LINE)))
    shown = ruler.cut(text, size, area.width - _INSIDE, most, bold=True)
    if title is None:
        canvas.text(area, (Para(text=shown, size=size, bold=True),), name="Title", anchor="b")
        return
    moved = None if title.width and title.height else area
    canvas.fill_placeholder(title, (Para(text=shown, size=size, align="", inherits=True),), moved)


def _add_foot(canvas: Canvas, layout: Any, running: str, lowest: float) -> None:
    """Copy the layout's foot and number of the slide, which a new slide does not have by itself."""
    for one in layout.placeholders:
        kind = kind_of(one)
        if kind not in ("ftr", "sldNum"):
            continue
        copied = deepcopy(one.element)
        copied.xpath(".//p:cNvPr")[0].set("id", str(canvas.next_id()))
        canvas.tree.append(copied)
        if kind == "ftr":
            placed = next(each for each in canvas.slide.placeholders if each.element is copied)
            _write_foot(canvas, placed, running, lowest)


def _write_foot(canvas: Canvas, placed: Any, running: str, lowest: float) -> None:
    """Write what runs at the foot of each slide, no lower than the marking begins."""
    area = area_of(placed, canvas.look.unit)
    wide, ruler = area.width - _INSIDE, canvas.look.ruler
    moved = area.bottom > lowest > area.top
    tall = lowest - area.top if moved else area.height
    size = next((one for one in _FOOT if ruler.height(running, one, wide) <= tall), _FOOT[-1])
    shown = ruler.cut(running, size, wide, max(1, int(tall // (size * LINE))))
    kept = Area(left=area.left + _INSIDE / 2, top=area.top, width=wide, height=tall) if moved else None
    canvas.fill_placeholder(placed, (Para(text=shown, size=size, align=""),), kept)


def _add_notes(slide: Any, lines: Iterable[SourcedText]) -> None:
    """Write everything that a slide says in full, with the events that it rests on."""
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        return
    said = [_with_events(line) for line in lines if line.text.strip()]
    frame.text = "\n".join(said)


def _with_events(line: SourcedText) -> str:
    text = plain(line.text)
    end = ITS_END if runs_leftwards(text) else ""
    return f"{ordered(text)}{end} [{refs_in_words(line.refs)}]" if line.refs else ordered(text)


def _set_properties(presentation: Any, deck: Deck) -> None:
    """Set what the file says of itself; nothing of the template's own stays, and no name of a person."""
    facts, marked = presentation.core_properties, properties_of(deck.marking)
    moment = datetime.fromtimestamp(deck.stamp, UTC).replace(tzinfo=None)
    facts.author = facts.last_modified_by = plain(marked.author)
    facts.title, facts.subject = plain(deck.title), plain(deck.kicker)
    facts.created = facts.modified = moment
    facts.language = LANGUAGE
    facts.keywords, facts.comments = plain(", ".join(marked.keywords)), plain(marked.line)
    facts.category = facts.content_status = ""
    facts.revision = 1
    facts.identifier = facts.version = ""
