"""Small marks: key caps, chips with a signed number, status tags, seat discs.

Each can stand alone as a widget, and each has a paint function and a size function, so that cards
and list rows draw the very same mark. Colour only ever repeats what shape, sign, icon or word says:
aligned is a pill with a plus, opposed a dashed rectangle with a minus.
"""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, role_width, shorten

MINUS: Final = "−"
CHIP_HEIGHT: Final = 18
TAG_HEIGHT: Final = 20
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter

Tone = Literal["ink", "muted", "outline", "error", "warn", "aligned", "opposed"]


def signed(number: int) -> str:
    """Return `number` with its sign, the minus being a real one (U+2212); 0 has none."""
    if number == 0:
        return "0"
    return f"+{number}" if number > 0 else f"{MINUS}{-number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A change to be shown as a chip: of a tie (with a sign's shape), or of anything else."""

    label: str
    value: int
    tie: bool = True

    @property
    def words(self) -> str:
        """The chip as it is read aloud."""
        return f"{self.label} {signed(self.value)}".strip()


class Chip(Painted):
    """A label and a signed number; aligned is a pill, opposed a dashed rectangle."""

    def __init__(self, label: str, value: int, tie: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_effect(Effect(label=label, value=value, tie=tie))

    def set_effect(self, effect: Effect) -> None:
        """Show another label and number."""
        self._effect = effect
        self.say(effect.words)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Return the size of the chip with all of its text."""
        return chip_size(self._effect).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        paint_chip(smooth(self), QRectF(self.rect()), self._effect)


def chip_size(effect: Effect) -> QSizeF:
    """Return the size in px that a chip takes at the scale in force."""
    width = role_width(signed(effect.value), "caption-strong")
    if effect.label:
        width += role_width(effect.label, "caption") + px(3)
    return QSizeF(int(width) + 2 + 2 * px(6), px(CHIP_HEIGHT))


def paint_chip(painter: QPainter, rect: QRectF, effect: Effect) -> None:
    """Draw the chip of `effect` into `rect`; a label too long for it is shortened."""
    theme = current_theme()
    ink, edge, round_ends, dashed = _chip_look(effect)
    radius = rect.height() / 2 if round_ends else px(3)
    fill_round(painter, rect, radius, None, colour(edge), theme.tokens.border, dashed)
    number = signed(effect.value)
    number_width = role_width(number, "caption-strong")
    inner = rect.adjusted(px(6), 0, -px(6), 0)
    label = shorten(effect.label, theme.font("caption"), inner.width() - number_width - px(2))
    paint_lines(painter, inner, [label], theme.font("caption"), rect.height(), colour(ink))
    right = Qt.AlignmentFlag.AlignRight if label else CENTRE
    paint_lines(painter, inner, [number], theme.font("caption-strong"), rect.height(), colour(ink), right)


def _chip_look(effect: Effect) -> tuple[str, str, bool, bool]:
    """Return the tokens of text and edge, whether the ends are round, whether the edge is dashed."""
    if not effect.tie or effect.value == 0:
        return "ink2", "control", False, False
    return ("postext", "pos", True, False) if effect.value > 0 else ("negtext", "neg", False, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word on a small coloured ground, with or without an icon."""

    text: str
    icon: str = ""
    tone: Tone = "muted"


SEALED: Final = Tag(text="Sealed", icon="ui-lock", tone="ink")
TO_MOVE: Final = Tag(text="To move", icon="ui-right", tone="outline")
PASSED: Final = Tag(text="Passed", icon="ui-pass", tone="muted")
WAITING: Final = Tag(text="Waiting", tone="muted")
BOT: Final = Tag(text="Bot", icon="ui-bot", tone="muted")

_TAG_TOKENS: Final[dict[Tone, tuple[str, str, str]]] = {
    "ink": ("primary", "onprimary", "primary"),
    "muted": ("sunken", "ink2", "sunken"),
    "outline": ("surface", "ink2", "control"),
    "error": ("errortint", "error", "error"),
    "warn": ("warntint", "warn", "warn"),
    "aligned": ("postint", "postext", "pos"),
    "opposed": ("negtint", "negtext", "neg"),
}
"""Ground, text and edge of each tone."""


class StatusTag(Painted):
    """A status in a word, such as `SEALED`, `TO_MOVE`, `PASSED`, `WAITING` or `BOT`."""

    def __init__(self, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tag(tag)

    def set_tag(self, tag: Tag) -> None:
        """Show another status."""
        self._tag = tag
        self.say(tag.text)
        self.restyle()

    def tag(self) -> Tag:
        """Return the status shown."""
        return self._tag

    def sizeHint(self) -> QSize:
        """Return the size of the tag with all of its text."""
        return tag_size(self._tag).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tag."""
        paint_tag(smooth(self), QRectF(self.rect()), self._tag)


def tag_size(tag: Tag) -> QSizeF:
    """Return the size in px that a tag takes at the scale in force."""
    width = role_width(tag.text, "caption-medium")
    icon = px(12) + px(4) if tag.icon else 0
    return QSizeF(int(width) + 2 + icon + 2 * px(6), px(TAG_HEIGHT))


def paint_tag(painter: QPainter, rect: QRectF, tag: Tag) -> None:
    """Draw `tag` into `rect`; a text too long for it is shortened."""
    theme = current_theme()
    ground, ink, edge = _TAG_TOKENS[tag.tone]
    edged = theme.tokens.border > 1 or tag.tone == "outline"
    fill_round(painter, rect, px(4), colour(ground), colour(edge) if edged else None, 1)
    inner = rect.adjusted(px(6), 0, -px(6), 0)
    if tag.icon:
        icon = QRectF(inner.left(), rect.center().y() - px(12) / 2, px(12), px(12))
        paint_glyph(painter, tag.icon, icon, getattr(theme.tokens, ink))
        inner.setLeft(inner.left() + px(12) + px(4))
    font = theme.font("caption-medium")
    text = shorten(tag.text, font, inner.width() + 2)
    paint_lines(painter, inner, [text], font, rect.height(), colour(ink))


class KeyCap(Painted):
    """The key that does what stands beside it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(f"Key {key}")

    def sizeHint(self) -> QSize:
        """Return the size of the cap."""
        return key_size(self._key).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        paint_key(smooth(self), QRectF(self.rect()), self._key, colour("ink2"))


def key_size(key: str) -> QSizeF:
    """Return the size in px that a key cap takes at the scale in force."""
    width = role_width(key, "caption")
    return QSizeF(max(px(18), int(width) + 2 + 2 * px(5)), px(18))


def paint_key(painter: QPainter, rect: QRectF, key: str, ink: QColor) -> None:
    """Draw the cap of `key` into `rect`."""
    fill_round(painter, rect, px(4), None, ink, 1)
    paint_lines(painter, rect, [key], current_theme().font("caption"), rect.height(), ink, CENTRE)


class Avatar(Painted):
    """A seat's disc with its glyph; an outlined one is a non-player actor."""

    def __init__(
        self, glyph: str, name: str = "", size: int = 32, filled: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._glyph, self._side, self._filled = glyph, size, filled
        self._fixed = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(name)

    def set_glyph(self, glyph: str, name: str = "", filled: bool = True) -> None:
        """Show another seat."""
        self._glyph, self._filled = glyph, filled
        self.say(name)
        self.update()

    def set_side(self, side: int) -> None:
        """Draw the disc so large in px of the screen, whatever the theme's scale."""
        self._fixed = side
        self.updateGeometry()
        self.update()

    def set_size(self, size: int) -> None:
        """Draw the disc so large in px at 100 %."""
        self._side = size
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the disc."""
        side = self._fixed or px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        paint_avatar(smooth(self), QRectF(self.rect()), self._glyph, self._filled)


def paint_avatar(painter: QPainter, rect: QRectF, glyph: str, filled: bool = True) -> None:
    """Draw a seat's disc as large as fits into `rect`."""
    tokens = current_theme().tokens
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    edge = max(1.0, side / 24)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(tokens.ink3), edge))
    painter.setBrush(QColor(tokens.node if filled else tokens.surface))
    painter.drawEllipse(disc if filled else disc.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
    inner = QRectF(0, 0, side * 0.56, side * 0.56)
    inner.moveCenter(disc.center())
    paint_glyph(painter, glyph, inner, tokens.onnode if filled else tokens.ink2)
