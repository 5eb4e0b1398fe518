"""What a series shows is what its tables say; what so few of them cannot show is said."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from statistics import fmean

import pytest

from tests.wargame.cohort.tables import shipped
from wargame.cohort.extract import extracted
from wargame.cohort.gathering import Cohort, gather, session_files
from wargame.cohort.labels import Label, labels_of
from wargame.cohort.likeness import adjusted_rand
from wargame.cohort.overview import overview
from wargame.cohort.study import Asked, study
from wargame.cohort.tables import SHEETS, sheets
from wargame.cohort.telling import few_words, trial_words
from wargame.game.compiled import CompiledScenario
from wargame.places import docs_folder
from wargame.scenario.model import Inject, Scenario
from wargame.session.opening import Plan, start
from wargame.session.saving import save_anew
from wargame.simulation.live import play_game, policies
from wargame.simulation.order import Order
from wargame.words.sentences import spoken

SEEDS = range(6)


def with_mediator() -> Scenario:
    """The flagship with an event that brings two of its actors much nearer in the first turn."""
    scenario = shipped("afghanistan-2017")
    event = Inject(
        id="mediator",
        title="A mediator is heard",
        text="Both sides listen.",
        kind="scheduled",
        turn=1,
        effects="alignment(russia, iran) +6",
    )
    monitor = replace(scenario.monitor, base_rates=None) if scenario.monitor else None
    return replace(scenario, injects=(*scenario.injects, event), monitor=monitor)


def play_into(folder: Path, scenario: Scenario, name: str, seeds: Sequence[int]) -> None:
    order, compiled = Order(scenario=scenario, everyone="greedy"), CompiledScenario(scenario)
    for seed in seeds:
        session = start(compiled, Plan(seed=seed, turns=2))
        play_game(session, policies(order, seed))
        save_anew(session, folder / f"{name}-{seed}.entente")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Six tables of the flagship, and six with a mediator, each for two turns."""
    folder = tmp_path_factory.mktemp("room")
    play_into(folder, shipped("afghanistan-2017"), "plain", SEEDS)
    play_into(folder, with_mediator(), "mediator", SEEDS)
    return gather(session_files([folder]), workers=1)


NO_BOTS = Asked(games=0)


def test_versions_are_told_apart_and_what_differs_is_said(room: Cohort) -> None:
    found = study(room, NO_BOTS)
    assert [one.tables for one in found.versions] == [6, 6]
    differs = next(one.differs for one in found.versions if one.differs)
    # Base rates are reckoned from a scenario; a version that has none of its own differs by nothing in that.
    assert differs == ("Events: “A mediator is heard” gone",)
    assert all(one.is_pooled for one in found.versions)
    assert found.overview is not None
    assert found.overview.tables == 12


def test_what_is_shown_is_counted_from_the_tables(room: Cohort) -> None:
    found = study(room, replace(NO_BOTS, games=40, policies=("random",)))
    one = found.overview
    assert one is not None
    for row in one.verdicts:
        assert round(row.tables.value * 12) == sum(table.extract.verdict == row.id for table in found.shown)
        assert [policy for policy, _ in row.bots] == ["random"]
    ends = sorted(table.extract.index[-1] for table in found.shown)
    assert one.index is not None
    assert (one.index.lowest, one.index.highest) == (ends[0], ends[-1])
    card = max(one.cards, key=lambda row: row.plays)
    assert card.plays <= 12 * 2 * 2
    assert sum(row.plays for row in one.cards) == sum(len(table.extract.sealed) for table in found.shown)
    assert len(one.decided) == found.shown[0].extract.turns + 1
    assert one.decided[-1] == pytest.approx(1)


def test_a_treatment_is_compared_inside_what_is_asked_for(room: Cohort) -> None:
    asked = replace(NO_BOTS, within=("seed",), named=("tie russia iran", "tie iran russia"))
    found = study(room, replace(asked, without="version A", treated="version B")).trial
    assert found is not None
    assert found.strata == len(SEEDS)
    named = [row for row in found.rows if row.named]
    assert len(named) == 1
    assert abs(named[0].difference.value) > 3
    assert (named[0].difference.alone, named[0].difference.of) == (2, 64)
    said = "\n".join(trial_words(found))
    assert "2 of all 64 deals" in said
    assert "That is shown." in said
    assert "cause" not in said
    assert "is the cause, for the labels were dealt by lot" in "\n".join(
        trial_words(found, dealt_by_lot=True)
    )


