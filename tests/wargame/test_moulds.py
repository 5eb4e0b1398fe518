"""What comes out of a mould is what the class itself makes: of its class, equal to it, and frozen."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from wargame.game.events import Reckoning
from wargame.moulds import mould, steps_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    to: str
    words: str = ""
    copies: list[str] = field(default_factory=list)


cast = mould(Letter)


def test_a_cast_value_is_the_one_that_its_class_makes() -> None:
    letter = cast(to="Herat", words="Come.")
    assert type(letter) is Letter
    assert letter == Letter(to="Herat", words="Come.")
    assert repr(letter) == repr(Letter(to="Herat", words="Come."))
    assert replace(letter, to="Kabul") == Letter(to="Kabul", words="Come.")


def test_a_cast_value_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        cast(to="Herat").to = "Kabul"  # type: ignore[misc]  # what is tested


def test_casts_share_no_default() -> None:
    assert cast(to="Herat").copies is not cast(to="Herat").copies


def test_a_cast_lacks_no_field() -> None:
    with pytest.raises(TypeError, match="to"):
        cast(words="Come.")  # type: ignore[call-arg]  # what is tested


def test_a_value_of_a_game_has_a_mould() -> None:
    assert mould(Reckoning)(method="dice", difficulty=8) == Reckoning(method="dice", difficulty=8)


def test_a_class_that_checks_its_values_has_none() -> None:
    @dataclass(frozen=True, slots=True)
    class Checked:
        words: str

        def __post_init__(self) -> None:
            assert self.words

    with pytest.raises(TypeError, match="Checked checks its values"):
        mould(Checked)


def test_what_is_cast_in_two_steps_is_the_same_and_frozen_once_it_is_filled_in() -> None:
    blank, fill = steps_of(Letter)
    letter = blank()
    fill(letter, to="Herat", words="Come.")
    assert type(letter) is Letter
    assert letter == Letter(to="Herat", words="Come.")
    with pytest.raises(FrozenInstanceError):
        letter.to = "Kabul"  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError, match="to"):
        fill(blank(), words="Come.")  # type: ignore[call-arg]  # what is tested
