"""One of every widget, with texts as a game would give them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tests.wargame.scenario.pictured import picture
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.card_content import CardContent
from ui.widgets.dice import DiceView
from ui.widgets.fields import NameChip, SearchField, SerifEdit
from ui.widgets.frames import Callout, EmptyState, HatchFrame, SectionHeader
from ui.widgets.ladder import OutcomeLadder, Rung
from ui.widgets.marks import SEALED, TO_MOVE, Avatar, Chip, Effect, KeyCap, StatusTag, Tag
from ui.widgets.meters import Odds, OddsBar, TimerRing, TrackBar, TrackReading
from ui.widgets.notices import Notice
from ui.widgets.phases import PhaseBar
from ui.widgets.picture import PictureFrame
from ui.widgets.qr_code import QrCode
from ui.widgets.rows import Row, RowList
from ui.widgets.segments import Choice, RadioCard, SegmentedControl
from ui.widgets.shelf_card import ShelfCard
from ui.widgets.switch import Switch
from ui.widgets.text import PlainLabel
from wargame.shown.pictures import ShownPicture

ODDS = (
    Odds(word="Exceeds", share=3 / 36),
    Odds(word="Succeeds", share=12 / 36),
    Odds(word="Partly", share=15 / 36),
    Odds(word="Fails", share=6 / 36),
)
CARD = CardContent(
    title="Arm groups in the west",
    text="Supply local commanders in Farah and Herat through deniable channels.",
    kind="Security",
    icon="move-security",
    covert=True,
    cost=3,
    odds=ODDS,
    effects=(Effect(label="IR–TB", value=1), Effect(label="IR–KB", value=-1)),
    key="2",
)
READING = TrackReading(name="Violence", value=7, low=0, high=10, before=6, step="Open war in the south")
RUNGS = (
    Rung(key="exceeds", word="Exceeds", span="12 or more", share=1 / 36, text="Both effects, unseen"),
    Rung(key="succeeds", word="Succeeds", span="10, 11", share=5 / 36, text="Both effects in full"),
    Rung(key="partly", word="Partly", span="7 to 9", share=15 / 36, text="Ties improve, and Kabul notices"),
    Rung(key="fails", word="Fails", span="6 or less", share=15 / 36, text="Nothing moves"),
)
CHOICES = (
    Choice(key="dice", text="Dice", icon="ui-dice"),
    Choice(key="matrix", text="Matrix"),
    Choice(key="vote", text="Vote"),
)
ROWS = (
    Row(key="ru", title="Russia", subtitle="Maya, Tom", glyph="actor-russia", disc=True, tag=SEALED),
    Row(key="ir", title="Iran", subtitle="Priya, Jonas", glyph="actor-iran", disc=True, tag=TO_MOVE),
    Row(key="sa", title="Saudi Arabia", glyph="actor-saudi-arabia", aside="1 inject"),
)


SHOWN = ShownPicture(
    content=picture("PNG", (300, 200)), media_type="image/png", alt="A convoy at dusk", width=300, height=200
)


def shown_picture(shown: ShownPicture) -> PictureFrame:
    """A picture beside its text."""
    made = PictureFrame(120)
    made.show_picture(shown)
    return made


def row_list() -> RowList:
    """A list of three seats."""
    made = RowList("Seats")
    made.set_rows(ROWS)
    return made


MADE: dict[str, Callable[[], QWidget]] = {
    "primary": lambda: PrimaryButton("Draw the curtain for Iran"),
    "quiet": lambda: QuietButton("Undo this outcome", "Ctrl+Z", "ui-undo"),
    "icon": lambda: IconButton("ui-undo", "Undo", "Ctrl+Z"),
    "segments": lambda: SegmentedControl(CHOICES, "Method"),
    "switch": lambda: Switch("Phones may join"),
    "code face down": lambda: QrCode("seat-hexagon", "Russia"),
    "radio card": lambda: RadioCard("Short demo", "One turn each", (Tag(text="2 turns"),), "1"),
    "track": lambda: TrackBar(READING),
    "chip": lambda: Chip("IR–KB", -1),
    "tag": lambda: StatusTag(SEALED),
    "key": lambda: KeyCap("Enter"),
    "hatch": lambda: HatchFrame("Private to Iran. Not on the projector.", band=True),
    "avatar": lambda: Avatar("actor-iran", "Iran"),
    "odds": lambda: OddsBar(ODDS),
    "timer": lambda: TimerRing(),
    "dice": lambda: DiceView(),
    "ladder": lambda: OutcomeLadder(RUNGS),
    "card": lambda: ShelfCard(CARD),
    "card with a picture": lambda: ShelfCard(replace(CARD, picture=SHOWN)),
    "picture": lambda: shown_picture(SHOWN),
    "phases": lambda: PhaseBar(("Briefing", "Planning", "Outcomes"), 1),
    "notice": lambda: Notice("The disk is full.", "error", "Save again", closable=True),
    "callout": lambda: Callout("Three unbalanced triads, same as before.", "Balance"),
    "empty": lambda: EmptyState("No sessions yet", "A session is one game at one table."),
    "header": lambda: SectionHeader("Tracks", "0 to 10"),
    "rows": row_list,
    "search": lambda: SearchField("Search sessions", "Ctrl+F"),
    "edit": lambda: SerifEdit("Why it should work", "Argument"),
    "name": lambda: NameChip("Maya Lindqvist"),
    "label": lambda: PlainLabel("Iran moves next", "heading"),
}
"""Every widget by a short name."""
