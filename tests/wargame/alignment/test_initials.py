"""Who has no drawing is known by letters, and no two by the same where that can be."""

import pytest

from wargame.alignment.initials import initials


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("Iran", "Russia"), ("IR", "RU")),
        (("North Korea", "North Sea states", "Norway"), ("NK", "NS", "NO")),
        (("Farther power 3", "Farther power 12"), ("F3", "F12")),
        (("Power 2019", "Power 2020"), ("P2", "P2")),
        (("زهرا", "日本"), ("زه", "日本")),
        (("✕", ""), ("", "")),
        (("é", "✕ ☃ x"), ("É", "X")),
    ],
)
def test_letters_of_actors(names: tuple[str, ...], letters: tuple[str, ...]) -> None:
    assert initials(names) == letters


def test_a_short_name_that_the_scenario_gives_stands_as_it_is() -> None:
    names = ("United States", "United Nations", "Uzbekistan")
    assert initials(names, ("", "", "")) == ("US", "UN", "UZ")
    assert initials(names, ("USA", "", "UN")) == ("USA", "UN", "UN")
    assert initials(("Iran", "Iraq"), ("", "IR")) == ("IR", "IR")
