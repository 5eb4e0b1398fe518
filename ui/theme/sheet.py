"""The style sheet as a template: `$ink` is a colour token, `$px8` eight px at the current scale.

Filled in by `style.style_sheet`. Widgets choose a look with dynamic properties: `look` on buttons
and frames ("primary", "quiet", "plain", "danger", "panel", "bar" ...), `bad` on a field whose content
is refused, `serif` on a text field for fiction.
"""

from typing import Final

SHEET: Final = """
QWidget { color: $ink; }
QMainWindow, QDialog, QMessageBox { background: $bg; }
QToolTip {
    background: $primary; color: $onprimary; border: 1px solid $onprimary;
    padding: $px4 $px8;
}

QFrame[look="window"] { background: $bg; }
QFrame[look="panel"] { background: $surface; border: $border solid $line; border-radius: $px8; }
QFrame[look="dialog"] { background: $surface; border: $border solid $line; border-radius: $px12; }
QFrame[look="bar"] { background: $surface; border: none; border-bottom: $border solid $line; }
QFrame[look="footer"] { background: $surface; border: none; border-top: $border solid $line; }
QFrame[look="side"] { background: $surface; border: none; border-right: $border solid $line; }
QFrame[look="drawer"] { background: $surface; border: $border solid $control; }
QFrame[look="surface"] { background: $surface; border: none; }
QFrame[look="raised"] { background: $raised; border: $border solid $line; border-radius: $px6; }
QFrame[look="chosen"] { background: $raised; border: 2px solid $ink; border-radius: $px6; }
QFrame[look="line"] { background: $line; border: none; }

QPushButton, QToolButton {
    background: $surface; color: $ink; border: $border solid $control; border-radius: $px6;
    padding: $px7 $px12;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $select; }
QPushButton:disabled, QToolButton:disabled { color: $ink3; background: $bg; border-color: $line; }
QPushButton:default { border-color: $ink; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit {
    background: $surface; color: $ink; border: $border solid $control; border-radius: $px6;
    padding: 1px $px10; selection-background-color: $primary; selection-color: $onprimary;
    placeholder-text-color: $ink3;
}
QLineEdit { min-height: $px28; }
QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit {
    padding: 1px $px24 1px $px24; min-height: $px28; max-height: $px28; qproperty-alignment: AlignCenter;
}
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QDateEdit QLineEdit, QTimeEdit QLineEdit, QComboBox QLineEdit {
    border: none; padding: 0 $px8; min-height: 0; background: transparent;
}
QPlainTextEdit, QTextEdit { padding: $px6 $px8; }
QTextBrowser { border: none; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus, QTimeEdit:focus { border: 2px solid $focus; }
QLineEdit:focus { padding: 0 $px9; }
QSpinBox QLineEdit:focus, QDoubleSpinBox QLineEdit:focus, QDateEdit QLineEdit:focus,
QTimeEdit QLineEdit:focus, QComboBox QLineEdit:focus { border: none; padding: 0 $px7; }
QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus { padding: 0 $px23 0 $px23; }
QPlainTextEdit:focus, QTextEdit:focus { padding: $px5 $px7; }
QLineEdit[bad="true"], QSpinBox[bad="true"] { border: 2px solid $error; padding: 0 $px9; }
QPlainTextEdit[bad="true"], QComboBox[bad="true"] { border: 2px solid $error; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled {
    color: $ink3; background: $bg; border-color: $line;
}
QLineEdit:read-only, QPlainTextEdit:read-only { background: $raised; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button, QTimeEdit::up-button {
    subcontrol-origin: border; subcontrol-position: top right; width: $px24; border: none;
    image: url(controls:$theme-up.svg);
}
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button, QTimeEdit::down-button {
    subcontrol-origin: border; subcontrol-position: bottom right; width: $px24; border: none;
    image: url(controls:$theme-down.svg);
}

QComboBox {
    background: $surface; color: $ink; border: $border solid $control; border-radius: $px6;
    padding: 0 $px10; min-height: $px30;
}
QComboBox:hover { background: $hover; }
QComboBox:disabled { color: $ink3; background: $bg; border-color: $line; }
QComboBox::drop-down { border: none; width: $px28; }
QComboBox::down-arrow { image: url(controls:$theme-down.svg); width: $px16; height: $px16; }
QComboBox QAbstractItemView {
    background: $surface; color: $ink; border: $border solid $control; padding: $px4; outline: none;
}
QComboBox QAbstractItemView::item { min-height: $px32; padding: 0 $px8; border-radius: $px4; }
QComboBox QAbstractItemView::item:selected { background: $primary; color: $onprimary; }

QCheckBox, QRadioButton { spacing: $px8; padding: $px6 0; background: transparent; outline: none; }
QCheckBox:disabled, QRadioButton:disabled { color: $ink3; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
    width: $px16; height: $px16; border: 2px solid $control; background: $surface;
}
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator { border-radius: $px4; }
QRadioButton::indicator { border-radius: $disc; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $primary; border-color: $primary; image: url(controls:$theme-check.svg);
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $primary; border-color: $primary; image: url(controls:$theme-dash.svg);
}
QRadioButton::indicator:checked { border-color: $primary; image: url(controls:$theme-dot.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }

QGroupBox { border: $border solid $line; border-radius: $px8; margin-top: $px12; padding: $px12; }
QGroupBox::title { subcontrol-origin: margin; left: $px12; padding: 0 $px4; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="clear"], QWidget[look="clear"] { background: transparent; }
QAbstractItemView {
    background: $surface; alternate-background-color: $raised; color: $ink; outline: none;
    border: $border solid $line; border-radius: $px8;
    selection-background-color: $select; selection-color: $ink;
}
QAbstractItemView[look="clear"] { background: transparent; border: none; border-radius: 0; }
QTableView { gridline-color: $line; }
QTableView::item, QTreeView::item, QListView::item { padding: $px4 $px8; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
    background: $select; color: $ink;
}
QTreeView::branch:has-children:closed { image: url(controls:$theme-right.svg); }
QTreeView::branch:has-children:open { image: url(controls:$theme-down.svg); }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $ink3; border: none; border-bottom: $border solid $line;
    padding: $px6 $px8;
}
QTableCornerButton::section { background: $surface; border: none; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: $px12; margin: $px2; }
QScrollBar:horizontal { height: $px12; margin: $px2; }
QScrollBar::handle { background: $control; border-radius: $px3; }
QScrollBar::handle:vertical { min-height: $px32; }
QScrollBar::handle:horizontal { min-width: $px32; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QMenuBar { background: $surface; border-bottom: $border solid $line; padding: $px2 $px8; }
QMenuBar::item { padding: $px4 $px10; border-radius: $px4; background: transparent; }
QMenuBar::item:selected { background: $select; }
QMenu { background: $surface; border: $border solid $control; padding: $px4; }
QMenu::item { padding: $px6 $px24 $px6 $px12; border-radius: $px4; }
QMenu::item:selected { background: $select; }
QMenu::item:disabled { color: $ink3; }
QMenu::icon { padding-left: $px8; }
QMenu::separator { height: 1px; background: $line; margin: $px4 $px8; }
QMenu::indicator { width: $px16; height: $px16; margin-left: $px4; }
QMenu::indicator:checked { background: $primary; image: url(controls:$theme-check.svg); border-radius: $px4; }

QTabWidget::pane { border: none; border-top: $border solid $line; }
QTabBar::tab {
    background: transparent; color: $ink2; padding: $px8 $px16; border: none;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $ink; }

QSplitter::handle { background: $bg; }
QStatusBar { background: $surface; border-top: $border solid $line; }
QStatusBar::item { border: none; }
QProgressBar {
    background: $sunken; color: $ink; border: none; border-radius: $px3;
    min-height: $px8; max-height: $px8;
}
QProgressBar::chunk { background: $primary; border-radius: $px3; }
QSlider:horizontal { min-height: $px24; }
QSlider::groove:horizontal { background: $control; height: $px4; border-radius: $px2; }
QSlider::sub-page:horizontal { background: $primary; border-radius: $px2; }
QSlider::handle:horizontal {
    background: $surface; border: 2px solid $primary; width: $px14; height: $px14;
    margin: -$px7 0; border-radius: $px7;
}
"""
