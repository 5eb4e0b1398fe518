"""Pictures of every widget in every theme: `python -m tests.gallery FOLDER [SCALE]`.

For looking at: what is cut off, crowded or ugly shows here first. One PNG per theme and page.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt, qInstallMessageHandler
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.theme.fonts import ROLES
from ui.theme.icons import glyph_names, paint_glyph
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.theme.tokens import THEMES
from ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from ui.widgets.card_content import CardContent
from ui.widgets.dice import DiceView
from ui.widgets.drawer import Drawer
from ui.widgets.fields import NameChip, SearchField, SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import FocusRing
from ui.widgets.frames import Callout, EmptyState, HatchFrame, Panel, Rule, SectionHeader
from ui.widgets.ladder import OutcomeLadder, Rung
from ui.widgets.marks import (
    BOT,
    PASSED,
    SEALED,
    TO_MOVE,
    WAITING,
    Avatar,
    Chip,
    Effect,
    KeyCap,
    StatusTag,
    Tag,
)
from ui.widgets.meters import Odds, OddsBar, TimerRing, TrackBar, TrackReading
from ui.widgets.notices import Notice, Toast
from ui.widgets.painted import px
from ui.widgets.phases import PhaseBar
from ui.widgets.rows import Row, RowList
from ui.widgets.segments import Choice, RadioCard, SegmentedControl
from ui.widgets.shelf_card import ShelfCard
from ui.widgets.text import PlainLabel

ODDS = (
    Odds(word="Exceeds", share=3 / 36),
    Odds(word="Succeeds", share=12 / 36),
    Odds(word="Partly", share=15 / 36),
    Odds(word="Fails", share=6 / 36),
)
CARDS = (
    CardContent(
        title="Convene talks in Moscow",
        text="Invite Kabul and the Taliban to sit down on Russian soil.",
        kind="Diplomacy",
        icon="move-diplomacy",
        cost=3,
        odds=ODDS,
        effects=(
            Effect(label="KB–TB", value=2),
            Effect(label="RU–TB", value=1),
            Effect(label="Settlement", value=1, tie=False),
            Effect(label="RU–KB", value=1),
        ),
        key="1",
    ),
    CardContent(
        title="Arm groups in the west",
        text="Supply local commanders in Farah and Herat through deniable channels.",
        kind="Security",
        icon="move-security",
        covert=True,
        cost=3,
        odds=ODDS,
        effects=(Effect(label="IR–TB", value=1), Effect(label="IR–KB", value=-1)),
        key="2",
    ),
    CardContent(
        title="Widen the project portfolio",
        text="Add to the roughly 150 large Russian economic projects in Afghanistan.",
        kind="Economy",
        icon="move-economy",
        cost=2,
        odds=ODDS,
        effects=(Effect(label="IR–KB", value=1),),
        key="3",
    ),
    CardContent(
        title="House of culture",
        text="Build on the reopened cultural centre: scholarships, language, alumni.",
        kind="Information",
        icon="move-information",
        cost=1,
        odds=ODDS,
        effects=(Effect(label="RU–KB", value=1),),
        key="4",
    ),
)
LONG = (
    "Rifles and money reach commanders in Farah. Herat lodges a public complaint, "
    "and Moscow is asked in Brussels whether it knew. "
)
REASON = "Needs Russia–Kabul at +2 and Russia–Taliban at +1"
RUNGS = (
    Rung(
        key="exceeds",
        word="Exceeds",
        span="12 or more",
        share=1 / 36,
        text="Both effects, and no one can prove it",
    ),
    Rung(key="succeeds", word="Succeeds", span="10, 11", share=5 / 36, text="Both effects in full"),
    Rung(key="partly", word="Partly", span="7 to 9", share=15 / 36, text="Ties improve, and Kabul notices"),
    Rung(key="fails", word="Fails", span="6 or less", share=15 / 36, text="Nothing moves"),
)


def column(*parts: QWidget | QLayout, gap: int = 12) -> QWidget:
    """Return the parts below one another."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(gap))
    for part in parts:
        layout.addLayout(part) if isinstance(part, QLayout) else layout.addWidget(part)
    layout.addStretch(1)
    return made


