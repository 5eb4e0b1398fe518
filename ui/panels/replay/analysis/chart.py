"""One chart with its title, its words for those who do not see it, its table, and what can be taken along.

Takes a `Chart`; drawing happens on a thread of the pool that the page lends. Enter on the chart, or its
button, asks the page to show it large with its table.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.background import Background
from ui.presenters.chart_axes import ChartStyle
from ui.presenters.chart_drawing import Drawn, as_pdf, as_pixels, as_png, as_svg
from ui.theme.theme import current_theme
from ui.theme.tokens import LIGHT, Tokens, colours
from ui.widgets.buttons import IconButton
from ui.widgets.mark_strip import marked_above
from ui.widgets.painted import Painted, colour, px
from ui.widgets.text import PlainLabel, paint_lines
from wargame.shown.chart import Chart, as_csv
from wargame.whole import write_whole

SETTLES_MS: Final = 80
"""A chart is drawn anew once its size has been the same for so long."""
MOST_NOTES: Final = 3
WAITING: Final = "The chart is being drawn"
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class ChartPanel(QFrame):
    """A chart in a frame; `opened` asks to see it large."""

    opened = Signal(str)

    def __init__(self, background: Background, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.chart: Chart | None = None
        self._large = large
        self.title = PlainLabel("", "heading", wrap=True, lines=2)
        self.aside = PlainLabel("", "secondary", "ink3")
        self.picture = ChartPicture(background)
        self.notes = PlainLabel("", "secondary", "ink2", wrap=True, lines=0 if large else MOST_NOTES)
        self.said = PlainLabel("", "secondary", "ink2", elide=True)
        self.said.hide()
        self.more = IconButton("ui-more", "Copy or save the chart", size=28)
        self.picture.pressed.connect(self._open)
        self.more.clicked.connect(self._open_menu)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.aside)
        head.addWidget(self.more)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.picture, 1)
        self._column.addWidget(self.notes)
        self._column.addWidget(self.said)
        self._menu = QMenu(self)
        if not large:
            self._menu.addAction("Show large, with its table", self._open)
        self._menu.addAction("Copy the chart", self.copy)
        for kind, words in (
            ("png", "Save as PNG…"),
            ("svg", "Save as SVG…"),
            ("pdf", "Save as PDF…"),
            ("csv", "Save the table as CSV…"),
        ):
            self._menu.addAction(words, partial(self._ask_path, kind))
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def show_chart(self, chart: Chart) -> None:
        """Show a chart."""
        self.chart = chart
        self.setObjectName(f"chart-{chart.key}")
        self.more.setObjectName(f"chart-{chart.key}-more")
        self.title.setText(chart.title)
        self.aside.setText(chart.aside)
        self.notes.setText("\n".join(chart.notes if self._large else chart.notes[:1]))
        self.notes.setVisible(bool(chart.notes))
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.words)
        self.picture.show_chart(chart)

    def save(self, path: Path) -> bool:
        """Write the chart as PNG, SVG, PDF or CSV, by the name's ending; return whether that was done."""
        chart = self._taken_along()
        if chart is None:
            return False
        style = chart_style(LIGHT)
        try:
            match path.suffix.lower():
                case ".csv":
                    write_whole(path, as_csv(chart).encode())
                case ".svg":
                    write_whole(path, as_svg(chart, style).encode())
                case ".pdf":
                    write_whole(path, as_pdf(chart, style))
                case _:
                    write_whole(path, as_png(chart, style))
        except OSError as error:
            self._tell(f"{path.name} could not be written: {error.strerror or error}.")
            return False
        self._tell(f"Saved as {path.name}.")
        return True

    def copy(self) -> None:
        """Put the chart on the clipboard as pixels."""
        if (chart := self._taken_along()) is not None:
            image = QImage.fromData(as_png(chart, chart_style(LIGHT)))
            QApplication.clipboard().setImage(image)
            self._tell("The chart is on the clipboard.")

    def _taken_along(self) -> Chart | None:
        """Return the chart with the marking of the window that it is taken from."""
        return replace(self.chart, marking=marked_above(self)) if self.chart is not None else None

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _open(self) -> None:
        if self.chart is not None and not self._large:
            self.opened.emit(self.chart.key)

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_path(self, kind: str) -> None:
        chart = self.chart
        if chart is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, "Save", f"{chart.title}.{kind}", f"*.{kind}")
        if name:
            self.save(Path(name))

    def _restyle(self) -> None:
        self._column.setContentsMargins(px(16), px(8), px(12), px(12))
        self._column.setSpacing(px(4))


class ChartPicture(Painted):
    """The chart itself, drawn for its size on another thread."""

    pressed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._chart: Chart | None = None
        self._pixels: QPixmap | None = None
        self._asked: tuple[object, ...] = ()
        self._drawn_for: tuple[object, ...] = ()
        self._settles = QTimer(self)
        self._settles.setSingleShot(True)
        self._settles.setInterval(SETTLES_MS)
        self._settles.timeout.connect(self._ask)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart as soon as it is drawn."""
        self._chart = chart
        self.say(f"{chart.title}. {chart.words}")
        if self.isVisible():
            self._ask()

    def is_drawn(self) -> bool:
        """Return whether the present chart is on the screen in its present size and colours."""
        return self._pixels is not None and self._drawn_for == self._wanted()

    def restyle(self) -> None:
        """Draw in the theme as it is now."""
        self.updateGeometry()
        if self.isVisible():
            self._ask()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(px(320), px(220))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which it can be read."""
        return QSize(px(200), px(140))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when first seen."""
        super().showEvent(event)
        self._settles.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again once the size has settled."""
        super().resizeEvent(event)
        if self.isVisible():
            self._settles.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Space."""
        if event.key() == Qt.Key.Key_Space:
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open on a double click."""
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the pixels; until new ones come the old ones are stretched."""
        if self._pixels is not None:
            if self._asked != self._wanted() and not self._settles.isActive():
                # The window was moved to a screen of another scale.
                self._settles.start()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._pixels)
            return
        font = current_theme().font("secondary")
        paint_lines(
            QPainter(self), QRectF(self.rect()), [WAITING], font, self.height(), colour("ink3"), CENTRE
        )

    def _wanted(self) -> tuple[object, ...]:
        theme = current_theme()
        return (self._chart, self.width(), self.height(), self.devicePixelRatioF(), theme.tokens, theme.scale)

    def _ask(self) -> None:
        chart, wanted = self._chart, self._wanted()
        if chart is None or wanted == self._asked or self.width() < 40 or self.height() < 40:
            return
        self._asked = wanted
        theme = current_theme()
        style = chart_style(theme.tokens, theme.scale / 100)
        width, height, ratio = self.width(), self.height(), self.devicePixelRatioF()
        self._background.ask(
            lambda: as_pixels(chart, style, width, height, ratio), lambda drawn: self._show(drawn, wanted)
        )

    def _show(self, drawn: Drawn, wanted: tuple[object, ...]) -> None:
        if wanted != self._asked:
            return
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBA8888
        )
        self._pixels, self._drawn_for = QPixmap.fromImage(image.copy()), wanted
        self.update()


def chart_style(tokens: Tokens, scale: float = 1.0) -> ChartStyle:
    """Return how a theme draws charts; where lines are as strong as ink, a quieter one takes their place."""
    known = colours(tokens)
    if tokens.line == tokens.ink:
        known["line"] = tokens.sunken
    return ChartStyle(colours=known, scale=scale)
