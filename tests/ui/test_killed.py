"""The program is killed while a hand is open; the next start goes on where the table stood, curtain drawn.

What the seat had written is there when it opens its hand again.
"""

import json

from tests.children import run_python
from wargame.journal.verify import verify
from wargame.places import sessions_folder

FIRST = """
import os, signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from ui import app
from ui.desk import Desk
from ui.hands import open_hand, settle, step
from ui.widgets.shelf_card import ShelfCard

def play(desk):
    desk.practice()
    while open_hand(desk.table) is None:
        step(desk.table)
    hand = open_hand(desk.table)
    next(face for face in hand.findChildren(ShelfCard) if face.is_playable()).click()
    settle()
    QTest.keyClicks(hand.findChild(QPlainTextEdit, "argument-1"), "The dam first.")
    while not hand.kept_label.text():
        settle()
    os.kill(os.getpid(), signal.SIGKILL)

settle_in = Desk.settle_in
Desk.settle_in = lambda desk: (settle_in(desk), play(desk))
app.run()
"""

SECOND = """
import json
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit
from ui import app
from ui.desk import Desk
from ui.hands import open_hand, settle

def look(desk):
    notice = desk.home.library.notice
    offered = notice.isVisible() and [notice.text(), notice.button.text()]
    notice.button.click()
    settle()
    table = desk.table
    found = {
        "offered": offered,
        "phase": table.bridge.state.phase_kind,
        "events": len(table.bridge.session.history.entries),
        "writes": table.bridge.session.writable,
        "curtain": table.curtain.isVisible() and table.curtain.title.text(),
        "hand": open_hand(table) is not None,
    }
    table.curtain.button.held.emit()
    settle()
    field = open_hand(table).findChild(QPlainTextEdit, "argument-1")
    print(json.dumps({**found, "argument": field.toPlainText()}))

settle_in = Desk.settle_in
def settled(desk):
    settle_in(desk)
    try:
        look(desk)
    finally:
        QTimer.singleShot(0, desk.quit)

Desk.settle_in = settled
app.run()
"""


def test_a_killed_program_offers_to_go_on_with_the_curtain_drawn() -> None:
    killed = run_python(FIRST)
    assert killed.returncode == -9
    [path] = sessions_folder().glob("*.entente")
    events = verify(path).events
    found = json.loads(run_python(SECOND).stdout)
    assert found == {
        "offered": [
            "“Practice game” was open when Entente stopped. Every step up to then is in the record.",
            "Continue",
        ],
        "phase": "planning",
        "events": events,
        "writes": True,
        "curtain": "Torvik",
        "hand": False,
        "argument": "The dam first.",
    }
