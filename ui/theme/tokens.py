"""The colours, measures and times of the window: one frozen table per theme.

Everything that draws reads from here: the style sheet and the palette (`style`), the painters in
`ui.widgets` and the graph. The report uses `LIGHT` alone. Colour belongs to alignment (`pos`,
`neg`); all other parts are ink on grey, and a fault has its own two colours.

To add a colour: a field in `Tokens`, its value in each of the three tables, and, when text or an
edge is drawn in it, its pair in the contrast test.
"""

from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme as #RRGGBB, and the few numbers that go with them."""

    name: str
    dark: bool
    bg: str
    surface: str
    raised: str
    sunken: str
    select: str
    hover: str
    line: str
    control: str
    ink: str
    ink2: str
    ink3: str
    primary: str
    onprimary: str
    node: str
    onnode: str
    pos: str
    postext: str
    postint: str
    neg: str
    negtext: str
    negtint: str
    error: str
    errortint: str
    warn: str
    warntint: str
    focus: str
    curtain: str
    """The ground of the privacy curtain: dark in every theme, so that a hidden hand is seen from afar."""
    oncurtain: str
    oncurtain2: str
    card: str
    shadow: str
    """The colour below a card; its strength is `shadow_alpha`."""
    ring: str
    """What is left of a timer's ring."""
    shadow_alpha: float
    """From 0 to 1."""
    nonplayer_edge: float
    """Opacity of the ties of non-player actors, from 0 to 1."""
    border: int
    """Width of the edge of panels, fields and buttons in px."""


LIGHT: Final = Tokens(
    name="light",
    dark=False,
    bg="#F1F2F4",
    surface="#FFFFFF",
    raised="#F8F9FA",
    sunken="#E7E9ED",
    select="#E4E8ED",
    hover="#ECEEF1",
    line="#D8DCE2",
    control="#7F8995",
    ink="#17202B",
    ink2="#46515F",
    ink3="#5B6674",
    primary="#1C2632",
    onprimary="#FFFFFF",
    node="#1C2632",
    onnode="#FFFFFF",
    pos="#0B64AD",
    postext="#0A5A9C",
    postint="#E4EFF9",
    neg="#C8510A",
    negtext="#A8420A",
    negtint="#FBEBDF",
    error="#A8123A",
    errortint="#FBE8ED",
    warn="#7A5A00",
    warntint="#FBF2D6",
    focus="#17202B",
    curtain="#1C2632",
    oncurtain="#FFFFFF",
    oncurtain2="#C3CBD5",
    card="#FFFFFF",
    shadow="#17202B",
    ring="#D8DCE2",
    shadow_alpha=0.14,
    nonplayer_edge=0.8,
    border=1,
)

DARK: Final = Tokens(
    name="dark",
    dark=True,
    bg="#11151A",
    surface="#191F27",
    raised="#1F2630",
    sunken="#0C1014",
    select="#2A3440",
    hover="#242C37",
    line="#313A47",
    control="#7C8797",
    ink="#EDF0F4",
    ink2="#B7C0CC",
    ink3="#97A2B0",
    primary="#EDF0F4",
    onprimary="#11151A",
    node="#EDF0F4",
    onnode="#11151A",
    pos="#6CB3F4",
    postext="#85C1F7",
    postint="#17304A",
    neg="#FF9A57",
    negtext="#FFAE78",
    negtint="#432510",
    error="#FF8DA6",
    errortint="#451624",
    warn="#F0CB5B",
    warntint="#3A2F0E",
    focus="#EDF0F4",
    curtain="#0C1014",
    oncurtain="#EDF0F4",
    oncurtain2="#B7C0CC",
    card="#202833",
    shadow="#000000",
    ring="#313A47",
    shadow_alpha=0.45,
    nonplayer_edge=0.75,
    border=1,
)

