"""The print kit of a scenario: briefs, cards, slips, tents and a turn record, seen and written as PDF.

Opened from the shelf, before any session: of each seat every hidden set is printed, to be drawn by lot. The
pages are laid out in the background from the file; choices of another time are not kept.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.background import Background, tried
from ui.panels.report_pages import PagesPanel
from ui.remembered import Remembered
from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.notices import Notice
from ui.widgets.page_bar import PageBar
from ui.widgets.painted import px
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel
from ui.windows.actions import add_command
from wargame.report.choices import PAPER_WORDS, file_stem
from wargame.report.kit import SHEETS
from wargame.report.options import PAPERS
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from wargame.report.kit import Kit

FOLDER_KEY: Final = "export/folder"
PREVIEW_PPI: Final = 72.0
LEAST_FOR_PREVIEW: Final = 860
"""Width of the window, in px at 100 %, from which the preview stands beside the choices."""
SETTLE_MS: Final = 250
"""How long choices must rest before the preview is made anew."""


class PrintKitPage(QWidget):
    """Which sheets, on which paper, how they look, and the file."""

    left = Signal()

    def __init__(self, path: Path, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print-kit-page")
        self.path, self._remembered = path, remembered
        self.background, self.writing = Background(self), Background(self)
        """What lays pages out, which other choices begin anew, and what writes, which they let go on."""
        self._written: Path | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.preview)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._build_top())
        self._column.addLayout(self._build_body(), 1)
        self._column.addWidget(self._build_footer())
        add_command(self, "write-kit", self._ask_path, self.write)
        add_command(self, "leave", self.leave)
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.preview()

    def _build_top(self) -> Panel:
        bar = PageBar("Print kit", "Print kit", str(self.path))
        bar.left.connect(self.leave)
        return bar

    def _build_body(self) -> QHBoxLayout:
        ground = QWidget()
        ground.setProperty("look", "clear")
        self._choices = QVBoxLayout(ground)
        self.notice = Notice("", action="Open the file", closable=True)
        self.notice.hide()
        self.notice.acted.connect(self.open_file)
        self.notice.closed.connect(self.notice.hide)
        self.sheets = {sheet: QCheckBox(words) for sheet, words in SHEETS.items()}
        self.paper = SegmentedControl(
            [Choice(key=key, text=text) for key, text in PAPER_WORDS.items()], "Paper"
        )
        self.paper.setObjectName("kit-paper")
        self.paper.chosen.connect(lambda _key: self._settle.start())
        self._choices.addWidget(self.notice)
        self._choices.addWidget(SectionHeader("Sheets", role="section"))
        for sheet, box in self.sheets.items():
            box.setObjectName(f"kit-{sheet}")
            box.setChecked(True)
            box.toggled.connect(self._settle.start)
            self._choices.addWidget(box)
        self._choices.addWidget(SectionHeader("Paper", role="section"))
        self._choices.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        said = (
            "What a seat must keep to itself stands on sheets of its own, hatched at the edge: fold them. "
            "Where a seat draws a hidden goal, every one is printed; let the seat draw one by lot."
        )
        self._choices.addWidget(PlainLabel(said, "secondary", "ink2", wrap=True))
        self._choices.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        self.pages = PagesPanel()
        self._body = QHBoxLayout()
        self._body.addWidget(area, 2)
        self._body.addWidget(self.pages, 3)
        return self._body

    def _build_footer(self) -> Panel:
        footer = Panel("footer", "Print")
        self.words = PlainLabel("The kit is one PDF; print it at its own size.", "body", "ink2", wrap=True)
        self.words.setObjectName("kit-words")
        self.write = PrimaryButton("Write the PDF", key="Ctrl+Enter")
        self.write.setObjectName("primary")
        self._foot = QHBoxLayout(footer)
        self._foot.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self.write)
        return footer

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(24)
        self._choices.setContentsMargins(side, px(16), px(8), px(16))
        self._choices.setSpacing(px(8))
        self._body.setContentsMargins(0, 0, side, px(8))
        self._foot.setContentsMargins(side, px(12), side, px(12))

        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where choices need the room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.pages.setVisible(self.width() >= px(LEAST_FOR_PREVIEW))

    # What is made

    def chosen_sheets(self) -> tuple[str, ...]:
        """Return the kinds of sheets that are wanted."""
        return tuple(sheet for sheet, box in self.sheets.items() if box.isChecked())

    def preview(self) -> None:
        """Lay the pages out anew, in the background."""
        self._settle.stop()
        self.background.drop()
        self._allow()
        if not self.chosen_sheets():
            self.pages.say("Choose at least one kind of sheet.")
            return
        if not self.pages.has_pages:
            self.pages.say("Laying out the pages.")
        self.background.ask(partial(tried, partial(_pictures, *self._asked())), self.pages.take)

    def _asked(self) -> tuple[Path, tuple[str, ...], str]:
        return self.path, self.chosen_sheets(), self.paper.current()

    def _allow(self) -> None:
        """Let the kit be written if there is anything to write, and nothing is being written."""
        self.write.setEnabled(bool(self.chosen_sheets()) and not self.writing.is_busy())

    def _ask_path(self) -> None:
        if not self.write.isEnabled():
            return
        folder = Path(self._remembered.text(FOLDER_KEY) or self._remembered.sessions_folder)
        name = str(folder / f"{file_stem(self.path.stem)}, print kit.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self.window(), "Write the print kit", name, "PDF (*.pdf)")
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
        """Make the file, in the background, and say what came of it."""
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        self._remembered.keep(FOLDER_KEY, str(path.parent))
        self.words.setText(f"Writing {path.name}.")
        self.writing.ask(partial(tried, partial(_write, path, *self._asked())), partial(self._done, path))
        self._allow()

    def _done(self, path: Path, found: object) -> None:
        self._allow()
        failed = isinstance(found, EntenteError)
        said = str(found) if failed else f"{path.name} is written, in {path.parent}."
        self._written = None if failed else path
        self.words.setText("" if failed else said)
        self.notice.tell(said, "error" if failed else "info")
        self.notice.button.setVisible(not failed)
        self.notice.show()

    def open_file(self) -> None:
        """Open what was written last in the program that the system has for it."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def leave(self) -> None:
        """Go back; what is being laid out is thrown away."""
        self._settle.stop()
        self.background.drop()
        self.writing.drop()
        self.left.emit()


def _kit(path: Path, sheets: tuple[str, ...], paper: str) -> "Kit":
    from wargame.report.kit import Kit
    from wargame.scenario.load import load
    from wargame.scenario.pictures import beside

    scenario = load(path)
    return Kit(scenario=scenario, pictures=beside(scenario, path), sheets=sheets, paper=PAPERS[paper])


def _pictures(path: Path, sheets: tuple[str, ...], paper: str) -> tuple[bytes, ...]:
    from wargame.report import kit

    return kit.as_pictures(_kit(path, sheets, paper), PREVIEW_PPI)


def _write(out: Path, path: Path, sheets: tuple[str, ...], paper: str) -> None:
    from wargame.report import kit
    from wargame.report.writing import write_file

    write_file(out, kit.as_pdf(_kit(path, sheets, paper)))
