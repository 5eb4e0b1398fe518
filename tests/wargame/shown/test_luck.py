"""Throws are counted in bands by the chance that they had, once for window and report."""

import pytest

from wargame.game.events import Reckoning
from wargame.shown.luck import BANDS, Thrown, band_of, band_words, luck_of, thrown_for


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "0–20%"), (0.199, "0–20%"), (0.2, "20–40%"), (0.6, "60–80%"), (0.8, "80–100%"), (1.0, "80–100%")],
)
def test_a_chance_lies_in_the_band_that_begins_at_or_below_it(chance: float, words: str) -> None:
    assert band_words(band_of(chance)) == words


def test_every_chance_of_two_dice_lies_in_its_band() -> None:
    for ways in range(37):
        low, high = BANDS[band_of(ways / 36)]
        assert low <= 100 * ways / 36 <= high


def test_throws_taken_together_are_expected_to_win_as_often_as_their_chances_add_up_to() -> None:
    luck = luck_of(
        (Thrown(chance=0.5, won=True), Thrown(chance=0.5, won=False), Thrown(chance=1.0, won=True))
    )
    assert (luck.thrown, luck.expected, luck.came) == (3, 2.0, 2)
    assert luck.spread == pytest.approx(0.5**0.5)


def test_what_was_not_thrown_for_counts_for_nothing() -> None:
    ruled = Reckoning(method="ruling", odds=(0, 0, 0, 0), of=0)
    assert thrown_for(ruled, None) is thrown_for(None, "fails") is thrown_for(ruled, "succeeds") is None
    assert luck_of(()).spread == 0.0


def test_success_or_better_is_what_the_chance_is_of() -> None:
    thrown = thrown_for(Reckoning(method="dice", odds=(6, 12, 9, 9), of=36), "exceeds")
    assert thrown == Thrown(chance=0.5, won=True)
