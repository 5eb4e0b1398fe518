"""The palette and the one style sheet, both made from the tokens.

The sheet covers surfaces, edges, radii, padding and states of Qt's own controls; what it cannot do
(line heights, gapped focus rings, hatching, charts) is painted in `ui.widgets` from the same tokens.
The template lies in `ui.theme.sheet`. Fonts are not set here: the application's font is Inter, and
`PlainLabel` sets the roles.
"""

from PySide6.QtGui import QColor, QPalette

from ui.theme.sheet import SHEET
from ui.theme.tokens import Tokens, colours


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme, for Fusion and for whatever the sheet leaves to it."""
    made = QPalette()
    role = QPalette.ColorRole
    everywhere = {
        role.Window: tokens.bg,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.error,
        role.ToolTipBase: tokens.primary,
        role.ToolTipText: tokens.onprimary,
        role.Highlight: tokens.primary,
        role.HighlightedText: tokens.onprimary,
        role.Link: tokens.ink,
        role.LinkVisited: tokens.ink2,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: tokens.control,
        role.Shadow: tokens.shadow,
        role.Accent: tokens.primary,
    }
    for which, colour in everywhere.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.ink3))
    return made


def style_sheet(tokens: Tokens, scale: int = 100) -> str:
    """Return the style sheet of a theme at `scale` per cent.

    Raises
    ------
    KeyError
        If the template asks for a name that is no token.
    """
    names = _Names(tokens, scale)
    first, *rest = SHEET.split("$")
    return first + "".join(names.filled(part) for part in rest)


class _Names:
    """What the template may ask for: a colour, `pxN` (N px, scaled), `border`, `theme`, `disc`.

    `disc` is the radius that makes a radio button round; one px more and Qt draws it square.
    """

    def __init__(self, tokens: Tokens, scale: int) -> None:
        disc = (round(16 * scale / 100) + 4) // 2
        own = {"border": f"{tokens.border}px", "theme": tokens.name, "disc": f"{disc}px"}
        self._fixed = {**colours(tokens), **own}
        self._scale = scale

    def filled(self, part: str) -> str:
        """Return a part of the template that begins with a name, with what the name stands for."""
        end = next((at for at, sign in enumerate(part) if not (sign.isalnum() or sign == "_")), len(part))
        return self[part[:end]] + part[end:]

    def __getitem__(self, name: str) -> str:
        if name.startswith("px") and name[2:].isdigit():
            return f"{round(int(name[2:]) * self._scale / 100)}px"
        return self._fixed[name]
