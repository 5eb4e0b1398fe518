"""What is printed on a card, and how large: values for `CardFace`, filled in by a presenter's rows."""

from dataclasses import dataclass
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
