"""What stands below the bar of the editor: read-only, could not be written or kept, was changed outside."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.scenario_bridge import ScenarioBridge
from ui.theme.theme import current_theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.frames import Glyph, Panel
from ui.widgets.notices import Notice
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel


class EditorBands(QWidget):
    """The bands of one scenario; each is seen only while it has something to say."""

    def __init__(self, bridge: ScenarioBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band = QVBoxLayout(self)
        self._band.setContentsMargins(0, 0, 0, 0)
        self._band.setSpacing(0)
        self.read_only_band = Panel("bar", "Read-only")
        line = QHBoxLayout(self.read_only_band)
        self._read_only_line = line
        line.addWidget(Glyph("ui-lock"))
        line.addWidget(PlainLabel("This scenario came with Entente and stays as it is.", "body-strong"))
        remark = "You can look at everything and try it."
        line.addWidget(PlainLabel(remark, "secondary", "ink2", elide=True), 1)
        self.copy_button = PrimaryButton("Make a copy to change it", key="Ctrl+D", icon="ui-copy", height=32)
        self.copy_button.setObjectName("copy-to-change")
        line.addWidget(self.copy_button)
        self._band.addWidget(self.read_only_band)
        self.read_only_band.setVisible(bridge.read_only)
        self.notice = Notice("", "error", "Try again", closable=True)
        self.notice.setObjectName("editor-notice")
        self.notice.acted.connect(lambda: bridge.save(anew=True))
        self.notice.hide()
        self._band.addWidget(self.notice)
        self.conflict = Notice("", "warn", "Take what is outside", closable=True)
        self.conflict.setObjectName("editor-conflict")
        self.conflict.acted.connect(bridge.take_theirs)
        self.conflict.closed.connect(bridge.keep_mine)
        self.conflict.hide()
        self._band.addWidget(self.conflict)
        self.unkept = Notice("", "warn", closable=True)
        self.unkept.setObjectName("editor-unkept")
        self.unkept.closed.connect(self.unkept.hide)
        self.unkept.hide()
        self._band.addWidget(self.unkept)
        bridge.saved.connect(self.notice.hide)
        bridge.not_kept.connect(self._on_not_kept)
        bridge.save_failed.connect(self._on_save_failed)
        bridge.conflicted.connect(self._on_conflict)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._read_only_line.setContentsMargins(px(16), px(7), px(16), px(7))
        self._read_only_line.setSpacing(px(8))

    def _on_conflict(self, words: str) -> None:
        self.conflict.tell(words, "warn")
        self.conflict.setVisible(bool(words))

    def _on_not_kept(self, words: str) -> None:
        self.unkept.tell(words, "warn")
        self.unkept.setVisible(bool(words))

    def _on_save_failed(self, words: str) -> None:
        self.notice.tell(words, "error")
        self.notice.show()
