"""Scenes that the guide needs besides those of the windows: the practice game, and single doings.

`tests.screens` takes them with its own. A scene yields a window; it is closed again afterwards. To add one: a
line in `SCENES`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import copy, rmtree
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from tests.screens import (
    At,
    Scene,
    demo,
    desk,
    in_phase,
    open_whole,
    settle,
    show,
    stage,
    table,
    wait_for_background,
    wait_until,
)
from tests.ui.table_kit import open_for_control
from tests.wargame.cohort.tables import saved
from tests.wargame.design.designs import mediation
from tests.wargame.design.series import played_series
from tests.wargame.workbook.books import typed
from ui.bridge import RoomBridge, SessionBridge
from ui.panels.editor.asking import QuestionPage
from ui.panels.phones.page import PhonesPage
from ui.widgets.segments import SegmentedControl
from ui.widgets.tie_canvas import TieCanvas
from ui.windows.editor import EditorPage
from ui.windows.projector import ProjectorWindow
from ui.windows.table import TableWindow
from wargame.design.form import as_text
from wargame.journal.keeping import keep
from wargame.phones.codes import modules_of, wifi_text
from wargame.places import own_scenarios_folder, scenarios_folder, sessions_folder
from wargame.report.preview import pack
from wargame.scenario.document.document import open_document
from wargame.scenario.document.edits import Batch, Insert, Set
from wargame.scenario.files import copied
from wargame.scenario.load import load
from wargame.session.opening import Plan, start
from wargame.session.saving import save_anew
from wargame.session.script import carry_out, play_script, read_line, read_script
from wargame.session.script_table import Join
from wargame.session.second_rulings import rule_again, ruled_twice, share_second_rulings
from wargame.session.session import Session
from wargame.shown.phones_network import NetworkFacts, if_nothing_shows, network_lines
from wargame.shown.phones_standing import PhoneStanding, leaving, phone_rows, summary
from wargame.workbook.comparing import preview_of
from wargame.workbook.files import RawBook, book_of
from wargame.workbook.kinds import Raw
from wargame.workbook.preview import Preview
from wargame.workbook.xlsx import as_xlsx

ARGUMENT: Final = "The snow has melted and the basin is full. What we keep we would only spill in August."
FOR: Final = (("kabul", "The dates agree with what the prisoners said last month."),)
AGAINST: Final = (
    ("iran", "Nobody outside Kabul has seen these rifles."),
    ("", "The same was said in March, and nothing came of it."),
)


def practice(until: At) -> Session:
    """Return the practice game as somebody alone plays it, up to the first state that fits."""
    script = read_script((scenarios_folder() / "demo" / "first-steps.jsonl").read_text(encoding="utf-8"))
    plan = Plan(title="Practice game", seed=2441)
    session = start(load(scenarios_folder() / "first-steps.yaml"), plan, clock=lambda: _at(9))
    for line in script.lines:
        if until(session.state):
            break
        command = read_line(line.text)
        if not isinstance(command, Join):
            carry_out(session, command)
    return session


def _at(hour: int) -> str:
    return f"2026-10-17T{hour:02}:00:00.000+00:00"


def practised(until: At, then: Callable[[TableWindow], object] | None = None) -> Scene:
    """Return a scene of the practice game, after doing something at the table."""

    def scene() -> Iterator[QWidget]:
        with table(practice(until)) as window:
            show(window)
            if then is not None:
                then(window)
            yield window

    return scene


# --- doings -----------------------------------------------------------------------------------------


def _first_card(window: TableWindow) -> None:
    window.draw_curtain("torvik")
    window.seclusion.open_hand("torvik", "")
    _type_key(window, Qt.Key.Key_A)
    _type_key(window, Qt.Key.Key_Space)
    for edit in window.findChildren(QPlainTextEdit):
        if edit.isVisible():
            edit.setPlainText(ARGUMENT)
            return


def _letters(window: TableWindow) -> None:
    window.draw_curtain("kabul")
    window.seclusion.open_hand("kabul", "")
    _segment(window, "hand-tabs", "letters")


def _argue(window: TableWindow) -> None:
    """Hear reasons for and against the move that is ruled on."""
    _turn_page(window, "reasons")
    _segment(window, "method", "matrix")
    for word, reasons in (("for", FOR), ("against", AGAINST)):
        for seat, text in reasons:
            _choose(window, f"reason-{word}-who", seat)
            _write(window, f"reason-{word}", text)


def _turn_page(window: TableWindow, key: str) -> None:
    """Show a page of the ruling, where type is so large that it has pages."""
    for tabs in window.findChildren(SegmentedControl, "ruling-pages"):
        if tabs.isVisible():
            _segment(window, "ruling-pages", key)


def _what_if(window: TableWindow) -> None:
    _turn_page(window, "outcomes")
    _press(window, "what-if")


def _override(window: TableWindow) -> None:
    _press(window, "primary")
    _press(window, "override")


def _blocs(window: TableWindow) -> None:
    _press(window, "graph-filters")
    box = _seen(window, QCheckBox, "graph-blocs")
    assert isinstance(box, QCheckBox)
    box.click()
    found = _seen(window, QComboBox, "graph-triad")
    wait_until(lambda: found.isEnabled())
    wait_for_background()


def projector() -> Iterator[QWidget]:
    """The wall after a ruling."""
    session = demo(in_phase("upkeep", 4))
    bridge = SessionBridge(session)
    window = ProjectorWindow(RoomBridge(bridge))
    show(window)
    yield window
    window.close()
    window.deleteLater()
    bridge.close()


def export(what: str) -> Scene:
    """Return a scene of the export sheet with its preview."""

    def scene() -> Iterator[QWidget]:
        with desk() as made:
            made.open_session(sessions_folder() / "Autumn seminar.entente")
            assert made.table is not None
            assert made.sitting is not None
            show(made.table)
            # The review of another day's session would lie beside it.
            made.table.tools.drawer.close_drawer()
            made.sitting.exporting.open(what)  # type: ignore[arg-type]
            sheet = made.sitting.exporting.sheet
            assert sheet is not None
            wait_until(lambda: sheet.pages.has_pages and not sheet.background.is_busy())
            yield made.table

    return scene


def edited_draft() -> Iterator[QWidget]:
    """What an editor got wrong in the report, beside the record."""
    from tests.wargame.report.draft.drafts import changed, swapped
    from wargame.report.making import document_of, render

    with desk() as made:
        made.open_session(sessions_folder() / "Autumn seminar.entente")
        assert made.table is not None
        assert made.sitting is not None
        show(made.table)
        made.table.tools.drawer.close_drawer()
        content = render(document_of(made.table.bridge.session), ".docx")
        for right, wrong in (
            ("71 moves: 49 succeeded", "71 moves: 48 succeeded"),
            ("A settlement is signed.", "A settlement is signed. In turn 9 nobody came back to it."),
            ("Taliban and United States went", "Kabul and United States went"),
        ):
            content = changed(content, swapped(right, wrong))
        path = sessions_folder() / "Autumn seminar for the sponsor.docx"
        path.write_bytes(content)
        made.sitting.exporting.open_check(path)
        sheet = made.sitting.exporting.check
        assert sheet is not None
        wait_until(lambda: not sheet.background.is_busy())
        yield made.table


def balance() -> Iterator[QWidget]:
    """How a scenario plays."""
    with desk(sessions=False) as made:
        mine = own_scenarios_folder()
        mine.mkdir(exist_ok=True)
        copy(scenarios_folder() / "afghanistan-2017.yaml", mine)
        made.pages.show_balance(mine / "afghanistan-2017.yaml")
        page = made.home.page()
        _choose(page, "balance-policy", "greedy")
        games = page.findChild(QSpinBox, "balance-games")
        assert games is not None
        games.setValue(1000)
        _press(page, "primary")
        wait_until(lambda: not page.background.is_busy())  # type: ignore[attr-defined]
        yield made.home
        rmtree(mine)


def many_tables() -> Iterator[QWidget]:
    """Twelve tables of one scenario side by side, six of either label."""
    with _twelve_tables() as window:
        yield window


def by_luck() -> Iterator[QWidget]:
    """The same, with what luck could do to the index, and how sure that is."""
    with _twelve_tables() as window:
        page = window.page()  # type: ignore[attr-defined]
        page.show_part("differences")
        settle()
        panel = _seen(page.differences, QWidget, "chance-bars").parentWidget()
        assert panel is not None
        bar = page.differences.verticalScrollBar()
        bar.setValue(max(0, panel.mapTo(page.differences.widget(), QPoint()).y() - 12))
        settle()
        yield window


@contextmanager
def _twelve_tables() -> Iterator[QWidget]:
    with desk(sessions=False) as made:
        folder = sessions_folder() / "autumn series"
        folder.mkdir(parents=True)
        for seed in range(1, 13):
            saved(folder, seed, "afghanistan-2017", "random" if seed % 2 else "greedy")
        sheet = folder / "labels.csv"
        lines = [f"table-{seed},{'students' if seed % 2 else 'staff'}" for seed in range(1, 13)]
        sheet.write_text("\n".join(["file,label", *lines]), encoding="utf-8")
        made.pages.show_tables((folder,))
        page = made.home.page()
        page.show_part("overview")  # type: ignore[attr-defined]
        page.read_labels(sheet)  # type: ignore[attr-defined]
        wait_until(lambda: not page.background.is_busy())  # type: ignore[attr-defined]
        yield made.home
        rmtree(folder)


def design() -> Iterator[QWidget]:
    """A design sealed before play, beside the tables that were started from it."""
    with desk(sessions=False) as made:
        folder = sessions_folder() / "mediator series"
        folder.mkdir(parents=True)
        read = played_series(folder, mediation(blocks=8))
        made.pages.show_tables((folder,))
        page = made.home.page()
        page.show_part("design")  # type: ignore[attr-defined]
        wait_until(lambda: not page.background.is_busy())  # type: ignore[attr-defined]
        assert page.design.read == read  # type: ignore[attr-defined]
        yield made.home
        rmtree(folder)


def draft_design() -> Iterator[QWidget]:
    """A design that is being written."""
    with desk(sessions=False) as made:
        folder = sessions_folder() / "mediator series"
        folder.mkdir(parents=True)
        draft = folder / "series.json"
        words = "Tables are played in one room, a facilitator each; nobody is told what is tried elsewhere."
        draft.write_text(as_text(mediation(blocks=10, protocol=words)), encoding="utf-8")
        made.pages.show_tables((), None, draft)
        page = made.home.page()
        page.show_part("design")  # type: ignore[attr-defined]
        wait_until(lambda: page.design.form is not None)  # type: ignore[attr-defined]
        yield made.home
        rmtree(folder)


def copies() -> Iterator[QWidget]:
    """Automatic copies of a session."""
    with desk() as made:
        path = sessions_folder() / "Autumn seminar.entente"
        for name, turn, hour in (("a", 2, 10), ("b", 3, 11), ("c", 5, 12)):
            _copy_of(path, name, turn, hour)
        made.home.furnish_library().show_copies(path)
        yield made.home


def _copy_of(path: Path, name: str, turn: int, hour: int) -> None:
    """Lay down a copy of the session as it was in a turn."""
    whole = path.read_bytes()
    path.unlink()
    demo(in_phase("upkeep", turn), file=path).close()
    keep(path, datetime(2026, 10, 17, hour, 20 + len(name)).astimezone())
    path.write_bytes(whole)


def imported() -> Iterator[QWidget]:
    """What a workbook would change in a scenario."""
    with desk(sessions=False) as made:
        mine = own_scenarios_folder()
        path = copied(scenarios_folder() / "afghanistan-2017.yaml")
        exported = book_of(as_xlsx(open_document(path).data, _WRITTEN), "")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("    cost: 3\n", "    cost: 4\n", 1), encoding="utf-8")
        cells: dict[str, Raw] = {
            "Cards!G2": 2,
            "Cards!B3": "Widen the list of projects",
            "Cards!I3": "alignment(russia, kabull) >= 0",
            "Cards!H4": 8,
            "Ties!B3": 5,
            "Events!G2": "alignment(russia, united-states) \u22122",
            "Goals!I2": 9,
            "Cards!B62": "Ask Tashkent to host the next round",
            **{f"Cards!{column}62": value for column, value in _NEW_CARD.items()},
        }
        made.pages.edit_scenario(path)
        page = made.home.page()
        assert isinstance(page, EditorPage)
        sheet = page.workbook.sheet
        sheet._read(
            "kabul-from-Amina.xlsx", page.bridge.document, partial(_preview_of, typed(exported, cells))
        )
        wait_until(lambda: sheet.choosing is not None)
        yield made.home
        rmtree(mine)


_WRITTEN: Final = 1_792_245_600
"""When the workbook of the picture was written, in seconds since 1970: in October 2026."""

_NEW_CARD: Final[dict[str, Raw]] = {
    "D": "Russia",
    "E": "diplomatic",
    "G": 1,
    "H": 7,
    "K": "track(settlement) +1",
}


def _preview_of(read: RawBook, data: dict[str, Any]) -> Preview:
    return preview_of(read, data)


def scenarios() -> Iterator[QWidget]:
    """The page of scenarios, with some of the user's."""
    with desk() as made:
        lay_down_scenarios()
        made.home.library.go("scenarios")
        view = made.home.library.scenarios()
        wait_until(lambda: any(one.wins for one in view.lines()) and not view.wins.is_busy())
        settle()
        yield made.home
        rmtree(own_scenarios_folder())


