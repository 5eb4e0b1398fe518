"""The turns of the report: each tells its deals, its moves, and what was put in place of what fell."""

import re
from functools import cache

import pytest

from tests.wargame.report.sessions import demo
from wargame.report.blocks import Block, Bullets, Document, Heading, MoveCard, Part, Table
from wargame.report.facts import ReportFacts, gather
from wargame.report.formats.html import as_html
from wargame.report.formats.markdown import as_markdown
from wargame.report.making import document_of
from wargame.report.options import Options

DEALS_OF_THE_DEMO = {
    1: {1: "Iran accepts deal 1."},
    2: {2: "Iran accepts deal 2.", 3: "Russia declines deal 3."},
    3: {4: "United States accepts deal 4."},
    4: {1: "Deal 1 is broken by Iran.", 2: "Deal 2 is kept."},
    5: {5: "Deal 5 lapses.", 6: "Kabul accepts deal 6."},
    6: {},
    7: {7: "Kabul accepts deal 7."},
    8: {4: "Deal 4 is kept.", 6: "Deal 6 is kept.", 7: "Deal 7 is kept."},
}
"""For each turn how the deals end that were offered, answered or judged in it."""

OVERRIDDEN = 37
"""The move of the demo that failed by the dice and was put right to succeed in part."""


@cache
def facts() -> ReportFacts:
    return gather(demo())


@cache
def document(turn: int | None = None) -> Document:
    return document_of(demo(), Options(turn=turn))


def of(part: str, turn: int | None = None) -> Part:
    return next(one for one in document(turn).parts if one.id == part)


def part(turn: int, *, alone: bool = False) -> Part:
    return of(f"turn-{turn}", turn if alone else None)


def below(blocks: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """What stands below a heading, up to the next."""
    at = [n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.text == heading]
    if not at:
        return ()
    rest = blocks[at[0] + 1 :]
    end = next((n for n, one in enumerate(rest) if isinstance(one, Heading)), len(rest))
    return rest[:end]


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("turn", DEALS_OF_THE_DEMO)
def test_a_turn_tells_its_deals_and_no_others(turn: int, *, alone: bool) -> None:
    told = [
        line.text
        for block in below(part(turn, alone=alone).blocks, "Deals")
        if isinstance(block, Bullets)
        for line in block.lines
    ]
    deals = DEALS_OF_THE_DEMO[turn]
    assert len(told) == len(deals)
    for line, (number, end) in zip(told, deals.items(), strict=True):
        assert line.startswith(f"Deal {number}, ")
        assert line.endswith(end)


def test_every_deal_of_the_session_is_told_in_some_turn() -> None:
    assert {deal.number for turn in facts().turns for deal in turn.deals} == {
        deal.number for deal in demo().state.affairs.deals
    }


def test_a_card_strikes_out_what_fell_and_not_what_holds() -> None:
    cards = [block for turn in range(1, 9) for block in part(turn).blocks if isinstance(block, MoveCard)]
    replaced = {card.number: (card.replaced, card.outcome) for card in cards if card.replaced}
    assert replaced == {OVERRIDDEN: ("Fails", "Partly")}


def test_the_page_of_one_turn_strikes_out_what_fell_and_not_what_holds() -> None:
    (table,) = [block for block in below(part(4, alone=True).blocks, "Moves") if isinstance(block, Table)]
    cells = [row[3].lines for row in table.rows]
    struck = [[(line.text, line.tone) for line in cell] for cell in cells if len(cell) > 1]
    assert struck == [[("Fails", "struck"), ("Partly", "strong")]]
    assert {cell[-1].tone for cell in cells} == {"strong"}


def test_the_ledger_strikes_out_what_fell_beside_what_holds() -> None:
    tables = [block for block in of("ledger").blocks if isinstance(block, Table)]
    rows = [
        row for table in tables for row in table.rows if any(one.tone == "struck" for one in row[2].lines)
    ]
    assert [[line.text for cell in row[2:4] for line in cell.lines] for row in rows] == [["Fails", "Partly"]]


def test_pages_strike_out_what_fell_and_nothing_else() -> None:
    page, plain = as_html(document()), as_markdown(document())
    assert set(re.findall(r'<span class="struck"[^>]*>(.*?)</span>', page)) == {"Fails"}
    assert '<span class="struck">Fails</span> Partly</span>' in page
    assert set(re.findall(r"~~(.*?)~~", plain)) == {"Fails"}
    assert "~~Fails~~ **Partly**" in plain
