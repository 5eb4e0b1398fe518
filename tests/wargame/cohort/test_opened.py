"""A sealed design beside its tables: the same conditions, what came of what was expected, what is a cause."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from tests.wargame.cohort.tables import shipped
from tests.wargame.design.designs import mediation, sealed_in
from tests.wargame.design.series import played_series
from wargame.cohort.conditions import Condition
from wargame.cohort.design_words import (
    cause_words,
    condition_words,
    hypotheses_words,
    place_sheet,
    use_words,
)
from wargame.cohort.expected import verdict_of
from wargame.cohort.gathering import Cohort, Table, gather, session_files, without
from wargame.cohort.opened import Opened, design_beside
from wargame.cohort.reporting.document import document_of
from wargame.cohort.reporting.facts import series_facts
from wargame.cohort.shuffles import Difference
from wargame.cohort.study import Asked, Study, study
from wargame.cohort.tables import sheets
from wargame.cohort.telling import trial_words
from wargame.design.measures import measures
from wargame.design.model import Hypothesis
from wargame.design.reading import Read
from wargame.places import docs_folder
from wargame.report.making import render
from wargame.terms import Refused
from wargame.words.sentences import spoken

PAIRS = 6


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return played_series(tmp_path_factory.mktemp("sealed"), mediation(blocks=PAIRS))


@pytest.fixture(scope="module")
def room(read: Read) -> Cohort:
    return gather(session_files([read.path.parent]), workers=1)


def found_in(room: Cohort, read: Read, **asked: object) -> Study:
    return study(room, replace(Asked(games=0, design=read), **asked))  # type: ignore[arg-type]


def opened_in(room: Cohort, read: Read) -> Opened:
    opened = found_in(room, read).opened
    assert opened is not None
    return opened


def by_name(opened: Opened) -> Mapping[str, Condition]:
    return {one.name: one for one in opened.conditions}


def with_table(room: Cohort, at: int, **fields: object) -> Cohort:
    """The same series in which one table says otherwise."""
    tables = list(room.tables)
    tables[at] = replace(tables[at], extract=with_fields(tables[at].extract, **fields))
    return replace(room, tables=tuple(tables))


def test_the_labels_are_those_that_the_sessions_say(room: Cohort, read: Read) -> None:
    found = found_in(room, read)
    dealt = {f"series-{one.table:02}": (one.treatment, one.stratum) for one in read.design.tables}
    said = {path.stem: (one.label, one.stratum) for path, one in found.labels.items()}
    assert said == dealt
    assert found.trial is not None
    assert (found.trial.without, found.trial.treated, found.trial.strata) == (
        "No mediator",
        "Mediator",
        PAIRS,
    )
    assert design_beside(room.tables) == read
    alone = study(room, Asked(games=0))
    assert alone.labels == found.labels
    assert "its file alone says whether a lot dealt them" in " ".join(map(spoken, alone.told))
    assert not alone.dealt_by_lot


def test_where_conditions_were_the_same_the_treatment_is_a_cause(room: Cohort, read: Read) -> None:
    found = found_in(room, read)
    opened = found.opened
    assert opened is not None
    assert [one.name for one in opened.conditions if not one.is_met] == []
    assert found.dealt_by_lot
    assert "caused by what was tried" in cause_words(opened)
    assert found.trial is not None
    said = "\n".join(trial_words(found.trial, dealt_by_lot=found.dealt_by_lot))
    assert "“Mediator” is the cause, for the labels were dealt by lot" in said
    assert "✓ Lot: as the lot 500 deals" in "\n".join(map(condition_words, opened.conditions))


def test_what_was_named_before_play_stands_apart_and_alone(room: Cohort, read: Read) -> None:
    trial = found_in(room, read).trial
    assert trial is not None
    assert {row.key for row in trial.rows if row.named} == {"tie iran russia", "index"}
    opened = opened_in(room, read)
    first, second = opened.expected
    named = {row.key: row.difference for row in trial.rows if row.named}
    assert first.difference is not None
    assert (first.difference.value, first.difference.alone) == (
        named["tie iran russia"].value,
        named["tie iran russia"].alone,
    )
    assert first.among == second.among == 2
    assert first.difference.alone <= first.difference.among_all <= named["tie iran russia"].among_all
    assert first.verdict == "borne-out"
    said = list(hypotheses_words(opened))
    assert said[0].startswith("1. IRN – RUS is higher by 2 or more with “Mediator” than with “No mediator”.")
    assert said[0].endswith("Borne out: all of the interval is 2 or more.")


def test_every_place_is_told_with_what_was_otherwise_at_it(room: Cohort, read: Read) -> None:
    left = without(with_table(room, 3, seed=3, other=1), {room.tables[0].path})
    rows = place_sheet(opened_in(left, read)).rows
    assert len(rows) == 2 * PAIRS
    dealt = read.design.tables
    assert rows[0] == ("1", dealt[0].treatment, "pair 1", "", "not played")
    assert rows[1] == ("2", dealt[1].treatment, "pair 1", "series-02", "as sealed")
    assert rows[3][3:] == ("series-04", "Seeds; By hand")
    made = {sheet.name: sheet for sheet in sheets(found_in(left, read))}
    assert [row[-1] for row in made["places"].rows[:2]] == ["not played", None]
    assert [row[1] for row in made["expected"].rows] == ["tie iran russia", "index"]
    assert made["expected"].rows[0][-1] == "not-settled"  # one pair fewer bounds it by nothing


def test_the_documentation_names_the_columns_of_a_design_as_the_code_does(room: Cohort, read: Read) -> None:
    page = (docs_folder() / "cohort.md").read_text(encoding="utf-8")
    for sheet in sheets(found_in(room, read))[-2:]:
        part = page.partition(f"### {sheet.name}\n")[2].partition("\n### ")[0]
        assert sheet.means in part
        assert re.findall(r"\| `(\w+)` \| (.*) \|", part) == [(one.name, one.means) for one in sheet.fields]


def test_whether_the_treatment_was_used_is_counted(room: Cohort, read: Read) -> None:
    (use,) = opened_in(room, read).uses
    assert (use.tables, use.at, use.times, use.is_used) == ((PAIRS, PAIRS), (0, PAIRS), (0, PAIRS), True)
    assert "at 6 of 6 with “Mediator” (6 times), at 0 of 6 with “No mediator” (0 times)." in use_words(use)
    nothing = replace(use, at=(3, 3), times=(4, 4))
    assert "used no more than without it" in use_words(nothing)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"scenario_hash": "0" * 64}, "Scenario"),
        ({"seed": 3}, "Seeds"),
        ({"key": "ab"}, "Seeds"),
        ({"hidden": {}}, "Hidden aims"),
        ({"turns": 5}, "Turns, rulings, cards"),
        ({"method": "vote"}, "Turns, rulings, cards"),
        ({"cards_off": ("x",)}, "Turns, rulings, cards"),
        ({"ended": ""}, "Tables"),
    ],
)
def test_a_table_that_was_played_otherwise_is_named_and_nothing_is_a_cause(
    room: Cohort, read: Read, fields: dict[str, object], name: str
) -> None:
    if name == "Scenario":
        tables = room.tables
        other = next(
            one.extract.scenario_hash
            for one in tables
            if one.extract.scenario_hash != tables[3].extract.scenario_hash
        )
        fields = {"scenario_hash": other}
    opened = opened_in(with_table(room, 3, **fields), read)
    found = by_name(opened)[name]
    assert not found.is_met
    assert "4" in found.words
    assert not opened.is_cause
    assert name.split(",")[0].lower() in cause_words(opened)


def test_what_people_did_is_told_and_breaks_nothing(room: Cohort, read: Read) -> None:
    for fields, name, words in (
        ({"other": 2}, "By hand", "deals, gifts or corrections at series-04"),
        ({"program": "9.9"}, "Program", "version 9.9 at 1 table"),
        ({"players": {"iran": "people"}}, "Who played", "not as often with each treatment"),
    ):
        opened = opened_in(with_table(room, 3, **fields), read)
        assert words in by_name(opened)[name].words
        assert not by_name(opened)[name].is_met
        assert opened.is_cause


def test_missing_tables_are_named(room: Cohort, read: Read) -> None:
    left = {room.tables[1].path, room.tables[4].path}
    opened = opened_in(without(room, left), read)
    assert by_name(opened)["Tables"].words == "missing: 2 and 5"
    assert not opened.is_cause


def test_a_table_that_was_played_twice_counts_for_neither(room: Cohort, read: Read) -> None:
    one = room.tables[2]
    again = Table(
        path=one.path.with_name("again.entente"),
        content="x",
        extract=with_fields(one.extract, first="other", last="other"),
    )
    opened = opened_in(replace(room, tables=(*room.tables, again)), read)
    assert by_name(opened)["Tables"].words == "played twice, so that neither counts: 3"
    assert one.path not in opened.labels
    assert again.path not in opened.labels


def test_tables_of_no_design_or_another_are_named_and_left_out(room: Cohort, read: Read) -> None:
    line = room.tables[0].extract.design
    assert line is not None
    for other in (None, replace(line, seal="1" * 64), replace(line, treatment="Mediator, twice")):
        opened = opened_in(with_table(room, 0, design=other), read)
        said = by_name(opened)["Design"].words
        assert said == "11 of 12 tables here carry this design; without it: series-01"
        assert room.tables[0].path not in opened.labels
        assert not opened.is_cause


def test_a_design_of_another_scenario_fits_no_table_and_breaks_nothing(room: Cohort, tmp_path: Path) -> None:
    plain = mediation(scenario="first-steps", checks=(), hypotheses=(Hypothesis(measure="track calm"),))
    first, second = (replace(one, injects=()) for one in plain.treatments)
    measure = next(one.key for one in measures(shipped("first-steps")) if one.key.startswith("track"))
    foreign = replace(plain, treatments=(first, second), hypotheses=(Hypothesis(measure=measure),))
    found = found_in(room, sealed_in(tmp_path, foreign))
    assert found.opened is not None
    assert by_name(found.opened)["Design"].words.startswith("0 of 12 tables here carry this design")
    assert [one.verdict for one in found.opened.expected] == ["untested"]
    assert found.trial is None
    assert "nothing to compare" in cause_words(found.opened)


def test_treatments_given_by_hand_are_no_cause(room: Cohort, read: Read) -> None:
    by_hand = replace(read, design=replace(read.design, lot=None))
    opened = opened_in(room, by_hand)
    assert "given by hand" in by_name(opened)["Lot"].words
    assert not opened.is_cause


def test_bots_that_the_design_names_have_to_have_played(room: Cohort, read: Read) -> None:
    for policy, met in (("greedy", True), ("random", False)):
        of = replace(read, design=replace(read.design, bots={"iran": policy}))
        assert by_name(opened_in(room, of))["Who played"].is_met == met


def test_a_design_shows_what_is_missing_before_anything_is_over(room: Cohort, read: Read) -> None:
    none = Cohort(tables=(), aside=(), twins=())
    opened = study(none, Asked(games=0, design=read)).opened
    assert opened is not None
    assert "missing: 12 tables" in by_name(opened)["Tables"].words
    assert list(by_name(opened)) == ["Design", "Tables", "Lot"]
    assert "nothing to compare" in cause_words(opened)
    first = gather([room.tables[0].path], workers=1)
    assert [one.verdict for one in opened_in(first, read).expected] == ["untested", "untested"]
    assert "too few tables" in next(iter(hypotheses_words(opened_in(first, read))))


def test_a_draft_and_an_unknown_measure_are_refused(room: Cohort, read: Read) -> None:
    with pytest.raises(Refused, match="is a draft"):
        found_in(room, replace(read, seal=""))
    with pytest.raises(Refused, match="“tie russia moon” is nothing that is measured here"):
        study(room, Asked(games=0, named=("tie russia moon",)))
    turned = study(room, Asked(games=0, named=("tie russia iran",))).trial
    assert turned is not None
    assert [row.key for row in turned.rows if row.named] == ["tie iran russia"]


def bounds(low: float | None, high: float | None) -> Difference:
    return Difference(
        value=0, low=low, high=high, alone=1, among_all=1, of=1000, exact=False, would_show=None
    )


@pytest.mark.parametrize(
    ("way", "least", "low", "high", "verdict"),
    [
        ("higher", 2, 2, 5, "borne-out"),
        ("higher", 2, 1, 5, "in-part"),
        ("higher", 2, 0.5, 1.5, "not-borne-out"),
        ("higher", 2, -1, 5, "not-settled"),
        ("higher", 2, -1, 1, "not-borne-out"),
        ("higher", 2, -5, -1, "other-way"),
        ("lower", 2, -5, -2, "borne-out"),
        ("lower", 2, 1, 5, "other-way"),
        ("lower", 2, -1, 5, "not-borne-out"),
        ("either", 2, -5, -2, "borne-out"),
        ("either", 2, -1, 1, "not-borne-out"),
        ("either", 2, -3, 1, "not-settled"),
        ("either", 2, -5, -1, "in-part"),
        ("higher", 0, 0.1, 5, "borne-out"),
        ("higher", 0, -1, 5, "not-settled"),
        ("higher", 0, -5, -1, "other-way"),
        ("higher", 2, None, None, "not-settled"),
    ],
)
def test_a_hypothesis_comes_to_what_its_interval_says(
    way: str, least: float, low: float | None, high: float | None, verdict: str
) -> None:
    one = Hypothesis(measure="index", way=way, least=least)  # type: ignore[arg-type]
    assert verdict_of(one, bounds(low, high)) == verdict
    assert verdict_of(one, None) == "untested"


def test_the_command_line_says_it_all(read: Read, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import json

    from wargame.cli.main import main

    folder = str(read.path.parent)
    quick = ["--games", "0", "--workers", "1"]
    assert main(["cohort", folder, "--design", str(read.path), *quick]) == 0
    said = capsys.readouterr().out
    for words in (
        read.words,
        "✓ Tables: all 12 were played",
        "Was the treatment used?",
        "Expected, and seen",
    ):
        assert words in said
    assert main(["cohort", folder, "--design", str(read.path), *quick, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)["design"]
    assert data["cause"] is True
    assert data["expected"][0]["verdict"] == "borne-out"
    sheet = tmp_path / "labels.csv"
    sheet.write_text("file,label\n", encoding="utf-8")
    assert main(["cohort", folder, "--design", str(read.path), "--labels", str(sheet), *quick]) == 1
    assert "not both" in capsys.readouterr().err
    assert main(["cohort", folder, "--design", str(sheet), *quick]) == 2


def test_the_report_tells_the_design_with_numbers_for_tables(room: Cohort, read: Read) -> None:
    placed = opened_in(room, read).places.placed
    other = with_table(room, [one.path for one in room.tables].index(placed[0].table.path), seed=99)
    said = render(document_of(series_facts(found_in(other, read))), ".md").decode()
    assert "The design, and what was expected" in said
    assert read.words in said
    assert "Seeds: otherwise at table " in said
    assert "Was the treatment used?" in said
    assert not [one.name for one in room.tables if one.name in said]
    assert read.path.stem not in said
