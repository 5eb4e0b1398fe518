"""One slide that is drawn on: shapes with texts, lines and fills, in the order in which they are read.

Takes places in points, colours from `Look`, and paragraphs; writes DrawingML. Every text is escaped where it
is set and every shape says in its alternative text what it is, or that it is decoration.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from wargame.alignment.svg import LIGHT
from wargame.direction import ordered, runs_leftwards
from wargame.report.blocks import Tone
from wargame.report.formats.slides.measure import Ruler, language_of, plain
from wargame.report.formats.slides.template import EMU, Area, Template, luminance, mixed
from wargame.report.slides.values import LANGUAGE

NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DARK: Final[Mapping[str, str]] = {
    "pos": "#6CB3F4",
    "postext": "#6CB3F4",
    "neg": "#FF9A57",
    "negtext": "#FF9A57",
}
"""The colours of alignment on a dark surface, as in the windows."""

_DECORATION: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_HANGING: Final = 1.0
"""How far the text behind a bullet stands in, of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colours of one presentation, as `RRGGBB`, and how its texts are measured."""

    surface: str
    ink: str
    ruler: Ruler
    unit: float = 1.0
    """How large a point of ours is on its slides: ours are 540 high, whatever their real size."""
    largest: float = 20.0
    """How large the house sets its texts."""

    @property
    def is_dark(self) -> bool:
        """Whether it stands on a dark surface."""
        return luminance(self.surface) < 0.2

    @property
    def quiet(self) -> str:
        """For what stands back."""
        return mixed(self.ink, self.surface, 0.72)

    @property
    def line(self) -> str:
        """For thin lines."""
        return mixed(self.ink, self.surface, 0.18)

    @property
    def tint(self) -> str:
        """For panels and cards."""
        return mixed(self.ink, self.surface, 0.05)

    def alignment(self, name: str) -> str:
        """Return one of the colours that belong to alignment: pos, neg, postext, negtext."""
        return ({**LIGHT, **_DARK} if self.is_dark else LIGHT)[name].removeprefix("#")

    def of(self, tone: Tone) -> str:
        """Return the colour of a tone."""
        if tone in ("aligned", "opposed"):
            return self.alignment("postext" if tone == "aligned" else "negtext")
        return self.quiet if tone in ("quiet", "struck") else self.ink


def look_of(template: Template) -> Look:
    """Return the look of a template's slides."""
    return Look(
        surface=template.surface,
        ink=template.ink,
        ruler=template.ruler,
        unit=template.unit,
        largest=template.largest,
    )


def cover_look_of(template: Template) -> Look:
    """Return the look of its first slide."""
    return replace(look_of(template), surface=template.cover_surface, ink=template.cover_ink)


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph on a slide."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    tone: Tone = ""
    before: float = 0.0
    """Room above it, in points."""
    align: str = "l"
    inherits: bool = False
    """Whether its weight, indents and spacing are those of its place in the template."""

    @property
    def hanging(self) -> float:
        """How far its lines stand in."""
        return self.size * _HANGING if self.bullet else 0.0

    def height(self, width: float, ruler: Ruler) -> float:
        """Return how tall it is in a column, without the room above it."""
        return ruler.height(self.text, self.size, width - self.hanging, bold=self.bold)


def height_of(paras: Iterable[Para], width: float, ruler: Ruler) -> float:
    """Return how tall paragraphs are in a column; above the first there is no room."""
    return sum((para.before if at else 0.0) + para.height(width, ruler) for at, para in enumerate(paras))


