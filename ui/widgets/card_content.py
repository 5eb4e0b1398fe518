"""What is printed on a card, and how large: values for `CardFace`, filled in by a presenter's rows."""

from dataclasses import dataclass, replace
from typing import Final

from ui.widgets.marks import Effect
from ui.widgets.meters import Odds, odds_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """All that is printed on a card. `plate` names the artwork, `key` the key that chooses it."""

    title: str
    text: str = ""
    kind: str = ""
    icon: str = "ui-file"
    plate: str = ""
    covert: bool = False
    cost: int = 0
    cost_most: int = 3
    odds: tuple[Odds, ...] = ()
    effects: tuple[Effect, ...] = ()
    code: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFormat:
    """The measures of one format, in px at 100 %; the roles are type roles."""

    width: int
    height: int
    strip: int
    plate: int
    pad: int
    title_role: str
    title_lines: int
    text_lines: int
    chip_rows: int


FULL: Final = CardFormat(
    width=176,
    height=272,
    strip=32,
    plate=52,
    pad=12,
    title_role="serif-heading",
    title_lines=2,
    text_lines=4,
    chip_rows=2,
)
COMPACT: Final = CardFormat(
    width=150,
    height=140,
    strip=26,
    plate=16,
    pad=10,
    title_role="serif-compact",
    title_lines=2,
    text_lines=0,
    chip_rows=1,
)
ROOMY: Final = CardFormat(
    width=150,
    height=172,
    strip=26,
    plate=16,
    pad=10,
    title_role="serif-compact",
    title_lines=2,
    text_lines=3,
    chip_rows=1,
)
"""A compact card where two rows of them find room to show the beginning of their text."""
SHELF_MOST: Final = (240, 272)
"""Width and height in px of the largest card on a shelf."""
TEXT_LINE: Final = 17
CHIP_ROW: Final = 22
"""Heights in px of a line of a card's text, and of a row of its effects."""


def fitting(width: int, height: int) -> CardFormat:
    """Return the format of a card on a shelf that fills a place of `width` by `height` px at 100 %.

    The card is never smaller than a compact one and never larger than `SHELF_MOST`. What it gains in height
    goes to a second row of effects first, then to its text, and last to its plate.
    """
    wide = min(max(width, COMPACT.width), SHELF_MOST[0])
    high = min(max(height, COMPACT.height), SHELF_MOST[1])
    if high < ROOMY.height:
        return replace(COMPACT, width=wide)
    spare = high - ROOMY.height
    rows = 2 if spare >= CHIP_ROW else 1
    spare -= CHIP_ROW * (rows - 1)
    lines = min(3, spare // TEXT_LINE)
    plate = min(FULL.plate - ROOMY.plate, spare - lines * TEXT_LINE)
    return replace(
        ROOMY,
        width=wide,
        height=high,
        plate=ROOMY.plate + plate,
        text_lines=ROOMY.text_lines + lines,
        chip_rows=rows,
    )


def card_words(content: CardContent, reason: str = "") -> str:
    """Return what is on a card below its title, as it is read aloud."""
    parts = [
        f"{content.kind}, covert" if content.covert else content.kind,
        f"cost {content.cost}",
        content.text,
        ", ".join(effect.words for effect in content.effects),
        odds_words(content.odds),
        f"cannot be played: {reason}" if reason else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)
