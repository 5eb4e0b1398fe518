"""What a workbook that came back would change: told cell by cell, and nothing else is touched."""

from typing import Any

import pytest

from tests.wargame.scenario.small import SMALL, small
from tests.wargame.workbook.books import book, cell, preview, typed, without_base
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data
from wargame.scenario.document.document import open_document
from wargame.scenario.load import load
from wargame.workbook.exchange import edit_of
from wargame.workbook.files import RawBook, RawSheet
from wargame.workbook.kinds import ABSENT, Raw
from wargame.workbook.preview import NOTHING_CHOSEN, Taking, taken

COST = ("cards", "lay-stones", "cost")


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return as_data(small())


@pytest.fixture(scope="module")
def exported(data: dict[str, Any]) -> RawBook:
    return book(data)


def at(exported: RawBook, thing: str, heading: str, sheet: str = "Cards") -> str:
    return cell(exported, sheet, thing, heading)


def with_rows(exported: RawBook, sheet: str, change: Any) -> RawBook:
    """The workbook with the rows of a sheet changed as a whole: sorted, deleted, copied."""
    return RawBook(
        tuple(
            RawSheet(one.name, tuple(map(tuple, change(list(map(list, one.rows))))))
            if one.name == sheet
            else one
            for one in exported.sheets
        )
    )


def test_a_cell_that_was_changed_is_told_with_old_and_new(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, typed(exported, {at(exported, "lay-stones", "Cost"): 3}))
    (change,) = made.changes
    assert (change.field, change.ref, change.thing) == (
        COST,
        at(exported, "lay-stones", "Cost"),
        "Lay stones",
    )
    assert (change.heading, change.old, change.new) == ("Cost", 2, 3)
    assert (made.conflicts, made.new, made.missing, made.troubles) == ((), (), (), ())
    assert taken(made)["cards"][0]["cost"] == 3


def test_what_is_left_out_is_not_taken(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, typed(exported, {at(exported, "lay-stones", "Cost"): 3}))
    assert taken(made, Taking(without=frozenset([COST]))) == data


@pytest.mark.parametrize(("yours", "theirs", "result"), [(5, 2, 5), (2, 3, 3), (3, 3, 3)])
def test_a_cell_changed_on_one_side_or_alike_on_both_needs_no_choice(
    yours: int, theirs: int, result: int, data: dict[str, Any], exported: RawBook
) -> None:
    here = taken(preview(data, typed(exported, {at(exported, "lay-stones", "Cost"): yours})))
    made = preview(here, typed(exported, {at(exported, "lay-stones", "Cost"): theirs}))
    assert made.conflicts == ()
    assert taken(made)["cards"][0]["cost"] == result


def test_a_cell_changed_on_both_sides_is_kept_until_the_workbooks_is_chosen(
    data: dict[str, Any], exported: RawBook
) -> None:
    here = taken(preview(data, typed(exported, {at(exported, "lay-stones", "Cost"): 5})))
    made = preview(here, typed(exported, {at(exported, "lay-stones", "Cost"): 3}))
    (conflict,) = made.conflicts
    assert (conflict.base, conflict.change.old, conflict.change.new) == (2, 5, 3)
    assert taken(made)["cards"][0]["cost"] == 5
    assert taken(made, Taking(theirs=frozenset([COST])))["cards"][0]["cost"] == 3


def test_rows_may_be_sorted_and_their_order_in_the_scenario_stays(
    data: dict[str, Any], exported: RawBook
) -> None:
    turned = with_rows(exported, "Cards", lambda rows: [rows[0], *reversed(rows[1:])])
    assert preview(data, turned).is_empty


def test_a_row_that_was_deleted_is_kept_unless_it_is_chosen_to_go(
    data: dict[str, Any], exported: RawBook
) -> None:
    made = preview(data, with_rows(exported, "Cards", lambda rows: rows[:2]))
    (missing,) = made.missing
    assert (missing.thing, missing.title, missing.one) == (("cards", "night-ferry"), "Night ferry", "card")
    assert taken(made) == data
    gone = taken(made, Taking(removed=frozenset([missing.thing])))
    assert [card["id"] for card in gone["cards"]] == ["lay-stones"]


