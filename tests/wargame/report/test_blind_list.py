"""The list of moves to be ruled on blind: for paper, with the board as it stood, and no first ruling."""

import pytest

from tests.wargame.report.test_second_rulings import seconded
from tests.wargame.session.test_rulings import resolution
from wargame.game.adjudication.choice import RulingChoice
from wargame.report.blind_list import blind_list
from wargame.report.making import render
from wargame.session.rulings import rule
from wargame.terms import Refused


def test_each_move_that_waits_has_its_graph_its_question_and_nothing_of_the_first_ruling() -> None:
    session = resolution()
    for number, choice in (
        (3, RulingChoice(method="estimate", chance=37, argument_reason="marker")),
        (1, RulingChoice(method="ruling", outcome="exceeds", reason="marker")),
    ):
        rule(session, number, choice)
    page = render(blind_list(session), ".html").decode()
    assert page.count("<svg") >= 2
    assert "How likely is it to succeed, or better, in percent?" in page
    assert "Which outcome does it have: Exceeds, Succeeds, Partly or Fails?" in page
    assert "marker" not in page
    assert "37%" not in page
    assert render(blind_list(session), ".html").decode() == page


def test_where_no_move_waits_it_is_said() -> None:
    with pytest.raises(Refused, match="No move waits"):
        blind_list(seconded(exposure=(1, 1)))
    assert blind_list(seconded(exposure=(1, 1)), again=True).subtitle == "2 moves"
