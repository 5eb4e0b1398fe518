"""Tests of `wargame.shown.editor`: sections, faults by place, new items, search."""

from functools import cache

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.data import scenario_hash
from wargame.scenario.document.differences import difference
from wargame.scenario.document.document import Document, of_text, open_document
from wargame.scenario.document.edits import Rename
from wargame.scenario.fields import fields_of
from wargame.shown.editor.blank import blank_key, blank_of
from wargame.shown.editor.fresh import adding, copying, free_id, removing
from wargame.shown.editor.language import read_out
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import SECTIONS, Section, items_in, section, section_at
from wargame.shown.editor.summaries import summary_of
from wargame.shown.editor.texts import found_in
from wargame.shown.editor.things import things_of

LISTS = [one for one in SECTIONS if one.is_list]


@cache
def practice() -> Document:
    return open_document(scenarios_folder() / "templates" / "practice.yaml")


def without(name: str, line: str, new: str) -> Document:
    return of_text(practice().text.replace(line, new, 1), name)


def test_seats_and_others_part_the_actors() -> None:
    document = of_text(
        practice().text.replace("    glyph: seat-sail\n", "    glyph: seat-sail\n    kind: non-player\n")
    )
    assert [one.title for one in items_in(document, section("seats"))] == ["East town", "West town"]
    assert [one.title for one in items_in(document, section("others"))] == ["Ferry"]
    assert section_at(("actors", 2, "name"), document.data).key == "others"
    assert section_at(("summary",)).key == "game"


def test_what_is_no_item_is_left_out_and_a_scenario_of_nothing_has_no_items() -> None:
    assert items_in(of_text("cards: [1, two, {id: x}]"), section("cards"))[0].title == "x"
    assert items_in(of_text(""), section("cards")) == ()
    assert items_in(of_text("cards: {a: b}"), section("cards")) == ()


@pytest.mark.parametrize("of", LISTS, ids=lambda of: of.key)
def test_what_is_added_can_be_played_at_once_and_is_taken_out_without_a_trace(of: Section) -> None:
    made = adding(practice(), of)
    assert made is not None
    edit, path = made
    document, _back = practice().edited(edit)
    assert document.is_playable, document.faults
    assert path in [item.path for item in items_in(document, of)]
    gone, _ = document.edited(removing(document, of, path))
    assert gone.is_playable
    assert len(items_in(gone, of)) == len(items_in(practice(), of))


@pytest.mark.parametrize("of", [one for one in LISTS if one.key != "ties"], ids=lambda of: of.key)
def test_a_copy_stands_below_with_an_id_of_its_own(of: Section) -> None:
    document = practice()
    if not items_in(document, of):
        made = adding(document, of)
        assert made is not None
        document, _ = document.edited(made[0])
    first = items_in(document, of)[0]
    edit, path = copying(document, of, first.path)
    copied, _ = document.edited(edit)
    assert copied.is_playable, copied.faults
    assert copied.value(path)["id"] == f"{first.id}-b"


@pytest.mark.parametrize("of", LISTS, ids=lambda of: of.key)
def test_two_new_items_can_be_played_together(of: Section) -> None:
    document = practice()
    for _ in range(2):
        made = adding(document, of)
        if made is not None:  # there may be no second pair of actors
            document, _back = document.edited(made[0])
    assert document.is_playable, document.faults


def test_ids_are_made_of_names_and_no_track_has_the_id_of_an_actor() -> None:
    assert free_id(practice(), "cards", "Lay a pier") == "lay-a-pier-b"
    assert free_id(practice(), "tracks", "Ferry") == "ferry-b"
    made = adding(practice(), section("seats"), "The Größe")
    assert made is not None
    assert practice().edited(made[0])[0].value(made[1])["id"] == "the-grosse"


def test_nothing_can_be_added_that_needs_a_seat_before_there_is_one() -> None:
    nobody = of_text("title: Nothing yet\n")
    assert adding(nobody, section("cards")) is None
    assert adding(nobody, section("ties")) is None
    assert adding(nobody, section("seats")) is not None