def test_a_new_row_without_an_id_is_a_new_thing_where_it_stands(
    data: dict[str, Any], exported: RawBook
) -> None:
    def insert(rows: list[list[Any]]) -> list[list[Any]]:
        new = list(rows[1])
        new[0], new[1] = "", "Sell tolls to the Guild"
        return [*rows[:2], new, rows[2]]

    made = preview(data, with_rows(exported, "Cards", insert))
    (new,) = made.new
    assert (new.ref, new.title, new.thing) == (
        "Cards!3",
        "Sell tolls to the Guild",
        ("cards", "sell-tolls-to-the-guild"),
    )
    cards = taken(made)["cards"]
    assert [card["id"] for card in cards] == ["lay-stones", "sell-tolls-to-the-guild", "night-ferry"]
    assert list(cards[1]) == list(cards[0])


def test_a_row_that_was_copied_and_given_a_title_is_a_new_thing(
    data: dict[str, Any], exported: RawBook
) -> None:
    def copy(rows: list[list[Any]]) -> list[list[Any]]:
        return [rows[0], [rows[1][0], "Lay more stones", *rows[1][2:]], *rows[1:]]

    made = preview(data, with_rows(exported, "Cards", copy))
    assert [new.thing[1] for new in made.new] == ["lay-more-stones"]
    assert (made.changes, made.troubles) == ((), ())


def test_a_row_that_stands_twice_is_told(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, with_rows(exported, "Cards", lambda rows: [*rows, rows[1]]))
    assert [(one.ref, one.told.what) for one in made.troubles] == [("Cards!4", "row-twice")]


def test_a_row_without_id_is_known_by_its_title(data: dict[str, Any], exported: RawBook) -> None:
    def forget_ids(rows: list[list[Any]]) -> list[list[Any]]:
        return [row[1:] for row in rows]

    assert preview(data, with_rows(exported, "Cards", forget_ids)).is_empty


def test_what_somebody_took_out_here_stays_out_unless_it_is_wanted_back(
    data: dict[str, Any], exported: RawBook
) -> None:
    here = {**data, "cards": data["cards"][:1]}
    made = preview(here, exported)
    (new,) = made.new
    assert new.taken_out
    assert taken(made) == here
    assert taken(made, Taking(back=frozenset([new.thing])))["cards"] == data["cards"]


def test_what_somebody_added_here_is_not_missing_from_an_older_workbook(
    data: dict[str, Any], exported: RawBook
) -> None:
    here = {**data, "cards": [*data["cards"], {**data["cards"][0], "id": "later", "title": "Later"}]}
    assert preview(here, exported).is_empty


# --- what is wrong in a cell ---


def test_a_cell_with_a_fault_is_left_out_and_the_rest_comes_in(
    data: dict[str, Any], exported: RawBook
) -> None:
    cells: dict[str, Raw] = {
        at(exported, "lay-stones", "Can be planned if"): "track(bridg) >= 1",
        at(exported, "night-ferry", "Cost"): 4,
        at(exported, "night-ferry", "Throw"): "many",
    }
    made = preview(data, typed(exported, cells))
    told = {one.ref: str(one.told) for one in made.troubles}
    assert set(told) == {
        at(exported, "lay-stones", "Can be planned if"),
        at(exported, "night-ferry", "Throw"),
    }
    assert "there is no track `bridg`" in told[at(exported, "lay-stones", "Can be planned if")]
    assert told[at(exported, "night-ferry", "Throw")] == "“many” is not a number"
    assert [change.new for change in made.changes] == [4]


def test_a_new_thing_with_a_fault_is_left_out_whole(data: dict[str, Any], exported: RawBook) -> None:
    def insert(rows: list[list[Any]]) -> list[list[Any]]:
        return [*rows, ["", "Nobody's card", *rows[1][2:3], "Nobody", *rows[1][4:]]]

    made = preview(data, with_rows(exported, "Cards", insert))
    assert made.new == ()
    (trouble,) = made.troubles
    assert trouble.ref == "Cards!D4"
    assert "there is no seat `Nobody`" in str(trouble.told)
    assert taken(made) == data


