"""The room sees the facilitator's screen: it shows nothing that the room may not know, from first to last."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn
from tests.ui.table_kit import compiled, open_table, texts
from tests.wargame.secret_texts import secrets_of
from ui.theme.theme import current_theme
from wargame.places import scenarios_folder
from wargame.session.opening import start
from wargame.session.script import carry_out, read_line, read_script
from wargame.terms import ROOM


def seen(window: QWidget) -> Iterator[str]:
    """Every text that is painted, and that what is visible says to a screen reader."""
    yield drawn(window)
    for one in (window, *window.findChildren(QWidget)):
        if one.isVisible():
            yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
    yield from texts(window.footer)  # type: ignore[attr-defined]  # the table's


def test_the_facilitators_screen_shows_no_secret_at_any_moment_of_the_practice_game(qtbot: QtBot) -> None:
    demo = "first-steps"
    current_theme().choose(reduced_motion=True)
    script = read_script((scenarios_folder() / "demo" / f"{demo}.jsonl").read_text(encoding="utf-8"))
    made = start(compiled(demo), script.start.plan)
    window = open_table(made)
    qtbot.addWidget(window)
    for line in script.lines:
        carry_out(made, read_line(line.text))
        QApplication.processEvents()
        shown = "\n".join(seen(window))
        told = [one for one in secrets_of(made, ROOM) if one in shown]
        assert not told, f"line {line.number} shows {told}"
    window.bridge.close()
