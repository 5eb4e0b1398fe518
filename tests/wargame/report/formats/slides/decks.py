"""Slides for the tests: decks as files read back, and templates of houses that do everything differently."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.util import Emu

from tests.wargame.journal.games import clock, scenario, step
from tests.wargame.report.sessions import demo, evil, forty, fresh, practice
from wargame.report.formats.office import package_of
from wargame.report.formats.slides.pptx import as_pptx
from wargame.report.making import deck_of
from wargame.report.options import Options
from wargame.report.slides.values import Deck
from wargame.session.notes import make_note
from wargame.session.opening import Plan, start
from wargame.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

MADE = (
    *((name, "") for name in ("demo", "evil", "forty", "fresh", "sixty", "foreign")),
    *((name, house) for name in ("demo", "foreign") for house in ("narrow", "dark")),
)
"""Sessions and the templates that their slides are looked at in."""

LONG = "Union of " + "very long " * 19 + "names"
PERSIAN = "مذاکرات در مسکو"
JAPANESE = "雪が降る。" * 90


@cache
def deck(name: str) -> Deck:
    """The quick look of a session, as the facilitator tells it."""
    makers: dict[str, Callable[[], Session]] = {
        "demo": demo,
        "evil": evil,
        "forty": forty,
        "fresh": fresh,
        "sixty": lambda: practice(60),
        "foreign": foreign,
    }
    return deck_of(makers[name](), Options(secrets=True))


def foreign() -> Session:
    """A practice game whose actors have long names and whose people write in other scripts."""
    first, second, *others = scenario().actors
    named = (replace(first, name=LONG), replace(second, name="أفغانستان"), *others)
    session = start(replace(scenario(), actors=named), Plan(title=PERSIAN, seed=7), clock=clock())
    while session.state.running:
        step(session)
    for text in (PERSIAN, JAPANESE, "Plain words."):
        make_note(session, text, tag="lesson")
    return session


@cache
def made(name: str, template: str = "") -> bytes:
    """The slides of a session, in a template of a house or in our own."""
    package = package_of(house(template), f"{template}.pptx", "slides") if template else None
    return as_pptx(deck(name), package)


@cache
def read(name: str, template: str = "") -> Any:
    """The same, read back."""
    return Presentation(BytesIO(made(name, template)))


@cache
def house(kind: str) -> bytes:
    """A template: `narrow` is 4:3 with names in another script and slides of its own; `dark` is on black."""
    presentation: Any = Presentation()
    if kind == "dark":
        _flatten(presentation)
        _darken(presentation)
    for number, layout in enumerate(presentation.slide_layouts):
        layout.name = f"قالب {number}"
    for layout in list(presentation.slide_layouts)[:3]:
        slide = presentation.slides.add_slide(layout)
        if slide.shapes.title is not None:
            slide.shapes.title.text = "A SAMPLE OF THE HOUSE"
    content = BytesIO()
    presentation.save(content)
    return content.getvalue()


def _flatten(presentation: Any) -> None:
    """Make the slides 16:9, ten inches wide."""
    presentation.slide_width, presentation.slide_height = Emu(9_144_000), Emu(5_143_500)
    master = presentation.slide_masters[0]
    for holder in (master, *master.slide_layouts):
        for one in holder.element.xpath(".//p:sp/p:spPr/a:xfrm/*"):
            for name in ("y", "cy"):
                if one.get(name):
                    one.set(name, str(int(one.get(name)) * 3 // 4))


def _darken(presentation: Any) -> None:
    (mapping,) = presentation.slide_masters[0].element.xpath("./p:clrMap")
    for name, slot in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapping.set(name, slot)


def slide_called(name: str, title: str) -> Any:
    """The slide of a session whose title begins so."""
    return next(one for one in read(name).slides if one.shapes.title.text.startswith(title))


def shapes_of(holder: Any) -> list[Any]:
    """Every shape of a slide, those in groups too."""
    found = []
    for shape in holder.shapes:
        found.append(shape)
        if hasattr(shape, "shapes"):
            found += shapes_of(shape)
    return found


def words_of(presentation: Any) -> str:
    """Everything that stands on slides, without notes."""
    said = []
    for slide in presentation.slides:
        for shape in shapes_of(slide):
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if getattr(shape, "has_table", False):
                said += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)
