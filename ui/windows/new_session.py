"""A new session: which scenario, who sits where, how it is played. Every field has a sensible default.

The page holds one `SessionDraft`; panels tell what was chosen and are shown the next draft. The session
itself is made by the desk, which is told by `start_wanted`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import randbelow
from typing import Concatenate, Final, ParamSpec

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.background import Background
from ui.panels.home.picture import StillPicture
from ui.panels.home.seating import SeatingPanel
from ui.panels.home.session_options import SessionOptions
from ui.panels.stages.cards_in_play import CardsInPlay
from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.frames import Glyph, Panel, SectionHeader
from ui.widgets.marks import Tag
from ui.widgets.notices import Notice
from ui.widgets.page_bar import PageBar
from ui.widgets.painted import px
from ui.widgets.reading_order import set_reading_order
from ui.widgets.segments import RadioCard
from ui.widgets.text import PlainLabel, plain_tooltip
from ui.windows.actions import add_command
from wargame.game.compiled import CompiledScenario
from wargame.game.state import opening_state
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.scenario.pictures import NONE, Pictures, beside
from wargame.session.opening import LARGEST_SEED, new_key
from wargame.shown.graph import content_of
from wargame.shown.guests import Guest, guests_in
from wargame.shown.library import ScenarioRow
from wargame.shown.setup import (
    SessionDraft,
    compiled_for,
    dealt_evenly,
    draft_for,
    facts,
    played_by,
    played_by_bot,
    readiness,
    seated_at,
    what_is_missing,
    with_guests,
    without,
)
from wargame.terms import EntenteError
from wargame.times import now, short_day
from wargame.words.counting import listed

P = ParamSpec("P")

START: Final = "Start the session"
STARTING: Final = "Starting …"
"""What stands on the button, and what while the session is made."""

NARROW: Final = 1000
"""Px at 100 %, below which the scenarios stand above the seats."""


class NewSessionPage(QWidget):
    """The page on which a session is prepared."""

    start_wanted = Signal(object)
    """The draft that is to be started."""
    faults_wanted = Signal(Path)
    """A scenario cannot be played; its faults are to be seen."""
    left = Signal()

    def __init__(
        self,
        scenarios: Sequence[ScenarioRow],
        chosen: Path | None = None,
        guests: Sequence[Guest] = (),
        planned: SessionDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("new-session-page")
        self._loaded: dict[Path, tuple[Scenario, Pictures]] = {}
        self._pictures: Pictures = NONE
        self._guests = tuple(guests)
        self._draft: SessionDraft | None = None
        self._named = self._starting = False
        self._cards: CardsInPlay | None = None
        self.background = Background(self)
        self._radios: dict[Path, RadioCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._build_top())
        self._column.addWidget(self._build_body(), 1)
        self._column.addWidget(self._build_footer())
        self._build_actions()
        current_theme().changed.connect(self.restyle)
        self.restyle()
        if planned is not None:
            self._take_planned(planned)
            return
        rows = list(scenarios)
        if chosen is not None and chosen not in [row.path for row in rows]:
            rows.insert(0, ScenarioRow(path=chosen, title=chosen.stem))
        self._show_scenarios([row for row in rows if not row.faulty or row.path == chosen])
        first = chosen or next((row.path for row in rows if not row.faulty), None)
        if first is not None:
            self.choose(first)

    # Its parts

    def _build_top(self) -> Panel:
        bar = PageBar("New session", "New session")
        bar.left.connect(self.left)
        self.name = QLineEdit()
        self.name.setObjectName("session-title")
        self.name.setAccessibleName("Name of the session")
        self.name.textEdited.connect(self._take_name)
        label = PlainLabel("Session name", "body")
        label.setBuddy(self.name)
        bar.row.addStretch(1)
        bar.row.addWidget(label)
        bar.row.addWidget(self.name, 10)
        return bar

    def _build_body(self) -> QScrollArea:
        self._shelf = QWidget()
        self._shelf_column = QVBoxLayout(self._shelf)
        self._shelf_column.setContentsMargins(0, 0, 0, 0)
        self.picture = StillPicture()
        self.picture_title = PlainLabel("", "label", "ink2")
        frame = Panel("panel", "Alignments at the start")
        self._frame_column = QVBoxLayout(frame)
        self._frame_column.addWidget(self.picture_title)
        self._frame_column.addWidget(self.picture, 1)
        self._frame = frame
        self.seating = SeatingPanel()
        self.seating.typed.connect(self._add)
        self.seating.moved.connect(lambda name, seat: self._change_people(seated_at, name, seat))
        self.seating.dealt.connect(lambda: self._change_people(dealt_evenly))
        self.seating.removed.connect(lambda name: self._change_people(without, name))
        self.seating.mode.connect(lambda seat, by: self._change_people(played_by, seat, by))
        self.seating.bot.connect(lambda seat, bot: self._change_people(played_by_bot, seat, bot))
        self.paste = QuietButton("Paste a list", icon="ui-file", plain=True)
        self.paste.setObjectName("paste")
        self.paste.setToolTip("Names from the clipboard, one in each line; they are added without a seat")
        head = QHBoxLayout()
        head.addWidget(SectionHeader("Seats", "Type a name and press Enter, or drag between seats"), 1)
        head.addWidget(self.paste)
        self.options = SessionOptions()
        self.options.changed.connect(self._show)
        self.options.cards_wanted.connect(self._open_cards)
        self.notice = Notice(closable=True)
        self.notice.setObjectName("new-session-notice")
        self.notice.hide()
        self._right = QVBoxLayout()
        self._right.addWidget(self.notice)
        self._right.addLayout(head)
        self._right.addWidget(self.seating)
        self._right.addWidget(self.options)
        self._right.addStretch(1)
        self._left = QVBoxLayout()
        self._left.addWidget(SectionHeader("Scenario"))
        self._left.addWidget(self._shelf)
        self._left.addWidget(frame)
        self._left.addStretch(1)
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._body = QHBoxLayout(ground)
        self._body.addLayout(self._left, 1)
        self._body.addLayout(self._right, 3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        return area

    def _build_footer(self) -> Panel:
        footer = Panel("footer", "Start")
        self._sign = Glyph("ui-check")
        self.words = PlainLabel("", "body", "ink2", wrap=True, lines=2)
        self.words.setObjectName("readiness")
        self.start_button = PrimaryButton(START, key="Ctrl+Enter")
        self.start_button.setObjectName("primary")
        self._footer = QHBoxLayout(footer)
        self._footer.addWidget(self._sign)
        self._footer.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._footer.addWidget(self.start_button)
        return footer

    def _build_actions(self) -> None:
        add_command(self, "start", self.start, self.start_button)
        add_command(self, "paste-names", self.paste_names, self.paste)
        add_command(self, "leave", self.left.emit)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self.name.setMinimumWidth(px(240))
        self.name.setMaximumWidth(px(400))
        self._body.setContentsMargins(side, px(16), side, px(16))
        self._body.setSpacing(px(24))
        self._left.setSpacing(px(10))
        self._shelf_column.setSpacing(px(8))
        self._right.setSpacing(px(10))
        self._frame_column.setContentsMargins(px(12), px(10), px(12), px(10))
        self.picture.setFixedHeight(px(190))
        self._footer.setContentsMargins(side, px(12), side, px(12))
        self._footer.setSpacing(px(10))
        self._fit()

    # The scenario

    def _show_scenarios(self, rows: Sequence[ScenarioRow]) -> None:
        for row in rows:
            tags = [Tag(text=row.facts)] if row.facts else []
            radio = RadioCard(row.title, "", tags)
            radio.setObjectName(f"scenario-{row.id or row.path.stem}")
            radio.setToolTip(plain_tooltip(row.summary))
            radio.clicked.connect(lambda _checked=False, path=row.path: self.choose(path))
            self._radios[row.path] = radio
            self._shelf_column.addWidget(radio)

    def choose(self, path: Path) -> None:
        """Prepare a session with the scenario in the file `path`; it is read in the background."""
        self._radios[path].setChecked(True)
        self.background.drop()
        if path in self._loaded:
            self._take_scenario(path, self._loaded[path])
            return
        self._guests = self.guests()
        self._draft = None
        self._say("Reading the scenario …", ready=False)
        self.background.ask(partial(_read, path), partial(self._take_scenario, path))

    def _take_scenario(self, path: Path, found: tuple[Scenario, Pictures] | None) -> None:
        if found is None:
            self.faults_wanted.emit(path)
            return
        self._loaded[path] = found
        scenario, self._pictures = found
        guests = self._draft.guests if self._draft else self._guests
        draft = draft_for(scenario, short_day(now()), randbelow(LARGEST_SEED + 1), guests, new_key())
        draft = replace(draft, file=path)
        self._draft = replace(draft, title=self.name.text()) if self._named else draft
        self.picture.show_content(content_of(opening_state(CompiledScenario(scenario))))
        label = scenario.calendar.labels[0] if scenario.calendar.labels else ""
        self.picture_title.setText(f"Alignments at the start{f', {label}' if label else ''}")
        self._radios[path].setAccessibleDescription(", ".join(facts(scenario)))
        self._show(self._draft)

    def _take_planned(self, planned: SessionDraft) -> None:
        """Prepare a table of a sealed design: who sits where is chosen here, everything else is sealed."""
        self._shelf_column.addWidget(PlainLabel(planned.scenario.title, "body-strong", wrap=True))
        self._named = True
        compiled = compiled_for(planned)
        self._pictures = compiled.pictures
        self.picture.show_content(content_of(opening_state(compiled)))
        self.options.setEnabled(False)
        table = planned.design.table if planned.design is not None else 0
        self.notice.show()
        self.notice.tell(f"Table {table} of a sealed design. Seed, turns, rulings and cards are as sealed.")
        self._show(planned)

    # What is chosen

    def draft(self) -> SessionDraft | None:
        """Return what was chosen so far; None while no scenario has been read."""
        return self._draft

    def guests(self) -> tuple[Guest, ...]:
        """Return the people entered so far."""
        return self._draft.guests if self._draft else self._guests

    def start(self) -> None:
        """Ask for the session to be started, unless something is missing or it is being started already."""
        if self._draft is None or self._starting or what_is_missing(self._draft):
            return
        self._starting = True
        self._say("The session is being started. The table opens by itself.", ready=False)
        self.start_button.setText(STARTING)
        # The table is made on this thread: what is not on the screen now would come with the table.
        self.repaint()
        self.start_wanted.emit(self._draft)
        if self.isVisible():
            self._let_try_again()

    def _let_try_again(self) -> None:
        """Offer the start once more: the page is still there, so no session came of it."""
        self._starting = False
        self.start_button.setText(START)
        if self._draft is not None:
            self._show(self._draft)

    def refuse(self, words: str) -> None:
        """Say why the session could not be started."""
        self.notice.tell(words, "error")
        self.notice.show()

    def paste_names(self) -> None:
        """Add the people named on the clipboard, without seats."""
        text = QApplication.clipboard().text()
        if not text.strip():
            self.notice.tell("There is no text on the clipboard. Copy a list of names first.")
            self.notice.show()
            return
        self._add(text, "")

    def _add(self, text: str, seat: str) -> None:
        if self._draft is None:
            return
        draft, twice = with_guests(self._draft, guests_in(text, seat))
        self.notice.setVisible(bool(twice))
        if twice:
            verb = "is" if len(twice) == 1 else "are"
            said = f"{listed(twice)} {verb} in the list already."
            self.notice.tell(f"{said} Add something to a name to tell two people apart.")
        self._show(draft)

    def _change_people(
        self, change: Callable[Concatenate[SessionDraft, P], SessionDraft], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        if self._draft is not None:
            self.notice.hide()
            self._show(change(self._draft, *args, **kwargs))

    def _take_name(self, text: str) -> None:
        self._named = bool(text.strip())
        if self._draft is not None:
            self._show(replace(self._draft, title=text))

    def _take_cards(self, off: frozenset[str]) -> None:
        if self._draft is not None:
            self._show(replace(self._draft, cards_off=off))

    def _open_cards(self) -> None:
        if self._draft is None:
            return
        if self._cards is None:
            self._cards = CardsInPlay(self)
            self._cards.changed.connect(self._take_cards)
        self._cards.open_for(self._draft)

    def _show(self, draft: SessionDraft) -> None:
        self._draft = draft
        if self.name.text() != draft.title:
            self.name.setText(draft.title)
            self.name.setCursorPosition(0)
        self.seating.show_draft(draft, self._pictures)
        self.options.show_draft(draft)
        set_reading_order(self)
        missing = what_is_missing(draft)
        self._say(missing or readiness(draft), ready=not missing)
        self.name.setProperty("bad", not draft.title.strip())

    def _say(self, words: str, ready: bool) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self._sign.set_glyph("ui-check" if ready else "ui-alert", "ink2" if ready else "warn")
        self.start_button.setEnabled(ready)
        self.start_button.setToolTip("" if ready else words)

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the names."""
        super().showEvent(event)
        self.seating.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the scenarios above the seats where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() * 100 / current_theme().scale < NARROW
        direction = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)
        self._frame.setVisible(not narrow)
        self.seating.set_narrow(narrow)


def _read(path: Path) -> tuple[Scenario, Pictures] | None:
    """Return a scenario with the pictures beside it; None if it cannot be played."""
    try:
        scenario = load(path)
    except EntenteError:
        return None
    return scenario, beside(scenario, path)
