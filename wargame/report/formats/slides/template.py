"""What slides are put into: the house's template, or our own, with its layouts found by what they hold.

Takes a `formats.office.Package` of a house, or nothing; gives a presentation without slides, the layout for
the title and the one for all others, where their content stands, and the colours and fonts that hold there.
Layouts are found by the types of their placeholders, never by names, which are in the house's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from wargame.places import assets_folder
from wargame.report.formats.office import CONTENT_TYPES, OfficeUnreadable, Package, packed, parsed, written
from wargame.report.formats.office_links import links_name
from wargame.report.formats.slides.measure import Ruler, ruler_for

EMU: Final = 12_700
"""Units of a file to a point."""

HEIGHT: Final = 540.0
WIDTH: Final = 720.0
"""Points of ours that a slide has at least from the top to its foot, and from side to side."""

_LEAST_UNIT: Final = 0.5
_MOST_UNIT: Final = 4.0
_OTHERWISE: Final = 20.0
"""How large texts are where a template does not say."""

_OWN: Final[Mapping[str, str]] = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "ppt/presentation.xml": "presentation.xml",
    "ppt/_rels/presentation.xml.rels": "presentation-rels.xml",
    "ppt/slideMasters/slideMaster1.xml": "master.xml",
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": "master-rels.xml",
    "ppt/slideLayouts/slideLayout1.xml": "layout-title.xml",
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": "layout-rels.xml",
    "ppt/slideLayouts/slideLayout2.xml": "layout-content.xml",
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": "layout-rels.xml",
    "ppt/theme/theme1.xml": "theme.xml",
}
"""The parts of our own template, and the files in `assets/report/slides` that they are."""

_OF_PEOPLE: Final = frozenset({"commentAuthors", "authors", "person"})
"""Parts that name who worked on a template."""

TITLES: Final = frozenset({"title", "ctrTitle"})
BODIES: Final = frozenset({"obj", "body"})
_MARGIN: Final = 0.05
"""Of the width of a slide, where a layout says nothing of where content stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An upright rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.top + self.height

    def inset(self, by: float) -> "Area":
        """Return the same with a margin all round."""
        return Area(
            left=self.left + by, top=self.top + by, width=self.width - 2 * by, height=self.height - 2 * by
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A presentation to be filled."""

    presentation: Any
    title_layout: Any
    content_layout: Any
    area: Area
    """Where the content of a slide stands."""
    slide: Area
    """The whole slide."""
    surface: str
    """The colour behind the content, as `RRGGBB`."""
    ink: str
    """The colour of text on it."""
    cover_surface: str
    cover_ink: str
    """The same two on the first slide."""
    ruler: Ruler
    unit: float
    """How large a point of ours is on its slides."""
    largest: float
    """How large it sets texts, in points of ours."""
    is_own: bool
    """Whether it is ours, and not a house's."""


def open_template(package: Package | None) -> Template:
    """Return the house's template, or our own, without slides and ready to be filled.

    Raises
    ------
    OfficeUnreadable
        If the template has no layouts.
    """
    from pptx import Presentation

    presentation = Presentation(BytesIO(packed(_drop_properties(package)) if package else _own_template()))
    _drop_slides(presentation)
    _still(presentation)
    width, height = (presentation.slide_width or 12_192_000), (presentation.slide_height or 6_858_000)
    unit = min(_MOST_UNIT, max(_LEAST_UNIT, min(height / HEIGHT, width / WIDTH) / EMU))
    slide = Area(left=0.0, top=0.0, width=width / EMU / unit, height=height / EMU / unit)
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    if not layouts:
        raise OfficeUnreadable("template-without-layouts")
    content = max(layouts, key=_fit_for_content)
    title = max(layouts, key=_fit_for_title)
    colours, on_cover = Colours(content), Colours(title)
    return Template(
        presentation=presentation,
        title_layout=title,
        content_layout=content,
        area=_area(content, slide, unit),
        slide=slide,
        surface=colours.surface,
        ink=colours.ink,
        cover_surface=on_cover.surface,
        cover_ink=on_cover.ink,
        ruler=ruler_for(*colours.fonts),
        unit=unit,
        largest=size_in(content, BODIES, unit) or _OTHERWISE,
        is_own=package is None,
    )


def _own_template() -> bytes:
    folder = assets_folder() / "report" / "slides"
    return packed({name: (folder / file).read_bytes() for name, file in _OWN.items()})


def _drop_properties(package: Package) -> Mapping[str, bytes]:
    """Return a house's parts without what they say of their authors and of the slides that were in them."""
    kept = {name: part for name, part in package.parts.items() if not name.startswith("docProps/")}
    for name, attribute in ((links_name(""), "Target"), (CONTENT_TYPES, "PartName")):
        root = parsed(kept[name])
        for one in list(root):
            if str(one.get(attribute, "")).lstrip("/").startswith("docProps/"):
                root.remove(one)
        kept[name] = written(root)
    return kept


def _drop_slides(presentation: Any) -> None:
    """Take out a template's own slides, and whatever of the presentation lists or counts them."""
    root = presentation.element
    for listed in root.findall("{*}sldIdLst"):
        for one in list(listed):
            presentation.part.drop_rel(one.rId)
            listed.remove(one)
    for name in ("custShowLst", "extLst"):
        for one in root.findall(f"{{*}}{name}"):
            root.remove(one)
    for mark, relation in list(presentation.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in _OF_PEOPLE:
            presentation.part.rels.pop(mark)


def _still(presentation: Any) -> None:
    """Take out of masters and layouts what moves by itself, sounds, or does something when it is pressed."""
    for master in presentation.slide_masters:
        for holder in (master, *master.slide_layouts):
            moving = list(holder.element.iter("{*}timing", "{*}transition"))
            for one in moving:
                # Newer movements stand in a wrapper with an older one for older programs.
                wrapper = next(one.iterancestors("{*}AlternateContent"), one)
                if wrapper.getparent() is not None:
                    wrapper.getparent().remove(wrapper)
            for one in list(holder.element.iter("{*}hlinkClick", "{*}hlinkHover")):
                if one.get("action"):
                    one.getparent().remove(one)


# --- layouts -------------------------------------------------------------------------------------


def kinds_in(layout: Any) -> tuple[str, ...]:
    """Return the types of a layout's placeholders; one that names none is for any content."""
    return tuple(kind_of(one) for one in layout.placeholders)


def kind_of(placeholder: Any) -> str:
    """Return the type of a placeholder as files name it."""
    found = placeholder.element.xpath(".//p:nvPr/p:ph/@type")
    return str(found[0]) if found else "obj"


def _fit_for_title(layout: Any) -> tuple[int, ...]:
    """Return how well a layout fits the first slide; of several the first one counts."""
    kinds = kinds_in(layout)
    return ("ctrTitle" in kinds, "subTitle" in kinds, bool(TITLES.intersection(kinds)), -len(kinds))


def _fit_for_content(layout: Any) -> tuple[float, ...]:
    """Return how well a layout fits all other slides: a title, one place for content, as large as can be."""
    kinds = kinds_in(layout)
    bodies = [one for one in layout.placeholders if kind_of(one) in BODIES and one.width and one.height]
    largest = max((one.width * one.height for one in bodies), default=0)
    plain = sum(kind not in ("dt", "ftr", "sldNum") for kind in kinds) == 2
    return ("title" in kinds, len(bodies) == 1 and plain, bool(bodies), largest)


def body_of(slide: Any) -> Any:
    """Return the placeholder for content of a slide or a layout, the largest; None if it has none."""
    found = [one for one in slide.placeholders if kind_of(one) in BODIES]
    return max(found, key=lambda one: (one.width or 0) * (one.height or 0), default=None)


def _area(layout: Any, slide: Area, unit: float) -> Area:
    """Return where content stands: in the place that the layout has for it, else below its title."""
    body = body_of(layout)
    if body is not None and body.width and body.height:
        found = area_of(body, unit)
        if found.width > slide.width / 2 and found.height > slide.height / 3:
            return _kept_inside(found, slide)
    margin = slide.width * _MARGIN
    title = next((one for one in layout.placeholders if kind_of(one) in TITLES), None)
    top = slide.height * 0.22
    if title is not None and title.height:
        top = min(slide.height * 0.4, max(top, area_of(title, unit).bottom + margin / 3))
    bottom = slide.height * 0.9
    return Area(left=margin, top=top, width=slide.width - 2 * margin, height=bottom - top)


def area_of(shape: Any, unit: float) -> Area:
    """Return where a shape stands, in points of ours."""
    left, top, width, height = (
        (one or 0) / EMU / unit for one in (shape.left, shape.top, shape.width, shape.height)
    )
    return Area(left=left, top=top, width=width, height=height)


def size_in(layout: Any, kinds: frozenset[str], unit: float) -> float:
    """Return how large a layout sets the texts of a kind of place, in points of ours; 0 if untold."""
    is_title = bool(kinds & TITLES)
    master = layout.slide_master
    alike = TITLES if is_title else BODIES | {"subTitle"}
    holders = [one for one in layout.placeholders if kind_of(one) in kinds]
    holders += [one for one in master.placeholders if kind_of(one) in alike]
    paths = [(one.element, "./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz") for one in holders]
    style = "titleStyle" if is_title else "bodyStyle"
    paths.append((master.element, f"./p:txStyles/p:{style}/a:lvl1pPr/a:defRPr/@sz"))
    for element, path in paths:
        if found := element.xpath(path):
            return float(found[0]) / 100 / unit
    return 0.0


def title_area(slide: Area, title: Any, unit: float) -> Area:
    """Return where a title stands: in its place, or at the head of the slide where a layout has none."""
    if title is not None:
        found = area_of(title, unit)
        if found.width > 0 and found.height > 0:
            return found
    margin = slide.width * _MARGIN
    return Area(
        left=margin, top=slide.height * 0.07, width=slide.width - 2 * margin, height=slide.height * 0.14
    )


def _kept_inside(area: Area, slide: Area) -> Area:
    left, top = max(0.0, area.left), max(0.0, area.top)
    return Area(
        left=left,
        top=top,
        width=min(area.width, slide.width - left),
        height=min(area.height, slide.height * 0.95 - top),
    )


# --- colours and fonts ---------------------------------------------------------------------------

_LIGHT_SLOTS: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


class Colours:
    """The colours and the font of one layout, looked up as an office program would."""

    def __init__(self, layout: Any) -> None:
        self._layout = layout
        self._master = layout.slide_master
        self._theme = _theme_of(self._master)
        self._slots = self._mapping()

    @property
    def surface(self) -> str:
        """What is behind the content, as `RRGGBB`; white where it cannot be told."""
        for part in (self._layout, self._master):
            found = part.element.xpath("./p:cSld/p:bg")
            if found:
                return self._solid(found[0]) or self._named("bg1") or "FFFFFF"
        return self._named("bg1") or "FFFFFF"

    @property
    def ink(self) -> str:
        """The colour of text; black or white where the theme's own could not be read on the surface."""
        said = self._named("tx1")
        if said and contrast(said, self.surface) >= 4.5:
            return said
        return "17202B" if luminance(self.surface) > 0.4 else "FFFFFF"

    @property
    def fonts(self) -> tuple[str, ...]:
        """The names of the fonts of texts and of titles."""
        if self._theme is None:
            return ()
        found = (self._theme.find(f".//{{*}}{one}Font/{{*}}latin") for one in ("minor", "major"))
        return tuple(str(one.get("typeface", "")) for one in found if one is not None)

    def _mapping(self) -> Mapping[str, str]:
        override = self._layout.element.xpath("./p:clrMapOvr/a:overrideClrMapping")
        own = override or self._master.element.xpath("./p:clrMap")
        return {**_LIGHT_SLOTS, **(dict(own[0].attrib) if own else {})}

    def _solid(self, background: Any) -> str | None:
        for one in background.iter("{*}srgbClr", "{*}schemeClr"):
            if one.tag.endswith("srgbClr"):
                return str(one.get("val", "")).upper() or None
            return self._named(one.get("val", ""))
        return None

    def _named(self, name: str) -> str | None:
        slot = self._slots.get(name, name)
        found = self._theme.findall(f".//{{*}}clrScheme/{{*}}{slot}/*") if self._theme is not None else []
        for one in found:
            said = str(one.get("lastClr") or one.get("val") or "")
            if len(said) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in said):
                return said.upper()
        return None


def _theme_of(master: Any) -> Any:
    from lxml.etree import LxmlError

    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme") and not relation.is_external:
            try:
                return parsed(relation.target_part.blob)
            except (LxmlError, ValueError):
                return None
    return None


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1, as WCAG reckons."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG reckons."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour that is `share` of the first and the rest of the second."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(first * share + second * (1 - share)):02X}" for first, second in pairs)