def handed_on() -> Iterator[QWidget]:
    """A scenario that was handed on as one file, before it is taken in."""
    with desk() as made:
        sound = lay_down_scenarios()
        text = sound.read_text(encoding="utf-8")
        head = "authors: [Ada Lund, Béla Kis]\nlicence: CC-BY-4.0\nsummary:"
        sound.write_text(text.replace("\nsummary:", f"\n{head}", 1), encoding="utf-8")
        package = sound.with_name("upper-river.entente-scenario")
        pack(sound, package)
        made.home.library.look_into(package)
        wait_until(lambda: not made.home.library.scenarios().background.is_busy())
        settle()
        yield made.home
        rmtree(own_scenarios_folder())


def edited() -> Iterator[QWidget]:
    """A scenario in the editor, at one of its cards."""
    with desk(sessions=False) as made:
        made.pages.edit_scenario(lay_down_scenarios())
        page = made.home.page()
        assert isinstance(page, EditorPage)
        page.body.go_to(("cards", 2))
        wait_until(page.strip.suggest_button.isEnabled)
        yield made.home
        rmtree(own_scenarios_folder())


def played(section: str, then: Callable[[EditorPage], object]) -> Scene:
    """A section of a scenario whose games the bots have played, and what is done there."""

    def scene() -> Iterator[QWidget]:
        with desk(sessions=False) as made:
            made.pages.edit_scenario(lay_down_scenarios())
            page = made.home.page()
            assert isinstance(page, EditorPage)
            page.body.go(section)
            wait_until(page.strip.suggest_button.isEnabled)
            then(page)
            yield made.home
            rmtree(own_scenarios_folder())

    return scene


