"""An inject that asks: answered in the hands, or by Control behind its strip, and opened together."""

from dataclasses import replace

import pytest

from tests.ui.table_kit import click, compiled, find, open_hand, texts
from ui.panels.hand.letters import LettersPanel
from ui.panels.hand.panel import HandPanel
from ui.windows.table import TableWindow
from wargame.game.compiled import CompiledScenario
from wargame.game.events import AnswersOpened
from wargame.scenario.model import Inject, InjectAnswer
from wargame.session import injects, turns
from wargame.session.bots import seat_bot
from wargame.session.opening import Plan, start
from wargame.session.session import Session

LEAGUE = Inject(
    id="league",
    title="A league of neighbours",
    text="An envoy asks for an answer.",
    kind="scheduled",
    turn=1,
    asks=("russia", "iran"),
    silence="wait",
    answers=(
        InjectAnswer(id="wait", title="Wait and see"),
        InjectAnswer(
            id="join", title="Join it", text="With a flag.", price=1, effects="alignment(self, kabul) +1"
        ),
        InjectAnswer(id="lead", title="Lead it", requires="influence(self) >= 99"),
    ),
)


@pytest.fixture
def table() -> Session:
    """The flagship with an inject that asks two seats, which has fired."""
    known = compiled("afghanistan-2017").scenario
    made = start(CompiledScenario(replace(known, injects=(LEAGUE,))), Plan(seed=7))
    turns.next_phase(made)
    injects.fire_due(made)
    return made


def letters_of(window: TableWindow, seat: str) -> LettersPanel:
    window.draw_curtain(seat)
    open_hand(window)
    window.findChildren(HandPanel)[0].open_page("letters")
    return window.findChildren(LettersPanel)[0]


def opened(session: Session) -> list[AnswersOpened]:
    return [one.event for one in session.history.line() if isinstance(one.event, AnswersOpened)]


def test_each_seat_answers_in_its_hand_and_the_next_step_leads_to_it(
    window: TableWindow, table: Session
) -> None:
    assert "A league of neighbours: Russia answers" in " ".join(texts(window))
    said = " ".join(texts(letters_of(window, "iran")))
    assert "With a flag. It costs 1 influence. Tie of Iran and Kabul +1." in said
    assert "No answer counts as “Wait and see”." in said
    assert "“Lead it” needs" in said
    assert not find(window, "letter-answer-lead").isEnabled()
    click(window, "letter-answer-join")
    assert "You have answered “Join it”." in " ".join(texts(letters_of(window, "iran")))
    assert "Join it”" not in " ".join(texts(letters_of(window, "kabul")))
    letters_of(window, "russia")
    click(window, "letter-answer-wait")
    assert opened(table)[0].chosen == {"russia": "wait", "iran": "join"}


def test_control_sees_who_has_answered_answers_for_a_seat_and_opens_the_answers(
    window: TableWindow, table: Session
) -> None:
    assert "Russia and Iran still to answer." in " ".join(texts(window))
    click(window, "open-briefing")
    assert not find(window, "answer-russia-lead").isEnabled()
    click(window, "answer-russia-join")
    said = " ".join(texts(window))
    assert "Russia has answered. Iran still to answer." in said
    click(window, "open-answers")
    assert opened(table)[0].chosen == {"russia": "join", "iran": "wait"}
    assert opened(table)[0].silent == ("iran",)


def test_a_bot_that_is_asked_answers_by_itself(window: TableWindow, table: Session) -> None:
    seat_bot(table, "russia", "greedy")
    window.bots.begin()
    assert table.state.table.asking is not None
    assert set(table.state.table.asking.chosen) == {"russia"}
