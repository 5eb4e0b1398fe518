"""What a card says of itself, in the hand and on paper."""

import pytest

from wargame.scenario.model import Limit, PerTurns
from wargame.shown.hand import limit_words


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