def _suggest(page: EditorPage) -> None:
    # The template is fair: one goal that is met too easily makes a seat win too often.
    bounds = (Set(("objectives", 0, "lo"), 2), Set(("objectives", 0, "hi"), 5))
    page.bridge.do(Batch(bounds, name="An easier goal"), "An easier goal")
    wait_until(page.strip.suggest_button.isEnabled)
    page.strip.suggest()
    wait_until(lambda: page.strip.found.findChild(QWidget, "take-suggestion-1") is not None)


def _play_aimlessly(page: EditorPage) -> None:
    question = page.findChild(QuestionPage)
    assert question is not None
    wait_until(lambda: question.aimless.isVisible() and not question.player.is_busy)


def _draw_a_tie(page: EditorPage) -> None:
    """Join two who had no tie, by a line that is dotted until it has a sign."""
    graph = _seen(page, TieCanvas, "tie-graph")
    assert isinstance(graph, TieCanvas)
    graph.tie_drawn.emit("neighbour", "donor")
    wait_until(page.strip.suggest_button.isEnabled)


def _ask(page: EditorPage) -> None:
    """Put an event on the timeline that asks, and show its answers."""
    answers = [
        {"id": "take-it", "title": "Take the money", "effects": "track(works) +1"},
        {"id": "leave-it", "title": "Leave it", "effects": "track(agreement) +1"},
    ]
    event = {
        "id": "a-bank-offers",
        "title": "A bank offers",
        "text": "Money for the works, without questions.",
        "kind": "scheduled",
        "turn": 2,
        "answers": answers,
    }
    page.bridge.do(Insert(("injects",), 0, event), "An event")
    wait_until(page.strip.suggest_button.isEnabled)
    page.body.go_to(("injects", 0))