def test_a_fault_that_was_there_before_stops_nothing(data: dict[str, Any]) -> None:
    broken = {**data, "calendar": {**data["calendar"], "turns": "many"}}
    exported = book(broken)
    made = preview(broken, typed(exported, {at(exported, "lay-stones", "Cost"): 3}))
    assert [change.new for change in made.changes] == [3]
    assert (made.troubles, made.left) == ((), ())


def test_what_would_be_wrong_elsewhere_is_told(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, typed(exported, {cell(exported, "Game", "calendar.turns", "Value"): 3}))
    assert [name for name, _ in made.left] == ["calendar.labels", "calendar.quarters"]


# --- what is mended, and what is not read ---


def test_typographic_signs_are_mended_in_numbers_and_effects_and_left_in_sentences(
    data: dict[str, Any], exported: RawBook
) -> None:
    cells = {
        at(exported, "lay-stones", "If it fails"): "influence(north-bank) \u22122",
        at(exported, "lay-stones", "Event: goldstein"): "5,5",
        at(exported, "lay-stones", "Can be planned if"): "track(bridge)\u00a0\u2265 1",
        at(exported, "lay-stones", "Text"): "\u201cMasons\u201d \u2013 at\u00a0last.",
    }
    made = preview(data, typed(exported, cells))
    card = taken(made)["cards"][0]
    assert card["fails"] == "influence(north-bank) -2"
    assert card["event"]["goldstein"] == 5.5
    assert card["requires"] == "track(bridge) >= 1"
    assert card["text"] == "\u201cMasons\u201d \u2013 at\u00a0last."
    assert {one.ref: one.kinds for one in made.mended} == {
        at(exported, "lay-stones", "If it fails"): ("minus",),
        at(exported, "lay-stones", "Event: goldstein"): ("commas",),
        at(exported, "lay-stones", "Can be planned if"): ("spaces", "comparisons"),
    }


def test_names_may_stand_for_ids(data: dict[str, Any], exported: RawBook) -> None:
    cells = {
        at(exported, "night-ferry", "Played by"): "north bank, South Bank",
        at(exported, "lay-stones", "If it fails"): "alignment(North Bank, River Guild) -1; "
        "track(The bridge) -1",
    }
    cards = taken(preview(data, typed(exported, cells)))["cards"]
    assert cards[1]["owners"] == ["north-bank", "south-bank"]
    assert cards[0]["fails"] == "alignment(north-bank, river-guild) -1; track(bridge) -1"


def test_conditions_and_effects_go_out_with_the_names_that_people_read(
    data: dict[str, Any], exported: RawBook
) -> None:
    sheet = next(one for one in exported.sheets if one.name == "Cards")
    said = " ".join(str(one) for one in sheet.rows[1])
    assert "track(The bridge) +1" in said
    assert "track(bridge)" not in said
    assert preview(data, exported).is_empty


def test_a_name_that_would_be_read_as_another_goes_out_as_its_id(data: dict[str, Any]) -> None:
    tracks = [{**data["tracks"][0], "name": "The bridge (old)"}, *data["tracks"][1:]]
    renamed = {**data, "tracks": tracks}
    sheet = next(one for one in book(renamed).sheets if one.name == "Cards")
    assert "track(bridge) +1" in " ".join(str(one) for one in sheet.rows[1])
    assert preview(renamed, book(renamed)).is_empty


def test_a_misspelt_name_is_mended_by_the_name_that_people_read(
    data: dict[str, Any], exported: RawBook
) -> None:
    cells = {at(exported, "lay-stones", "If it fails"): "track(The brigde) -1"}
    made = preview(data, typed(exported, cells))
    (trouble,) = made.troubles
    assert (trouble.near, trouble.called) == ("bridge", "The bridge")
    assert taken(made, Taking(mended=frozenset({trouble.field})))["cards"][0]["fails"] == "track(bridge) -1"


