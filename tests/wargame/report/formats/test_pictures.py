"""Drawings as pictures, for files that need points of colour: whatever letters stand in them."""

import pytest

from wargame.report.formats.pictures import Printed, as_png


@pytest.mark.parametrize("name", ["Iran", "ایران", "Россия", "雪"])
def test_a_drawing_becomes_a_picture_in_any_script(name: str) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20" viewBox="0 0 80 20">'
        f'<text x="2" y="14" font-family="Inter" font-size="12">{name}</text></svg>'
    )
    (png,) = as_png([Printed(svg, 80, 20)])
    assert png.startswith(b"\x89PNG")
