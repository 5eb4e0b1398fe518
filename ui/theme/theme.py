"""The theme in force: which colours, how large, how much movement; and how it reaches the screen.

There is one `Theme` per process. Widgets ask `current_theme()` for colours, sizes and times, and
redraw on its `changed` signal, so everything follows without a restart. The settings dialog calls
`choose`; where a choice is kept between starts is not known here.
"""

from collections.abc import Callable
from typing import Final, Literal, get_args

from PySide6.QtCore import QDir, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import load_first_fonts, load_fonts, role_font, role_line
from ui.theme.style import palette, style_sheet
from ui.theme.tokens import (
    BARE,
    DRAWERS_ABOVE_SCALE,
    EACH,
    GROWTH_STEPS,
    LARGEST_SCALE,
    LIGHT,
    MOST_GROWTH,
    ROOMY,
    SCALE_STEP,
    SMALL_WINDOW,
    SMALLEST_SCALE,
    THEMES,
    Tokens,
)
from wargame.places import assets_folder

ThemeName = Literal["system", "light", "dark", "high-contrast"]
THEME_NAMES: Final[tuple[ThemeName, ...]] = get_args(ThemeName)


class Theme(QObject):
    """What was chosen, and what follows from it."""

    changed = Signal()

    def __init__(
        self,
        name: ThemeName = "system",
        scale: int = 100,
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._name: ThemeName = name
        self._wanted_scale = within_limits(scale)
        self._growth = 1.0
        self._reduced_motion = reduced_motion
        self._tokens = resolve(name)
        self._room = QSize(UNBOUND, UNBOUND)
        self._scale = self._fitting()
        self.is_changing = False
        """Whether everything is just taking on what was chosen."""

    @property
    def name(self) -> ThemeName:
        """The choice: light, dark, high-contrast or system."""
        return self._name

    @property
    def scale(self) -> int:
        """How large everything is drawn, in per cent: the own scale, grown with the window."""
        return self._scale

    @property
    def own_scale(self) -> int:
        """The interface scale in per cent, from 80 to 200: as chosen, or the largest that fits the screen."""
        return min(self._wanted_scale, self.most_scale)

    @property
    def most_scale(self) -> int:
        """The largest interface scale in per cent that fits the screen, in a window as large as now."""
        return largest_scale(self._room, self._growth)

    @property
    def growth(self) -> float:
        """How much larger everything is than in a window of 1366 x 768, from 1 to 2 in eighths."""
        return self._growth

    @property
    def wanted_scale(self) -> int:
        """The scale that was chosen, for screens that have the room."""
        return self._wanted_scale

    @property
    def is_tight(self) -> bool:
        """Whether there is little room, by large type or a small screen: side panels become drawers."""
        if self.own_scale > DRAWERS_ABOVE_SCALE:
            return True
        wide, high = (self.px(size) for size in ROOMY)
        return self._room.width() < wide or self._room.height() < high

    @property
    def room(self) -> QSize:
        """How much of the screen windows can have, in px; without bounds until `set_room` is called."""
        return self._room

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing is to move on the screen."""
        return self._reduced_motion

    @property
    def tokens(self) -> Tokens:
        """The colours in force; for the choice `system`, those of the platform's scheme."""
        return self._tokens

    def choose(
        self,
        name: ThemeName | None = None,
        scale: int | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is given, keep the rest, and tell everybody once if anything is different.

        A scale outside 80 to 200 per cent becomes the nearest one inside.
        """
        before = (self._name, self._scale, self._reduced_motion, self._tokens)
        if name is not None:
            self._name = name
        if scale is not None:
            self._wanted_scale = within_limits(scale)
            self._scale = self._fitting()
        if reduced_motion is not None:
            self._reduced_motion = reduced_motion
        self._tokens = resolve(self._name)
        if before != (self._name, self._scale, self._reduced_motion, self._tokens):
            self._tell()

    def set_room(self, room: QSize) -> None:
        """Say how much of the screen windows can have, in px; tell everybody if something follows."""
        before = (self.is_tight, self._scale)
        self._room = room
        self._scale = self._fitting()
        if before != (self.is_tight, self._scale):
            self._tell()

    def _tell(self) -> None:
        self.is_changing = True
        self.changed.emit()
        self.is_changing = False

    def set_window(self, window: QSize) -> None:
        """Say how large the window is that people look at, in px; what is drawn in it grows with it."""
        before = (self.is_tight, self._scale)
        self._growth = growth_in(window)
        self._scale = self._fitting()
        if before != (self.is_tight, self._scale):
            self._tell()

    def _fitting(self) -> int:
        return round(self.own_scale * self._growth)

    def follow_system(self) -> None:
        """Look again at the platform's scheme; call when it has changed."""
        self.choose()

    def px(self, size: float) -> int:
        """Return a size given in px at 100 %, at the scale in force; at least 1 unless `size` is 0."""
        return max(1, round(size * self._scale / 100)) if size else 0

    def motion(self, milliseconds: int) -> int:
        """Return how long a movement lasts in milliseconds: 0 when movement is reduced."""
        return 0 if self._reduced_motion else milliseconds

    def font(self, role: str) -> QFont:
        """Return the font of a type role (`ui.theme.fonts.ROLES`) at the scale in force."""
        return role_font(role, self._scale)

    def line(self, role: str) -> int:
        """Return the line height of a type role in px at the scale in force."""
        return role_line(role, self._scale)

    def colour(self, token: str) -> QColor:
        """Return a colour token as Qt paints with it.

        Raises
        ------
        AttributeError
            If there is no such token.
        """
        return QColor(getattr(self._tokens, token))


def within_limits(scale: int) -> int:
    """Return `scale` in per cent, moved into 80 to 200."""
    return max(SMALLEST_SCALE, min(LARGEST_SCALE, scale))


def largest_scale(room: QSize, growth: float = 1.0) -> int:
    """Return the largest interface scale in per cent at which every window fits a screen with this room.

    `growth` is by how much everything is larger than that already, with the window.
    """
    fitting = min((room.width() - BARE[0]) / EACH[0], (room.height() - BARE[1]) / EACH[1]) / growth
    return within_limits(int(fitting // SCALE_STEP * SCALE_STEP))


def growth_in(window: QSize) -> float:
    """Return how much larger all is drawn in a window than in the smallest that is made for, in eighths."""
    grown = min(window.width() / SMALL_WINDOW[0], window.height() / SMALL_WINDOW[1])
    return max(1.0, min(MOST_GROWTH, int(grown * GROWTH_STEPS) / GROWTH_STEPS))


def resolve(name: ThemeName) -> Tokens:
    """Return the colours of a choice; `system` is light unless the platform says dark."""
    if name != "system":
        return THEMES[name]
    hints = QGuiApplication.styleHints() if QGuiApplication.instance() else None
    dark = hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark
    return THEMES["dark"] if dark else LIGHT


UNBOUND: Final = 16_777_215
"""Qt's own bound for how large a widget may be."""

FUSION: Final = "entente-fusion"
"""The property of an application that was made with the Fusion style."""

_in_force: list[Theme] = []
_shown: list[Theme] = []  # the theme whose changes reach the application, once apply_theme was called


def current_theme() -> Theme:
    """Return the theme in force; a light one at 100 % until `apply_theme` has been called."""
    if not _in_force:
        _in_force.append(Theme("light"))
    return _in_force[0]


def apply_theme(app: QApplication, theme: Theme, first_fonts_only: bool = False) -> None:
    """Show the whole application in `theme`, now and after every change of it.

    Loads the bundled fonts on the first call, or only the first of them (`load_fonts` loads the rest).
    A later call with another theme replaces the one
    in force; widgets that exist already keep listening to the former, so call it before any window.
    """
    if first_fonts_only:
        load_first_fonts()
    else:
        load_fonts()
    QDir.setSearchPaths("controls", [str(assets_folder() / "icons" / "controls")])
    # Asking for the style would load all of QStyle, a tenth of a start; who chose it already says so.
    if not app.property(FUSION) and app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    _in_force[:] = [theme]
    if theme not in _shown:
        _shown[:] = [theme]
        theme.changed.connect(_dresser(app, theme))
        app.styleHints().colorSchemeChanged.connect(theme.follow_system)
    dress(app, theme)


def dress(app: QApplication, theme: Theme) -> None:
    """Give the application the font, palette and style sheet of `theme` as it is now."""
    app.setFont(theme.font("body"))
    app.setPalette(palette(theme.tokens))
    sheet = style_sheet(theme.tokens, theme.scale)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def _dresser(app: QApplication, theme: Theme) -> Callable[[], None]:
    def dress_again() -> None:
        if current_theme() is theme:
            dress(app, theme)

    return dress_again