def row(*parts: QWidget, gap: int = 8) -> QHBoxLayout:
    """Return the parts beside one another."""
    layout = QHBoxLayout()
    layout.setSpacing(px(gap))
    for part in parts:
        layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addStretch(1)
    return layout


def framed(*parts: QWidget | QLayout) -> QWidget:
    """Return the parts below one another on a panel."""
    panel = Panel()
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(px(16), px(16), px(16), px(16))
    layout.addWidget(column(*parts))
    return panel


def controls() -> QWidget:
    """Buttons, fields, choices."""
    off, bad, busy = QuietButton("Not now"), QLineEdit("−4"), QComboBox()
    off.setEnabled(False)
    bad.setProperty("bad", True)
    busy.addItems(["Dice, 2d6", "Matrix", "Ruling"])
    ticked, half, blank = QCheckBox("Injects on"), QCheckBox("Some of them"), QCheckBox("Not this")
    ticked.setChecked(True)
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    blank.setEnabled(False)
    radio, other = QRadioButton("Sealed"), QRadioButton("One after another")
    radio.setChecked(True)
    tabs = QTabBar()
    for name in ("Aims", "Deals", "Notes"):
        tabs.addTab(name)
    slider, spin = QSlider(Qt.Orientation.Horizontal), QSpinBox()
    slider.setValue(40)
    spin.setValue(6)
    toggled = IconButton("ui-projector", "Projector", "P", checkable=True)
    toggled.setChecked(True)
    stuck = IconButton("ui-redo", "Redo", "Ctrl+Shift+Z")
    stuck.setEnabled(False)
    off_primary = PrimaryButton("Record: partly", "Ctrl+Enter")
    off_primary.setEnabled(False)
    chips = QWidget()
    flow = FlowLayout(chips)
    for name in ("Maya Lindqvist", "Tom Okafor", "Æsa & <b>Zoë</b>", "ژاله پنجشیری"):
        flow.addWidget(NameChip(name))
    card = RadioCard(
        "Russia and Iran in Afghanistan, 2017",
        "After the new US strategy: five seats, four neighbours",
        (Tag(text="8 turns"), Tag(text="60 cards"), Tag(text="about 3 h")),
        "1",
    )
    card.setChecked(True)
    spare = RadioCard("Short demo", "One turn each, for teaching the rules", (), "2")
    return column(
        row(PrimaryButton("Draw the curtain for Iran"), off_primary),
        row(
            QuietButton("Add 2 min", icon="ui-plus"),
            QuietButton("Undo this outcome", "Ctrl+Z", "ui-undo"),
            QuietButton("Turn 2", trailing="ui-chev", plain=True),
            QuietButton("Move to bin", icon="ui-trash", danger=True),
            off,
            IconButton("ui-undo", "Undo", "Ctrl+Z"),
            stuck,
            toggled,
        ),
        row(
            SegmentedControl(
                [
                    Choice(key="dice", text="Dice", icon="ui-dice"),
                    Choice(key="matrix", text="Matrix", icon="ui-argument"),
                    Choice(key="ruling", text="Ruling", icon="ui-ruling"),
                    Choice(key="vote", text="Vote", icon="ui-vote"),
                ],
                "Method",
                "matrix",
            ),
            SegmentedControl([Choice(key="a", text="Before"), Choice(key="b", text="After")], "Picture"),
        ),
        row(SearchField("Search sessions", "Ctrl+F"), bad, busy, spin),
        row(ticked, half, blank, radio, other),
        row(tabs, slider),
        chips,
        SerifEdit("Why it should work", "Argument"),
        row(card, spare),
    )


