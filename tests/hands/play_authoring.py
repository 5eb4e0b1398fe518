"""A scenario of one's own in a shortened afternoon: from a template to a played turn, without the text.

Keys and mouse are real. What the system's own windows would answer, which file to open and where to save, is
given; what somebody does in a spreadsheet is done to the workbook's cells.
"""

from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from xlsxwriter import Workbook

from tests.hands.hands import Hands
from tests.wargame.scenario.pictured import picture
from tests.wargame.workbook.books import cell, typed
from ui.panels.editor.ties import TiesPage
from ui.widgets.goal_ruler import GoalRuler
from ui.widgets.segments import SegmentedControl
from ui.widgets.tie_canvas import TieCanvas
from ui.windows.editor import EditorPage
from wargame.game.events import MoveRuled, TurnClosed
from wargame.places import own_scenarios_folder
from wargame.scenario.load import load
from wargame.workbook.files import RawBook, book_of

SEATS: Final = ("Northmark", "Ostrovia", "Vesterland", "Shore Council", "Insurers")
MOST_STEPS: Final = 80


@pytest.fixture
def desk_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where everything is saved that asks for a place; what is opened lies there under its name."""

    def place(_window: QWidget, words: str, proposed: str = "", *_rest: str) -> tuple[str, str]:
        return str(tmp_path / NAMES.get(words, Path(proposed).name)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", place)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", place)
    return tmp_path


NAMES: Final = {
    "Choose a picture": "strait.png",
    "Import a workbook": "the-strait-opens.xlsx",
    "Open a file": "the-strait-opens.entente-scenario",
}
"""Which file is chosen, by the words of the window that asks."""


def test_from_a_template_to_a_played_turn(hands: Hands, desk_of: Path) -> None:
    begin(hands)
    page = editor(hands)
    name_the_seats(hands, page)
    type_into_the_grid(hands, page)
    through_a_spreadsheet(hands, page, desk_of)
    draw_a_tie(hands, page)
    ask_with_an_event(hands, page)
    show_a_picture(hands, page, desk_of)
    mend_what_the_bots_say(hands, page)
    print_it(hands, desk_of)
    hand_it_on(hands, desk_of)
    play_a_turn(hands)


def begin(hands: Hands) -> None:
    """Choose a template and say what the scenario is called."""
    hands.press("alt+2")
    hands.wait(lambda: hands.sees("template-five-seats-and-a-question"), "the page of scenarios")
    hands.click(hands.find("template-five-seats-and-a-question"))
    hands.write("The strait opens")
    hands.press("Return")
    hands.wait(lambda: isinstance(hands.desk.home.page(), EditorPage), "the editor")


def editor(hands: Hands) -> EditorPage:
    """Return the editor, which is open."""
    page = hands.desk.home.page()
    assert isinstance(page, EditorPage)
    return page


def section(hands: Hands, page: EditorPage, key: str) -> None:
    """Go to a section by its line in the outline."""
    while page.body.place() != key:
        hands.press("ctrl+Prior" if key in ("seats", "game") else "ctrl+Next")
    hands.look()


def name_the_seats(hands: Hands, page: EditorPage) -> None:
    """Write over the names, going on to the next seat in the same field."""
    section(hands, page, "seats")
    hands.click(hands.find("actors.0.name"))
    for name in SEATS:
        hands.press("ctrl+a")
        hands.write(name)
        hands.press("alt+Next")
    names = [one["name"] for one in page.bridge.document.data["actors"]]
    assert tuple(names[: len(SEATS)]) == SEATS


def type_into_the_grid(hands: Hands, page: EditorPage) -> None:
    """Type a title and, after Tab, what the card costs."""
    section(hands, page, "cards")
    hands.write("Send the coast guard")
    hands.press("Tab")
    hands.write("1")
    hands.press("Return")
    card = page.bridge.document.value(("cards", 0))
    assert (card["title"], card["cost"]) == ("Send the coast guard", 1)


def through_a_spreadsheet(hands: Hands, page: EditorPage, folder: Path) -> None:
    """Write the workbook, fill cells and a new row as in a spreadsheet, and take it back."""
    hands.press("ctrl+e")
    file = folder / "the-strait-opens.xlsx"
    hands.wait(file.exists, "the workbook")
    read = book_of(file.read_bytes(), file.name)
    rows = next(one.rows for one in read.sheets if one.name == "Cards")
    new: dict[str, str | int] = {"Title": "Close the strait", "Played by": "Northmark", "Kind": "military"}
    new |= {"Cost": 1, "Throw": 8, "If it succeeds": "track(Works) -1; alignment(Northmark, Vesterland) -1"}
    row = len(rows) + 1
    cells: dict[str, str | int | float | bool] = {
        f"Cards!{letter(rows[0].index(head))}{row}": value for head, value in new.items()
    }
    cells[cell(read, "Cards", "share-the-figures", "Title")] = "Publish the charts"
    file.write_bytes(as_saved(typed(read, cells)))
    hands.press("ctrl+i")
    hands.wait(lambda: hands.sees("import-take") and hands.find("import-take").isEnabled(), "the preview")
    hands.press("ctrl+Return")
    hands.wait(lambda: len(page.bridge.document.data["cards"]) == 26, "the new card")
    card = page.bridge.document.value(("cards", 25))
    assert card["succeeds"] == "track(works) -1; alignment(upstream, neighbour) -1"


def draw_a_tie(hands: Hands, page: EditorPage) -> None:
    """Drag from one actor to another, and make the tie weaker by keys."""
    section(hands, page, "ties")
    ties = page.body.page_of("ties")
    assert isinstance(ties, TiesPage)
    graph = ties.graph
    hands.drag(graph, spot(graph, "neighbour"), spot(graph, "donor"))
    hands.wait(lambda: graph.bare() == ("donor", "neighbour"), "the dotted line")
    hands.press("minus", "minus")
    assert ties.graph.focused() == ("tie", ("donor", "neighbour"))
    assert page.bridge.document.data["alignments"][-1]["value"] == -2


def ask_with_an_event(hands: Hands, page: EditorPage) -> None:
    """Add an event, and two answers to it."""
    section(hands, page, "events")
    hands.press("ctrl+n")
    hands.write("Somebody offers a lease")
    more = hands.find("more-injects.2")
    page.body.page_of("events").inspector.scroller.ensureWidgetVisible(more)  # type: ignore[union-attr]
    hands.look()
    hands.click(more)
    hands.wait(lambda: hands.sees("add-injects.2.answers"), "the answers")
    hands.look(0.3)
    for title in ("Sign it", "Refuse it"):
        button = hands.find("add-injects.2.answers")
        page.body.page_of("events").inspector.scroller.ensureWidgetVisible(button)  # type: ignore[union-attr]
        hands.look()
        hands.click(button)
        hands.write(title)
    hands.press("Tab")
    event = page.bridge.document.value(("injects", 2))
    assert [one["id"] for one in event["answers"]] == ["sign-it", "refuse-it"]
    assert page.bridge.document.is_playable


def show_a_picture(hands: Hands, page: EditorPage, folder: Path) -> None:
    """Give the first card a picture, and say what it shows."""
    (folder / "strait.png").write_bytes(picture())
    section(hands, page, "cards")
    page.body.page_of("cards").go_to(("cards", 0, "picture"))  # by the search, or by a press on the card
    hands.wait(lambda: hands.focus == "Add picture", "the press that adds a picture")
    hands.press("space")
    hands.wait(lambda: hands.focus == "What it shows", "the field for what it shows")
    hands.write("The strait in June")
    assert page.bridge.document.value(("cards", 0, "picture", "shows")) == "The strait in June"


def mend_what_the_bots_say(hands: Hands, page: EditorPage) -> None:
    """See what the bots say once they have played, and drag the bound of a goal."""
    section(hands, page, "goals")
    hands.wait(lambda: page.strip.ends is not None, "the games of the bots")
    ruler = hands.find("goal-ruler-up-works")
    assert isinstance(ruler, GoalRuler)
    before = ruler.bounds()
    start = QPoint(round(ruler._x(before[1])), round(ruler._top()))
    end = QPoint(round(ruler._x(before[1] + 1)), start.y())
    hands.drag(ruler, start, end)
    goal = page.bridge.document.data["objectives"][0]
    assert (goal["lo"], goal["hi"]) == (before[0], before[1] + 1)
    hands.press("Escape", "Escape", "Escape")
    hands.wait(lambda: hands.sees("scenarios"), "the page of scenarios")


def print_it(hands: Hands, folder: Path) -> None:
    """Print the kit from the menu of the scenario."""
    hands.press("Menu")
    choose(hands, "Print the kit of the scenario")
    hands.wait(lambda: hands.sees("print-kit-page"), "the page of the print kit")
    hands.press("ctrl+Return")
    hands.wait(lambda: any(folder.glob("*.pdf")), "the kit")
    hands.press("Escape")
    hands.wait(lambda: hands.sees("scenarios"), "the page of scenarios")


def hand_it_on(hands: Hands, folder: Path) -> None:
    """Write it as one file, lose one's own, and open the one that was handed on."""
    own = own_scenarios_folder() / "the-strait-opens.yaml"
    hands.press("ctrl+e")
    hands.wait((folder / NAMES["Open a file"]).exists, "the file to hand on")
    before = load(own)
    own.unlink()
    hands.press("ctrl+o")
    hands.wait(lambda: hands.sees("package-sheet"), "what the file says of itself")
    hands.press("Return")
    hands.wait(own.exists, "the scenario that was handed on")
    assert load(own).cards == before.cards
    assert (own.parent / "pictures" / "strait.png").exists()


