"""How sure a difference is, in figures: shuffled both ways, as one of many, beside the bots’ long run."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest

from tests.wargame.cohort.tables import shipped
from tests.wargame.cohort.test_study import play_into, with_mediator
from wargame.cohort.bots import bots_play
from wargame.cohort.gathering import Cohort, gather, session_files
from wargame.cohort.labels import Label
from wargame.cohort.shuffles import Dealt, differences
from wargame.cohort.study import Asked, Study, study
from wargame.cohort.sureness import BY_BOTS, NO_CHOICE, Part, Sure, sure_of, sure_words

GAMES = 60


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Five tables of the flagship and five with a mediator, all with the same hidden aims in twos."""
    folder = tmp_path_factory.mktemp("sure")
    play_into(folder, shipped("afghanistan-2017"), "plain", range(5))
    play_into(folder, with_mediator(), "mediator", range(5))
    return gather(session_files([folder]), workers=1)


@pytest.fixture(scope="module")
def inside(room: Cohort) -> Study:
    """Labels shuffled inside the hidden draw; the tie that the mediator moves was named."""
    return study(room, Asked(within=("draw",), named=("tie russia iran",), games=GAMES))


def part(of: Sure, title: str) -> Part:
    return next(one for one in of.parts if one.title == title)


def counted_over_all(found: Study) -> tuple[int, int]:
    """In how many deals over all tables alike the tie differs as much, reckoned from the tables."""
    assert found.trial is not None
    one = found.shown[0].extract
    at = next(at for at, pair in enumerate(one.pairs) if set(pair) == {"iran", "russia"})
    values = np.array([[float(table.extract.ties[-1][at]) for table in found.shown]])
    treated = tuple(found.labels[table.path].label == found.trial.treated for table in found.shown)
    test = differences(values, Dealt(treated=treated, strata=("",) * len(treated)))[0]
    return test.alone, test.of


def test_the_count_that_holds_stands_beside_that_of_all_tables_alike(inside: Study) -> None:
    (sure,) = sure_of(inside)
    assert inside.trial is not None
    row = inside.trial.rows[0]
    alone, of = counted_over_all(inside)
    both = part(sure, "Why the shuffles stay inside")
    assert [name for name, _ in both.rows] == ["Inside hidden draw, which holds", "All tables alike"]
    assert f"{row.difference.alone:,} of" in both.rows[0][1]
    assert both.rows[1][1].startswith(f"{alone:,} of ")
    assert f"{of:,}" in both.rows[1][1]
    assert sure.figure == f"{row.difference.alone:,}"


def test_without_strata_the_hidden_draws_are_the_other_way_and_no_second_try(room: Cohort) -> None:
    found = study(room, Asked(named=("tie russia iran",), games=0))
    (sure,) = sure_of(found)
    other = part(sure, "What the hidden draws do")
    assert [name for name, _ in other.rows] == ["All tables alike, which holds", "Inside one hidden draw"]
    assert NO_CHOICE in other.words
    assert other.rows[0][1].startswith(f"{counted_over_all(found)[0]:,} of ")


def test_a_number_that_was_named_says_what_it_would_be_as_one_of_many(inside: Study) -> None:
    (sure,) = sure_of(inside)
    assert inside.trial is not None
    row = inside.trial.rows[0]
    rows = part(sure, "Why it was named before").rows
    assert rows[1][0] == f"As one of {inside.trial.looked_at} looked at"
    assert f"{row.difference.among_all:,} of" in rows[1][1]


def test_the_bots_long_run_is_the_difference_of_many_games_under_the_conditions_of_either(
    inside: Study,
) -> None:
    (sure,) = sure_of(inside)
    assert inside.trial is not None
    assert sure.long_run is not None
    ends = {}
    for version in inside.versions:
        label = next(
            inside.labels[one.path].label for one in inside.shown if one.extract.scenario_hash == version.hash
        )
        played = bots_play(version.scenario, "greedy", GAMES, turns=2)
        assert played is not None
        ends[label] = played.means["tie iran russia"]
    before, after = ends[inside.trial.without], ends[inside.trial.treated]
    assert sure.long_run.value == pytest.approx(after[0] - before[0])
    assert sure.long_run.give == pytest.approx(1.96 * sqrt((before[1] ** 2 + after[1] ** 2) / GAMES))
    assert f"{GAMES} games of greedy bots with either" in part(sure, "Beside the bots’ long run").words
    assert any("beside the bots’ long run" in words for words in sure_words(inside))


def test_bots_say_nothing_where_both_labels_were_played_alike(room: Cohort) -> None:
    plain = [one for one in room.tables if one.name.startswith("plain")]
    labels = {one.path: Label(label="one" if at % 2 else "other") for at, one in enumerate(plain)}
    alike = replace(room, tables=tuple(plain))
    found = study(alike, Asked(labels=labels, games=GAMES))
    assert not found.long_runs
    assert all("long run" not in one.title for sure in sure_of(found) for one in sure.parts)


def test_tables_of_bots_are_called_so(inside: Study) -> None:
    assert BY_BOTS in sure_of(inside)[0].cautions
