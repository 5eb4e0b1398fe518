"""One beginning for a scenario of one's own: a picture, its name, how large it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import InkButton
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import break_text, paint_lines, plain_tooltip, shorten
from wargame.shown.scenarios import TemplateShown

PICTURE = QSize(56, 48)
"""In px at 100 %."""


class TemplateCard(InkButton):
    """A button that starts a scenario from a template."""

    def __init__(self, template: TemplateShown, parent: QWidget | None = None) -> None:
        super().__init__(template.title, parent=parent)
        self.template = template
        self._picture: QPixmap | None = None
        self.setObjectName(f"template-{template.path.stem}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"{template.facts}. {template.summary}")
        self.setToolTip(plain_tooltip(template.summary))

    def set_picture(self, picture: QPixmap) -> None:
        """Show who stands with whom in it."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(264), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the size in which its name can be read."""
        return QSize(px(140), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = smooth(self)
        theme = current_theme()
        ground, ink, edge = self._colours()
        rect = QRectF(self.rect())
        fill_round(painter, rect, px(8), ground, edge, theme.tokens.border)
        left = px(12)
        if rect.width() >= px(200):
            place = QRectF(left, (rect.height() - px(48)) / 2, px(56), px(48))
            if self._picture is not None:
                painter.drawPixmap(place.topLeft(), self._picture)
            elif self.template.graph is None:
                fill_round(painter, place, px(6), None, colour("control"), 1, dashed=True)
                side = px(16)
                plus = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
                paint_glyph(painter, "ui-plus", plus, ink.name())
            left += px(66)
        width = rect.width() - left - px(10)
        strong, small = theme.font("body-strong"), theme.font("caption")
        titles = break_text(self.words(), strong, width, most=2)
        high, low = theme.line("body-strong"), theme.line("caption")
        top = (rect.height() - high * len(titles) - low) / 2
        paint_lines(painter, QRectF(left, top, width, high), titles, strong, high, ink)
        facts = QRectF(left, top + high * len(titles), width, low)
        words = shorten(self.template.facts, small, width)
        paint_lines(painter, facts, [words], small, low, colour("ink3"), Qt.AlignmentFlag.AlignLeft)

    def _height(self) -> int:
        words = 2 * current_theme().line("body-strong") + current_theme().line("caption")
        return max(px(72), words + px(12))