def play_a_turn(hands: Hands) -> None:
    """Begin a session with it in which bots have all seats, and play until the second turn is open."""
    hands.press("ctrl+Return")
    hands.wait(lambda: hands.sees("new-session-page"), "the page of a new session")
    hands.wait(lambda: hands.sees("who-upstream"), "the seats of the scenario")
    for seat in ("upstream", "downstream", "neighbour", "donor", "union"):
        who = hands.find(f"who-{seat}")
        assert isinstance(who, SegmentedControl)
        hands.click(who.button("bot"))
        assert who.current() == "bot"
    hands.press("ctrl+Return")
    hands.wait(lambda: hands.desk.table is not None, "the table")
    assert tuple(one.name for one in hands.state.compiled.scenario.seats) == SEATS
    for _ in range(MOST_STEPS):
        if hands.state.turn == 2:
            break
        if hands.focus.startswith("Hold"):
            hands.tap_and_hold("space")
        else:
            hands.wait(lambda: hands.table.primary.isEnabled(), "the bots")
            hands.go_on()
    assert len(hands.happened(TurnClosed)) == 1
    assert hands.happened(MoveRuled)


def choose(hands: Hands, words: str) -> None:
    """Click an entry of the menu that is open."""
    hands.wait(lambda: QApplication.activePopupWidget() is not None, "the menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(one for one in menu.actions() if one.text() == words)
    hands.click(menu, menu.actionGeometry(entry).center())


def spot(graph: TieCanvas, actor: str) -> QPoint:
    """Return where an actor stands in the graph."""
    disc = next(one for one in graph.scene.picture().discs if one.id == actor)
    return graph._view().map(QPointF(disc.x, disc.y)).toPoint()


def letter(column: int) -> str:
    """Return a column as a spreadsheet calls it."""
    return chr(ord("A") + column) if column < 26 else f"A{chr(ord('A') + column - 26)}"


def as_saved(book: RawBook) -> bytes:
    """Return a workbook as a spreadsheet would save it."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as new:
        for sheet in book.sheets:
            page = new.add_worksheet(sheet.name)
            for number, row in enumerate(sheet.rows):
                for column, raw in enumerate(row):
                    if raw != "":
                        page.write(number, column, raw)
            if sheet.hidden:
                page.hide()
    return content.getvalue()
