"""A facilitator at the keyboard: plays the commands of a script through the table's window.

Every command is done as a person would do it, by clicks and keys on what is on the screen; no session
function is called. The same file can be played by the command line and the two sessions compared.
"""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget

from tests.ui.table_kit import click, find, open_backstage, open_for_control, open_hand, texts
from ui.panels.backstage import BackstageStage
from ui.widgets.ladder import OutcomeLadder
from ui.widgets.moves_table import DISCS, MovesTable
from ui.widgets.rows import RowList, RowRole
from ui.widgets.segments import SegmentedControl
from ui.windows.table import TableWindow
from wargame.game.rules import rulings_due
from wargame.game.state import GameState
from wargame.shown.next_step import next_step

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Line = dict[str, Any]

OPEN_RULINGS = ("Throw the dice", "Name the outcome", "Record the throw", "Set the terms")
"""What the primary button says while a move lies open to be ruled on."""


def lines_of(path: Path) -> list[Line]:
    """The commands of a script, without its comments and its first line."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()[:1] == "{"]
    return [line for line in lines if line["do"] != "start"]


class Facilitator:
    """One pair of hands at one window."""

    def __init__(self, window: TableWindow) -> None:
        self.window = window
        self.argued: dict[int, list[Line]] = {}
        self.terms: Line = {}
        self.codes: dict[str, str] = {}

    @property
    def state(self) -> GameState:
        """Where the session stands."""
        return self.window.bridge.state

    def play(self, line: Line) -> None:
        """Do one command; fails with what the window says if it was not done."""
        before = self._count()
        getattr(self, "do_" + line["do"].replace("-", "_"))(line)
        if line["do"] not in ("argue", "judge"):
            assert self._count() > before, f"{line} did nothing; the window says: {self.complaint()}"

    def _count(self) -> int:
        history = self.window.bridge.session.history
        return len(history.entries) + len(history.moves)

    def complaint(self) -> str:
        """What stands in the notices on the screen."""
        return " ".join(one for one in texts(self.window) if one.startswith(("Error", "Warning")))

    # Fingers

    def paste(self, name: str, text: str) -> None:
        """Put a text into a field by the keyboard."""
        field = find(self.window, name)
        field.setFocus()
        QApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClick(field, Qt.Key.Key_V, CTRL)

    def number(self, name: str, value: int) -> None:
        """Type a number into a field."""
        field = find(self.window, name)
        assert isinstance(field, QAbstractSpinBox)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(value))
        QTest.keyClick(field, Qt.Key.Key_Tab)

    def pick(self, name: str, key: object) -> None:
        """Choose from a list that opens, by its keys."""
        box = find(self.window, name)
        assert isinstance(box, QComboBox)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.findData(key)):
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentData() == key, f"{key} cannot be chosen in {name}"

    def row(self, name: str, key: str, *, twice: bool = False) -> None:
        """Click a row of a list, or open it by a double click."""
        rows = find(self.window, name)
        assert isinstance(rows, RowList)
        model = rows.model()
        for at in range(model.rowCount()):
            index = model.index(at, 0)
            if index.data(RowRole.KEY) == key:
                rows.scrollTo(index)
                place = rows.visualRect(index).center()
                QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
                if twice:
                    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
                QApplication.processEvents()
                return
        raise AssertionError(f"{name} has no row {key}")

    def segment(self, name: str, key: str) -> None:
        """Press one of the choices side by side."""
        control = find(self.window, name)
        assert isinstance(control, SegmentedControl)
        QTest.mouseClick(control.button(key), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def next(self) -> None:
        """Press the one primary button, or hold the one of the step behind the scenes."""
        stage = self.window.stage()
        if isinstance(stage, BackstageStage) and stage.hold.isVisible():
            open_backstage(self.window)
        else:
            click(self.window, "primary")

    def tool(self, name: str) -> None:
        """Open a tool from the table's menu, with what is for Control alone."""
        self.window.open_tool(name)
        QApplication.processEvents()
        open_for_control(self.window)

    def shut(self) -> None:
        """Close the drawer."""
        QTest.keyClick(find(self.window, "tools"), Qt.Key.Key_Escape)
        QApplication.processEvents()

    def played(self, line: Line) -> int:
        """The number of the move that a line means."""
        if "move" in line:
            return int(line["move"])
        if "card" in line:
            return next(one.number for one in self.state.table.plays if one.move.card == line["card"])
        return rulings_due(self.state)[0]

    # People and notes

    def do_join(self, line: Line) -> None:
        """Somebody takes a seat."""
        self.tool("people")
        self.pick("person-seat", line.get("seat", ""))
        self.paste("person-name", line["name"])
        click(self.window, "person-join")
        self.shut()

    def do_leave(self, line: Line) -> None:
        """Somebody leaves."""
        self.tool("people")
        click(self.window, f"leave-{line['name']}")
        self.shut()

    def do_code(self, line: Line) -> None:
        """A seat gets a code."""
        self.tool("people")
        self.paste(f"code-{line['seat']}", line["code"])
        QTest.keyClick(find(self.window, f"code-{line['seat']}"), Qt.Key.Key_Return)
        self.shut()
        self.codes[line["seat"]] = line["code"]

    def do_note(self, line: Line) -> None:
        """A remark is caught."""
        self.tool("log")
        self.paste("note-text", line["text"])
        self.pick("note-tag", line.get("tag", "note"))
        self.pick("note-seat", line.get("seat", ""))
        self.pick("note-importance", line.get("importance", 1))
        if "answers" in line:
            self.pick("note-answers", line["answers"])
        click(self.window, "write-note")
        self.shut()

    def do_bookmark(self, line: Line) -> None:
        """A place in the record gets a name."""
        self.tool("history")
        self.paste("branch-name", line["name"])
        click(self.window, "set-bookmark")
        self.shut()

    # What is said

    def letters(self, seat: str) -> None:
        """Open a seat's letters."""
        self.hand(seat)
        self.segment("hand-tabs", "letters")

    def do_message(self, line: Line) -> None:
        """A seat writes behind the curtain, or Control at the table."""
        name = "letter" if "from" in line else "control"
        if "from" in line:
            self.letters(line["from"])
        else:
            self.tool("talks")
        for seat in line.get("to", ()):
            click(self.window, f"{name}-to-{seat}")
        self.paste(f"{name}-text", line["text"])
        click(self.window, f"{name}-send")
        if "from" in line:
            click(self.window, "hide-hand")
        else:
            self.shut()

    def do_ask(self, line: Line) -> None:
        """A seat asks Control."""
        self.letters(line["seat"])
        click(self.window, "letter-to-control")
        self.paste("letter-text", line["text"])
        click(self.window, "letter-send")
        click(self.window, "hide-hand")

    def do_reply(self, line: Line) -> None:
        """Control answers the first question that waits."""
        number = next(one.number for one in self.state.affairs.queries if not one.answer)
        self.tool("talks")
        self.paste(f"answer-{number}", line["text"])
        click(self.window, f"answer-send-{number}")
        self.shut()

    def do_vote(self, line: Line) -> None:
        """The table is asked to vote."""
        self.tool("talks")
        self.paste("vote-question", line["question"])
        self.paste("vote-options", ", ".join(line.get("options", ["Yes", "No"])))
        if line.get("secret"):
            click(self.window, "vote-secret")
        click(self.window, "vote-open")
        self.shut()

    def do_cast(self, line: Line) -> None:
        """A seat votes behind the curtain."""
        options = self.state.affairs.votes[-1].options
        self.letters(line["seat"])
        click(self.window, f"letter-vote-{options.index(line['option']) + 1}")
        click(self.window, "hide-hand")

    def do_close_vote(self, _line: Line) -> None:
        """The vote is counted."""
        self.tool("talks")
        click(self.window, "vote-close")
        self.shut()

    def do_perceive(self, line: Line) -> None:
        """A seat says how it sees its ties; it is asked about all of them."""
        self.letters(line["seat"])
        for actor, value in line["views"].items():
            self.number(f"view-{actor}", value)
        click(self.window, "views-done")
        click(self.window, "hide-hand")

    def do_hot_wash(self, line: Line) -> None:
        """A seat hands in an answer for the hot wash, or says it at the table."""
        if not line.get("private", True):
            self.tool("hot-wash")
            self.segment("wash-steps", line["about"])
            self.pick("said-seat", line.get("seat", ""))
            self.paste("said-text", line["text"])
            click(self.window, "said-keep")
            self.shut()
            return
        self.letters(line["seat"])
        if any(one.isVisible() for one in self.window.findChildren(QWidget, "wash-who")):
            self.pick("wash-who", line.get("person", ""))
        self.pick("wash-about", line["about"])
        self.paste("wash-text", line["text"])
        click(self.window, "wash-done")
        click(self.window, "hide-hand")

    def do_plan_question(self, line: Line) -> None:
        """A question is added to the plan."""
        self.tool("talks")
        self.paste("plan-text", line["text"])
        click(self.window, "plan-add")
        self.shut()

    def plan_form(self, key: str) -> None:
        """Open the improvement plan at one of its forms."""
        self.tool("improvement")
        open_for_control(self.window)
        self.segment("improvement-form", key)

    def do_purpose(self, line: Line) -> None:
        """What the session is held for is written down."""
        self.plan_form("purpose")
        self.paste("purpose-text", line["text"])
        click(self.window, "purpose-done")
        self.shut()

    def do_rate(self, line: Line) -> None:
        """A purpose is rated by one observer, or as all agree."""
        people = self.window.bridge.session.people.values()
        who = next((one.number for one in people if one.name == line.get("person")), 0)
        self.plan_form("rating")
        self.pick("rating-purpose", line["purpose"])
        self.pick("rating-step", line["rating"])
        self.pick("rating-who", who)
        self.paste("rating-reason", line.get("reason", ""))
        click(self.window, "rating-done")
        self.shut()

    def do_finding(self, line: Line) -> None:
        """A finding is written into the plan."""
        self.plan_form("finding")
        self.segment("finding-kind", line.get("kind", "improvement"))
        self.pick("finding-purpose", line.get("purpose", ""))
        self.paste("finding-evidence", ", ".join(str(one) for one in line.get("evidence", ())))
        for name in ("text", "recommendation", "action", "owner", "due"):
            self.paste(f"finding-{name}", line.get(name, ""))
        click(self.window, "finding-done")
        self.shut()

    def do_timer(self, line: Line) -> None:
        """The timer is started, paused, or gets a minute more."""
        click(self.window, "timer-more" if line["act"] == "add" else "timer-start")

    # Turns and injects

    def do_phase(self, _line: Line) -> None:
        """The next phase is opened by the primary button."""
        turn, phase = self.state.turn, self.state.phase
        for _ in range(6):
            self.next()
            if (self.state.turn, self.state.phase) != (turn, phase) or not self.state.running:
                return

    def do_fire_due(self, _line: Line) -> None:
        """The injects that are due are fired one by one."""
        while next_step(self.state).kind == "fire":
            self.next()

    def do_answer_inject(self, line: Line) -> None:
        """A seat pays, or lets it happen."""
        open_for_control(self.window)
        if line["pays"]:
            click(self.window, "pay-option")
        else:
            self.next()

    def do_postpone_inject(self, line: Line) -> None:
        """An inject is put off."""
        self.tool("injects")
        self.row("inject-list", line["inject"])
        self.number("put-off-until", line["until"])
        click(self.window, "put-off-inject")
        self.shut()

    def do_fire(self, line: Line) -> None:
        """An inject is fired by hand."""
        self.tool("injects")
        self.row("inject-list", line["inject"])
        if len(line) == 2:
            click(self.window, "fire-inject")
            self.shut()
            return
        click(self.window, "rewrite-inject")
        for name in {"title", "text", "effects", "note"} & set(line):
            self.paste(f"new-{name}", line[name])
        click(self.window, "write-inject")
        self.segment("inject-tabs", "list")
        self.shut()

    def do_expose(self, line: Line) -> None:
        """A covert move comes to light."""
        number = [one.number for one in self.state.memory.covert if one.card == line["card"]][-1]
        open_for_control(self.window)
        click(self.window, f"expose-{number}")

    def do_inject(self, line: Line) -> None:
        """An inject is written on the spot."""
        self.tool("injects")
        self.segment("inject-tabs", "new")
        for name in ("title", "text", "effects", "note"):
            self.paste(f"new-{name}", line.get(name, ""))
        for seat in line.get("to", ()):
            click(self.window, f"new-to-{seat}")
        click(self.window, "write-inject")
        self.segment("inject-tabs", "list")
        self.shut()

    def do_reopen(self, line: Line) -> None:
        """A phase is opened again, or skipped to."""
        self.tool("schedule")
        self.row("phase-list", line["to"])
        self.paste("schedule-reason", line["reason"])
        click(self.window, "open-phase")
        self.shut()

    do_skip_phase = do_reopen

    # Negotiation

    def do_propose(self, line: Line) -> None:
        """A deal is offered."""
        self.tool("deals")
        self.segment("deal-kind", "deal")
        self.pick("deal-proposer", line["seat"])
        for seat in line["to"]:
            click(self.window, f"deal-with-{seat}")
        self.paste("deal-terms", line["terms"])
        if "until" in line:
            self.number("deal-until", line["until"])
        if not line.get("public", True):
            click(self.window, "deal-secret")
        click(self.window, "propose")
        self.shut()

    def _open_deal(self, line: Line) -> int:
        if "deal" in line:
            return int(line["deal"])
        seat = line.get("seat", "")
        open_ones = [
            deal.number
            for deal in self.state.affairs.deals
            if deal.status == "offered" and (not seat or (seat in deal.parties and seat not in deal.accepted))
        ]
        return open_ones[-1]

    def _deal(self, name: str) -> None:
        self.tool("deals")
        click(self.window, name)
        self.shut()

    def do_accept(self, line: Line) -> None:
        """A party accepts."""
        self._deal(f"accept-{self._open_deal(line)}-{line['seat']}")

    def do_decline(self, line: Line) -> None:
        """A party declines."""
        self._deal(f"decline-{self._open_deal(line)}-{line['seat']}")

    def do_lapse(self, line: Line) -> None:
        """An offer lapses."""
        self._deal(f"lapse-{self._open_deal(line)}")

    def do_keep(self, line: Line) -> None:
        """A deal was kept."""
        self._deal(f"keep-{line['deal']}")

    def do_break(self, line: Line) -> None:
        """A deal was broken."""
        by = f"-{line['seat']}" if "seat" in line else ""
        self._deal(f"break-{line['deal']}{by}")

    def do_give(self, line: Line) -> None:
        """Influence is given."""
        self.tool("deals")
        self.segment("deal-kind", "gift")
        self.pick("gift-from", line["from"])
        self.pick("gift-to", line["to"])
        self.number("gift-amount", line["amount"])
        click(self.window, "give")
        self.shut()

    def do_statement(self, line: Line) -> None:
        """Seats state something together."""
        self.tool("deals")
        self.segment("deal-kind", "words")
        for seat in line["seats"]:
            click(self.window, f"states-{seat}")
        self.paste("statement-words", line["text"])
        click(self.window, "state-jointly")
        for seat in line["seats"]:
            click(self.window, f"states-{seat}")
        self.shut()

    # Behind the curtain

    def hand(self, seat: str) -> None:
        """Hand the laptop over and open the hand of a seat."""
        step = next_step(self.state)
        if step.kind == "curtain" and step.seat == seat:
            self.next()
        else:
            if not self.window.seats.isVisible():
                click(self.window, "show-seats")
            self.row("seats", seat, twice=True)
        if seat not in self.codes:
            open_hand(self.window)
            return
        field = find(self.window, "seat-code")
        QTest.keyClicks(field, self.codes[seat])
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def do_play(self, line: Line) -> None:
        """A card is chosen, aimed, argued for and sealed."""
        self.hand(line["seat"])
        self._empty_plan()
        click(self.window, f"card-{line['card']}")
        if "target" in line:
            self.pick("target-1", line["target"])
        self.paste("argument-1", line.get("argument", ""))
        click(self.window, "seal")

    def _empty_plan(self) -> None:
        """Take out what a seal that was taken back left in the plan."""
        while any(one.isVisible() for one in self.window.findChildren(QWidget, "drop-1")):
            click(self.window, "drop-1")

    def do_free_move(self, line: Line) -> None:
        """A move in own words."""
        self.hand(line["seat"])
        self._empty_plan()
        self.segment("hand-tabs", "free")
        for name in ("title", "intent", "means", "desired"):
            self.paste(f"free-{name}", line.get(name, ""))
        self.paste("free-reasons", "\n".join(line.get("reasons", ())))
        self.pick("free-kind", line.get("instrument", "diplomatic"))
        self.pick("free-target", line.get("target", ""))
        click(self.window, "add-free-move")
        click(self.window, "seal")

    def do_pass(self, line: Line) -> None:
        """A seat passes."""
        self.hand(line["seat"])
        click(self.window, "pass")

    def do_withdraw(self, line: Line) -> None:
        """A seat takes its last sealed move back."""
        own = [one.number for one in self.state.table.plays if one.move.seat == line["seat"]]
        self.hand(line["seat"])
        click(self.window, f"take-back-{own[-1]}")
        click(self.window, "hide-hand")

    # The reveal and the rulings

    def do_back(self, line: Line) -> None:
        """A seat's disc is pressed in the row of a move: once to back it."""
        table = find(self.window, "moves")
        assert isinstance(table, MovesTable)
        row = next(at for at, one in enumerate(table.rows()) if one.number == self.played(line))
        seat = [one.seat for one in table.rows()[row].discs].index(line["seat"])
        place = table.visualRect(table.model().index(row, DISCS + seat)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def do_block(self, line: Line) -> None:
        """A seat blocks a move by its key."""
        table = find(self.window, "moves")
        assert isinstance(table, MovesTable)
        table.choose(self.played(line), line["seat"])
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_X)
        QApplication.processEvents()

    def do_argue(self, line: Line) -> None:
        """A reason is remembered, to be typed when its move is ruled on."""
        self.argued.setdefault(self.played(line), []).append(line)

    def to_ruling(self) -> None:
        """Press the primary button until the next move lies open."""
        for _ in range(6):
            if self.window.primary.words() in OPEN_RULINGS:
                return
            self.next()
        raise AssertionError(f"no ruling is open: {self.window.primary.words()}")

    def do_judge(self, line: Line) -> None:
        """The terms of a free move are remembered, to be set when its turn comes."""
        self.terms = line

    def _set_terms(self, line: Line) -> None:
        self.number("free-difficulty", line["difficulty"])
        for outcome in ("exceeds", "succeeds", "partly", "fails"):
            self.paste(f"free-{outcome}", line.get(outcome, ""))
        for question, pull in line.get("pulls", {}).items():
            self.number(f"pull-{question}", pull)
        self.next()

    def do_rule(self, line: Line) -> None:
        """The next move is ruled on."""
        self.to_ruling()
        if self.window.primary.words() == "Set the terms":
            self._set_terms(self.terms)
        number = rulings_due(self.state)[0]
        method = line.get("method", self.state.setup.method)
        self.segment("method", method)
        self._reasons(number, line)
        getattr(self, f"_by_{method}")(line)
        if "dice" in line:
            click(self.window, "type-dice")
            for at, die in enumerate(line["dice"], 1):
                self.number(f"die-{at}", die)
            for at, die in enumerate(line.get("exposure-dice", ()), 1):
                self.number(f"exposure-die-{at}", die)
        if "reason" in line:
            self.paste("rationale", line["reason"])
        self.next()

    def _reasons(self, number: int, line: Line) -> None:
        pros = [{**one, "side": "for"} for one in line.get("pros", ())]
        cons = [{**one, "side": "against"} for one in line.get("cons", ())]
        for one in [*self.argued.pop(number, []), *pros, *cons]:
            side = one["side"]
            self.pick(f"reason-{side}-who", one.get("seat", ""))
            self.paste(f"reason-{side}", one["text"])
            QTest.keyClick(find(self.window, f"reason-{side}"), Qt.Key.Key_Return)
            self.window.primary.setFocus()
            for _ in range(one.get("weight", 1) - 1):
                QTest.keyClicks(self.window.primary, "+")
            QApplication.processEvents()

    def _by_dice(self, line: Line) -> None:
        if line.get("argument"):
            self.number("argument-modifier", line["argument"])
            self.paste("argument-reason", line["argument-reason"])

    def _by_matrix(self, _line: Line) -> None:
        """Pros and cons are typed already."""

    def _percent(self, chance: str | int) -> int:
        words = self.state.compiled.rules.adjudication.chances
        return chance if isinstance(chance, int) else next(one.percent for one in words if one.word == chance)

    def _by_vote(self, line: Line) -> None:
        for seat, chance in line["votes"].items():
            self.number(f"vote-{seat}", self._percent(chance))

    def _by_estimate(self, line: Line) -> None:
        self.number("chance", self._percent(line["chance"]))
        self.paste("chance-reason", line.get("argument-reason", ""))

    def _by_ruling(self, line: Line) -> None:
        ladder = find(self.window, "ladder")
        assert isinstance(ladder, OutcomeLadder)
        at = ("exceeds", "succeeds", "partly", "fails").index(line["outcome"])
        layout = ladder.layout()
        assert layout is not None
        item = layout.itemAt(at)
        assert item is not None
        rung = item.widget()
        assert isinstance(rung, QWidget)
        QTest.mouseClick(rung, Qt.MouseButton.LeftButton, pos=QPoint(20, rung.height() // 2))
        QApplication.processEvents()

    def do_override(self, line: Line) -> None:
        """The ruling just made is overridden."""
        click(self.window, "override")
        self.segment("override-outcome", line["outcome"])
        self.paste("override-reason", line["reason"])
        click(self.window, "override-put")

    # Corrections and history

    def do_adjust(self, line: Line) -> None:
        """The board is corrected by hand."""
        self.tool("correct")
        self.row("correct-list", line["what"])
        self.number("correct-value", line["to"])
        self.paste("correct-reason", line["reason"])
        click(self.window, "correct")
        self.shut()

    def do_undo(self, _line: Line) -> None:
        """The last step is taken back by its key."""
        self.window.primary.setFocus()
        QTest.keyClick(self.window.primary, Qt.Key.Key_Z, CTRL)
        QApplication.processEvents()

    def do_redo(self, _line: Line) -> None:
        """What was taken back is restored by its key."""
        self.window.primary.setFocus()
        QTest.keyClick(self.window.primary, Qt.Key.Key_Z, CTRL | SHIFT)
        QApplication.processEvents()

    def do_branch(self, line: Line) -> None:
        """A line of play begins at a bookmark."""
        self.tool("history")
        marks = find(self.window, "bookmarks")
        assert isinstance(marks, RowList)
        model = marks.model()
        found = [model.index(at, 0) for at in range(model.rowCount())]
        self.row("bookmarks", next(one.data(RowRole.KEY) for one in found if one.data() == line["at"]))
        self.paste("branch-name", line["name"])
        click(self.window, "start-branch")
        self.shut()

    def do_switch(self, line: Line) -> None:
        """The table goes over to another line of play."""
        self.tool("history")
        self.row("branches", line["name"], twice=True)
        self.shut()

    def do_close(self, line: Line) -> None:
        """The session is closed with the words of the hot wash."""
        self.paste("hot-wash", line.get("words", ""))
        while not [one for one in self.window.findChildren(QWidget, "ask-go-on") if one.isVisible()]:
            self.next()
        click(self.window, "ask-go-on")
