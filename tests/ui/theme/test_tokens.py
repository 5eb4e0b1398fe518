"""The colours keep their distance from one another."""

import pytest

from ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Tokens, blend, contrast

TEXT = 4.5
GRAPHIC = 3.0

GROUNDS = ("bg", "surface", "raised", "select", "hover")
TEXT_PAIRS = [
    *[("ink", ground) for ground in GROUNDS],
    *[("ink2", ground) for ground in (*GROUNDS, "sunken")],
    *[("ink3", ground) for ground in GROUNDS],
    ("onprimary", "primary"),
    ("onnode", "node"),
    ("oncurtain", "curtain"),
    ("oncurtain2", "curtain"),
    ("postext", "postint"),
    ("negtext", "negtint"),
    ("postext", "surface"),
    ("negtext", "surface"),
    ("postext", "card"),
    ("negtext", "card"),
    ("postext", "select"),
    ("negtext", "select"),
    ("error", "errortint"),
    ("error", "surface"),
    ("warn", "warntint"),
    ("warn", "surface"),
    ("ink", "card"),
    ("ink2", "card"),
    ("ink3", "card"),
]
GRAPHIC_PAIRS = [
    ("pos", "surface"),
    ("neg", "surface"),
    ("control", "bg"),
    ("control", "surface"),
    ("control", "card"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("ink2", "sunken"),
    ("node", "surface"),
    ("primary", "surface"),
]
# As the design guide states them: light, dark, high contrast.
STATED = {
    ("ink", "surface"): (16.4, 14.5, 21),
    ("ink2", "surface"): (8.1, 9.0, 21),
    ("ink3", "surface"): (5.8, 6.4, 16.8),
    ("ink3", "bg"): (5.2, 7.1, 16.8),
    ("ink3", "select"): (4.7, 4.9, 10.1),
    ("onprimary", "primary"): (15.3, 16.0, 16.6),
    ("control", "bg"): (3.2, 5.0, 21),
    ("pos", "surface"): (6.1, 7.4, 11.5),
    ("neg", "surface"): (4.5, 7.9, 11.5),
    ("postext", "postint"): (6.1, 7.0, 13.2),
    ("negtext", "negtint"): (5.2, 7.7, 12.8),
    ("error", "errortint"): (6.4, 6.9, 10.7),
    ("warn", "warntint"): (5.7, 8.4, 16.6),
}


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert ratio(tokens, pair) >= TEXT


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("pair", GRAPHIC_PAIRS, ids="-on-".join)
def test_edges_can_be_seen(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert ratio(tokens, pair) >= GRAPHIC


@pytest.mark.parametrize("pair", STATED, ids="-on-".join)
def test_contrasts_are_those_of_the_design_guide(pair: tuple[str, str]) -> None:
    found = [ratio(tokens, pair) for tokens in (LIGHT, DARK, HIGH_CONTRAST)]
    assert found == pytest.approx(STATED[pair], abs=0.051)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("edge", ["pos", "neg"])
def test_the_faded_ties_of_non_players_can_be_seen(tokens: Tokens, edge: str) -> None:
    seen = blend(getattr(tokens, edge), tokens.surface, tokens.nonplayer_edge)
    assert contrast(seen, tokens.surface) >= GRAPHIC


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_the_focus_ring_stands_out(tokens: Tokens) -> None:
    assert contrast(tokens.focus, tokens.surface) >= 14


def test_black_on_white_is_the_largest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)


def ratio(tokens: Tokens, pair: tuple[str, str]) -> float:
    """The contrast of two tokens of one theme."""
    return contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))
