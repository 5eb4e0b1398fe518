"""A question over the window with a few answers, the first being the one that harms nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import InkButton, PrimaryButton, QuietButton
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

    def ask(
        self,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str, Callable[[], object]]],
        *,
        stay: str = "",
    ) -> None:
        """Ask; each answer has an object name, its words, and what it does. Esc and Cancel do nothing.

        Enter gives the first answer. Where none is harmless, `stay` stands on the dark button, in the place
        of Cancel, and does nothing.
        """
        self.title.setText(title)
        self.text.setText(text)
        while self._buttons.count() > 1:
            item = self._buttons.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        dark = PrimaryButton(stay or answers[0][1])
        if stay:
            dark.setObjectName("ask-stay")
            dark.clicked.connect(self.close_over)
        else:
            cancel = QuietButton("Cancel", key="Esc", plain=True, height=40)
            cancel.setObjectName("ask-cancel")
            cancel.clicked.connect(self.close_over)
            self._buttons.addWidget(cancel)
            self._take(dark, answers[0])
        self._buttons.addWidget(dark)
        for answer in answers if stay else answers[1:]:
            button = QuietButton(answer[1], height=40)
            self._take(button, answer)
            self._buttons.insertWidget(1, button)
        self._enter = EnterKey(self.panel, dark)
        self.setAccessibleDescription(f"{title} {text}")
        self.open_over(dark)

    def _take(self, button: InkButton, answer: tuple[str, str, Callable[[], object]]) -> None:
        """Let a button give an answer."""
        name, _, act = answer
        button.setObjectName(name)
        button.clicked.connect(lambda: self._answer(act))

    def _answer(self, act: Callable[[], object]) -> None:
        self.close_over()
        act()
