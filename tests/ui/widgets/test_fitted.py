"""Titles on small cards are read whole: on several lines, in smaller letters where they must be."""

import pytest
from PySide6.QtCore import QPointF, QSize
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.card_content import CardContent
from ui.widgets.fitted import SMALLEST, fitted
from ui.widgets.painted import px
from ui.widgets.shelf_card import LEAST, MARGIN, PAD, STRIP, ShelfCard
from wargame.places import scenarios_folder
from wargame.scenario.hints import CARD_TITLE
from wargame.scenario.load import load

ROLE = "serif-compact"
LONG = "A joint commission inspects each of the eleven border crossings"


def whole(lines: list[str]) -> str:
    return " ".join(lines)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("name", ["afghanistan-2017", "great-powers-1872", "first-steps"])
def test_every_title_of_the_product_is_whole_on_the_smallest_card(
    theme: Theme, name: str, scale: int
) -> None:
    theme.choose(scale=scale)
    wide, room = px(LEAST[0] - 2 * PAD), px(LEAST[1] - STRIP) - px(PAD - 2) - theme.line("caption")
    for card in load(scenarios_folder() / f"{name}.yaml").cards:
        found = fitted(card.title, ROLE, wide, room)
        assert whole(found.lines) == card.title
        assert found.height <= room


def test_a_title_of_more_lines_than_find_room_is_written_smaller(theme: Theme) -> None:
    assert len(LONG) > CARD_TITLE
    found = fitted(LONG, ROLE, px(148), px(38))
    assert whole(found.lines) == LONG
    assert found.height <= px(38)
    assert found.font.pixelSize() < theme.font(ROLE).pixelSize()


def test_a_word_is_made_smaller_rather_than_broken(theme: Theme) -> None:
    found = fitted("Rückversicherungsvertrag", ROLE, px(148), px(38))
    assert found.lines == ["Rückversicherungsvertrag"]


def test_only_what_finds_no_room_in_the_smallest_letters_is_cut_off(theme: Theme) -> None:
    found = fitted(LONG * 9, ROLE, px(148), px(38))
    assert found.lines[-1].endswith("…")
    assert found.font.pixelSize() <= theme.font(ROLE).pixelSize()
    assert found.font.pixelSize() >= theme.font(ROLE).pixelSize() * SMALLEST / 100 - 1


def test_the_second_line_of_a_title_on_a_card_is_its_title_too(qtbot: QtBot) -> None:
    card = ShelfCard(CardContent(title="Reopen the border at night, quietly", text="A lorry."))
    qtbot.addWidget(card)
    card.fit(QSize(0, 0))
    card.resize(card.sizeHint())
    card.grab()
    second = QPointF(card.width() / 2, px(MARGIN + STRIP) + 1.5 * px(17))
    assert card.part_at(second) == "title"
