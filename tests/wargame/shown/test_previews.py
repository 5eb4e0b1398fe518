"""The four outcomes before a ruling are the ones that a ruling would bring."""

import pytest

from tests.ui.sessions import until_ruling
from wargame.alignment.graph import alignments
from wargame.alignment.picture import Tie
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.state import GameState
from wargame.session import rulings
from wargame.session.narration import Narrator
from wargame.session.session import undo
from wargame.shown.previews import flip_words, measured, now_content, outcome_previews
from wargame.terms import OUTCOMES


def test_each_preview_shows_the_ties_that_the_ruling_would_leave() -> None:
    session, number = until_ruling()
    previews = outcome_previews(session.state, number, Narrator(session.compiled))
    assert [one.outcome for one in previews] == list(OUTCOMES)
    for one in previews:
        choice = RulingChoice(outcome=one.outcome, reason="As argued.", exposure_dice=(1, 1))
        rulings.rule(session, number, choice)
        expected = {pair: value for pair, value in alignments(session.state).items() if value}
        assert {tie.pair: tie.value for tie in one.content.ties if tie.value} == expected
        undo(session)


def test_measures_come_for_every_outcome() -> None:
    session, number = until_ruling()
    previews = outcome_previews(session.state, number, Narrator(session.compiled))
    known = measured(now_content(session.state), previews)
    assert len(known) == len(previews)
    assert all(one.frustration.startswith("Frustration ") for one in known)
    assert all(one.hulls for one in known)


@pytest.mark.parametrize(
    ("before", "value", "said"),
    [
        (4, -4, "Iran and Russia turn from aligned 4 to opposed 4"),
        (2, 3, "Iran and Russia become aligned 3"),
        (-3, -2, "Iran and Russia are no longer opposed"),
        (4, 5, ""),
        (1, -1, ""),
    ],
)
def test_a_tie_that_flips_is_said_in_words(before: int, value: int, said: str) -> None:
    content = now_content(_state())
    assert flip_words(content, Tie(pair=("iran", "russia"), value=value, before=before)) == said


def _state() -> GameState:
    return until_ruling()[0].state
