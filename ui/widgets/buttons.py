"""Buttons: the one primary action, quiet ones, and those that are only an icon.

All are Qt's own buttons with a face painted from the tokens, so mouse, keys and screen readers work
as everywhere else. Besides the space bar, Enter presses the button that has the focus, also where the
window gives Enter to its primary action.
"""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.theme.tokens import CONTROL_HEIGHT, PRIMARY_HEIGHT
from ui.widgets.marks import key_size, paint_key
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import paint_lines, plain_tooltip, plain_words, shorten, text_width
from wargame.names import unturned

ENTER_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ButtonLook = Literal["primary", "outline", "plain", "danger"]


class InkButton(QPushButton):
    """A painted button with an icon before its text and a key cap behind it, both optional.

    The text is shown letter for letter: an ampersand is an ampersand. `key` is only shown; the
    window makes the shortcut.
    """

    def __init__(
        self,
        text: str,
        look: ButtonLook = "outline",
        key: str = "",
        icon: str = "",
        trailing: str = "",
        height: int = CONTROL_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._look, self._key = "", look, key
        self._glyph, self._trailing, self._tall = icon, trailing, height
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.restyle)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show `text` from now on."""
        self._words = text
        super().setText(plain_words(text))
        self.setAccessibleName(unturned(text))
        self.restyle()

    def words(self) -> str:
        """Return the text as it was given."""
        return self._words

    def set_key(self, key: str) -> None:
        """Show another key cap; none when empty."""
        if key != self._key:
            self._key = key
            self.restyle()

    def key(self) -> str:
        """Return the key cap that is shown; empty for none."""
        return self._key

    def set_icon(self, icon: str) -> None:
        """Show another glyph before the text; none when empty."""
        self._glyph = icon
        self.restyle()

    def set_height(self, height: int) -> None:
        """Be `height` px high from now on, at 100 %."""
        self._tall = height
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which all of the text is seen."""
        return QSize(
            self._width_beside_text() + int(text_width(self._words, self._face())) + 2, px(self._tall)
        )

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size; the text may be shortened down to 4 letters or so."""
        words = min(int(text_width(self._words, self._face())) + 2, px(48))
        return QSize(self._width_beside_text() + words, px(self._tall))

    def event(self, event: QEvent) -> bool:
        """Keep Enter for this button while it has the focus."""
        return keep_enter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button on Enter as on the space bar."""
        if is_enter(event):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button."""
        painter = smooth(self)
        ground, ink, edge = self._colours()
        rect = QRectF(self.rect())
        fill_round(painter, rect, px(6), ground, edge, current_theme().tokens.border)
        self._paint_content(painter, rect, ink)

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        font, icon, gap = self._face(), px(16), px(8)
        room = self.width() - self._width_beside_text()
        words = shorten(self._words, font, room + 1)
        self._tell_shortened(words)
        used = self._width_beside_text() - 2 * self._padding() + text_width(words, font)
        x = rect.left() + (rect.width() - used) / 2
        middle = rect.center().y()
        if self._glyph:
            paint_glyph(painter, self._glyph, QRectF(x, middle - icon / 2, icon, icon), ink.name())
            x += icon + (gap if words else 0)
        line = QRectF(x, rect.top(), text_width(words, font) + 2, rect.height())
        paint_lines(painter, line, [words], font, rect.height(), ink)
        x = line.right() + gap
        if self._trailing:
            paint_glyph(painter, self._trailing, QRectF(x, middle - icon / 2, icon, icon), ink.name())
            x += icon + gap
        if self._key:
            cap = key_size(self._key)
            faint = QColor(ink)
            faint.setAlphaF(0.8)
            place = QRectF(x, middle - cap.height() / 2, cap.width(), cap.height())
            paint_key(painter, place, self._key, faint)

    def _tell_shortened(self, words: str) -> None:
        if words != self._words and not self.toolTip():
            self.setToolTip(plain_tooltip(self._words))

    def _colours(self) -> tuple[QColor | None, QColor, QColor | None]:
        """Return ground, ink and edge in the present state."""
        if not self.isEnabled():
            return (None, colour("ink3"), None if self._look == "plain" else colour("line"))
        if self._look == "primary":
            return self._lit(colour("primary")), colour("onprimary"), None
        ink = colour("error" if self._look == "danger" else "ink")
        edge = {"plain": None, "danger": colour("error")}.get(self._look, colour("control"))
        return self._ground(), ink, edge

    def _ground(self) -> QColor | None:
        if self.isDown() or self.isChecked():
            return colour("select")
        if self.underMouse():
            return colour("hover")
        return None if self._look == "plain" else colour("surface")

    def _lit(self, ground: QColor) -> QColor:
        if self.isDown():
            return ground.darker(115) if current_theme().tokens.dark else ground.lighter(150)
        if self.underMouse():
            return ground.darker(106) if current_theme().tokens.dark else ground.lighter(125)
        return ground

    def _face(self) -> QFont:
        strong = self._look == "primary"
        if self._tall > CONTROL_HEIGHT:
            return current_theme().font("heading" if strong else "large-medium")
        return current_theme().font("body-strong" if strong else "body-medium")

    def _padding(self) -> int:
        return px(16 if self._tall > CONTROL_HEIGHT else 12)

    def _width_beside_text(self) -> int:
        width = 2 * self._padding()
        width += px(16) + (px(8) if self._words else 0) if self._glyph else 0
        width += px(16) + px(8) if self._trailing else 0
        width += int(key_size(self._key).width()) + px(8) if self._key else 0
        return width


class PrimaryButton(InkButton):
    """The next step. One per screen; `key` is the key that presses it."""

    def __init__(
        self,
        text: str,
        key: str = "Enter",
        icon: str = "",
        height: int = PRIMARY_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, "primary", key, icon, height=height, parent=parent)
        self._waits = False

    def setEnabled(self, enabled: bool) -> None:  # noqa: N802
        """Let it be pressed or not. The focus waits for it meanwhile, unless it is taken somewhere else.

        Qt would hand the focus on, to a list that keeps Enter for its rows, and the next step would not come.
        """
        window = self.window()
        if not enabled and window.focusWidget() is self:
            self._waits = True
            self.clearFocus()
        super().setEnabled(enabled)
        if enabled and self._waits:
            self._waits = False
            if window.focusWidget() is None:
                self.setFocus(Qt.FocusReason.OtherFocusReason)


class QuietButton(InkButton):
    """Anything else that can be done; `plain` leaves the edge away, `danger` is for what destroys."""

    def __init__(
        self,
        text: str,
        key: str = "",
        icon: str = "",
        trailing: str = "",
        plain: bool = False,
        danger: bool = False,
        height: int = CONTROL_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        look: ButtonLook = "danger" if danger else "plain" if plain else "outline"
        super().__init__(text, look, key, icon, trailing, height, parent)


class IconButton(InkButton):
    """A square button with a glyph only; its name is the tooltip and what is read aloud."""

    def __init__(
        self,
        icon: str,
        name: str,
        key: str = "",
        checkable: bool = False,
        size: int = CONTROL_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "plain", "", icon, height=size, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCheckable(checkable)
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Say anew what the button does; `key` is added in brackets."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(f"{name} ({key})" if key else name))

    def sizeHint(self) -> QSize:
        """Return the square's size."""
        return QSize(px(self._tall), px(self._tall))

    def minimumSizeHint(self) -> QSize:
        """Return the square's size."""
        return self.sizeHint()

    def _padding(self) -> int:
        return max(0, (px(self._tall) - px(16)) // 2)

    def _colours(self) -> tuple[QColor | None, QColor, QColor | None]:
        ground, ink, edge = super()._colours()
        if not self.isEnabled():
            return ground, colour("control"), edge
        return ground, ink if self.isChecked() or self.underMouse() else colour("ink2"), edge


def keep_enter(event: QEvent) -> bool:
    """Keep Enter for the widget that Qt asks by this event; return whether it did ask for that."""
    asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_enter(event)
    if asked:
        event.accept()
    return asked


def is_enter(event: QKeyEvent) -> bool:
    """Return whether Enter, or that of the number keys, is pressed alone."""
    return event.key() in ENTER_KEYS and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