HIGH_CONTRAST: Final = Tokens(
    name="high-contrast",
    dark=True,
    bg="#000000",
    surface="#000000",
    raised="#000000",
    sunken="#4D4D4D",
    select="#333333",
    hover="#262626",
    line="#FFFFFF",
    control="#FFFFFF",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#E6E6E6",
    primary="#FFE600",
    onprimary="#000000",
    node="#FFFFFF",
    onnode="#000000",
    pos="#7CC7FF",
    postext="#9AD4FF",
    postint="#000000",
    neg="#FFB000",
    negtext="#FFC033",
    negtint="#000000",
    error="#FF9DB2",
    errortint="#000000",
    warn="#FFE600",
    warntint="#000000",
    focus="#FFE600",
    curtain="#000000",
    oncurtain="#FFFFFF",
    oncurtain2="#FFFFFF",
    card="#000000",
    shadow="#000000",
    ring="#595959",
    shadow_alpha=0.0,
    nonplayer_edge=1.0,
    border=2,
)

THEMES: Final = {table.name: table for table in (LIGHT, DARK, HIGH_CONTRAST)}
"""The three tables by name; `system` is none of them, it stands for light or dark."""

SMALLEST_SCALE: Final = 80
LARGEST_SCALE: Final = 200
"""The interface scale in per cent."""
SCALE_STEP: Final = 10
"""The per cents from one choice of scale to the next."""
SMALL_WINDOW: Final = (1366, 768)
"""The window in px in which all is drawn as measured; in a larger one it grows."""
MOST_GROWTH: Final = 2.0
GROWTH_STEPS: Final = 8
"""Growth goes by eighths: a window that is dragged larger is not laid out anew at every px."""
DRAWERS_ABOVE_SCALE: Final = 150
"""Above this scale in per cent the side panels become drawers over the graph."""
ROOMY: Final = (1100, 640)
"""The room in px at 100 % in which all stands side by side; on a smaller screen it is as in large type."""
BARE: Final = (16, 262)
EACH: Final = (7.1, 2.38)
"""What the largest windows need across and down: so much in px, and so much for each per cent of scale."""

SPACE: Final = (4, 8, 12, 16, 24, 32, 40)
"""The distances in px at 100 %."""

CONTROL_HEIGHT: Final = 32
PRIMARY_HEIGHT: Final = 40
FOOTER_HEIGHT: Final = 64
LOW_PRIMARY_HEIGHT: Final = 36
LOW_FOOTER_HEIGHT: Final = 44
"""The two where type is large: the ring around the button still fits into the footer."""
ROW_HEIGHT: Final = 36
TALL_ROW_HEIGHT: Final = 64
"""Heights in px at 100 %."""

PANEL_MS: Final = 160
DICE_MS: Final = 600
TIE_MS: Final = 600
STAGGER_MS: Final = 200
REVEAL_AT_MOST_MS: Final = 2400
"""Times of movement in milliseconds; the curtain closes in one frame. `Theme.motion` turns them off."""


def colours(tokens: Tokens) -> dict[str, str]:
    """Return the colours of `tokens` by name, as the style sheet's template asks for them."""
    return {
        field.name: value
        for field in fields(tokens)
        if isinstance(value := getattr(tokens, field.name), str) and value.startswith("#")
    }


def luminance(colour: str) -> float:
    """Return the relative luminance of a #RRGGBB colour, from 0 (black) to 1 (white).

    Source
    ------
    W3C, Web Content Accessibility Guidelines 2.2, definition of relative luminance.
    """
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #RRGGBB colours, from 1 (the same) to 21 (black on white).

    Text needs 4.5; graphics and the edges of controls need 3.

    Source
    ------
    W3C, Web Content Accessibility Guidelines 2.2, definition of contrast ratio.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(over: str, under: str, opacity: float) -> str:
    """Return the #RRGGBB colour seen where `over`, with `opacity` from 0 to 1, lies on `under`."""
    mixed = (
        round(int(over[at : at + 2], 16) * opacity + int(under[at : at + 2], 16) * (1 - opacity))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)
