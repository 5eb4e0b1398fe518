"""Codes for cameras: what they say, and what a Wi-Fi's name may hold."""

import pytest

from wargame.phones.codes import modules_of, wifi_text

LINK = "http://192.168.137.100:49152/#b6RxaJ6DiKU.u4tZzj_qjPI2euSsUP9-a9IxxBQ_KifDCc2sOr3Nuw4"


def test_a_seat_s_link_makes_a_code_small_enough_for_a_screen() -> None:
    code = modules_of(LINK)
    assert len(code) == 37
    assert {len(row) for row in code} == {37}
    assert code[0][:8] == (True,) * 7 + (False,)


def test_on_paper_a_code_has_more_to_spare() -> None:
    assert len(modules_of(LINK, on_paper=True)) > len(modules_of(LINK))


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Room 7", "four green chairs", "WIFI:T:WPA;S:Room 7;P:four green chairs;;"),
        ("Open", "", "WIFI:T:nopass;S:Open;;"),
        ('a;b"c', "x:y\\z,", 'WIFI:T:WPA;S:a\\;b\\"c;P:x\\:y\\\\z\\,;;'),
    ],
)
def test_a_wi_fi_is_written_as_phones_read_it(name: str, password: str, text: str) -> None:
    assert wifi_text(name, password) == text
