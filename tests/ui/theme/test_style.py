"""The style sheet is complete, and follows the theme."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.theme.sheet import SHEET
from ui.theme.style import palette, style_sheet
from ui.theme.theme import Theme, _in_force, apply_theme, current_theme, dress, within_limits
from ui.theme.tokens import THEMES, Tokens, colours
from wargame.places import assets_folder


@pytest.fixture(autouse=True)
def nothing_stays_dressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave the application as it was: other tests measure windows without a sheet."""
    monkeypatch.setattr("ui.theme.theme._in_force", list(_in_force))
    style, letters, colours = qapp.styleSheet(), qapp.font(), qapp.palette()
    yield
    qapp.setStyleSheet(style)
    qapp.setFont(letters)
    qapp.setPalette(colours)


@pytest.mark.parametrize("scale", [80, 100, 200])
@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_no_token_is_left_open(tokens: Tokens, scale: int) -> None:
    assert "$" not in style_sheet(tokens, scale)


def test_an_unknown_token_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.theme.style.SHEET", "QWidget { color: $mauve; }")
    with pytest.raises(KeyError, match="mauve"):
        style_sheet(THEMES["light"])


def test_the_sheet_names_no_colour_itself() -> None:
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", SHEET)


def test_sizes_follow_the_scale() -> None:
    assert "min-height: 28px" in style_sheet(THEMES["light"], 100)
    assert "min-height: 56px" in style_sheet(THEMES["light"], 200)


@pytest.mark.parametrize("theme", THEMES)
def test_every_sign_the_sheet_shows_is_there_in_the_theme_s_colours(theme: str) -> None:
    sheet = style_sheet(THEMES[theme])
    files = set(re.findall(r"url\(controls:([^)]+)\)", sheet))
    assert files
    known = set(colours(THEMES[theme]).values())
    for file in files:
        drawing = (assets_folder() / "icons" / "controls" / file).read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9A-F]{6}", drawing)) <= known


def test_the_palette_is_made_of_the_tokens() -> None:
    made = palette(THEMES["dark"])
    assert made.color(QPalette.ColorRole.Window) == QColor(THEMES["dark"].bg)
    assert made.color(QPalette.ColorRole.Text) == QColor(THEMES["dark"].ink)


def test_a_change_reaches_the_screen_without_a_restart(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme("light")
    apply_theme(qapp, theme)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    small = field.sizeHint().height()
    theme.choose(name="dark", scale=200)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(THEMES["dark"].bg)
    assert field.sizeHint().height() > small
    assert qapp.font().pixelSize() == 26


def test_the_theme_that_stood_in_before_is_shown_too(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.theme.theme._in_force", [])
    apply_theme(qapp, current_theme())
    current_theme().choose(name="dark")
    assert THEMES["dark"].surface in qapp.styleSheet()


def test_a_theme_that_was_replaced_dresses_nothing(qapp: QApplication) -> None:
    former = Theme("light")
    apply_theme(qapp, former)
    apply_theme(qapp, Theme("dark"))
    former.choose(name="high-contrast")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(THEMES["dark"].bg)


def test_a_choice_is_told_once_and_only_if_it_is_one(qtbot: QtBot) -> None:
    theme = Theme("light")
    told: list[int] = []
    theme.changed.connect(lambda: told.append(theme.scale))
    theme.choose(name="light", scale=100)
    theme.choose(name="dark", scale=150, reduced_motion=True)
    assert told == [150]


def test_the_scale_stays_within_80_and_200() -> None:
    assert [within_limits(scale) for scale in (10, 80, 125, 200, 900)] == [80, 80, 125, 200, 200]


@pytest.mark.parametrize(
    ("window", "growth"),
    [
        ((800, 600), 1.0),
        ((1366, 768), 1.0),
        ((1536, 864), 1.0),
        ((1537, 865), 1.125),
        ((1920, 1040), 1.25),
        ((1920, 1080), 1.375),
        ((1920, 768), 1.0),
        ((2560, 1440), 1.75),
        ((5120, 2880), 2.0),
    ],
)
def test_everything_grows_with_the_window_by_eighths_up_to_twice(
    window: tuple[int, int], growth: float
) -> None:
    theme = Theme("light")
    theme.set_window(QSize(*window))
    assert (theme.growth, theme.scale, theme.own_scale) == (growth, round(100 * growth), 100)


def test_what_was_chosen_is_multiplied_by_the_growth_as_far_as_the_screen_has_room() -> None:
    theme = Theme("light", 120)
    theme.set_room(QSize(1920, 1080))
    theme.set_window(QSize(1920, 1080))
    assert theme.scale == round(120 * 1.375)
    theme.choose(scale=200)
    assert theme.own_scale == theme.most_scale < 200
    assert not Theme("light").is_tight
    theme.set_window(QSize(1366, 768))
    assert theme.scale == 200


def test_a_window_that_grows_by_less_than_an_eighth_is_not_laid_out_anew() -> None:
    theme = Theme("light")
    told: list[int] = []
    theme.changed.connect(lambda: told.append(theme.scale))
    theme.set_window(QSize(1400, 800))
    theme.set_window(QSize(1500, 850))
    assert told == []


def test_reduced_motion_takes_no_time() -> None:
    assert Theme("light").motion(600) == 600
    assert Theme("light", reduced_motion=True).motion(600) == 0


def test_the_system_s_scheme_is_light_or_dark(qapp: QApplication) -> None:
    assert Theme("system").tokens.name in {"light", "dark"}


def test_dressing_twice_sets_the_sheet_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    apply_theme(qapp, current_theme())
    sheets: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda _app, sheet: sheets.append(sheet))
    dress(qapp, current_theme())
    assert sheets == []


@pytest.mark.parametrize(
    ("room", "largest"),
    [((1920, 1040), 200), ((1366, 728), 190), ((1093, 574), 130), ((960, 500), 100), ((640, 400), 80)],
)
def test_letters_are_as_large_as_was_chosen_and_as_the_screen_has_room_for(
    room: tuple[int, int], largest: int
) -> None:
    theme = Theme("light", 200)
    told: list[int] = []
    theme.changed.connect(lambda: told.append(theme.scale))
    theme.set_room(QSize(*room))
    assert (theme.scale, theme.wanted_scale) == (largest, 200)
    assert theme.px(100) == largest
    theme.set_room(QSize(1920, 1040))
    assert theme.scale == 200
    assert told == ([] if largest == 200 else [largest, 200])


def test_a_small_screen_is_as_tight_as_large_type() -> None:
    theme = Theme("light")
    seen = [theme.is_tight]
    for room in (QSize(1093, 574), QSize(1366, 728)):
        theme.set_room(room)
        seen.append(theme.is_tight)
    theme.choose(scale=160)
    assert [*seen, theme.is_tight] == [False, True, False, True]