def gauges() -> QWidget:
    """Tracks, odds, ladder, dice, phases, timer."""
    dice = DiceView()
    dice.set_faces((5, 3))
    ladder = OutcomeLadder(RUNGS)
    ladder.choose("partly")
    over = TimerRing()
    over.set_time(-42, 600)
    left = TimerRing()
    left.set_time(402, 600)
    big = TimerRing(90)
    big.set_time(402, 600)
    return column(
        PhaseBar(("Briefing", "Negotiation", "Planning", "Adjudication", "Outcomes"), 2),
        row(left, over, big, gap=40),
        framed(
            SectionHeader("Tracks", "0 to 10"),
            TrackBar(
                TrackReading(name="Violence", value=7, low=0, high=10, before=6, step="Open war in the south")
            ),
            TrackBar(TrackReading(name="Government legitimacy", value=4, low=0, high=10, before=5)),
            TrackBar(TrackReading(name="Refugee return pressure", value=5, low=0, high=10, before=5)),
            TrackBar(
                TrackReading(
                    name="Settlement", value=-3, low=-10, high=10, before=2, step="Talks about talks"
                )
            ),
            TrackBar(TrackReading(name="Budget", value=61, low=0, high=100, before=48)),
            Rule(),
            OddsBar(ODDS),
            OddsBar(ODDS, texts=False),
        ),
        row(dice, DiceView(2, 40), KeyCap("R")),
        framed(SectionHeader("Outcome", "rule table A"), ladder),
    )


def marks() -> QWidget:
    """Chips, tags, discs, notices, frames, rows."""
    seats = RowList("Seats")
    seats.set_rows(
        [
            Row(key="ru", title="Russia", subtitle="Maya, Tom", glyph="actor-russia", disc=True, tag=SEALED),
            Row(
                key="us",
                title="United States",
                subtitle="Hana, Luis",
                glyph="actor-united-states",
                disc=True,
                tag=PASSED,
            ),
            Row(key="ir", title="Iran", subtitle="Priya, Jonas", glyph="actor-iran", disc=True, tag=TO_MOVE),
            Row(key="kb", title="Kabul", subtitle="Elena", glyph="actor-kabul", disc=True, tag=WAITING),
            Row(
                key="tb",
                title="A very long seat name indeed",
                subtitle="Bot: cautious",
                glyph="seat-crown",
                disc=True,
                tag=BOT,
            ),
            Row(key="sa", title="Saudi Arabia", glyph="actor-saudi-arabia", aside="1 inject"),
        ]
    )
    seats.choose("ir")
    seats.setFixedHeight(px(56) * 6)
    sealed = Avatar("actor-russia", "Russia", 56)
    icons = QWidget()
    icons.setFixedSize(px(560), px(150))
    icons.paintEvent = lambda _event: paint_icons(icons)  # type: ignore[method-assign]
    empty = EmptyState(
        "No sessions yet", "A session is one game at one table. Start with the practice game: two turns."
    )
    empty.buttons.addWidget(PrimaryButton("Play the practice game"))
    empty.buttons.addWidget(QuietButton("Open file", icon="ui-folder"))
    return column(
        row(
            Chip("IR–KB", 1),
            Chip("IR–KB", -1),
            Chip("", 3),
            Chip("", -10),
            Chip("Violence", 1, tie=False),
            Chip("", 0),
        ),
        row(
            *(StatusTag(tag) for tag in (SEALED, TO_MOVE, PASSED, WAITING, BOT)),
            StatusTag(Tag(text="Needs repair", icon="ui-error", tone="error")),
            StatusTag(Tag(text="Warning", icon="ui-alert", tone="warn")),
            StatusTag(Tag(text="Aligned", tone="aligned")),
            StatusTag(Tag(text="Opposed", tone="opposed")),
        ),
        row(
            sealed,
            *(Avatar(name, name, 40) for name in ("actor-iran", "seat-tower", "seat-crown", "unknown")),
            Avatar("actor-tajikistan", "Tajikistan", 40, filled=False),
        ),
        HatchFrame("Private to Iran. Not on the projector.", band=True),
        HatchFrame("Facilitator only: 2 cards"),
        Notice("Nothing was imported. Your other scenarios are unchanged.", "info", closable=True),
        Notice("INJ-11 has no source. Add one, or mark it as invented.", "warn", action="Open"),
        Notice(
            "The record could not be written: the disk is full. Free some space and press Save again.",
            "error",
            "Save again",
            closable=True,
        ),
        Callout(
            "Three unbalanced triads, same as before. All three still share Russia–Kabul.",
            "Balance",
            "ui-graph",
        ),
        row(framed(seats), icons),
        framed(empty),
    )


