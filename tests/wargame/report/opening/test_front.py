"""The front of the report: of which design a session is a table, and what of it readers may know."""

import pytest

from tests.wargame.design.designs import mediation, sealed_in
from wargame.design.reading import Read
from wargame.design.starting import order_of
from wargame.report.facts import gather
from wargame.report.formats.html import as_html
from wargame.report.formats.markdown import as_markdown
from wargame.report.making import deck_of, document_of
from wargame.report.opening.front import design_lines
from wargame.report.options import Options
from wargame.report.slides.values import Deck
from wargame.session.opening import start
from wargame.session.session import Session


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return sealed_in(tmp_path_factory.mktemp("design"), mediation())


@pytest.fixture(scope="module")
def table(series: Read) -> Session:
    """Table 3, in memory."""
    order = order_of(series, 3)
    return start(order.version.scenario, order.plan)


def on_title_slide(deck: Deck) -> str:
    return " ".join(deck.cautions)


@pytest.mark.parametrize("secrets", [False, True])
def test_a_table_of_a_design_says_which_and_what_was_tried_only_where_secrets_are_told(
    series: Read, table: Session, secrets: bool
) -> None:
    tried = series.design.tables[2].treatment
    options = Options(secrets=secrets)
    document = document_of(table, options)
    for said in (as_html(document), as_markdown(document), on_title_slide(deck_of(table, options))):
        assert "Table 3 of “Does a mediator keep Moscow and Tehran together?”" in said
        assert f"sealed before play as: {series.words}" in said
        assert (f"Tried at this table: “{tried}”, in stratum “pair 2”" in said) == secrets
        assert ("What was tried at this table is left out" in said) != secrets
        assert secrets or tried not in said


def test_what_was_tried_stays_out_unless_somebody_asks_for_secrets(table: Session) -> None:
    assert "Mediator" not in str(design_lines(gather(table)))


def test_a_line_that_the_record_does_not_prove_is_not_told(series: Read) -> None:
    order = order_of(series, 1)
    session = start(order.version.scenario, order.plan)
    session.settings["design"] = session.settings["design"].replace('"table":1', '"table":2')
    assert design_lines(gather(session)) == ()
