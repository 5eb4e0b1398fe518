"""The theme in force for each test of a widget: light at 100 per cent, unless the test asks for others."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme, apply_theme, current_theme

LOOKS = [("light", 100), ("dark", 80), ("high-contrast", 200)]
OTHER_LOOKS = [("dark", 100), ("high-contrast", 100), ("light", 200)]


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme in force, back to light at 100 per cent afterwards."""
    apply_theme(qapp, current_theme())
    current_theme().choose(name="light", scale=100, reduced_motion=True)
    yield current_theme()
    current_theme().choose(name="light", scale=100, reduced_motion=True)


@pytest.fixture(
    params=[*LOOKS, *(pytest.param(one, marks=pytest.mark.wide) for one in OTHER_LOOKS)],
    ids=lambda look: f"{look[0]}-{look[1]}",
)
def look(request: pytest.FixtureRequest, theme: Theme) -> Theme:
    """Each theme and several scales, one after another."""
    name, scale = request.param
    theme.choose(name=name, scale=scale)
    return theme