def test_a_new_row_comes_in_with_all_its_misspelt_names_mended(
    data: dict[str, Any], exported: RawBook
) -> None:
    head = next(one.rows[0] for one in exported.sheets if one.name == "Cards")
    said = {"Title": "Paint it", "Played by": "North Banc", "Kind": "economic", "Cost": 1, "Throw": 6}
    said |= {"If it succeeds": "track(The brigde) +1"}

    def insert(rows: list[list[Any]]) -> list[list[Any]]:
        return [*rows, [said.get(str(one), "") for one in head]]

    made = preview(data, with_rows(exported, "Cards", insert))
    assert {one.called for one in made.troubles} == {"North Bank", "The bridge"}
    assert made.new == ()
    mended = taken(made, Taking(mended=frozenset({made.troubles[0].field})))["cards"][-1]
    assert (mended["title"], mended["owners"], mended["succeeds"]) == (
        "Paint it",
        ["north-bank"],
        "track(bridge) +1",
    )


def test_columns_and_sheets_of_ones_own_are_named_and_left_alone(
    data: dict[str, Any], exported: RawBook
) -> None:
    sheets = (*exported.sheets, RawSheet("Ideas", (("What", "Who"), ("more cards", "me"))))
    own = RawBook(sheets)
    width = len(next(one for one in exported.sheets if one.name == "Cards").rows[0])

    def comment(rows: list[list[Any]]) -> list[list[Any]]:
        return [[*row[:width], text] for row, text in zip(rows, ("Comment", "too cheap?", ""), strict=False)]

    made = preview(data, with_rows(own, "Cards", comment))
    assert made.is_empty
    assert [one.told.what for one in made.unread] == ["sheet-unread", "column-unread"]


def test_a_misspelt_heading_is_taken_for_the_one_that_is_missing_and_told(
    data: dict[str, Any], exported: RawBook
) -> None:
    ref = f"{at(exported, 'lay-stones', 'Cost')[:-1]}1"
    made = preview(data, typed(exported, {ref: "Costs", at(exported, "lay-stones", "Cost"): 3}))
    assert [change.new for change in made.changes] == [3]
    assert "column-taken-for" in [note.what for note in made.notes]


def test_headings_may_stand_below_a_line_of_ones_own(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, with_rows(exported, "Cards", lambda rows: [["Draft of May"], [], *rows]))
    assert made.is_empty


def test_a_sheet_of_another_name_is_known_by_its_headings(data: dict[str, Any], exported: RawBook) -> None:
    renamed = RawBook(
        tuple(RawSheet("Karten" if one.name == "Cards" else one.name, one.rows) for one in exported.sheets)
    )
    made = preview(data, typed(renamed, {at(exported, "lay-stones", "Cost").replace("Cards", "Karten"): 3}))
    assert [change.ref for change in made.changes] == [
        at(exported, "lay-stones", "Cost").replace("Cards", "Karten")
    ]
    assert "sheet-known-by-headings" in [note.what for note in made.notes]


def test_a_sheet_that_is_gone_leaves_what_it_held(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, RawBook(tuple(one for one in exported.sheets if one.name != "Cards")))
    assert made.is_empty
    assert [str(note) for note in made.notes] == [
        "There is no sheet Cards; what it would hold stays as it is."
    ]


def test_the_workbook_of_another_scenario_is_told(data: dict[str, Any], exported: RawBook) -> None:
    others = as_data(load(scenarios_folder() / "first-steps.yaml"))
    assert preview(others, exported).of_other == "small"


def test_the_workbook_of_the_scenario_that_this_one_was_copied_from_is_compared_as_its_own(
    data: dict[str, Any], exported: RawBook
) -> None:
    copy = {**data, "id": "copy", "title": "A copy"}
    made = preview(copy, typed(exported, {at(exported, "lay-stones", "Cost"): 3}))
    assert made.of_other == ""
    assert [change.heading for change in made.changes] == ["Cost"]
    assert (taken(made)["id"], taken(made)["title"]) == ("copy", "A copy")


# --- ties, events, the rest ---


