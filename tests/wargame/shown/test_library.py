"""Tests of `wargame.shown.library`."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.journal.library import Peek
from wargame.shown.library import (
    ScenarioRow,
    SessionRow,
    file_name,
    found,
    free_path,
    in_order,
    listed,
    replaced,
    row_of,
    scenario_row,
    shown_title,
    to_continue,
    when,
)
from wargame.words.sentences import Sentence

HERE = Path("/sessions")


def row(name: str, played: float = 0.0, **others: object) -> SessionRow:
    """A line of the list."""
    return SessionRow(path=HERE / f"{name}.entente", title=name, played=played, **others)  # type: ignore[arg-type]


def test_a_folder_is_listed_by_names_alone(tmp_path: Path) -> None:
    for name in ("One.entente", "notes.txt", ".Hidden.entente", "One.entente.lock"):
        (tmp_path / name).write_text("not even a session")
    assert [(one.title, one.standing) for one in listed(tmp_path)] == [("One", "unread")]


def test_a_folder_that_is_not_there_holds_no_sessions(tmp_path: Path) -> None:
    assert listed(tmp_path / "nowhere") == ()


def test_a_glimpse_becomes_a_line() -> None:
    seen = Peek(
        path=HERE / "Autumn- table.entente",
        title="Autumn: table",
        scenario="First steps",
        seats=("Torvik", "Sandry"),
        turn=1,
        turns=2,
        last_played="2026-01-02T10:00:00+00:00",
    )
    line = row_of(seen)
    assert (line.title, line.turn_words, line.seat_words) == ("Autumn: table", "Turn 1 of 2", "2 seats")
    assert line.can_be_played


def test_a_damaged_file_says_so_and_tells_no_turn() -> None:
    line = row_of(
        Peek(
            path=HERE / "x.entente",
            title="x",
            standing="damaged",
            told=Sentence("session-lacks-events", name="x.entente", number=3, sealed=5),
        )
    )
    assert (line.standing, line.turn_words, line.words) == (
        *("damaged", "", "x.entente holds 3 of 5 events."),
    )


@pytest.mark.parametrize(
    ("stem", "title", "shown"),
    [
        ("Autumn- table", "Autumn: table", "Autumn: table"),
        ("Autumn- table 2", "Autumn: table", "Autumn: table 2"),
        ("Autumn copy", "Autumn", "Autumn copy"),
        ("Something else", "Autumn", "Something else"),
        ("Autumn", "", "Autumn"),
    ],
)
def test_a_file_that_was_renamed_is_shown_by_its_new_name(stem: str, title: str, shown: str) -> None:
    assert shown_title(HERE / f"{stem}.entente", title) == shown


@given(st.text())
def test_any_title_makes_a_name_that_every_system_takes(title: str) -> None:
    name = file_name(title)
    assert name
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert len(name.encode("utf-8", "surrogatepass")) < 200


@pytest.mark.parametrize("title", ["CON", "nul.txt", "com1"])
def test_names_that_windows_keeps_for_itself_are_avoided(title: str) -> None:
    assert file_name(title).endswith(" session")


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "Table.entente").touch()
    (tmp_path / "Table 2.entente").touch()
    assert free_path(tmp_path, "Table").name == "Table 3.entente"


def test_the_last_played_stand_first_or_the_names_in_order() -> None:
    rows = [row("b", 1.0), row("A", 3.0), row("c", 2.0)]
    assert [one.title for one in in_order(rows)] == ["A", "c", "b"]
    assert [one.title for one in in_order(rows, by_name=True)] == ["A", "b", "c"]


def test_what_was_read_takes_the_place_of_the_name() -> None:
    read = row("b", standing="closed")
    assert replaced([row("a"), row("b")], [read]) == (row("a"), read)


def test_search_looks_at_title_scenario_seats_and_standing() -> None:
    one = row("Autumn", scenario="First steps", seats=("Torvik",), standing="closed")
    rows = [one, row("Spring")]
    for query in ("AUT", "steps torvik", "closed", "autu\u0308mn"):
        assert found(rows, query) == (one,)
    assert found(rows, "autumn spring") == ()
    assert len(found(rows, " ")) == 2


def test_a_closed_or_damaged_session_is_not_offered_to_go_on_with() -> None:
    rows = [
        row("a", 3.0, standing="closed"),
        row("b", 2.0, standing="damaged"),
        row("c", 1.0, standing="ended"),
    ]
    going_on = to_continue(rows)
    assert going_on is not None
    assert going_on.title == "c"
    assert to_continue(rows[:2]) is None


def test_a_file_has_only_letters_that_the_systems_names_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    assert file_name("Téhéran, مسکو") == "Téhéran, مسکو"
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "iso8859-1")
    assert file_name("Téhéran, مسکو") == "Téhéran, ----"
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "ascii")
    assert file_name("مسکو") == "----"


@pytest.mark.parametrize(
    ("played", "said"),
    [
        ("2026-03-04T09:05", "today, 09:05"),
        ("2026-03-03T23:59", "yesterday, 23:59"),
        ("2026-01-31T12:00", "31 Jan"),
        ("2025-12-01T12:00", "1 Dec 2025"),
    ],
)
def test_times_are_told_as_people_say_them(played: str, said: str) -> None:
    now = datetime.fromisoformat("2026-03-04T18:00").astimezone().timestamp()
    assert when(datetime.fromisoformat(played).astimezone().timestamp(), now) == said


def test_no_time_is_no_word() -> None:
    assert when(0.0, 1e9) == ""


def test_a_scenario_without_a_head_has_faults() -> None:
    assert scenario_row(HERE / "mine.yaml", None).facts == "Has faults"
    assert ScenarioRow(path=HERE, title="x", seats=("a", "b"), turns=1).facts == "2 seats, 1 turn"
