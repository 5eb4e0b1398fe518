"""Seat cards: one sheet for each seat by phone, folded so that the code lies within."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader

from wargame.report.options import Paper
from wargame.report.seat_cards import (
    QUIET,
    SeatCard,
    SeatCards,
    Square,
    WifiOnCard,
    as_pdf,
    as_pictures,
    as_svg,
    data_of,
)
from wargame.terms import Refused

SMALL: Square = ((True, True, False), (False, True, False), (True, False, True))
WIFI = WifiOnCard(name="Room 7", password="four green chairs", code=SMALL)


def cards(*names: str, wifi: WifiOnCard | None = WIFI, paper: Paper = "a4") -> SeatCards:
    made = tuple(SeatCard(name=name, glyph="seat-hexagon", code=SMALL) for name in names)
    return SeatCards(title="Autumn seminar", address="192.168.137.1:8137", cards=made, wifi=wifi, paper=paper)


def pages(of: SeatCards) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(as_pdf(of))).pages]


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_every_seat_has_a_sheet_of_its_own_on_either_paper(paper: Paper) -> None:
    first, second = pages(cards("Russia", "United States", paper=paper))
    assert "Russia" in first
    assert "United States" not in first
    assert "United States" in second


def test_a_card_says_which_wi_fi_comes_first_and_where_the_code_leads() -> None:
    [page] = pages(cards("Russia"))
    assert "Room 7" in page
    assert "four green chairs" in page
    assert "192.168.137.1:8137" in page
    [bare] = pages(cards("Russia", wifi=None))
    assert "Ask which Wi-Fi the laptop is on." in bare


def test_the_card_of_observers_promises_no_hand() -> None:
    made = SeatCard(name="Observers", glyph="ui-eye", code=SMALL, is_of_observers=True)
    [page] = pages(replace(cards("Russia"), cards=(made,)))
    assert "observers write down what they see" in page
    assert "holds that hand" not in page
    assert "this seat" not in page


LONG = (
    "The United Nations Assistance Mission in Afghanistan and the Office of the Special Representative",
    "الجمهورية الإسلامية الإيرانية والحركات المتحالفة معها في المنطقة",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "W" * 60,
    "Uzbekistan",
)
MARGIN_MM = 9.0


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_whatever_a_seat_is_called_its_name_is_large_and_nothing_is_cut_off(paper: Paper) -> None:
    made = cards(*LONG, paper=paper)
    for picture in as_pictures(made, 36):
        with Image.open(BytesIO(picture)) as sheet:
            # What prints darker than a fold.
            dark = sheet.convert("L").point(lambda shade: 255 * (shade < 128)).getbbox()
            size = sheet.size
        assert dark is not None
        margin = MARGIN_MM / 25.4 * 36
        assert min(dark[0], dark[1], size[0] - dark[2], size[1] - dark[3]) >= margin
    for page in PdfReader(BytesIO(as_pdf(made))).pages:
        assert largest_on(page) >= 16


def largest_on(page: PageObject) -> float:
    """The size of the largest letters."""
    sizes: list[float] = []
    page.extract_text(visitor_text=lambda text, _place, at, _font, size: sizes.append(size * abs(at[3])))
    return max(sizes)


def test_the_key_to_a_hand_is_on_the_card_as_a_code_alone() -> None:
    texts = str(data_of(cards("Russia")))
    assert "http://" not in texts.replace("http://www.w3.org", "")


def test_a_code_is_drawn_module_by_module_with_a_light_edge() -> None:
    drawing = as_svg(SMALL)
    side = 3 + 2 * QUIET
    assert f'viewBox="0 0 {side} {side}"' in drawing
    bars = drawing.partition('d="M4')[2]
    assert bars.startswith(" 4h2v1h-2z")
    assert drawing.count("v1h-") == 4


def test_without_a_seat_by_phone_there_is_nothing_to_print() -> None:
    with pytest.raises(Refused, match="Set a seat to Phone first"):
        as_pdf(cards())
