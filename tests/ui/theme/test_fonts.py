"""The bundled fonts are there, and cover what people at the table write."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import ROLES, SANS_FAMILIES, SERIF_FAMILIES, load_fonts, role_font, role_line
from wargame.places import assets_folder

SAMPLES = {
    "Latin": "Zoë Łukasz Åse Ñandú +3 −2 → …",
    "Cyrillic": "Россия Київ Ђорђе",
    "Arabic": "أهلا بالعالم",
    "Dari": "گزارش چهارم ژاله پنجشیر ۱۲۳",
    "Pashto": "ښوونځی ډېره ټول څنګه ځای ړومبی ږغ ڼ",
    "emoji": "😀👍🎲",
}


@pytest.mark.parametrize("families", [SANS_FAMILIES, SERIF_FAMILIES], ids=["sans", "serif"])
def test_all_families_are_loaded(qapp: QApplication, families: tuple[str, ...]) -> None:
    assert set(families) <= set(load_fonts())


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
@pytest.mark.parametrize("families", [SANS_FAMILIES, SERIF_FAMILIES], ids=["sans", "serif"])
def test_every_letter_has_a_shape(qapp: QApplication, families: tuple[str, ...], sample: str) -> None:
    load_fonts()
    faces = [QRawFont.fromFont(QFont(family)) for family in families]
    bare = [
        letter
        for letter in sample.replace(" ", "")
        if not any(face.supportsCharacter(ord(letter)) for face in faces)
    ]
    assert bare == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_set_in_its_own_face_and_weight(qapp: QApplication, role: str) -> None:
    load_fonts()
    info = QFontInfo(role_font(role))
    assert info.family() == ("Noto Serif" if ROLES[role].serif else "Inter")
    assert info.weight() == ROLES[role].weight
    assert info.pixelSize() == ROLES[role].size


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("scale", [80, 100, 200])
def test_a_line_holds_its_letters(qapp: QApplication, role: str, scale: int) -> None:
    load_fonts()
    metrics = QFontMetrics(role_font(role, scale))
    assert role_line(role, scale) >= metrics.tightBoundingRect("Agjp").height()


def test_digits_are_equally_wide(qapp: QApplication) -> None:
    load_fonts()
    metrics = QFontMetrics(role_font("body"))
    assert len({metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}) == 1


def test_every_font_has_its_licence_beside_it_and_the_folder_stays_small() -> None:
    folder = assets_folder() / "fonts"
    stated = (folder / "README.md").read_text(encoding="utf-8")
    for licence in folder.glob("OFL-*.txt"):
        assert licence.name in stated
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 10_000_000