def lay_down_scenarios() -> Path:
    """Put three files among the user's scenarios; return the one that is sound."""
    beginnings = scenarios_folder() / "templates"
    sound = copied(beginnings / "five-seats-and-a-question.yaml", stem="upper-river")
    faulty = copied(beginnings / "practice.yaml", stem="bridge")
    text = faulty.read_text(encoding="utf-8").replace("owners: [west-town]", "owners: [west-twon]")
    faulty.write_text(text, encoding="utf-8")
    copied(beginnings / "practice.yaml", stem="ferry").rename(own_scenarios_folder() / "ferry.yaml.txt")
    return sound


def phones() -> Iterator[QWidget]:
    """Phones at the table, one seat's code open; what the network says is made up."""
    session, now = demo(in_phase("planning", 3)), [0.0]
    standing = (
        PhoneStanding(place="russia", connected=True, word="amber 41"),
        PhoneStanding(place="united-states", by_phone=False),
        PhoneStanding(place="iran", connected=True, word="reed 17", second="cedar 08"),
        PhoneStanding(place="kabul", word="stone 63", away_s=12, leaves=True),
        PhoneStanding(place="taliban"),
    )
    rows = phone_rows(session, standing)
    facts = NetworkFacts(
        address="192.168.137.1",
        port=8137,
        kind="The laptop’s own hotspot",
        wifi="Room 7",
        choices=1,
        here_at="09:41",
        back=True,
        leaving=leaving(rows, standing),
    )
    page = PhonesPage(lambda _: "https://example.org/not-a-seat", lambda: now[0])
    window = QMainWindow()
    window.setCentralWidget(page)
    show(window)
    tested = "Tested 09:42, again whenever the network changes"
    page.show_on(network_lines(facts), rows, tested=tested, summary=summary(session, rows))
    page.network.advise(if_nothing_shows("win32", "Room 7"), has_page=True)
    page.wifi.show_wifi("Room 7", "four green chairs", modules_of(wifi_text("Room 7", "four green chairs")))
    settle()
    page.seats.show_code("taliban")
    now[0] = 6.0
    page.seats.pass_time()
    yield window
    page.seats.cover()
    window.close()
    window.deleteLater()


