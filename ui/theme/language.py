"""One language for all that the window shows and writes: English, with Latin digits, from left to right.

Qt takes the system's language on when the application is made, and sets the C library to it: numbers would
have Eastern digits in one field and Latin ones beside it, and messages of the system would come in another
language than ours. `speak_one_language` is called once, right after that. What players type is shown in
whatever script they type it.
"""

import locale

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

_FIXED = ("LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")
"""All but the one of letters, which input methods need; Windows has no LC_MESSAGES."""


def speak_one_language(app: QApplication) -> None:
    """Let every widget that is made from now on speak English, and the C library no language of its own."""
    for name in _FIXED:
        category = getattr(locale, name, None)
        if category is not None:
            locale.setlocale(category, "C")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
