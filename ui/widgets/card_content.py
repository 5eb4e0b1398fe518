"""What is printed on a card: values for `ShelfCard`, filled in from the rows of a hand."""

from dataclasses import dataclass

from ui.widgets.marks import Effect
from ui.widgets.meters import Odds, odds_words
from wargame.shown.pictures import ShownPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """All that is printed on a card. `key` is the key that chooses it."""

    title: str
    text: str = ""
    kind: str = ""
    icon: str = "ui-file"
    covert: bool = False
    cost: int = 0
    cost_most: int = 3
    odds: tuple[Odds, ...] = ()
    effects: tuple[Effect, ...] = ()
    key: str = ""
    picture: ShownPicture | None = None


def card_words(content: CardContent, reason: str = "") -> str:
    """Return what is on a card below its title, as it is read aloud."""
    parts = [
        f"{content.kind}, covert" if content.covert else content.kind,
        f"cost {content.cost}",
        content.text,
        f"Picture: {content.picture.alt}" if content.picture else "",
        ", ".join(effect.words for effect in content.effects),
        odds_words(content.odds),
        f"cannot be played: {reason}" if reason else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)
