"""The effect picker as a sheet: press a tie or a track, then plus or minus, and the sentence writes itself.

Terms of free moves, injects, deals and corrections open it over their window. It is given texts of effects in
the scenarios' language, one for each box, and gives texts back, so that what is pointed at and what is typed
are the same. It records nothing. The room sees it: values are those that the table was told.

Keys: 1 to 4 choose the box; arrows go along actors and ties; + and - move what is picked; letters of an
actor's name go to it; Delete takes the sentence away; Enter sets, Esc leaves everything as it was.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.graph import GraphPanel
from ui.panels.picker.boxes import EffectBoxes
from ui.panels.picker.head import FreeMoveHead
from ui.panels.picker.stepper import Stepper
from ui.panels.picker.tracks import TrackSteps
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.enter import EnterKey
from ui.widgets.frames import Rule
from ui.widgets.meters import TrackReading
from ui.widgets.overlay import Overlay
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame import terms
from wargame.game.secrecy import as_told, hidden_now
from wargame.shown.effects import NOTHING, Moves, board_after, effect_rows, read, stepped, without, written
from wargame.shown.free_terms import LikeCard, cards_like, free_move, odds_at
from wargame.shown.graph import content_of, places_in
from wargame.terms import ActorId, EntenteError, Quantity
from wargame.words.counting import signed

if TYPE_CHECKING:
    from ui.widgets.graph_scene import Item

TYPED_MS = 900
"""Letters that follow one another within this time are one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTermsWanted:
    """That what is pointed at are the terms of a free move: its difficulty is set with them."""

    number: int
    difficulty: int
    done: Callable[[int], object]
    """Takes the difficulty, before the texts are taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a form wants to have pointed at."""

    title: str
    boxes: Mapping[str, tuple[str, str]]
    """For each box: what it is called, and the text of effects that stands in it."""
    done: Callable[[dict[str, str]], object]
    """Takes the texts."""
    set_words: str = "Set the effects"
    by_hand: bool = False
    """Whether it is a correction, which passes the gates of a track."""
    among: Collection[ActorId] = ()
    """Between whom things may move; empty for everybody."""
    free: FreeTermsWanted | None = None
    """The free move whose terms they are, if they are one's."""


