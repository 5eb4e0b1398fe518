"""A folder of sessions becomes a cohort; what does not belong is named and stops nothing."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace as with_fields

from tests.wargame.cohort.tables import played, saved, shipped
from wargame.cohort import cache
from wargame.cohort.courses import index_courses, last_turns, tie_courses, track_courses
from wargame.cohort.extract import of_session
from wargame.cohort.gathering import Cohort, gather, session_files, sorted_out
from wargame.game.compiled import CompiledScenario
from wargame.game.state import GameState
from wargame.journal.file import open_for_writing
from wargame.session.injects import answer_inject, fire_due
from wargame.session.opening import Plan, start, take_up
from wargame.session.saving import save_anew
from wargame.session.turns import next_phase
from wargame.simulation.live import play_game, policies
from wargame.simulation.order import Order
from wargame.words.sentences import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four tables, and beside them everything that does not belong."""
    folder = tmp_path_factory.mktemp("room")
    first, *_ = (saved(folder, seed) for seed in (1, 2, 3, 4))
    shutil.copy(first, folder / "zz-copy.entente")
    content = first.read_bytes()
    (folder / "broken.entente").write_bytes(content[: len(content) // 2])
    (folder / "empty.entente").write_bytes(b"")
    (folder / "notes.txt").write_text("no session", encoding="utf-8")
    (folder / "inside").mkdir()
    saved(folder / "inside", 9)
    save_anew(start(shipped("great-powers-1872"), Plan(seed=5)), folder / "powers.entente")
    begun = start(shipped("first-steps"), Plan(seed=8))
    next_phase(begun)
    save_anew(begun, folder / "begun.entente")
    return folder


def looked_at(folder: Path) -> Cohort:
    return gather(session_files([folder]), workers=1)


def test_what_does_not_belong_is_named_and_stops_nothing(room: Path) -> None:
    cohort = looked_at(room)
    assert [one.name for one in cohort.tables] == ["begun", "table-1", "table-2", "table-3", "table-4"]
    assert {one.path.name: one.why for one in cohort.aside} == {
        "broken.entente": "damaged",
        "empty.entente": "damaged",
        "powers.entente": "foreign",
        "zz-copy.entente": "twice",
    }
    said = {one.path.name: spoken(one.told) for one in cohort.aside}
    assert said["zz-copy.entente"] == "the same session as table-1.entente; it is counted once"
    assert "Two banks" not in said["powers.entente"]
    assert [one.name for one in cohort.finished] == ["table-1", "table-2", "table-3", "table-4"]
    assert len(cohort.versions) == 1
    assert cohort.twins == ()


def test_an_earlier_state_and_another_line_of_play_are_told_apart(tmp_path: Path) -> None:
    early = tmp_path / "early.entente"
    order = Order(scenario=shipped("first-steps"), everyone="greedy")
    session = start(CompiledScenario(shipped("first-steps")), Plan(seed=1))

    def keep(state: GameState, _events: object) -> None:
        if state.turn == 2 and not early.exists():
            save_anew(session, early)

    session.subscribe(keep)
    play_game(session, policies(order, 1))
    save_anew(session, tmp_path / "whole.entente")
    shutil.copy(early, tmp_path / "without.entente")
    journal, scenario, record = open_for_writing(tmp_path / "without.entente")
    with closing(journal):
        other = take_up(scenario, record, journal)
        fire_due(other)
        answer_inject(other, pays=False)
        play_game(other, policies(replace(order, everyone="random"), 9))
    cohort = looked_at(tmp_path)
    assert [one.name for one in cohort.tables] == ["whole"]
    assert [(one.path.stem, one.why) for one in cohort.aside] == [("early", "earlier"), ("without", "branch")]


def test_the_second_look_reads_nothing_and_says_the_same(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = looked_at(room)
    monkeypatch.setattr("wargame.cohort.gathering.extracted", lambda path: pytest.fail(f"{path} was read"))
    broken = {"broken.entente", "empty.entente"}
    paths = [one for one in session_files([room]) if one.name not in broken]
    again = gather(paths, workers=1)
    assert again.tables == first.tables
    cache.clear()
    assert not cache.cache_folder().exists()


def test_what_is_kept_of_sessions_is_read_by_no_other_account(room: Path) -> None:
    looked_at(room)
    kept = list(cache.cache_folder().iterdir())
    assert kept
    assert all(one.stat().st_mode & 0o077 == 0 for one in kept)


def test_a_cache_that_is_damaged_is_made_anew(room: Path) -> None:
    first = looked_at(room)
    for one in cache.cache_folder().iterdir():
        one.write_bytes(b"\xff" + one.read_bytes()[:100])
    assert looked_at(room) == first


def test_what_was_read_before_it_was_stopped_is_all_there_is(room: Path) -> None:
    asked: Iterator[bool] = iter([False, False, False] + [True] * 99)
    cohort = gather(session_files([room]), workers=1, stopped=lambda: next(asked))
    assert len(cohort.tables) + len(cohort.aside) <= 3


def test_nobody_comes_to_an_empty_room(tmp_path: Path) -> None:
    assert looked_at(tmp_path) == Cohort(tables=(), aside=(), twins=())
    assert session_files([tmp_path / "nowhere"]) == (tmp_path / "nowhere",)
    assert [one.why for one in gather([tmp_path / "nowhere"], workers=1).aside] == ["damaged"]


def test_two_processes_find_the_same(room: Path) -> None:
    cache.clear()
    both = gather(session_files([room]), workers=2)
    cache.clear()
    assert both == looked_at(room)


def test_courses_are_carried_on_to_the_last_turn(room: Path) -> None:
    tables = [one.extract for one in looked_at(room).tables]
    ties = tie_courses(tables)
    assert index_courses(tables).shape == (5, 0)  # the practice game asks no question
    assert ties.shape[1] == track_courses(tables).shape[1] == tables[1].turns + 1
    assert last_turns(tables)[0] == len(tables[0].ties) - 1
    assert (ties[0, -1] == ties[0, 0]).all()
    assert ties[1, -1].tolist() == list(tables[1].ties[-1])


def test_tables_are_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    names = [
        "table 1",
        "Table 2",
        "table 10",
        "table 10b",
        "zone",
        "9 tables",
        "table ٣",
        "table " + "9" * 40,
    ]
    for name in names:
        (tmp_path / f"{name}.entente").write_bytes(b"")
    found = [one.stem for one in session_files([tmp_path])]
    assert [name for name in found if name in names[:6]] == [
        "9 tables", "table 1", "Table 2", "table 10", "table 10b", "zone",
    ]  # fmt: skip
    assert sorted(found) == sorted(names)


def test_of_two_versions_with_as_many_tables_the_first_tables_comes_first() -> None:
    extract = of_session(played(1))
    for hashes in (("north", "south"), ("south", "north")):
        read = [
            (Path(f"table {at}.entente"), (str(at), with_fields(extract, scenario_hash=of, first=of)))
            for at, of in enumerate(hashes)
        ]
        assert sorted_out(read).versions == hashes
