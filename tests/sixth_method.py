"""Play the last of the methods in every room, and print as JSON what came of it.

`test_sixth_method` runs this where a method was added in two files. No room is told of it but by its name.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox

from tests.ui.sessions import until_ruling
from tests.ui.table_kit import find, open_table, press
from tests.wargame.session.scripts import do
from tests.wargame.woods import at, card, go_to, seal, woods
from ui.theme.theme import apply_theme, current_theme
from ui.widgets.segments import SegmentedControl
from wargame.batch.games import played_by
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import MoveRuled
from wargame.journal.verify import verify
from wargame.report.formats.markdown import as_markdown
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.scenario.load import load
from wargame.scenario.save import save
from wargame.session.rulings import rule
from wargame.session.saving import save_anew
from wargame.session.session import Session
from wargame.terms import Refused
from wargame.words.methods import METHODS

METHOD = METHODS[-1]
VOTES = {"ash": 20, "birch": 90, "cedar": 60}


def main() -> None:
    """Play and print."""
    session = _ruled()
    told = {
        "method": METHOD,
        "session": _reckoned(session),
        "verified": _verified(session),
        "script": _reckoned(_scripted()),
        "report": as_markdown(document_of(session, Options(secrets=True))),
        "window": _reckoned(_pressed()),
        "simulation": _simulated(),
    }
    sys.stdout.write(json.dumps(told))


def _in_resolution() -> Session:
    scenario = woods(card("one"))
    usual = replace(scenario.rules, adjudication=replace(scenario.rules.adjudication, method=METHOD))
    with TemporaryDirectory() as folder:
        save(replace(scenario, rules=usual), f"{folder}/woods.yaml")
        session = at("planning", load(f"{folder}/woods.yaml"))
    seal(session, "one")
    go_to(session, "resolution")
    return session


def _ruled() -> Session:
    session = _in_resolution()
    rule(session, choice=RulingChoice(votes=VOTES, argument_reason="They know the woods."))
    return session


def _scripted() -> Session:
    session = _in_resolution()
    votes = json.dumps(VOTES)
    do(
        session,
        f'{{"do": "rule", "method": "{METHOD}", "votes": {votes}, "argument-reason": "So they say."}}',
    )
    return session


def _verified(session: Session) -> bool:
    with TemporaryDirectory() as folder:
        found = verify(save_anew(session, Path(folder) / "woods.entente"))
        return found.is_sound and not found.differences


def _pressed() -> Session:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    current_theme().choose(reduced_motion=True)
    apply_theme(app, current_theme())
    session, _ = until_ruling()
    window = open_table(session)
    control = find(window, "method")
    assert isinstance(control, SegmentedControl)
    QTest.mouseClick(control.button(METHOD), Qt.MouseButton.LeftButton)
    for seat, chance in zip(session.compiled.seats, VOTES.values(), strict=False):
        field = find(window, f"vote-{seat}")
        assert isinstance(field, QSpinBox)
        field.setValue(chance)
    reason = find(window, "votes-reason")
    assert isinstance(reason, QLineEdit)
    reason.setText("They know the valley.")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.bridge.close()
    return session


def _simulated() -> str:
    try:
        return played_by(METHOD)
    except Refused as refused:
        return str(refused)


def _reckoned(session: Session) -> dict[str, object]:
    event = [one.event for one in session.history.line() if isinstance(one.event, MoveRuled)][-1]
    found = event.reckoning
    return {"method": found.method, "chance": found.chance, "reason": found.argument_reason, "of": found.of}


if __name__ == "__main__":
    main()
