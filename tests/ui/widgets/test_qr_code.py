"""A code for a camera: face down until it is shown, sharp at every scale, forgotten when covered."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.qr_code import DOWN_SIDE, QUIET, QrCode

CHECKED = tuple(tuple((row + at) % 2 == 0 for at in range(21)) for row in range(21))


def drawn(widget: QrCode, ratio: float) -> QImage:
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    widget.render(image)
    return image


@pytest.fixture
def code(qtbot: QtBot) -> QrCode:
    made = QrCode("seat-hexagon", "Russia")
    qtbot.addWidget(made)
    made.uncover(CHECKED)
    made.resize(made.sizeHint())
    return made


def test_it_is_dark_on_light_in_every_theme_with_a_light_edge(code: QrCode, look: Theme) -> None:
    code.resize(code.sizeHint())
    image = drawn(code, 1.0)
    point = code.module_points()
    side = 21 * point
    left = (code.width() - side) // 2
    at = int(left + point // 2)
    assert image.pixelColor(at, at).name() == "#000000"
    assert image.pixelColor(at + point, at).name() == "#ffffff"
    assert left >= QUIET * point
    edge = int(left - point)
    assert {image.pixelColor(edge, y).name() for y in range(at, at + side, point)} == {"#ffffff"}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_its_modules_have_sharp_edges_and_are_all_of_one_size(code: QrCode, ratio: float) -> None:
    image = drawn(code, ratio)
    middle = image.height() // 2
    line = [image.pixelColor(x, middle).name() for x in range(20, image.width() - 20)]
    assert set(line) == {"#000000", "#ffffff"}
    changes = [at for at, (one, after) in enumerate(pairwise(line)) if one != after]
    assert {after - one for one, after in pairwise(changes)} == {code.module_points(ratio)}
    assert len(changes) == len(CHECKED) + 1


def test_covered_it_shows_nothing_of_the_code_and_says_so(code: QrCode) -> None:
    other = tuple(tuple(at % 3 == 0 for at in range(21)) for _ in range(21))
    code.cover()
    code.resize(code.sizeHint())
    assert not code.is_open()
    assert code.sizeHint().width() == DOWN_SIDE
    down = code.grab().toImage()
    code.uncover(other)
    assert code.accessibleName() == "Code of Russia, to be scanned"
    code.cover()
    assert code.grab().toImage() == down
    assert code.accessibleName() == "Code of Russia, face down"