class PickerSheet(Overlay):
    """One picking; made when it is asked for."""

    def __init__(self, window: QWidget, bridge: SessionBridge, wanted: Wanted) -> None:
        super().__init__(window, wanted.title, width=1208, fills=True)
        self.setObjectName("effect-picker")
        self._state, self._narrator, self._wanted = bridge.state, bridge.narrator, wanted
        self._moves: dict[str, Moves] = dict.fromkeys(wanted.boxes, NOTHING)
        self._into = "succeeds" if "succeeds" in wanted.boxes else next(iter(wanted.boxes))
        self._picked: Quantity | None = None
        self._first: ActorId = ""
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._forget_typed)
        self.graph = GraphPanel()
        self.graph.set_plain()
        self.stepper = Stepper(self.graph.canvas)
        self.said = PlainLabel("", "serif", wrap=True)
        self.primary = PrimaryButton(wanted.set_words)
        self.primary.setObjectName("set-effects")
        self.boxes = EffectBoxes({box: word for box, (word, _text) in wanted.boxes.items()})
        self.tracks = TrackSteps(self._track_values())
        self.head: FreeMoveHead | None = None
        self._build(bridge)
        self.enter = EnterKey(self.panel, self.primary)
        self._connect()

    @classmethod
    def open(cls, form: QWidget, bridge: SessionBridge, wanted: Wanted) -> str:
        """Open the picker over the window of a form; return why not, where a text in it has faults."""
        sheet = cls(form.window(), bridge, wanted)
        try:
            for box, (_word, text) in wanted.boxes.items():
                sheet._moves[box] = read(bridge.state, text)
        except EntenteError as fault:
            sheet.deleteLater()
            return fault.told.without_commands()
        sheet.closed.connect(sheet.deleteLater)
        sheet._show()
        sheet.open_over(sheet.graph.canvas)
        return ""

    # Building

    def _build(self, bridge: SessionBridge) -> None:
        left, sides, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(
            PlainLabel("Press a tie or a track, then + or −; two actors in a row start a tie", "label")
        )
        left.addWidget(self.graph, 1)
        self.tracks.setEnabled(not self._wanted.among)
        left.addWidget(self.tracks)
        sides.setSpacing(px(24))
        sides.addLayout(left, 11)
        sides.addWidget(self.boxes, 8)
        leave = QuietButton("Leave it as it was", key="Esc", height=40)
        leave.setObjectName("leave-effects")
        leave.clicked.connect(self.close_over)
        foot.addWidget(self.said, 1)
        foot.addWidget(leave)
        foot.addWidget(self.primary)
        self._build_head()
        self.column.addLayout(sides, 1)
        self.column.addLayout(foot)
        self.graph.set_places(places_in(bridge.session.settings))
        self._show_graph()

    def _build_head(self) -> None:
        """Say what is set; for a free move with its difficulty, its odds and cards like it."""
        free = self._wanted.free
        move = free_move(self._state, free.number) if free is not None else None
        if free is None or move is None:
            self.column.addWidget(PlainLabel(self._wanted.title, "dialog", wrap=True))
            return
        self.head = FreeMoveHead(move, free.difficulty)
        self.head.changed.connect(self._show_odds)
        self.column.addWidget(self.head)
        self.column.addWidget(Rule())
        self.boxes.offer(cards_like(self._state, free.number))
        self._show_odds(free.difficulty)

    def _track_values(self) -> list[tuple[str, TrackReading]]:
        told, board = as_told(self._state), self._state.compiled.board
        return [
            (
                line.id,
                TrackReading(
                    name=line.name, value=told.values[board.tracks[line.id]], low=line.min, high=line.max
                ),
            )
            for line in self._state.compiled.scenario.tracks
            if line.id in board.tracks and line.id not in hidden_now(told)
        ]

    def _connect(self) -> None:
        self.graph.canvas.installEventFilter(self)
        self.graph.tie_clicked.connect(lambda one, other: self._pick(terms.alignment(one, other)))
        self.graph.canvas.actor_clicked.connect(self._on_actor)
        self.stepper.stepped.connect(self._step)
        self.stepper.switched.connect(self._switch)
        self.tracks.stepped.connect(self._on_track)
        self.boxes.wanted.connect(self._turn_to)
        self.boxes.dropped.connect(self._drop)
        self.boxes.liked.connect(self._take_card)
        self.primary.clicked.connect(self._set)

    # Picking

    def _on_actor(self, actor: ActorId) -> None:
        """Pick what a seat holds; with another actor before it, the tie of the two."""
        first, self._first = self._first, actor
        self.graph.canvas.change_options(only="")
        if first and first != actor:
            self._first = ""
            self._pick(terms.alignment(first, actor))
        elif actor in self._state.compiled.seats:
            self._pick(terms.influence(actor))
            self._first = actor
        else:
            self.said.setText(f"{self._narrator.name(actor)}, and then another actor: the tie of both.")

    def _on_track(self, track: str, by: int) -> None:
        self._pick(terms.track(track))
        self._step(by)

    def _pick(self, what: Quantity) -> None:
        """Have plus and minus move this number."""
        among = self._wanted.among
        if among and not (what.kind != "track" and set(what.ids) <= set(among)):
            self.said.setText("Only what lies between the parties, or is theirs, can be part of it.")
            return
        self._first = ""
        self._picked = what
        self._show()

    def _switch(self) -> None:
        if self._picked is not None and self._picked.kind in ("influence", "scrutiny"):
            other = terms.scrutiny if self._picked.kind == "influence" else terms.influence
            self._pick(other(self._picked.ids[0]))

    def _step(self, by: int) -> None:
        if self._picked is not None:
            self._moves[self._into] = stepped(self._moves[self._into], self._picked, by)
            self._show()

    def _drop(self, box: str, key: str) -> None:
        gone = next((what for what in self._moves[box].by if str(what) == key), None)
        if gone is not None:
            self._moves[box] = without(self._moves[box], gone)
            self._show()

    def _turn_to(self, box: str) -> None:
        self._into = box
        self._show()

    def _take_card(self, card: LikeCard) -> None:
        """Take the difficulty and the effects of a card for those of the move."""
        for box, outcome in zip(self._moves, card.effects, strict=True):
            self._moves[box] = read(self._state, card.effects[outcome])
        if self.head is not None:
            self.head.step.set_difficulty(card.difficulty)
        self._picked = None
        self._show()
        self.said.setText(f"As on “{card.title}”. What is pressed now changes it.")
        self.graph.canvas.setFocus()

    def _set(self) -> None:
        texts = {box: written(moves) for box, moves in self._moves.items()}
        self.close_over()
        if self.head is not None and self._wanted.free is not None:
            self._wanted.free.done(self.head.step.difficulty())
        self._wanted.done(texts)

    # Showing

    def _show(self) -> None:
        self.said.setText("")
        for box, moves in self._moves.items():
            rows = effect_rows(self._state, self._narrator, moves, by_hand=self._wanted.by_hand)
            self.boxes.show_box(box, moves, rows, chosen=box == self._into)
            said = next((row.said for row in rows if row.what is self._picked), "")
            if box == self._into and said:
                self.said.setText(f"{self.boxes.name(box)}: {said}")
        self._show_graph()
        self._show_stepper()

    def _show_graph(self) -> None:
        """Show the board as the chosen box would leave it: ties and tracks as they would stand."""
        told = as_told(self._state)
        then = board_after(self._state, self._moves[self._into], by_hand=self._wanted.by_hand)
        content = content_of(then, before=told)
        if content != self.graph.content:
            self.graph.show_content(content, animate=False, calm=True)
        places = told.compiled.board.tracks
        closed = hidden_now(told)
        self.tracks.show_then({track: then.values[at] for track, at in places.items() if track not in closed})

    def _show_odds(self, difficulty: int) -> None:
        free = self._wanted.free
        if self.head is not None and free is not None:
            odds = odds_at(self._state, free.number, difficulty)
            self.head.show_odds(odds)
            self.boxes.show_shares(odds.shares)

    def _show_stepper(self) -> None:
        what = self._picked
        if what is None or what.kind == "track":
            self.stepper.hide()
            return
        item: Item = (
            ("tie", (what.ids[0], what.ids[1])) if what.kind == "alignment" else ("actor", what.ids[0])
        )
        canvas = self.graph.canvas
        shown = item if item in canvas.scene.items() else ("actor", what.ids[0])
        other = {"influence": "Scrutiny", "scrutiny": "Influence"}.get(what.kind, "")
        by = self._moves[self._into].by.get(what, 0)
        discs = [canvas.place_of(one).toPoint() for one in canvas.scene.items() if one[0] == "actor"]
        at = canvas.place_of(shown).toPoint()
        self.stepper.show_for(self._narrator.quantity(what), signed(by), other, at, discs)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take plus and minus before the graph zooms by them."""
        on_graph = watched is self.graph.canvas
        if on_graph and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._pick_focused()
            if self._take(event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the box, move what is picked, take it away."""
        if not self._take(event):
            super().keyPressEvent(event)
        event.accept()

    def _pick_focused(self) -> None:
        """Mean the tie that the keyboard is on."""
        item = self.graph.canvas.focused()
        if item is not None and item[0] == "tie":
            what = terms.alignment(*item[1])
            if what is not self._picked:
                self._pick(what)

    def _take(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._step(1)
        elif key == Qt.Key.Key_Minus:
            self._step(-1)
        elif key == Qt.Key.Key_Delete and self._picked is not None:
            self._drop(self._into, str(self._picked))
        elif text.isdigit() and 0 < int(text) <= len(self._moves):
            self._turn_to(list(self._moves)[int(text) - 1])
        elif text.isalpha():
            self._jump(text)
        else:
            return False
        return True

    def _jump(self, letter: str) -> None:
        """Go to the actor whose name begins with the letters typed."""
        self._typed += letter.casefold()
        self._pause.start(TYPED_MS)
        for actor in self._state.compiled.scenario.actors:
            if actor.name.casefold().startswith(self._typed):
                self.graph.canvas.focus_item(("actor", actor.id))
                return

    def _forget_typed(self) -> None:
        self._typed = ""