def test_ties_are_read_from_either_half_of_the_matrix(data: dict[str, Any], exported: RawBook) -> None:
    ties = next(one for one in exported.sheets if one.name == "Ties")
    assert ties.rows[0] == ("", "North Bank", "South Bank", "River Guild")
    made = preview(data, typed(exported, {"Ties!D2": -4, "Ties!B4": "", "Ties!D3": 3}))
    now = {tuple(one["between"]): one["value"] for one in taken(made)["alignments"]}
    assert now == {
        ("north-bank", "south-bank"): 2,
        ("north-bank", "river-guild"): -4,
        ("river-guild", "south-bank"): 3,
    }


def test_two_halves_that_differ_are_told(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, typed(exported, {"Ties!C2": 5}))
    assert [(one.ref, one.told.what) for one in made.troubles] == [("Ties!B3", "tie-told-twice")]
    assert taken(made) == data


def test_a_tie_that_is_emptied_goes_with_its_reasons(data: dict[str, Any], exported: RawBook) -> None:
    made = preview(data, typed(exported, {"Ties!B3": ""}))
    assert made.changes[0].new is ABSENT
    assert [one["between"] for one in taken(made)["alignments"]] == [["north-bank", "river-guild"]]


def test_events_upkeep_and_endings_share_a_sheet(data: dict[str, Any], exported: RawBook) -> None:
    cells = {
        at(exported, "spring", "Effects", "Events"): "track(tolls) +2",
        at(exported, "open-bridge", "Title", "Events"): "Open!",
        at(exported, "spring", "Title", "Events"): "A title",
        at(exported, "flood", "Kind", "Events"): "ending",
    }
    made = preview(data, typed(exported, cells))
    assert {change.field[:2] for change in made.changes} == {("upkeep", "spring"), ("endings", "open-bridge")}
    assert {one.told.what for one in made.troubles} == {"event-without-field", "event-of-other-kind"}


def test_a_value_of_the_sheets_game_and_more_is_changed_by_its_field(
    data: dict[str, Any], exported: RawBook
) -> None:
    cells: dict[str, Raw] = {
        cell(exported, "Game", "rules.backing.cost", "Value"): 2,
        cell(exported, "Game", "rules.adjudication.bands.fails-on", "Value"): "none",
        cell(exported, "More", "monitor.parts.tie.scale", "Value"): "2,5",
    }
    now = taken(preview(data, typed(exported, cells)))
    assert now["rules"]["backing"] == {"cost": 2}
    assert now["rules"]["adjudication"]["bands"] == {"fails-on": None}
    assert now["monitor"]["parts"][0]["scale"] == 2.5


def test_a_block_whose_cells_are_all_emptied_goes(data: dict[str, Any], exported: RawBook) -> None:
    cells = {cell(exported, "Game", f"rules.backing.{name}", "Value"): "" for name in ("cost", "per-turn")}
    assert "backing" not in taken(preview(data, typed(exported, cells)))["rules"]


def test_a_workbook_without_its_hidden_sheet_is_compared_with_the_scenario_alone(
    data: dict[str, Any], exported: RawBook
) -> None:
    made = preview(data, typed(without_base(exported), {at(exported, "lay-stones", "Cost"): 3}))
    assert [change.new for change in made.changes] == [3]
    assert "workbook-without-base" in [note.what for note in made.notes]


# --- into the file ---


def test_an_import_is_one_edit_that_touches_the_lines_of_its_cells_and_is_taken_back_to_the_byte(
    exported: RawBook,
) -> None:
    document = open_document(SMALL)

    def change(rows: list[list[Any]]) -> list[list[Any]]:
        return [*rows, ["", "Sell tolls", *rows[1][2:]]]

    book_there = with_rows(typed(exported, {at(exported, "lay-stones", "Cost"): 3}), "Cards", change)
    made = preview(document.data, book_there)
    edit = edit_of(made, NOTHING_CHOSEN, "Import of a.xlsx")
    following, back = document.edited(edit)
    before, after = document.text.splitlines(), following.text.splitlines()
    assert [line for line in before if line not in after] == ["    cost: 2"]
    assert following.data == taken(made)
    assert following.faults == ()
    assert following.edited(back)[0].content == document.content
