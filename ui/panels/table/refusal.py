"""What was refused, or could not be recorded, in a line above the stage until the next step.

Comes from the bridge and from whoever keeps copies, as sentences; goes to the facilitator's eyes alone. That
the file takes nothing more outweighs a refusal that says the same, and offers another place (`acted`).
"""

from typing import Final

from ui.widgets.notices import Notice

SAVE_ELSEWHERE: Final = "Save in another place"


class RefusalNotice(Notice):
    """The last refusal; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__("", "error", action=SAVE_ELSEWHERE, closable=True)
        self.setObjectName("refusal")
        self.button.setObjectName("refusal-action")
        self.hide()
        self._unrecorded = ""

    def refuse(self, text: str) -> None:
        """Say why a step was not done."""
        if text != self._unrecorded:
            self.button.hide()
            self._say(text)

    def tell_unrecorded(self, text: str) -> None:
        """Say that the file takes nothing more, and offer another place, until a step is recorded."""
        self._unrecorded = text
        self.button.show()
        self._say(text)

    def settle(self, *, stays: bool) -> None:
        """Go away now that a step was recorded, unless a mere refusal is to stay for whoever reads it."""
        if self._unrecorded or not stays:
            self.hide()
        self._unrecorded = ""

    def _say(self, text: str) -> None:
        self.tell(text, "error")
        self.show()