APART: Final = (4, -16, 12, -6, 9, 2, -11, 7, -3, 14)
"""Points by which somebody who rules blind is taken to differ, move after move."""


def _seconded(window: TableWindow) -> None:
    """Have every move that was judged by hand ruled on blind, some of them again, and open what is said."""
    _rule_again(window.bridge.session)
    open_whole(window, "umpire")


def series_umpire() -> Iterator[QWidget]:
    """Two groups in which somebody else ruled blind, side by side."""
    text = (scenarios_folder() / "demo" / "afghanistan-2017.jsonl").read_text(encoding="utf-8")
    script, scenario = read_script(text), load(scenarios_folder() / "afghanistan-2017.yaml")
    with desk(sessions=False) as made:
        folder = sessions_folder() / "autumn series"
        folder.mkdir(parents=True)
        for at, title in enumerate(("Group A", "Group B")):
            session = start(scenario, replace(script.start.plan, title=title))
            play_script(session, script)
            _rule_again(session, first=5 * at)
            share_second_rulings(session, True)
            save_anew(session, folder / f"{title}.entente")
        made.pages.show_tables((folder,))
        page = made.home.page()
        wait_until(lambda: not page.background.is_busy())  # type: ignore[attr-defined]
        page.show_part("umpire")  # type: ignore[attr-defined]
        open_for_control(made.home)
        yield made.home
        rmtree(folder)