def test_a_label_wholly_inside_one_stratum_is_not_tested_and_why(room: Cohort) -> None:
    labels = {
        one.path: Label(label=label, stratum=label)
        for one in room.tables
        for label in (one.name.partition("-")[0],)
    }
    found = study(room, replace(NO_BOTS, labels=labels)).trial
    assert found is not None
    assert not found.is_tested
    assert "may as well be the stratum" in "\n".join(trial_words(found))


def test_what_is_not_shown_is_not_said_to_be_nothing(room: Cohort) -> None:
    labels = {one.path: Label(label="AB"[at % 2]) for at, one in enumerate(room.tables)}
    found = study(room, replace(NO_BOTS, labels=labels)).trial
    assert found is not None
    (named,) = (row for row in found.rows if row.named)
    said = "\n".join(trial_words(found))
    if named.difference.alone > 0.05 * named.difference.of:
        assert "not shown, which is not to say that there is none" in said
        assert "would be found four times in five" in said
    assert "no effect" not in said


@pytest.mark.parametrize("tables", [1, 2, 3])
def test_few_tables_are_shown_as_what_they_are(room: Cohort, tables: int) -> None:
    scenario = shipped("afghanistan-2017")
    one = overview(scenario, [table.extract for table in room.tables[:tables]])
    assert one.tables == tables
    assert one.decided == ()
    assert (one.blocs_agree is None) == (tables == 1)
    assert few_words(tables)
    assert not few_words(4)


def test_blocs_agree_as_every_two_tables_do(room: Cohort) -> None:
    tables = [one.extract for one in room.tables] * 2  # so that some are the same
    parts = [[-at - 2 if of < 0 else of for at, of in enumerate(one.blocs)] for one in tables]
    every = [adjusted_rand(one, other) for one, other in combinations(parts, 2)]
    assert overview(shipped("afghanistan-2017"), tables).blocs_agree == pytest.approx(fmean(every))


def test_no_table_shows_nothing() -> None:
    empty = study(Cohort(tables=(), aside=(), twins=()), NO_BOTS)
    assert empty.overview is None
    assert [len(sheet.rows) for sheet in sheets(empty)] == [0, 0, 0, 0]


def test_a_sheet_of_labels_is_read_as_people_write_it(room: Cohort) -> None:
    files = [one.path for one in room.tables]
    rows = [
        ["File", "LABEL ", "Stratum"],
        ["plain-0.entente", "old", "x"],
        ["plain-1", "old", ""],
        ["", "", ""],
        ["nowhere", "old", ""],
        ["plain-1", "new", ""],
        ["plain-2", "", ""],
    ]
    found = labels_of(rows, files)
    assert {path.stem: (one.label, one.stratum) for path, one in found.of.items()} == {
        "plain-0": ("old", "x"),
        "plain-1": ("old", ""),
    }
    said = [spoken(one) for one in found.told]
    assert said[:3] == [
        "line 5 of the labels: there is no session nowhere here",
        "line 6 of the labels: plain-1 has a label already; the first one holds",
        "line 7 of the labels: plain-2 has no label",
    ]
    assert len(said) == 3 + 10
    assert "needs a first line" in spoken(labels_of([["a", "b"]], files).told[0])


def test_the_documentation_names_every_column_as_the_code_does(room: Cohort) -> None:
    series = (docs_folder() / "cohort.md").read_text(encoding="utf-8")
    for sheet in sheets(study(room, NO_BOTS)):
        assert sheet.name in SHEETS
        part = series.partition(f"### {sheet.name}\n")[2].partition("\n### ")[0]
        assert sheet.means in part
        assert re.findall(r"\| `(\w+)` \| (.*) \|", part) == [(one.name, one.means) for one in sheet.fields]


def test_the_tables_hold_what_the_extracts_say(room: Cohort) -> None:
    made = {sheet.name: sheet for sheet in sheets(study(room, NO_BOTS))}
    assert [row[0] for row in made["tables"].rows] == [one.name for one in room.tables]
    first = extracted(room.tables[0].path)
    values = [row[4] for row in made["courses"].rows if row[0] == room.tables[0].name and row[1] == 1]
    assert values == [*first.ties[1], *first.tracks[1], first.index[1]]
