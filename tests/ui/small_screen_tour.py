"""A walk through the windows of the program on a screen of a given size; tells what does not fit it.

Run by `tests.ui.windows.test_small_screens` in a process of its own, for a process has one set of screens.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.app import EntenteApplication
from ui.desk import Desk
from ui.hands import open_hand, settle, step
from ui.remembered import Remembered
from ui.theme.theme import Theme, apply_theme
from ui.windows.on_screen import FRAME
from ui.windows.table import TableWindow
from wargame.places import scenarios_folder
from wargame.shown.phones_network import NetworkFacts, network_lines
from wargame.shown.phones_standing import OBSERVERS, PhoneStanding, leaving, phone_rows, summary

STEPS = 14
"""Presses at the table: a turn of the practice game, and into the next."""

TOOLS = ("log", "deals", "injects", "people", "schedule", "talks", "correct", "review", "history", "bots")
LEADS_ON = ("primary", "export-write", "print-cards")


def tour(scale: int = 100) -> list[str]:
    """Return what did not fit at a size of type in per cent, in words."""
    app = EntenteApplication(["entente", "-style", "fusion"])
    theme = Theme("light", scale, reduced_motion=True)
    apply_theme(app, theme)
    desk = Desk(theme, Remembered())
    found = {words for name, window in _places(desk) if (words := _misfit(name, window))}
    desk.quit()
    return sorted(found)


def _places(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    scenario = scenarios_folder() / "afghanistan-2017.yaml"
    desk.begin()
    desk.settle_in()
    yield "the first start", desk.home
    desk.home.library.go("scenarios")
    yield "the shelf of scenarios", desk.home
    for show in (desk.pages.new_session, desk.pages.show_balance, desk.pages.show_print_kit):
        show(scenario)
        yield f"the page, {show.__name__}", desk.home
    desk.open_guide()
    assert desk.guide is not None
    yield "the guide", desk.guide
    desk.guide.close()
    desk.practice()
    assert desk.table is not None
    yield from _at_the_table(desk.table)
    desk.leave_table()
    desk.home.library.go("sessions")
    yield "the library", desk.home


def _at_the_table(table: TableWindow) -> Iterator[tuple[str, QWidget]]:
    yield "the table, full screen", table
    _do(table, "full-screen")
    for _ in range(STEPS):
        step(table)
        phase = table.bridge.state.phase_kind
        where = "the curtain" if table.curtain.isVisible() else "a hand" if open_hand(table) else "the table"
        yield f"{where}, {phase}", table
    for tool in TOOLS:
        table.open_tool(tool)
        yield f"the drawer, {tool}", table
    for command in ("preferences", "keys", "export", "turn-page", "print-kit", "check-draft"):
        _do(table, command)
        yield f"the sheet, {command}", table
        QTest.keyClick(QApplication.focusWidget() or table, Qt.Key.Key_Escape)
    yield from _phones(table)
    table.projecting.toggle()
    wall = table.projecting.window
    assert wall is not None
    yield "the projector", wall
    wall.close()
    table.replaying.open()
    replay = table.replaying.window
    assert replay is not None
    for page in ("graph", "analysis", "compare"):
        replay.show_page(page)
        yield f"the replay, {page}", replay
    replay.close()


def _phones(table: TableWindow) -> Iterator[tuple[str, QWidget]]:
    """The page of phones while they are off, and as it is when all goes wrong that can."""
    table.phones.open()
    yield "phones, off", table
    page, session = table.phones.page, table.bridge.session
    assert page is not None
    seats = session.compiled.seats
    standing = tuple(
        PhoneStanding(place=seat, connected=True, word="harbour 85", second="button 83", leaves=True)
        for seat in seats
    )
    rows = phone_rows(session, (*standing, PhoneStanding(place=OBSERVERS)))
    facts = NetworkFacts(
        address="192.168.137.100",
        port=49152,
        kind="The Wi-Fi, wlp0s20f3",
        choices=2,
        moved=True,
        itself=False,
        leaving=leaving(rows, standing),
        behind_vpn=True,
    )
    said = summary(session, rows)
    page.show_on(network_lines(facts), rows, tested="Tested 19:43, again whenever it changes", summary=said)
    page.network.offer([("192.168.137.100", "The Wi-Fi, wlp0s20f3, 192.168.137.100")])
    yield "phones, on", table
    page.seats.rows[seats[0]].uncover([[True] * 37] * 37)
    yield "phones, a code open", table
    table.phones.leave()


def _do(window: QWidget, command: str) -> None:
    actions = window.findChildren(QAction, f"do-{command}")
    assert actions, f"there is no command {command}"
    actions[0].trigger()


def _misfit(name: str, window: QWidget) -> str:
    """Return what is wrong with a window on its screen; empty if nothing is."""
    for _ in range(2):
        settle()
    screen = window.screen()
    full = window.isFullScreen()
    room = screen.geometry() if full else screen.availableGeometry()
    # What is shown must fit, also where the window does not grow for it.
    least = window.minimumSize().expandedTo(window.minimumSizeHint())
    if not full:
        least = least + FRAME
    if least.width() > room.width() or least.height() > room.height():
        return f"{name}: cannot be smaller than {least.width()} x {least.height()}"
    if not room.contains(window.frameGeometry()):
        return f"{name}: {window.frameGeometry()} is not within {room}"
    outside = [button.objectName() for button in _main_buttons(window) if not _is_inside(button, window)]
    return f"{name}: {', '.join(outside)} is outside" if outside else ""


def _main_buttons(window: QWidget) -> list[QAbstractButton]:
    return [
        button
        for button in window.findChildren(QAbstractButton)
        if button.objectName() in LEADS_ON and button.isVisible()
    ]


def _is_inside(button: QAbstractButton, window: QWidget) -> bool:
    place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
    return window.rect().contains(place) and button.visibleRegion().boundingRect() == button.rect()