def _rule_again(session: Session, first: int = 0) -> None:
    judged = [one for one in ruled_twice(session.history.line()) if one.by_hand]
    for at, one in enumerate(judged, first):
        chance = None if one.chance is None else min(95, round(one.chance) + APART[at % len(APART)])
        rule_again(session, one.number, chance=chance, outcome="succeeds" if chance is None else None)
        if at % 3 == 0 and chance is not None:
            rule_again(session, one.number, chance=chance - 3, again=True)


def _blind(window: TableWindow) -> None:
    """Turn the laptop to somebody who rules blind on a move that was argued about."""
    window.rule_blind((15,))


SCENES: Final[dict[str, Scene]] = {
    "phones": phones,
    "practice-planning": practised(in_phase("planning", 1)),
    "practice-hand": practised(in_phase("planning", 1), _first_card),
    "practice-ruling": practised(in_phase("resolution", 1)),
    "matrix": stage(in_phase("resolution", 4), _argue),
    "blind": stage(in_phase("planning", 8), _blind),
    "umpire": stage(in_phase("planning", 8), _seconded),
    "what-if": stage(in_phase("resolution", 4), _what_if),
    "override": stage(in_phase("resolution", 4), _override),
    "blocs": stage(in_phase("planning", 5), _blocs),
    "letters": stage(in_phase("planning", 4), _letters),
    "projector": projector,
    "export": export("report"),
    "kit": export("kit"),
    "edited-draft": edited_draft,
    "balance": balance,
    "many-tables": many_tables,
    "could-luck": by_luck,
    "design": design,
    "draft-design": draft_design,
    "series-umpire": series_umpire,
    "import": imported,
    "scenarios": scenarios,
    "handed-on": handed_on,
    "editor": edited,
    "fairer": played("goals", _suggest),
    "question": played("question", _play_aimlessly),
    "ties": played("ties", _draw_a_tie),
    "timeline": played("events", _ask),
    "copies": copies,
}


# --- hands ------------------------------------------------------------------------------------------


def _type_key(window: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)
    settle()


def _seen(window: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = next((one for one in window.findChildren(kind, name) if one.isVisible()), None)
    assert found is not None, f"nothing called {name} can be seen"
    return found


def _press(window: QWidget, name: str) -> None:
    QTest.mouseClick(_seen(window, QWidget, name), Qt.MouseButton.LeftButton)
    settle()


def _segment(window: QWidget, name: str, key: str) -> None:
    control = _seen(window, SegmentedControl, name)
    assert isinstance(control, SegmentedControl)
    QTest.mouseClick(control.button(key), Qt.MouseButton.LeftButton)
    settle()


def _choose(window: QWidget, name: str, key: str) -> None:
    box = _seen(window, QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(max(0, box.findData(key)))
    box.activated.emit(box.currentIndex())
    settle()


def _write(window: QWidget, name: str, text: str) -> None:
    field = _seen(window, QLineEdit, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    field.returnPressed.emit()
    settle()
