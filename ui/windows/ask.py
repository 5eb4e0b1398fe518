"""A question over the window with a few answers, the first being the one that harms nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.enter import EnterKey
from ui.widgets.overlay import Overlay
from ui.widgets.text import PlainLabel


class Ask(Overlay):
    """One question at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Question", width=560)
        self.setObjectName("ask")
        self.title = PlainLabel("", "dialog", wrap=True)
        self.text = PlainLabel("", "body", "ink2", wrap=True)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self.column.addLayout(self._buttons)

    def ask(self, title: str, text: str, answers: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Ask; each answer has an object name, its words, and what it does. Esc and Cancel do nothing."""
        self.title.setText(title)
        self.text.setText(text)
        while self._buttons.count() > 1:
            item = self._buttons.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        cancel = QuietButton("Cancel", key="Esc", plain=True, height=40)
        cancel.setObjectName("ask-cancel")
        cancel.clicked.connect(self.close_over)
        first: QWidget = cancel
        self._buttons.addWidget(cancel)
        for number, (name, words, act) in enumerate(answers):
            button = QuietButton(words, height=40) if number else PrimaryButton(words)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, act=act: self._answer(act))
            if isinstance(button, PrimaryButton):
                self._enter = EnterKey(self.panel, button)
            self._buttons.insertWidget(1, button) if number else self._buttons.addWidget(button)
            first = button if not number else first
        self.setAccessibleDescription(f"{title} {text}")
        self.open_over(first)

    def _answer(self, act: Callable[[], object]) -> None:
        self.close_over()
        act()
