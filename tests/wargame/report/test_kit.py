"""The print kit: everything that lies on the table, the hidden parts on sheets of their own."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from wargame.places import scenarios_folder
from wargame.report.kit import SHEETS, Kit, as_pdf, data_of
from wargame.report.options import Paper
from wargame.scenario.load import load
from wargame.terms import Refused

FLAGSHIP = load(scenarios_folder() / "afghanistan-2017.yaml")


def pages(kit: Kit) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(as_pdf(kit))).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("sheet", sorted({*SHEETS} - {"answers"}))
@pytest.mark.parametrize("scenario", ["first-steps", "great-powers-1872"])
def test_each_kind_of_sheet_can_be_printed_by_itself(sheet: str, scenario: str) -> None:
    assert pages(Kit(scenario=load(scenarios_folder() / f"{scenario}.yaml"), sheets=(sheet,)))


def test_a_hidden_brief_shares_no_sheet_with_an_open_one() -> None:
    printed = pages(Kit(scenario=FLAGSHIP, sheets=("briefs",)))
    own = squeezed(FLAGSHIP.seats[0].brief[:60])
    [sheet] = [page for page in printed if own in page]
    assert "Sealed." in sheet
    assert squeezed(FLAGSHIP.seats[0].public_goals[1]) not in sheet


def test_of_a_session_only_the_set_that_was_drawn_is_printed() -> None:
    kit = Kit(scenario=FLAGSHIP, sheets=("briefs",), hidden={"russia": "b"})
    texts = [sheet["text"] for sheet in data_of(kit)["groups"][0]["sheets"] if sheet["name"] == "Russia"]
    titles = {one.id: one.title for one in FLAGSHIP.seats[0].hidden_sets}
    assert titles["b"] in texts
    assert titles["a"] not in texts


def test_every_card_is_printed_nine_to_a_page() -> None:
    printed = "".join(pages(Kit(scenario=FLAGSHIP, sheets=("cards",))))
    assert all(squeezed(card.title) in printed for card in FLAGSHIP.cards)


def test_a_printed_card_has_the_number_of_its_seat_s_deck_also_when_others_are_switched_off() -> None:
    seat = FLAGSHIP.seats[0]
    own = [card for card in FLAGSHIP.cards if seat.id in card.owners]
    [group] = data_of(Kit(scenario=FLAGSHIP, sheets=("cards",), cards_off=frozenset({own[0].id})))["groups"]
    printed = {one["title"]: one["number"] for sheet in group["sheets"] for one in sheet["cards"]}
    assert printed[own[1].title] == f"{seat.short or seat.name} 2"
    assert own[0].title not in printed


def test_no_card_is_printed_with_the_name_that_the_file_has_for_it() -> None:
    printed = "".join(pages(Kit(scenario=FLAGSHIP, sheets=("cards",))))
    assert not [card.id for card in FLAGSHIP.cards if "-" in card.id and card.id in printed]


def test_a_slip_has_a_line_for_an_answer_where_an_inject_asks_the_seat() -> None:
    scenario = load(scenarios_folder() / "templates" / "two-parties-and-a-mediator.yaml")
    printed = pages(Kit(scenario=scenario, sheets=("slips",)))
    asked = {
        name: [page for page in printed if f"Orderslipsof{name}" in page] for name in ("North", "Mediator")
    }
    assert all("Answer,ifaninjectasks" in page for page in asked["North"])
    assert not any("Answer," in page for page in asked["Mediator"])
    assert asked["North"]
    assert asked["Mediator"]


def test_a_turn_has_one_sheet_of_the_record() -> None:
    assert len(pages(Kit(scenario=FLAGSHIP, sheets=("record",)))) == FLAGSHIP.calendar.turns


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_tents_are_one_to_a_page_on_either_paper(paper: Paper) -> None:
    kit = replace(Kit(scenario=FLAGSHIP, sheets=("tents",)), paper=paper)
    assert len(pages(kit)) == len(FLAGSHIP.seats)


def test_the_same_scenario_gives_the_same_bytes() -> None:
    kit = Kit(scenario=FLAGSHIP, sheets=("briefs",))
    assert as_pdf(kit) == as_pdf(kit)


def test_an_unknown_sheet_is_refused() -> None:
    with pytest.raises(Refused, match="no maps; it has: briefs, cards"):
        data_of(Kit(scenario=FLAGSHIP, sheets=("maps",)))


def test_each_seat_that_an_inject_asks_has_its_answers_to_tick_and_no_other_has() -> None:
    scenario = load(scenarios_folder() / "templates" / "two-parties-and-a-mediator.yaml")
    [group] = data_of(Kit(scenario=scenario, sheets=("answers",)))["groups"]
    [sheet] = group["sheets"]
    assert [slip["name"] for slip in sheet["slips"]] == ["North", "South"]
    north, south = (dict(slip["answers"]) for slip in sheet["slips"])
    assert north["Promise it"].endswith("It costs 1 influence. Tie of North and Mediator +1.")
    assert south["Promise it"].endswith("It costs 1 influence. Tie of South and Mediator +1.")
    assert north["Send an escort"].startswith("It can be done only where the other is not an enemy. Needs: ")
    printed = "".join(pages(Kit(scenario=scenario, sheets=("answers",))))
    for words in ("Aroadforthefamilies", "Noanswercountsas“Saynothing”."):
        assert words in printed


def test_without_an_inject_that_asks_there_is_no_answer_sheet_to_print() -> None:
    with pytest.raises(Refused, match="nothing of that kind to print"):
        data_of(Kit(scenario=FLAGSHIP, sheets=("answers",)))
