"""Pages that lie on one another, of which one is seen."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


def turn_page(pages: QStackedWidget, page: QWidget) -> None:
    """Show a page; those that are not seen do not keep the window from being small."""
    for at in range(pages.count()):
        other = pages.widget(at)
        if other is None:
            continue
        policy = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
        other.setSizePolicy(policy, policy)
    pages.setCurrentWidget(page)
