"""What a card says of itself, in the hand and on paper."""

from dataclasses import replace

import pytest

from tests.wargame.scenario.small import small
from wargame.scenario.model import Limit, PerTurns
from wargame.shown.hand import effect_marks, limit_words


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(), ""),
        (Limit(once=True), "Once"),
        (Limit(at_most=3, cooldown=1), "At most 3 times, not two turns running"),
        (Limit(cooldown=2, per=PerTurns(times=2, turns=3)), "Rests 2 turns, 2 times in 3 turns"),
    ],
)
def test_a_card_says_how_often_it_can_be_played(limit: Limit, words: str) -> None:
    assert limit_words(limit) == words
    assert limit_words(limit, "once in a session") == words.replace("Once", "Once in a session")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Sea and herds", "Sea"),
        ("Rules of passage", "Rules"),
        ("Shared charts", "Shared"),
        ("Trade", "Trade"),
        ("The long agreement", "The long"),
        ("Fischereirechte", "Fischereire…"),
    ],
)
def test_a_tracks_name_on_a_chip_does_not_break_off_at_a_joining_word(name: str, label: str) -> None:
    scenario = small()
    tracks = tuple(replace(one, name=name) if one.id == "bridge" else one for one in scenario.tracks)
    (mark,) = effect_marks("track(bridge) +1", replace(scenario, tracks=tracks))
    assert mark.label == label