def paint_icons(ground: QWidget) -> None:
    """Draw every glyph small."""
    painter = QPainter(ground)
    for number, name in enumerate(name for name in glyph_names() if not name.startswith("plate")):
        place = ground.rect().adjusted(0, 0, 0, 0).toRectF()
        place.setRect(px(26) * (number % 21), px(26) * (number // 21), px(18), px(18))
        paint_glyph(painter, name, place, current_theme().tokens.ink)


def cards() -> QWidget:
    """A shelf of twelve cards in all states."""
    shelf = QWidget()
    grid = QGridLayout(shelf)
    grid.setSpacing(0)
    grid.setContentsMargins(0, 0, 0, 0)
    for number in range(12):
        face = ShelfCard(CARDS[number % 4])
        if number == 2:
            face.setChecked(True)
        if number in (4, 7):
            face.set_reason(REASON)
        grid.addWidget(face, number // 6, number % 6)
    return column(row(shelf))


def words() -> QWidget:
    """Every type role, and text that is anything but plain."""
    roles = [PlainLabel(f"{name}: Iran moves next, 0123 −4 → +1", name) for name in ROLES]
    return column(
        *roles,
        PlainLabel("<b>Not bold</b> & never <i>markup</i> 😀👍🎲 Россия گزارش چهارم ښوونځی", "body"),
        PlainLabel(
            LONG * 2,
            "serif-large",
            "ink2",
            wrap=True,
            lines=3,
        ),
        PlainLabel(
            LONG * 2,
            "body",
            elide=True,
        ),
        gap=4,
    )


def overlays() -> QWidget:
    """Focus ring, drawer and toast over a window."""
    window = Panel("window")
    window.setFixedSize(px(900), px(420))
    layout = QVBoxLayout(window)
    button = PrimaryButton("Next: Kabul")
    layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
    ring = FocusRing(window)
    ring._follow(None, button)
    drawer = Drawer(window, "right", 300, "Tracks")
    drawer.set_content(framed(TrackBar(TrackReading(name="Violence", value=7, low=0, high=10, before=6))))
    window.show()
    current_theme().choose(reduced_motion=True)
    drawer.open_drawer()
    toast = Toast(window)
    toast.show_for("Saved a copy as “Autumn 2017, copy”.", "done", above=0)
    ring._follow(None, button)
    return window


PAGES: dict[str, Callable[[], QWidget]] = {
    "controls": controls,
    "gauges": gauges,
    "marks": marks,
    "cards": cards,
    "words": words,
    "overlays": overlays,
}


def picture(page: Callable[[], QWidget]) -> QPixmap:
    """Return a page as it looks in the theme in force."""
    ground = QFrame()
    ground.setProperty("look", "window")
    layout = QVBoxLayout(ground)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.addWidget(page())
    width = max(px(1040), layout.minimumSize().width())
    ground.resize(width, max(layout.heightForWidth(width), layout.sizeHint().height()))
    ground.show()
    QApplication.processEvents()
    taken = QPixmap(ground.size())
    taken.fill(QColor(current_theme().tokens.bg))
    ground.render(taken, QPoint(0, 0))
    ground.close()
    ground.deleteLater()
    return taken


def main() -> int:
    """Write the pictures; return the exit code."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.stderr.write("Name the folder for the pictures: python -m tests.gallery FOLDER [SCALE]\n")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    scale = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    app = QApplication([])
    qInstallMessageHandler(
        lambda _kind, _where, said: None if "propagateSizeHints" in said else sys.stderr.write(f"{said}\n")
    )
    theme = Theme("light", scale)
    apply_theme(app, theme)
    for name in THEMES:
        theme.choose(name=name)  # type: ignore[arg-type]
        for title, page in PAGES.items():
            picture(page).save(str(folder / f"{title}-{name}-{scale}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
