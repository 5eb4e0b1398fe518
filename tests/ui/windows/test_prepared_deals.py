"""A deal that the scenario has ready: offered from a hand by one press, written into Control's form."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.table_kit import click, compiled, find, open_hand, texts
from ui.panels.hand.letters import LettersPanel
from ui.panels.hand.panel import HandPanel
from ui.widgets.choice_box import ChoiceBox
from ui.windows.table import TableWindow
from wargame.game.compiled import CompiledScenario
from wargame.scenario.model import PreparedDeal
from wargame.session import injects, turns
from wargame.session.opening import Plan, start
from wargame.session.session import Session

READY = PreparedDeal(
    id="quiet-north",
    title="A quiet north",
    between=("russia", "iran"),
    terms="No arms over the river.",
    effects="alignment(russia, iran) +1",
    public=False,
    turns=2,
)


@pytest.fixture
def table() -> Session:
    """The flagship with a deal that is ready, in its first negotiation."""
    made = start(
        CompiledScenario(replace(compiled("afghanistan-2017").scenario, deals=(READY,))), Plan(seed=7)
    )
    while made.state.phase_kind != "negotiation":
        turns.next_phase(made)
        if made.state.phase_kind == "briefing":
            injects.fire_due(made)
    return made


def letters_of(window: TableWindow, seat: str) -> LettersPanel:
    window.draw_curtain(seat)
    open_hand(window)
    window.findChildren(HandPanel)[0].open_page("letters")
    return window.findChildren(LettersPanel)[0]


def test_a_party_offers_it_by_one_press_and_nobody_else_reads_of_it(
    window: TableWindow, table: Session
) -> None:
    said = " ".join(texts(letters_of(window, "iran")))
    assert "A quiet north, with Russia" in said
    assert "Tie of Russia and Iran +1." in said
    click(window, "letter-ready-quiet-north")
    (deal,) = table.state.affairs.deals
    assert (deal.proposer, deal.parties, deal.public) == ("iran", ("iran", "russia"), False)
    assert deal.terms == "A quiet north: No arms over the river."
    assert "A quiet north" in " ".join(texts(letters_of(window, "russia")))
    assert "A quiet north" not in " ".join(texts(letters_of(window, "kabul")))


def test_control_has_it_written_into_the_form_and_changes_what_it_likes(
    window: TableWindow, table: Session
) -> None:
    box = find(window, "deal-ready")
    assert isinstance(box, ChoiceBox)
    box.choose("quiet-north")
    terms = find(window, "deal-terms")
    assert isinstance(terms, QPlainTextEdit)
    assert terms.toPlainText() == "A quiet north: No arms over the river."
    proposer = find(window, "deal-proposer")
    assert isinstance(proposer, ChoiceBox)
    proposer.choose("russia")
    terms.setPlainText("No arms over the river until spring.")
    click(window, "propose")
    (deal,) = table.state.affairs.deals
    assert (deal.parties, deal.until, deal.effects) == (("russia", "iran"), 2, READY.effects)
    assert deal.terms == "No arms over the river until spring."
    assert box.chosen() is None