def test_a_fault_is_found_at_its_field_in_its_item_and_in_its_section() -> None:
    document = without("x.yaml", "owners: [west-town]", "owners: [west-twon]")
    troubles = Troubles(document)
    assert [one.section for one in troubles.all] == ["cards"]
    assert troubles.all[0].item == ("cards", 3)
    assert troubles.inside(("cards", 3, "owners"))
    assert not troubles.inside(("cards", 2))
    assert "West-twon" not in troubles.all[0].words
    assert "west-twon" in troubles.all[0].words


def test_a_picker_offers_what_there_is() -> None:
    assert things_of(practice(), "seat")[0] == ("east-town", "East town")
    assert ("bridge", "Bridge") in things_of(practice(), "track")
    assert things_of(practice(), "hidden-set", "ferry")[0][0] == "public"
    assert things_of(of_text(""), "card") == ()


def test_whatever_the_format_has_can_be_added_blank() -> None:
    for of in SECTIONS:
        for form in fields_of(of.part):
            blank_of(practice(), form)
    steps = next(form for form in fields_of(section("tracks").part) if form.name == "steps")
    assert blank_key(practice(), steps, ["0", "3"]) == "4"


def test_conditions_are_read_out_by_the_names_of_things() -> None:
    assert read_out(practice(), "condition", "track(bridge) >= 5") == "Bridge at 5 or more"
    assert read_out(practice(), "effects", "track(bridge) +1") == "Bridge +1"
    assert read_out(practice(), "condition", "track(") == ""


def test_lists_say_a_line_of_each_item() -> None:
    said = {
        of.key: summary_of(practice(), of, items_in(practice(), of)[0])
        for of in LISTS
        if items_in(practice(), of)
    }
    assert said["seats"] == "3 cards, income 2"
    assert said["ties"] == "−1: An old quarrel about the toll."
    assert said["events"] == "In turn 2"
    assert said["each-turn"] == "When bridge at 5 or more"
    assert said["goals"] == "East town, 60 points"


def test_search_finds_a_thing_by_its_name_in_all_its_uses() -> None:
    hits, more = found_in(practice(), "passengers")
    assert more == 0
    assert any(hit.path == ("objectives", 4, "measure") for hit in hits)
    called, _more = found_in(practice(), "bridge")
    assert called[0].path[::2] == ("tracks", "name"), "what is called so comes before where it is used"
    assert found_in(practice(), "xylophone") == ((), 0)
    assert found_in(practice(), "  ") == ((), 0)


@pytest.mark.parametrize("name", ["first-steps", "great-powers-1872", "afghanistan-2017"])
def test_a_shipped_scenario_is_rebuilt_from_the_empty_one_by_edits_alone(name: str) -> None:
    wanted = open_document(scenarios_folder() / f"{name}.yaml")
    made = open_document(scenarios_folder() / "templates" / "empty.yaml")
    for edit in difference(made.data, wanted.data, ()):
        made, _back = made.edited(edit)
    assert made.model is not None
    assert wanted.model is not None
    assert scenario_hash(made.model) == scenario_hash(wanted.model)


ASKING = """
injects:
  - id: league
    title: A league
    kind: facilitator
    silence: wait
    answers:
      - { id: wait, title: Wait and see }
      - { id: join, title: Join it }
  - id: other
    title: Another
    kind: facilitator
    silence: wait
    answers:
      - { id: wait, title: Stay out }
      - { id: come, title: Come }
"""


def test_silence_is_one_of_the_answers_of_its_own_inject() -> None:
    assert things_of(of_text(ASKING), "answer", "other") == (("wait", "Stay out"), ("come", "Come"))
    assert things_of(of_text(ASKING), "answer") == ()


def test_another_id_for_an_answer_stays_within_its_inject() -> None:
    document, _ = of_text(ASKING).edited(Rename("answer", "wait", "rest", "league"))
    first, second = document.data["injects"]
    assert (first["answers"][0]["id"], first["silence"]) == ("rest", "rest")
    assert (second["answers"][0]["id"], second["silence"]) == ("wait", "wait")
