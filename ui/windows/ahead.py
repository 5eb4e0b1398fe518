"""Parts of a window that will be wanted soon, loaded one by one while nothing else is done.

To load a window takes longer than to show it. The page of scenarios has the editor's parts loaded so, once it
has read what there is; who is quicker than that waits as long as before.
"""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

EDITOR: Final = (
    "ui.scenario_bridge",
    "ui.panels.editor.entry",
    "ui.panels.editor.rows",
    "ui.panels.editor.form",
    "ui.panels.editor.inspector",
    "ui.panels.editor.items",
    "ui.panels.editor.card_grid",
    "ui.panels.editor.card_form",
    "ui.panels.editor.cards",
    "ui.panels.editor.sheet_face",
    "ui.panels.editor.text_face",
    "ui.panels.editor.goals",
    "ui.panels.editor.ties",
    "ui.panels.editor.tracks",
    "ui.panels.editor.asking",
    "ui.windows.workbook_work",
    "ui.windows.editor",
)
"""What the editor consists of, what others need first."""
BETWEEN_MS: Final = 60


class LoadedAhead(QObject):
    """Loads modules one after another, on the thread of the windows: no other may make their classes."""

    def __init__(
        self, names: Sequence[str], is_free: Callable[[], bool], parent: QObject, last: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._steps: list[Callable[[], object]] = [*(partial(import_module, name) for name in names), last]
        self._is_free = is_free
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN_MS)
        self._timer.timeout.connect(self._load_next)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._steps

    def _load_next(self) -> None:
        if not self._is_free():
            return
        if self._steps:
            self._steps.pop(0)()
        if not self._steps:
            self._timer.stop()


def fields_described() -> None:
    """Have the fields of forms described: they are read from the source of the model, once."""
    from wargame.scenario.fields import fields_of
    from wargame.scenario.model import Card

    fields_of(Card)
