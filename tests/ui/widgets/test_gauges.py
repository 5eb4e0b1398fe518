"""Gauges show the numbers they are given, and say them."""

import itertools

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.widgets.samples import ODDS, READING
from ui.theme.theme import Theme
from ui.widgets.dice import PIPS, DiceView
from ui.widgets.marks import Chip, Effect, signed
from ui.widgets.meters import Odds, OddsBar, TimerRing, TrackBar, TrackReading, percent
from ui.widgets.phases import PhaseBar


def test_a_minus_is_a_minus() -> None:
    assert [signed(number) for number in (3, 0, -10)] == ["+3", "0", "−10"]


def test_a_track_says_where_it_stands_and_stood(qtbot: QtBot) -> None:
    bar = TrackBar(READING)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Violence: 7, from 0 to 10, Open war in the south, was 6"
    bar.set_reading(TrackReading(name="Violence", value=6, low=0, high=10, before=6))
    assert bar.accessibleName().endswith("no change")


def test_a_track_that_moved_looks_different(qtbot: QtBot) -> None:
    bar = TrackBar(READING)
    qtbot.addWidget(bar)
    bar.resize(240, 60)
    before = bar.grab().toImage()
    bar.set_reading(TrackReading(name="Violence", value=8, low=0, high=10, before=7))
    assert bar.grab().toImage() != before


@pytest.mark.parametrize("value", [-40, -10, 0, 10, 40])
def test_a_value_outside_its_range_is_drawn_at_its_end(qtbot: QtBot, value: int) -> None:
    bar = TrackBar(TrackReading(name="Talks", value=value, low=-10, high=10, before=-value))
    qtbot.addWidget(bar)
    assert not bar.grab().isNull()


def test_odds_are_read_aloud_from_best_to_worst(qtbot: QtBot) -> None:
    bar = OddsBar(ODDS)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Exceeds 8%, Succeeds 33%, Partly 42%, Fails 17%"


def test_what_is_possible_is_never_shown_as_impossible() -> None:
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "<1%", "50%", ">99%", "100%"]


def test_the_four_outcomes_differ_without_colour(qtbot: QtBot) -> None:
    grey = [grey_of_outcome(qtbot, number) for number in range(4)]
    assert grey == sorted(grey)
    assert min(b - a for a, b in itertools.pairwise(grey)) > 5


def grey_of_outcome(qtbot: QtBot, number: int) -> float:
    """The mean grey of a bar in which only one outcome is possible; 255 is white."""
    bar = OddsBar([Odds(word=str(n), share=1.0 if n == number else 0.0) for n in range(4)], texts=False)
    qtbot.addWidget(bar)
    bar.resize(80, 8)
    image = bar.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ratio = image.devicePixelRatio()
    across, down = (range(round(a * ratio), round(b * ratio)) for a, b in ((4, 76), (2, 6)))
    dots = [image.pixelColor(x, y).red() for x in across for y in down]
    return sum(dots) / len(dots)


def test_a_chip_has_its_sign_s_shape(qtbot: QtBot) -> None:
    aligned, opposed = Chip("", 2), Chip("", -2)
    for chip in (aligned, opposed):
        qtbot.addWidget(chip)
    assert aligned.accessibleName() == "+2"
    assert opposed.accessibleName() == "−2"
    assert aligned.grab().toImage() != opposed.grab().toImage()


def test_an_effect_says_whose_it_is() -> None:
    assert Effect(label="Iran–Kabul", value=-1).words == "Iran–Kabul −1"


@pytest.mark.parametrize(("left", "clock"), [(402, "06:42"), (0, "00:00"), (-42, "−00:42"), (6000, "100:00")])
def test_the_timer_shows_minutes_and_seconds(qtbot: QtBot, left: int, clock: str) -> None:
    ring = TimerRing()
    qtbot.addWidget(ring)
    ring.set_time(left, 600)
    assert ring.clock() == clock


def test_the_phase_bar_says_where_we_are(qtbot: QtBot) -> None:
    bar = PhaseBar(("Briefing", "Planning"), 1)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Phase 2 of 2: Planning"
    assert bar.minimumSizeHint().width() < bar.sizeHint().width()


def test_dice_say_their_faces(qtbot: QtBot) -> None:
    dice = DiceView()
    qtbot.addWidget(dice)
    assert dice.accessibleName() == "Dice, not thrown yet"
    dice.set_faces((5, 3))
    assert dice.accessibleName() == "Dice: 5 and 3"


def test_dice_fall_and_come_to_rest(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(reduced_motion=False)
    dice = DiceView()
    qtbot.addWidget(dice)
    dice.show()
    with qtbot.waitSignal(dice.finished, timeout=3000):
        dice.throw((6, 1))
        assert dice.is_falling()
    assert (dice.is_falling(), dice.faces()) == (False, (6, 1))


def test_dice_lie_at_once_where_movement_is_reduced(qtbot: QtBot) -> None:
    dice = DiceView()
    qtbot.addWidget(dice)
    dice.show()
    with qtbot.waitSignal(dice.finished, timeout=100):
        dice.throw((6, 1))
    assert not dice.is_falling()


def test_dice_that_are_hidden_come_to_rest(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(reduced_motion=False)
    dice = DiceView()
    qtbot.addWidget(dice)
    dice.show()
    dice.throw((2, 2))
    with qtbot.waitSignal(dice.finished, timeout=100):
        dice.hide()


def test_each_face_has_its_pips() -> None:
    assert [len(PIPS[face]) for face in range(7)] == [0, 1, 2, 3, 4, 5, 6]
