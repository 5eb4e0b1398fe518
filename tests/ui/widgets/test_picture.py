"""A picture beside a text: read aloud, in its shape at every size, and no place taken without one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.samples import CARD, SHOWN, shown_picture
from ui.widgets.card_content import card_words
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.shelf_card import ShelfCard
from wargame.shown.pictures import ShownPicture

BROKEN = ShownPicture(content=b"a letter", media_type="image/png", alt="Nothing", width=3, height=2)


def test_what_it_shows_is_read_aloud(qtbot: QtBot) -> None:
    frame = shown_picture(SHOWN)
    qtbot.addWidget(frame)
    assert frame.accessibleName() == "A convoy at dusk"
    assert "A convoy at dusk" in frame.toolTip()


@pytest.mark.parametrize("shown", [None, BROKEN])
def test_without_a_picture_it_takes_no_place(qtbot: QtBot, shown: ShownPicture | None) -> None:
    frame = PictureFrame(120)
    qtbot.addWidget(frame)
    frame.show_picture(shown)
    assert frame.isHidden()
    assert frame.sizeHint() == QSize(0, 0)


def test_it_keeps_its_shape_and_is_no_higher_than_it_may_be(qtbot: QtBot) -> None:
    frame = shown_picture(SHOWN)
    qtbot.addWidget(frame)
    assert frame.heightForWidth(px(90)) == px(60)
    assert frame.heightForWidth(px(900)) == px(120)


def test_a_card_with_a_picture_says_what_is_on_it_and_keeps_its_size(qtbot: QtBot) -> None:
    plain, pictured = ShelfCard(CARD), ShelfCard()
    pictured.set_content(replace(CARD, picture=SHOWN))
    for card in (plain, pictured):
        qtbot.addWidget(card)
        card.fit(QSize(px(300), px(190)))
        card.show()
    QApplication.processEvents()
    assert pictured.sizeHint() == plain.sizeHint()
    assert pictured.grab().toImage() != plain.grab().toImage()
    assert "Picture: A convoy at dusk" in pictured.accessibleDescription()
    assert "Picture" not in card_words(CARD)
