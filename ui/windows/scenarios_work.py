"""What can be done on the page of scenarios: commands and keys, the menu of a line, files made and moved.

Made when the page is first asked for. What a person can do to a file stands in `wargame.scenario.files`; here
is what a desktop adds: its bin, its folders, the sentence about what was done. Another window is asked for by
signals of the library.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from ui.widgets.notices import Toast
from ui.windows.actions import add_command, refill_menu
from ui.windows.library import LibraryPage
from ui.windows.packages_work import PackagesWork
from ui.windows.scenarios_view import ScenariosView
from ui.windows.title_sheet import TitleSheet
from wargame.places import own_scenarios_folder
from wargame.scenario.document.document import open_document
from wargame.scenario.files import ScenarioFileRefused, copied, ending_mended, is_shipped, renamed, templates
from wargame.scenario.package.taken import follow
from wargame.scenario.starting import started
from wargame.shown.editor.sections import text_of
from wargame.shown.scenarios import ScenarioLine
from wargame.terms import EntenteError

EMPTY = "empty"
"""The template of a scenario that is started from nothing."""
NAMELESS = "New scenario"
"""What that is called until somebody says otherwise."""


FOR_PACKED: Final = ("take-in-scenario", "reveal-scenario", "bin-scenario")
"""What can be done with a packed scenario; everything else waits until it was taken in."""


class ScenariosWork(QObject):
    """The commands of the page of scenarios."""

    def __init__(self, page: LibraryPage, view: ScenariosView) -> None:
        super().__init__(view)
        self._page, self._view, self._list = page, view, view.list
        self.toast = Toast(view)
        self.menu = QMenu(view)
        self.menu.setObjectName("scenario-menu")
        add_command(view, "new-scenario", self.start_empty, view.new_button)
        add_command(view, "scenario-from-workbook", self.ask_for_workbook, view.workbook_button)
        add_command(view, "search-scenarios", view.start_search)
        add_command(view, "scenarios-folder", self.open_folder, view.folder_button)
        self.packages = PackagesWork(page, self)
        self.packages.made.connect(lambda path: self._made(lambda: path, "is among your scenarios"))
        self._title_sheet: TitleSheet | None = None
        self._template: Path | None = None
        self._add_line_commands()
        view.open_button.clicked.connect(page.file_wanted)
        view.template_wanted.connect(self.start_from)
        page.workbook_wanted.connect(self.start_from_workbook)
        view.told.connect(lambda words: page.tell(words, "error"))
        self._list.opened.connect(lambda _key: self._with_current(self.open))
        self._list.pressed_on.connect(self._press)
        self._list.renamed.connect(self.rename)
        self._list.menu_wanted.connect(self._open_menu)

    def _add_line_commands(self) -> None:
        page = self._page
        for name, what in (
            ("edit-scenario", lambda line: page.edit_wanted.emit(line.taken_as or line.path)),
            ("play-scenario", lambda line: page.new_wanted.emit(line.path)),
            ("copy-scenario", self.copy),
            ("rename-scenario", self._rename_in_place),
            ("mend-ending", self.mend_ending),
            ("take-in-scenario", self.take_in),
            ("reveal-scenario", lambda line: _reveal(line.path.parent)),
            ("check-scenario", lambda line: page.check_wanted.emit(line.path)),
            ("balance-scenario", lambda line: page.balance_wanted.emit(line.path)),
            ("print-scenario", lambda line: page.print_wanted.emit(line.path)),
            ("hand-on-scenario", self.packages.hand_on),
            ("bin-scenario", self.throw_away),
        ):
            # On the list, so that Delete and F2 mean a file only while the list has the focus.
            add_command(self._list, name, partial(self._with_current, what, name))

    # What is done

    def open(self, line: ScenarioLine) -> None:
        """Do the first thing that can be done with a scenario."""
        if line.standing == "misnamed":
            self.mend_ending(line)
        elif line.standing == "packed" and line.taken_as is not None:
            self._page.edit_wanted.emit(line.taken_as)
        elif line.standing == "packed":
            self.take_in(line)
        elif line.standing == "unreadable":
            self._page.check_wanted.emit(line.path)
        else:
            self._page.edit_wanted.emit(line.path)

    def start_empty(self) -> None:
        """Start a scenario from the smallest one that can be played."""
        found = next((path for path in templates() if path.stem == EMPTY), None)
        if found is not None:
            self.start_from(found)

    def start_from(self, template: Path) -> None:
        """Ask what a scenario of the user's is called that begins with a template."""
        data = open_document(template).data
        self._template = template
        if self._title_sheet is None:
            self._title_sheet = TitleSheet(self._page.window())
            self._title_sheet.named.connect(self._start)
        self._title_sheet.ask(NAMELESS if template.stem == EMPTY else text_of(data, "title"))

    def _start(self, title: str) -> None:
        """Make the scenario that begins with the chosen template, and open it in the editor."""
        template = self._template
        if template is None:
            return
        if (path := self._made(lambda: started(template, title), "was made")) is not None:
            self._page.edit_wanted.emit(path)

    def ask_for_workbook(self) -> None:
        """Ask for a workbook, and make a scenario of it."""
        window, folder = self._page.window(), str(own_scenarios_folder())
        chosen, _ = QFileDialog.getOpenFileName(
            window, "New scenario from a workbook", folder, "Workbooks (*.xlsx *.xlsm)"
        )
        if chosen:
            self.start_from_workbook(Path(chosen))

    def start_from_workbook(self, workbook: Path) -> None:
        """Make a scenario of the user's from a workbook, and open it in the editor.

        What could not be read is told first: nothing is left out unseen.
        """
        from wargame.workbook.exchange import made_from

        try:
            path, made = made_from(workbook)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        self._view.wanted_key = str(path)
        self._page.refresh()
        if made.troubles:
            left_out = "; ".join(f"{one.ref}: {one.told}" for one in made.troubles)
            self._page.tell(f"{path.name} was made. Left out, as it cannot be read: {left_out}.", "error")
        else:
            self._page.edit_wanted.emit(path)

    def copy(self, line: ScenarioLine) -> None:
        """Copy a scenario to a file of its own among the user's."""
        stem = line.path.stem if is_shipped(line.path) else f"{line.path.stem}-copy"
        self._made(lambda: copied(line.path, stem=stem), "was made as a copy")

    def mend_ending(self, line: ScenarioLine) -> None:
        """Give a file that is called “x.yaml.txt” its right name."""
        if line.standing == "misnamed":
            self._made(lambda: ending_mended(line.path), "has its right ending now")

    def take_in(self, line: ScenarioLine) -> None:
        """Show what a packed scenario says of itself, and offer to take it in."""
        if line.standing == "packed":
            self.packages.open(line.path)

    def rename(self, key: str, name: str) -> None:
        """Give the file of a scenario another name."""
        self._made(lambda: _renamed(Path(key), name), "is the name of the file now")

    def throw_away(self, line: ScenarioLine) -> None:
        """Move the file of a scenario to the bin of the desktop."""
        try:
            if is_shipped(line.path):
                raise ScenarioFileRefused("scenario-shipped", name=line.path.name)
            if not move_to_bin(line.path):
                raise ScenarioFileRefused("scenario-not-binned", name=line.path.name)
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return
        self._page.refresh()
        words = f"{line.path.name} is in the bin of your desktop. It can be put back there."
        self.toast.show_for(words, above=16)

    def open_folder(self) -> None:
        """Show the folder of the user's scenarios in the file manager; it is made if it is not there."""
        folder = own_scenarios_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._page.tell(f"The folder {folder} cannot be made: {error.strerror}.", "error")
            return
        _reveal(folder)

    # From keys, presses and the menu

    def _made(self, make: Callable[[], Path], done: str) -> Path | None:
        try:
            path = make()
        except EntenteError as error:
            self._page.tell(error.told.without_commands(), "error")
            return None
        self._view.wanted_key = str(path)
        self._page.refresh()
        self.toast.show_for(f"{path.name} {done}.", above=16)
        return path

    def _rename_in_place(self, line: ScenarioLine) -> None:
        if is_shipped(line.path):
            told = ScenarioFileRefused("scenario-shipped", name=line.path.name).told
            self._page.tell(told.without_commands(), "info")
            return
        self._list.rename_current()

    def _press(self, part: str, key: str) -> None:
        self._list.choose(key)
        does: dict[str, Callable[[ScenarioLine], object]] = {
            "edit": lambda line: self._page.edit_wanted.emit(line.taken_as or line.path),
            "play": lambda line: self._page.new_wanted.emit(line.path),
            "copy": self.copy,
            "mend": self.mend_ending,
            "take": self.take_in,
        }
        self._with_current(does[part])

    def _with_current(self, what: Callable[[ScenarioLine], object], command: str = "") -> None:
        line = self._list.current_line()
        if line is None:
            self._page.tell("Choose a scenario in the list first.")
        elif line.standing == "packed" and command not in ("", *_for_packed(line)):
            self._page.tell(_why_packed(line))
        else:
            what(line)

    def _open_menu(self, at: QPoint) -> None:
        line = self._list.current_line()
        if line is None:
            return
        names = ["edit-scenario", "play-scenario", "", "copy-scenario"]
        if line.place != "shipped":
            names += ["rename-scenario"]
        names += ["reveal-scenario", "hand-on-scenario", ""]
        names += ["check-scenario", "balance-scenario", "print-scenario"]
        if line.place != "shipped":
            names += ["", "bin-scenario"]
        if line.standing == "misnamed":
            names = ["mend-ending", "reveal-scenario", "", "bin-scenario"]
        elif line.standing == "packed":
            names = [*_for_packed(line)]
        elif line.standing != "sound":
            names = [
                name for name in names if name not in ("play-scenario", "balance-scenario", "print-scenario")
            ]
        refill_menu(self.menu, self._list, *names)
        self.menu.popup(at)


def _renamed(path: Path, name: str) -> Path:
    """Give a file another name, by which a package that was taken in as it is then found."""
    new = renamed(path, name)
    follow(path, new)
    return new


def _for_packed(line: ScenarioLine) -> tuple[str, ...]:
    """Return what can be done with a packed scenario; one that was taken in leads to its file."""
    return (*(("edit-scenario",) if line.taken_as else ()), *FOR_PACKED)


def _why_packed(line: ScenarioLine) -> str:
    """Say what is to be done with a packed scenario before anything else is."""
    if line.taken_as is not None:
        return f"{line.path.name} is packed. It was taken in as {line.taken_as.name}: choose that one."
    return f"{line.path.name} is packed. Press Enter to take it in first."


def move_to_bin(path: Path) -> bool:
    """Move a file to the bin of the desktop; return whether there is one that takes it."""
    return bool(QFile.moveToTrash(str(path)))


def _reveal(folder: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