class Canvas:
    """Puts shapes on one slide."""

    def __init__(self, slide: Any, look: Look) -> None:
        self.slide = slide
        self.look = look
        self._last = 0

    @cached_property
    def tree(self) -> Any:
        """The list of the slide's shapes."""
        return self.slide.shapes.element

    def next_id(self) -> int:
        """Return a number that no shape of the slide has."""
        taken = (int(one) for one in self.tree.xpath("//p:cNvPr/@id"))
        self._last = max(self._last, *taken, 1) + 1
        return self._last

    def add(self, xml: str) -> None:
        """Put a shape on top of all others."""
        from pptx.oxml import parse_xml

        self.tree.append(parse_xml(xml))

    def text(
        self,
        area: Area,
        paras: Iterable[Para],
        *,
        name: str,
        fill: str = "",
        anchor: str = "t",
        inset: float = 0.0,
        alt: str = "",
    ) -> None:
        """Put a text on the slide, with a panel behind it where it has a fill."""
        edge = self.emu(inset)
        inside = f'lIns="{edge}" tIns="{edge}" rIns="{edge}" bIns="{edge}"'
        box = "" if fill else ' txBox="1"'
        self.add(
            f"<p:sp {NAMESPACES}>{named('p:nvSpPr', self.next_id(), name, alt)}<p:cNvSpPr{box}/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr>{self.placed(area)}{RECTANGLE}{filled(fill)}{self.outlined('')}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" {inside} anchor="{anchor}"/><a:lstStyle/>'
            f"{self.paragraphs(paras)}</p:txBody></p:sp>"
        )

    def bar(self, area: Area, colour: str) -> None:
        """Put a plain bar on the slide; it is decoration."""
        self.add(
            f"<p:sp {NAMESPACES}>{named('p:nvSpPr', self.next_id(), 'Bar', None)}<p:cNvSpPr/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr>{self.placed(area)}{RECTANGLE}{filled(colour)}{self.outlined('')}</p:spPr></p:sp>"
        )

    def fill_placeholder(self, placeholder: Any, paras: Iterable[Para], area: Area | None = None) -> None:
        """Write into a placeholder, which keeps the house's fonts and bullets; an area moves it.

        Colours are set where a tone asks for one; what has none keeps the house's.
        """
        from pptx.oxml import parse_xml

        if area is not None:
            placeholder.left, placeholder.top = self.emu(area.left), self.emu(area.top)
            placeholder.width, placeholder.height = self.emu(area.width), self.emu(area.height)
            self._without_margins(placeholder)
        body = placeholder.element.find("{*}txBody")
        for old in body.findall("{*}p"):
            body.remove(old)
        written = self.paragraphs(paras, keeps_ink=True)
        for one in parse_xml(f"<p:txBody {NAMESPACES}>{written}</p:txBody>"):
            body.append(one)

    @staticmethod
    def _without_margins(placeholder: Any) -> None:
        """Let words begin where the things above and below them do."""
        for facts in placeholder.element.findall("{*}txBody/{*}bodyPr"):
            for name in ("lIns", "tIns", "rIns", "bIns"):
                facts.set(name, "0")
            facts.set("anchor", "t")

    def emu(self, points: float) -> int:
        """Return points in the units of the file."""
        return round(points * EMU * self.look.unit)

    def placed(self, area: Area, flips: str = "") -> str:
        """Return where a shape stands."""
        return (
            f'<a:xfrm{flips}><a:off x="{self.emu(area.left)}" y="{self.emu(area.top)}"/>'
            f'<a:ext cx="{self.emu(area.width)}" cy="{self.emu(area.height)}"/></a:xfrm>'
        )

    def outlined(self, colour: str, width: float = 0.0, *, dash: str = "", opacity: float = 1.0) -> str:
        """Return an outline; none for an empty colour. `dash` is one of the dashes of DrawingML."""
        if not colour:
            return "<a:ln><a:noFill/></a:ln>"
        dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
        return f'<a:ln w="{self.emu(width)}">{filled(colour, opacity)}{dashes}</a:ln>'

    def paragraphs(self, paras: Iterable[Para], *, keeps_ink: bool = False) -> str:
        """Return paragraphs as XML; at least one, as a text must have."""
        return "".join(self._paragraph(one, keeps_ink) for one in paras) or "<a:p/>"

    def _paragraph(self, para: Para, keeps_ink: bool) -> str:
        text = plain(para.text)
        leftwards = runs_leftwards(text)
        align = {"l": "r", "r": "l", "": "r"}.get(para.align, para.align) if leftwards else para.align
        aligned = f' algn="{align}"' if align else ""
        stands_in = f' marL="{self.emu(para.hanging)}" indent="{-self.emu(para.hanging)}"'
        way = ' rtl="1"' if leftwards else ""
        sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if para.bullet else "<a:buNone/>"
        if para.bullet and keeps_ink:
            sign = ""
        if para.inherits:
            return f"<a:p><a:pPr{aligned}{way}/>{self._run(para, text, keeps_ink)}</a:p>"
        before = f'<a:spcBef><a:spcPts val="{round(para.before * 100 * self.look.unit)}"/></a:spcBef>'
        return (
            f"<a:p><a:pPr{stands_in}{aligned}{way}>{before}{sign}</a:pPr>"
            f"{self._run(para, text, keeps_ink)}</a:p>"
        )

    def _run(self, para: Para, text: str, keeps_ink: bool) -> str:
        facts = f' lang="{language_of(text, LANGUAGE)}"'
        facts += f' sz="{round(para.size * 100 * self.look.unit)}"'
        facts += "" if para.inherits else f' b="{int(para.bold)}"'
        facts += ' i="1"' if para.italic else ""
        facts += ' strike="sngStrike"' if para.tone == "struck" else ""
        plainly = keeps_ink and para.tone in ("", "strong", "fiction")
        colour = "" if plainly else filled(self.look.of(para.tone))
        if not text:
            return f"<a:endParaRPr{facts}/>"
        return f'<a:r><a:rPr{facts} dirty="0">{colour}</a:rPr><a:t>{escape(ordered(text))}</a:t></a:r>'


# --- pieces of DrawingML -------------------------------------------------------------------------

RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def filled(colour: str, opacity: float = 1.0) -> str:
    """Return a fill; none for an empty colour."""
    if not colour:
        return "<a:noFill/>"
    clear = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour}">{clear}</a:srgbClr></a:solidFill>'


def named(kind: str, number: int, name: str, alt: str | None) -> str:
    """Return the beginning of what names a shape; an `alt` of None says that it is decoration."""
    said = quoteattr(plain(name)[:120])
    if alt is None:
        return f'<{kind}><p:cNvPr id="{number}" name={said} descr="">{_DECORATION}</p:cNvPr>'
    described = f" descr={quoteattr(plain(alt))}" if alt else ""
    return f'<{kind}><p:cNvPr id="{number}" name={said}{described}/>'
