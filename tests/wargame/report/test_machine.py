"""Each report says what in the record was written by a machine, or that nothing was."""

from functools import cache

import pytest

from tests.wargame.report.sessions import demo
from tests.wargame.woods import at
from wargame.places import scenarios_folder
from wargame.report.blocks import Bullets, Paragraph
from wargame.report.facts import gather
from wargame.report.machine import MORE, NOTHING, SOMETHING, written_by_machines
from wargame.report.making import document_of, render
from wargame.report.options import PARTS, Options
from wargame.scenario.load import load
from wargame.session.bots import let_bots, seat_bot
from wargame.session.session import Session


@cache
def with_bots() -> Session:
    """A session of the flagship in which bots have planned for two seats."""
    session = at("planning", load(scenarios_folder() / "afghanistan-2017.yaml"))
    seat_bot(session, "iran", "greedy")
    seat_bot(session, "kabul", "cautious")
    let_bots(session)
    return session


def said(options: Options, session: Session) -> str:
    blocks = written_by_machines(gather(session, options), options.turn)
    lines = [block.line.text for block in blocks if isinstance(block, Paragraph)]
    return " ".join(
        [*lines, *(line.text for block in blocks if isinstance(block, Bullets) for line in block.lines)]
    )


@pytest.mark.parametrize("options", [Options(), Options(turn=2), Options(without=frozenset(PARTS))])
@pytest.mark.parametrize("ending", [".md", ".html", ".pdf"])
def test_a_record_of_people_alone_says_so_in_every_report(options: Options, ending: str) -> None:
    document = document_of(demo("first-steps"), options)
    assert NOTHING in str(document)
    if ending != ".pdf":
        assert NOTHING in render(document, ending).decode()


def test_what_bots_did_is_listed_with_its_seat_policy_and_events() -> None:
    session = with_bots()
    told = said(Options(secrets=True), session)
    assert SOMETHING in told
    assert NOTHING not in told
    assert "Iran, by the bot “greedy”:" in told
    assert "Kabul, by the bot “cautious”:" in told
    (lines,) = [
        block
        for block in written_by_machines(gather(session, Options(secrets=True)))
        if isinstance(block, Bullets)
    ]
    numbers = {ref for line in lines.lines for ref in line.refs}
    assert numbers == {one.number for one in session.history.entries if one.author.startswith("bot:")}


def test_readers_who_may_not_know_of_it_are_told_that_there_is_more() -> None:
    told = said(Options(secrets=False), with_bots())
    assert MORE in told
    assert NOTHING not in told
    assert "note" not in told


def test_a_page_of_a_turn_speaks_of_that_turn() -> None:
    session = with_bots()
    assert SOMETHING in said(Options(turn=1, secrets=True), session)
